import { readServerSentData } from "../server-sent-data.ts";
import type { Dialect, ProbeAnswer } from "./dialects.ts";
import type { WireAnswer } from "./probe-wire.ts";

export interface ReadAnswer extends ProbeAnswer {
  /** In how many pieces the text came; 0 when it was no stream. */
  readonly pieces: number;
}

/** Reads a whole answer, or a stream that has ended, in the protocol's words; null when it is neither. */
export async function readAnswer(
  dialect: Dialect,
  { body, headers }: Pick<WireAnswer, "body" | "headers">,
): Promise<ReadAnswer | null> {
  const isStream = String(headers["content-type"] ?? "").startsWith("text/event-stream");
  if (!isStream) {
    const answer = dialect.read(parseJson(body));
    return answer === null ? null : { ...answer, pieces: 0 };
  }
  let whole: ReadAnswer | null = null;
  try {
    for await (const data of readServerSentData(once(body))) {
      const event = dialect.read(parseJson(data));
      if (event !== null) whole = join(whole, event);
    }
  } catch {
    return null;
  }
  return whole;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function* once(body: string): AsyncGenerator<Uint8Array, void, void> {
  yield Buffer.from(body);
}

/** What a later event tells counts; what it leaves out does not take an earlier one back. */
function join(before: ReadAnswer | null, event: ProbeAnswer): ReadAnswer {
  if (before === null) return { ...event, pieces: event.text === "" ? 0 : 1 };
  return {
    text: before.text + event.text,
    callsTool: before.callsTool || event.callsTool,
    isCut: before.isCut || event.isCut,
    promptTokens: event.promptTokens ?? before.promptTokens,
    completionTokens: event.completionTokens ?? before.completionTokens,
    cachedPromptTokens: event.cachedPromptTokens ?? before.cachedPromptTokens,
    pieces: before.pieces + (event.text === "" ? 0 : 1),
  };
}
