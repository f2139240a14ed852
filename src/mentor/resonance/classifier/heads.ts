import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";

/** One question asked of a text; exactly one of its classes is right. */
export interface Head {
  readonly name: "tone" | "pace" | "intent" | "frequency";
  readonly classes: readonly string[];
}

/** The heads in the order of the weight matrix's outputs. */
export const HEADS: readonly Head[] = [
  { name: "tone", classes: TONES },
  { name: "pace", classes: PACES },
  { name: "intent", classes: INTENTS },
  { name: "frequency", classes: FREQUENCIES },
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
