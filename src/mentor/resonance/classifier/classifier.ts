import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import type { Classifier } from "../hearing.ts";
import { EMOTIONS, type Emotion } from "./emotions.ts";
import { createFeatureReader } from "./features.ts";
import { createScorer, sigmoid, softmax } from "./head.ts";
import { firstOutput, OUTPUT_COUNT } from "./heads.ts";
import { ownWords } from "./own-words.ts";
import { requireThat } from "./sealed-file.ts";
import { createTrunk } from "./trunk.ts";
import { decodeTrunk } from "./trunk-file.ts";
import { decodeWeights, type WeightsHeader } from "./weights-file.ts";

/** A classifier that also tells what it heard on the way. */
export interface TrainedClassifier extends Classifier {
  readonly header: WeightsHeader;
  /** Probability of each emotion for itself, 0..1; they need not sum to 1. */
  emotions(text: string): Readonly<Record<Emotion, number>>;
}

/** The two files the classifier is made of. */
export interface ClassifierFiles {
  /** `models/hearing.bin`: the heads. */
  readonly weights: Uint8Array;
  /** `models/trunk.bin`: the convolution under them. */
  readonly trunk: Uint8Array;
}

/**
 * Hears tone, pace, intent and frequency in a text, English or Korean. Synchronous, without I/O, well under a
 * millisecond whatever the length; any string is allowed.
 *
 * @throws WeightsDamagedError when a file is cut short, altered, made for another version or for another trunk
 */
export function createClassifier(files: ClassifierFiles): TrainedClassifier {
  const weights = decodeWeights(files.weights);
  const trunkWeights = decodeTrunk(files.trunk);
  const wanted = weights.header.trunk.checksum;
  requireThat(wanted === trunkWeights.checksum, "stands on another trunk", wanted, trunkWeights.checksum);
  const reader = createFeatureReader(weights.header.rowCount, createTrunk(trunkWeights));
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
    clarity: weights.header.clarity,
    acceptance: weights.header.acceptance,
    emotions(text) {
      score(reader.read(text), scores);
      return named(EMOTIONS, scores.slice(0, EMOTIONS.length).map(sigmoid));
    },
    classify(text) {
      score(reader.read(ownWords(text)), scores, EMOTIONS.length);
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
