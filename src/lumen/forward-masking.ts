/** Masking for requests that go on in OpenAI's own words: the texts of the body, and of the answer's choices. */
import { createMasker, type Masker, type RestoreStream } from "./guard/index.ts";
import type { Guard } from "./guarding.ts";
import type { ForwardedAnswer, ForwardRequest } from "./lumen.ts";

type Body = ForwardRequest["body"];

export interface MaskedForward {
  readonly body: Body;
  /** The answer with the values back in it. */
  restore(answer: ForwardedAnswer): ForwardedAnswer;
}

/** The body as it may leave; null where there is nothing to mask, and the answer can go by byte for byte. */
export function maskForward({ settings, find }: Guard, body: Body): MaskedForward | null {
  const masker = createMasker(settings.kinds, find);
  const texts = textsOf(body);
  const masked = masker.maskAll(texts);
  if (masker.note === null) return null;
  let place = 0;
  const replaced = mapTexts(body, () => masked[place++] ?? "");
  return { body: withNote(replaced, masker.note), restore: (answer) => restoreAnswer(answer, masker) };
}

/** Every text a person or a program wrote: messages with their parts, or what is to be embedded. */
function textsOf(body: Body): string[] {
  const texts: string[] = [];
  mapTexts(body, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

function mapTexts(body: Body, change: (text: string) => string): Body {
  const { messages, input } = body;
  return {
    ...body,
    ...(Array.isArray(messages) ? { messages: messages.map((message) => mapMessage(message, change)) } : {}),
    ...(typeof input === "string" ? { input: change(input) } : {}),
    ...(Array.isArray(input)
      ? { input: input.map((one: unknown) => (typeof one === "string" ? change(one) : one)) }
      : {}),
  };
}

function mapMessage(message: unknown, change: (text: string) => string): unknown {
  if (!isRecord(message)) return message;
  const { content } = message;
  if (typeof content === "string") return { ...message, content: change(content) };
  if (!Array.isArray(content)) return message;
  return {
    ...message,
    content: content.map((part: unknown) =>
      isRecord(part) && typeof part.text === "string" ? { ...part, text: change(part.text) } : part,
    ),
  };
}

function withNote(body: Body, note: string): Body {
  const { messages } = body;
  return Array.isArray(messages)
    ? { ...body, messages: [{ role: "system", content: note }, ...messages] }
    : body;
}

function restoreAnswer(answer: ForwardedAnswer, masker: Masker): ForwardedAnswer {
  if (!(answer.body instanceof Uint8Array)) return { ...answer, body: restoreEvents(answer.body, masker) };
  const text = Buffer.from(answer.body).toString("utf8");
  return { ...answer, body: Buffer.from(mapStrings(text, (value) => masker.restore(value))) };
}

/** JSON with every string in it changed; what is no JSON stays. */
function mapStrings(json: string, change: (value: string) => string): string {
  try {
    return JSON.stringify(
      JSON.parse(json, (_, value: unknown) => (typeof value === "string" ? change(value) : value)),
    );
  } catch {
    return json;
  }
}

const EVENT_END = "\n\n";

/** A stream's events; a placeholder may be cut between two pieces of a choice, so each choice holds back its own. */
async function* restoreEvents(
  body: AsyncIterable<Uint8Array>,
  masker: Masker,
): AsyncGenerator<Uint8Array, void, void> {
  const decoder = new TextDecoder();
  const choices = new Map<number, RestoreStream>();
  let held = "";
  for await (const bytes of body) {
    const events = (held + decoder.decode(bytes, { stream: true })).split(EVENT_END);
    held = events.pop() ?? "";
    if (events.length === 0) continue;
    const restored = events.map((event) => restoreEvent(event, masker, choices));
    yield Buffer.from(restored.join(EVENT_END) + EVENT_END);
  }
  if (held !== "") yield Buffer.from(held);
}

function restoreEvent(event: string, masker: Masker, choices: Map<number, RestoreStream>): string {
  if (!event.startsWith("data: {")) return event;
  const chunk: unknown = parse(event.slice("data: ".length));
  if (!isRecord(chunk) || !Array.isArray(chunk.choices)) return event;
  const restored = chunk.choices.map((choice: unknown) => {
    if (!isRecord(choice) || !isRecord(choice.delta)) return choice;
    const index = Number(choice.index ?? 0);
    const stream = choices.get(index) ?? masker.restoreStream();
    choices.set(index, stream);
    const { content } = choice.delta;
    const text = typeof content === "string" ? stream.push(content) : "";
    const rest = choice.finish_reason == null ? "" : stream.end();
    if (typeof content !== "string" && rest === "") return choice;
    return { ...choice, delta: { ...choice.delta, content: text + rest } };
  });
  return `data: ${JSON.stringify({ ...chunk, choices: restored })}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
