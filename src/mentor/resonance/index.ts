export { createClassifier, WeightsDamagedError } from "./classifier/index.ts";
export { type Comparison, compareClassifiers, type HeldMessage } from "./comparison.ts";
export type { Explanation, WeighedWord } from "./explain.ts";
export type { Before } from "./follow-up.ts";
export type {
  Candidate,
  Classification,
  Classifier,
  Contributions,
  GivenWave,
  Hearing,
  RankedPersona,
  Ranking,
  Situation,
} from "./hearing.ts";
export * from "./learning/index.ts";
export { createResonance, type Resonance, type ResonanceNeeds } from "./resonance.ts";
