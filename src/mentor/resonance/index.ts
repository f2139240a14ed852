export { createClassifier, WeightsDamagedError } from "./classifier/index.ts";
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
export { createResonance, type Resonance, type ResonanceNeeds } from "./resonance.ts";
