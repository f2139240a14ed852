import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { EMOTIONS } from "./emotions.ts";

/** One question asked of a text. Sigmoid: each class for itself; softmax: exactly one of them. */
export interface Head {
  readonly name: "emotion" | "tone" | "pace" | "intent" | "frequency";
  readonly kind: "sigmoid" | "softmax";
  readonly classes: readonly string[];
}

/** The heads in the order of the weight matrix's outputs. */
export const HEADS: readonly Head[] = [
  { name: "emotion", kind: "sigmoid", classes: EMOTIONS },
  { name: "tone", kind: "softmax", classes: TONES },
  { name: "pace", kind: "softmax", classes: PACES },
  { name: "intent", kind: "softmax", classes: INTENTS },
  { name: "frequency", kind: "softmax", classes: FREQUENCIES },
];

export const OUTPUT_COUNT = HEADS.reduce((sum, head) => sum + head.classes.length, 0);

/** Where a head's outputs begin. */
export function firstOutput(name: Head["name"]): number {
  let first = 0;
  for (const head of HEADS) {
    if (head.name === name) return first;
    first += head.classes.length;
  }
  return first;
}
