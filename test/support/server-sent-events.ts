export interface SentEvent {
  readonly event: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export async function collectEvents(response: {
  readonly body: AsyncIterable<Uint8Array> | null;
}): Promise<SentEvent[]> {
  const events: SentEvent[] = [];
  for await (const event of readEvents(response)) events.push(event);
  return events;
}

/** Server-sent events of a response, in order; comments are left out. */
async function* readEvents(response: {
  readonly body: AsyncIterable<Uint8Array> | null;
}): AsyncGenerator<SentEvent, void, void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body ?? []) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(block.split("\n").map((line) => splitOnce(line, ": ")));
      const data = fields.get("data");
      if (data === undefined) continue;
      yield {
        event: fields.get("event") ?? "message",
        id: fields.get("id") ?? "",
        data: JSON.parse(data) as SentEvent["data"],
      };
    }
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}
