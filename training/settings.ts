/** The trainer's settings; README.md says how they were chosen. */
import type { TrainingSettings } from "./sgd.ts";

/** Hashed rows of the shipped matrix: 2¹⁷ rows × 51 outputs are 6.7 MB; twice as many gained less than half a point. */
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

/** The first of the tone's two stages: public sets, many texts with other people's labels. */
export const PUBLIC_TONE_SETTINGS: HeadSettings = {
  epochs: 6,
  learningRate: 0.3,
  denseRate: 0.02,
  balance: 0.7,
  rarity: 2,
  decay: 0,
};

/** Our own messages: few, so many epochs with large steps. Also the tone's second stage. */
export const OWN_SETTINGS: Readonly<Record<"tone" | "pace" | "intent" | "frequency", HeadSettings>> = {
  tone: { epochs: 30, learningRate: 4, denseRate: 0.03, balance: 0.5, rarity: 1, decay: 0 },
  pace: { epochs: 40, learningRate: 0.3, denseRate: 0.5, balance: 0.5, rarity: 1, decay: 0 },
  intent: { epochs: 30, learningRate: 3, denseRate: 0.01, balance: 0.5, rarity: 1, decay: 0 },
  frequency: { epochs: 30, learningRate: 3, denseRate: 0.01, balance: 0.5, rarity: 2, decay: 0 },
};

/** The heads that also stand on the trunk; for the others words and rhythm alone were better in cross-validation. */
export const ON_TRUNK: Readonly<Record<keyof typeof OWN_SETTINGS, boolean>> = {
  tone: true,
  pace: false,
  intent: false,
  frequency: false,
};

/** Rows for heads that are trained only to be measured; nobody ships them. */
export const BENCHMARK_ROW_COUNT = 1 << 20;
export const INTENT_ROW_COUNT = 1 << 18;

/** Ekman's six and the sentiments (GoEmotions' groupings), and KOTE's labels. */
export const GROUP_SETTINGS: HeadSettings = {
  epochs: 12,
  learningRate: 0.12,
  denseRate: 0.02,
  balance: 0.1,
  rarity: 2,
  decay: 0,
};

/** CLINC150, Banking77: one against the rest. */
export const INTENT_SETTINGS: HeadSettings = {
  epochs: 10,
  learningRate: 2,
  denseRate: 0.02,
  balance: 0,
  rarity: 1,
  decay: 0,
};

/** Three classes from a thousand texts. */
export const POLARITY_SETTINGS: HeadSettings = { ...INTENT_SETTINGS, epochs: 20, balance: 0.3 };

/** training/trunk.py and sequence.py keep every tenth text of a set with labels side by side from their training. */
export const KEPT_FROM_NETS = 10;
/** What a public example counts in the tone's second stage, against 1 for a message of our own. */
export const REHEARSAL_WEIGHT = 0.02;
/** Bytes of the emotions below this are left out: no figure moves by more than noise, and the file is a quarter smaller. */
export const LEAST_EMOTION_BYTE = 3;
