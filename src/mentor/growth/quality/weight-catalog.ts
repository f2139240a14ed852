/** How much each criterion counts, by kind of gap; the weights of a kind sum to 1. */
import type { Criterion } from "../growth.ts";

/** experience: what was done; behaviour: how somebody acted; fact: what is simply so (a degree, a level, a place). */
export type WeightKind = "experience" | "behaviour" | "fact";

export const WEIGHTS: Readonly<Record<WeightKind, Readonly<Record<Criterion, number>>>> = {
  experience: {
    specific: 0.14,
    "own-role": 0.14,
    scale: 0.08,
    result: 0.18,
    relevance: 0.3,
    honesty: 0.1,
    length: 0.06,
  },
  behaviour: {
    specific: 0.16,
    "own-role": 0.18,
    scale: 0.02,
    result: 0.18,
    relevance: 0.3,
    honesty: 0.1,
    length: 0.06,
  },
  fact: { specific: 0.15, "own-role": 0, scale: 0, result: 0, relevance: 0.4, honesty: 0.35, length: 0.1 },
};
