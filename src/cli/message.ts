import type { Readable } from "node:stream";
import { messageSchema } from "#contract/recommendation.ts";
import { InvalidInputError } from "#lib/ion-error.ts";

/** More bytes than any message may have; what comes after them changes nothing. */
const ENOUGH_BYTES = 256 * 1024;

/** @throws InvalidInputError saying what is wrong with the message */
export function parseMessage(text: string): string {
  const parsed = messageSchema.safeParse(text.trim());
  if (parsed.success) return parsed.data;
  throw badMessage(parsed.error.issues[0]?.message ?? "is not valid");
}

/**
 * The message in a stream, of which no more is read than it takes to judge it.
 *
 * @throws InvalidInputError too long, not text, or empty
 */
export async function readMessage(stream: Readable): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      text += decoder.decode(chunk, { stream: true });
      bytes += chunk.length;
      if (bytes > ENOUGH_BYTES) return parseMessage(text);
    }
    return parseMessage(text + decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) throw badMessage("must be text in UTF-8, not binary data");
    throw error;
  }
}

function badMessage(problem: string): InvalidInputError {
  return new InvalidInputError("message", problem, "write in a few words how you are stuck");
}
