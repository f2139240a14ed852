/** The trainer's settings, chosen by cross-validation on training data (see README.md), never on a dev split. */
import type { TrainingSettings } from "./sgd.ts";

/** Hashed rows of the shipped matrix: 2¹⁷ × 51 outputs are 6.7 MB, and 2¹⁸ gained nothing. */
export const ROW_COUNT = 1 << 17;
export const DEFAULT_SEED = 20261120;
export const FOLDS = 5;

export type HeadSettings = Omit<TrainingSettings, "seed">;

export const EMOTION_SETTINGS: HeadSettings = {
  epochs: 12,
  learningRate: 0.25,
  denseRate: 0.02,
  balance: 0.1,
  rarity: 2,
  decay: 0,
};
