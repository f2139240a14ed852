/** What is remembered, as a model reads it and as an answer tells it. */
import { createHmac, randomBytes } from "node:crypto";
import type { UsedMemoryView } from "#contract/memory.ts";
import { fence } from "#lumen/index.ts";
import type { Remembered } from "../memory/index.ts";
import { toTime } from "./session.ts";

const NONCE_CHARACTERS = 12;
const secret = lazily(() => randomBytes(32));

/**
 * Memories as data between the lines of a fence; null without any. They are a person's own words of long ago, which may
 * hold what somebody else wrote: nothing in them is an instruction. The word of the fence follows from what is in it, so
 * that the same memories make the same prompt, and from a secret that no author of a memory knows.
 */
export function fencedMemories(things: readonly Remembered[]): string | null {
  if (things.length === 0) return null;
  const text = things.map(lineOf).join("\n");
  const nonce = createHmac("sha256", secret()).update(text).digest("hex").slice(0, NONCE_CHARACTERS);
  return fence(text, { kind: "memory", name: "earlier conversations" }, nonce);
}

function lineOf({ text, speaker, tier, isOver, source }: Remembered): string {
  const day = toTime(source.saidAt).slice(0, 10);
  if (isOver) return `- ${day}, no longer so: ${text}`;
  if (tier !== "semantic") return `- ${text} (told on ${day})`;
  return speaker === "mentor" ? `- ${day}, you answered: ${text}` : `- ${day}, the person said: ${text}`;
}

export function memoryView({ id, text, tier, source }: Remembered): UsedMemoryView {
  return {
    id,
    text,
    tier,
    source: {
      conversation_id: source.conversationId,
      turn_number: source.turnNumber,
      quote: source.quote,
      said_at: toTime(source.saidAt),
    },
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
