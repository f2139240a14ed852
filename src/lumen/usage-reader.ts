import type { Usage } from "./lumen.ts";

/** Reads the usage out of an answer in OpenAI's words while its bytes go by. */
export interface UsageReader {
  /** A stream's next bytes, without the report where it is hidden; held back up to the end of an event. */
  pass(bytes: Uint8Array): Uint8Array;
  /** What was held back when the stream ended. */
  rest(): Uint8Array;
  /** A whole answer. */
  readWhole(bytes: Uint8Array): void;
  /** null as long as none was reported. */
  readonly usage: Usage | null;
  /** About as much text as came: for an estimate where no usage is reported. */
  readonly said: string;
}

const EVENT_END = Buffer.from("\n\n");
const USAGE = Buffer.from('"usage"');
const NOTHING = Buffer.alloc(0);
/** Of every event of a stream so much is not the model's text. */
const ENVELOPE_CHARACTERS = 160;

export function createUsageReader({ hidesReport }: { readonly hidesReport: boolean }): UsageReader {
  let usage: Usage | null = null;
  let held: Buffer = NOTHING;
  let characters = 0;

  /** Whether the event goes on to the client. */
  function read(event: Buffer): boolean {
    characters += Math.max(0, event.length - ENVELOPE_CHARACTERS);
    if (!event.includes(USAGE)) return true;
    const answer = parse(event.toString("utf8").replace(/^data: ?/, ""));
    const told = usageOf(answer);
    if (told === null) return true;
    usage = told;
    return !(hidesReport && Array.isArray(answer.choices) && answer.choices.length === 0);
  }

  return {
    pass(bytes) {
      const all: Buffer =
        held.length === 0
          ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
          : Buffer.concat([held, bytes]);
      const kept: Buffer[] = [];
      let from = 0;
      for (let end = all.indexOf(EVENT_END); end !== -1; end = all.indexOf(EVENT_END, from)) {
        const event = all.subarray(from, end + EVENT_END.length);
        if (read(event)) kept.push(event);
        from = end + EVENT_END.length;
      }
      held = from === all.length ? NOTHING : Buffer.from(all.subarray(from));
      return kept.length === 1 ? (kept[0] as Buffer) : Buffer.concat(kept);
    },
    rest: () => (held.length > 0 && read(held) ? held : NOTHING),
    readWhole(bytes) {
      usage = usageOf(parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8")));
    },
    get usage() {
      return usage;
    },
    get said() {
      return "x".repeat(characters);
    },
  };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function usageOf({ usage }: Readonly<Record<string, unknown>>): Usage | null {
  if (typeof usage !== "object" || usage === null) return null;
  const told = { ...usage } as Readonly<Record<string, unknown>>;
  const details = told.prompt_tokens_details as { cached_tokens?: unknown } | null | undefined;
  return {
    promptTokens: count(told.prompt_tokens),
    // An embedding has none.
    completionTokens: count(told.completion_tokens) ?? 0,
    cachedPromptTokens: count(details?.cached_tokens),
  };
}

function count(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
