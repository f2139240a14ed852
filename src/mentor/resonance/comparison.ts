/** Whether one classifier hears better than another, by more than noise. */
import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import type { Classification, Classifier } from "./hearing.ts";
import { likeliest } from "./wave-key.ts";

/** A message that neither classifier has learned from, and the values that count as right. */
export interface HeldMessage {
  readonly text: string;
  readonly tone: readonly string[];
  readonly pace: readonly string[];
  readonly intent: readonly string[];
  readonly frequency: readonly string[];
}

export interface Comparison {
  readonly messages: number;
  /** Mean accuracy over tone, pace, intent and frequency, 0..1. */
  readonly current: number;
  readonly candidate: number;
  /** 95 % interval of candidate − current: paired bootstrap over messages (Koehn 2004). */
  readonly gain: { readonly low: number; readonly high: number };
  /** The whole interval lies above 0. */
  readonly isBetter: boolean;
}

const AXES = { tone: TONES, pace: PACES, intent: INTENTS, frequency: FREQUENCIES } as const;
const ROUNDS = 2000;

/**
 * Compares two classifiers on the same messages.
 *
 * @param random uniform in [0, 1); a fixed one makes the verdict repeatable
 */
export function compareClassifiers(
  current: Classifier,
  candidate: Classifier,
  { messages, random }: { messages: readonly HeldMessage[]; random: () => number },
): Comparison {
  const before = messages.map((message) => rightShare(message, current.classify(message.text)));
  const after = messages.map((message) => rightShare(message, candidate.classify(message.text)));
  const gains = after.map((share, index) => share - (before[index] ?? 0));
  const means = Array.from({ length: ROUNDS }, () => {
    let sum = 0;
    for (let index = 0; index < gains.length; index += 1)
      sum += gains[Math.floor(random() * gains.length)] ?? 0;
    return sum / gains.length;
  }).sort((a, b) => a - b);
  const gain = { low: means[Math.floor(0.025 * ROUNDS)] ?? 0, high: means[Math.floor(0.975 * ROUNDS)] ?? 0 };
  return {
    messages: messages.length,
    current: mean(before),
    candidate: mean(after),
    gain,
    isBetter: gain.low > 0,
  };
}

/** On how many of the four axes the likeliest value is right. */
function rightShare(message: HeldMessage, heard: Classification): number {
  const right = (Object.keys(AXES) as (keyof typeof AXES)[]).filter((axis) => {
    const values: readonly string[] = AXES[axis];
    return message[axis].includes(likeliest(values, heard[axis] as Readonly<Record<string, number>>));
  });
  return right.length / 4;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
