/**
 * Whom people would let answer: learned from messages whose labellers named the personas they would accept, where the
 * affinity matrix is designed. It also weighs the frequency, which the matrix does not know.
 */
import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import type { Acceptance, Classification } from "./hearing.ts";

const AXES = { tone: TONES, pace: PACES, intent: INTENTS, frequency: FREQUENCIES } as const;

/** Of nobody who has been asked: routing then goes by the wave keys that personas win. */
export const NOBODY_ASKED: Acceptance = {
  personas: [],
  bias: [],
  weights: { tone: {}, pace: {}, intent: {}, frequency: {} },
};

/** For each persona it knows the probability of being the one to answer; they sum to 1. */
export function acceptanceOf({ personas, bias, weights }: Acceptance, heard: Classification): number[] {
  const scores = personas.map((_, index) => bias[index] ?? 0);
  for (const axis of Object.keys(AXES) as (keyof Classification)[]) {
    const probabilities: Readonly<Record<string, number>> = heard[axis];
    for (const value of AXES[axis]) {
      const probability = probabilities[value] ?? 0;
      const row = weights[axis][value];
      for (let index = 0; index < scores.length; index += 1)
        scores[index] = (scores[index] ?? 0) + probability * (row?.[index] ?? 0);
    }
  }
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}
