/** The resonance router (resonance.md): expected affinity over what was heard. */
import { type Distribution, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import type { Candidate, Classification, RankedPersona } from "./hearing.ts";

export const TONE_WEIGHT = 0.5;
export const PACE_WEIGHT = 0.3;
export const INTENT_WEIGHT = 0.2;

/** 0.5 × tone + 0.3 × pace + 0.2 × intent, each the expectation of the persona's affinity; 0..1. */
export function resonanceOf(candidate: Candidate, heard: Classification): RankedPersona["resonance"] {
  const tone = expected(TONES, candidate.affinities.tone, heard.tone);
  const pace = expected(PACES, candidate.affinities.pace, heard.pace);
  const intent = expected(INTENTS, candidate.affinities.intent, heard.intent);
  return { score: TONE_WEIGHT * tone + PACE_WEIGHT * pace + INTENT_WEIGHT * intent, tone, pace, intent };
}

/** Confidence = 0.3 × margin + 0.7 × best score, margin = best − second best (resonance.md). */
export function confidenceOf(scores: readonly number[]): { confidence: number; margin: number } {
  const [best = 0, second = 0] = scores.toSorted((a, b) => b - a);
  const margin = best - second;
  return { confidence: 0.3 * margin + 0.7 * best, margin };
}

/** Σ probability × affinity. */
export function expected<T extends string>(
  values: readonly T[],
  affinity: Distribution<T>,
  shares: Distribution<T>,
): number {
  let sum = 0;
  for (const value of values) sum += shares[value] * affinity[value];
  return sum;
}
