import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import type { Classifier } from "../hearing.ts";
import { createFeatureReader, type FeatureReader } from "./features.ts";
import { createScorer, softmax } from "./head.ts";
import { firstOutput, OUTPUT_COUNT } from "./heads.ts";
import { ownWords } from "./own-words.ts";
import { requireThat } from "./sealed-file.ts";
import { createTrunk } from "./trunk.ts";
import { decodeTrunk } from "./trunk-file.ts";
import { decodeWeights, type Weights, type WeightsHeader } from "./weights-file.ts";

/** A classifier that also tells what it was made from. */
export interface TrainedClassifier extends Classifier {
  readonly header: WeightsHeader;
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
  const { weights, reader } = openFiles(files);
  const scores = new Float64Array(OUTPUT_COUNT);
  const score = createScorer(weights, { first: 0, count: scores.length });
  const ask = <T extends string>(name: "tone" | "pace" | "intent" | "frequency", classes: readonly T[]) => {
    const own = scores.subarray(firstOutput(name), firstOutput(name) + classes.length);
    return () => named(classes, softmax(own));
  };
  const tone = ask("tone", TONES);
  const pace = ask("pace", PACES);
  const intent = ask("intent", INTENTS);
  const frequency = ask("frequency", FREQUENCIES);

  return {
    modelVersion: `hearing-${weights.checksum.slice(0, 12)}`,
    header: weights.header,
    clarity: weights.header.clarity,
    acceptance: weights.header.acceptance,
    classify(text) {
      score(reader.read(ownWords(text)), scores);
      return { tone: tone(), pace: pace(), intent: intent(), frequency: frequency() };
    },
  };
}

function openFiles(files: ClassifierFiles): { weights: Weights; reader: FeatureReader } {
  const weights = decodeWeights(files.weights);
  const trunkWeights = decodeTrunk(files.trunk);
  const wanted = weights.header.trunk.checksum;
  requireThat(wanted === trunkWeights.checksum, "stands on another trunk", wanted, trunkWeights.checksum);
  return { weights, reader: createFeatureReader(weights.header.rowCount, createTrunk(trunkWeights)) };
}

function named<T extends string>(names: readonly T[], values: Float64Array): Record<T, number> {
  const record = {} as Record<T, number>;
  for (let index = 0; index < names.length; index += 1) record[names[index] as T] = values[index] as number;
  return record;
}
