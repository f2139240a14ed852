import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import type { Classifier } from "../hearing.ts";
import { EMOTIONS, type Emotion } from "./emotions.ts";
import { createFeatureReader } from "./features.ts";
import { createScorer, sigmoid, softmax } from "./head.ts";
import { firstOutput, OUTPUT_COUNT } from "./heads.ts";
import { decodeWeights, type WeightsHeader } from "./weights-file.ts";

/** A classifier that also tells what it heard on the way. */
export interface TrainedClassifier extends Classifier {
  readonly header: WeightsHeader;
  /** Probability of each emotion for itself, 0..1; they need not sum to 1. */
  emotions(text: string): Readonly<Record<Emotion, number>>;
}

/**
 * Hears tone, pace, intent and frequency in a text, English or Korean. Synchronous, without I/O, well under a
 * millisecond whatever the length; any string is allowed.
 *
 * @param bytes the weights file that training wrote
 * @throws WeightsDamagedError when the file is cut short, altered or made for another version
 */
export function createClassifier(bytes: Uint8Array): TrainedClassifier {
  const weights = decodeWeights(bytes);
  const reader = createFeatureReader(weights.header.rowCount);
  const score = createScorer(weights);
  const scores = new Float64Array(OUTPUT_COUNT);
  const distribution = <T extends string>(
    head: "tone" | "pace" | "intent" | "frequency",
    classes: readonly T[],
  ) => {
    const first = firstOutput(head);
    return named(classes, softmax(scores.slice(first, first + classes.length)));
  };

  return {
    modelVersion: `hearing-${weights.checksum.slice(0, 12)}`,
    header: weights.header,
    emotions(text) {
      score(reader.read(text), scores);
      return named(EMOTIONS, scores.slice(0, EMOTIONS.length).map(sigmoid));
    },
    classify(text) {
      score(reader.read(text), scores);
      return {
        tone: distribution("tone", TONES),
        pace: distribution("pace", PACES),
        intent: distribution("intent", INTENTS),
        frequency: distribution("frequency", FREQUENCIES),
      };
    },
  };
}

function named<T extends string>(names: readonly T[], values: ArrayLike<number>): Record<T, number> {
  const entries = names.map((name, index) => [name, values[index] ?? 0] as const);
  return Object.fromEntries(entries) as Record<T, number>;
}
