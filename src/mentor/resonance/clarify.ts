/** Asking instead of guessing: when neither how a message sounds nor what it wants is clear (capability R4). */
import { INTENTS, TONES } from "#contract/wave-key.ts";
import { WANTED } from "./clarify-catalog.ts";
import type { ClarityThresholds, Hearing } from "./hearing.ts";
import { likeliest } from "./wave-key.ts";

/** One question between the two likeliest intents, in the message's language; null when something is clear. */
export function clarifyingQuestion(
  { tone, intent, source, language }: Pick<Hearing, "tone" | "intent" | "source" | "language">,
  thresholds: ClarityThresholds,
): string | null {
  if (source !== "classifier") return null;
  const [first, second] = INTENTS.toSorted((a, b) => intent[b] - intent[a]);
  if (first === undefined || second === undefined) return null;
  const isUnclear = tone[likeliest(TONES, tone)] < thresholds.tone && intent[first] < thresholds.intent;
  if (!isUnclear) return null;
  return language === "ko"
    ? `어느 쪽이 더 도움이 될까요? ${WANTED.ko[first]}, 아니면 ${WANTED.ko[second]}?`
    : `Which would help you more right now: ${WANTED.en[first]}, or ${WANTED.en[second]}?`;
}
