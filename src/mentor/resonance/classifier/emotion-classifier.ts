/** The emotions in a text. Apart from the classifier, because only the evaluation asks for them. */
import { EMOTIONS, type Emotion } from "./emotions.ts";
import { decodeEmotions, type EmotionMixture } from "./emotions-file.ts";
import { createFeatureReader, cutLongText } from "./features.ts";
import { createScorer, sigmoid } from "./head.ts";
import { headOutputs } from "./head-outputs.ts";
import { requireThat } from "./sealed-file.ts";
import { createSequence, type Sequence } from "./sequence.ts";
import { decodeSequence, type SequenceWeights } from "./sequence-file.ts";
import { createTrunk, NO_TRUNK, type Trunk } from "./trunk.ts";
import { decodeTrunk, type TrunkWeights } from "./trunk-file.ts";

export interface EmotionFiles {
  /** `models/emotions.bin` */
  readonly emotions: Uint8Array;
  /** `models/sequence.bin` */
  readonly sequence: Uint8Array;
  /** `models/trunk.bin` */
  readonly trunk: Uint8Array;
}

const HANGUL = /\p{Script=Hangul}/u;

/**
 * Hears the emotions in a text: the probability of each for itself, 0..1; they need not sum to 1. Log-odds of a linear
 * head and of a net, each with its share: the sequence, or the trunk where there is Hangul.
 *
 * @throws WeightsDamagedError when a file is cut short, altered, made for another version or for other nets
 */
export function createEmotionClassifier(
  files: EmotionFiles,
): (text: string) => Readonly<Record<Emotion, number>> {
  const linear = decodeEmotions(files.emotions);
  const sequence = decodeSequence(files.sequence);
  const trunk = decodeTrunk(files.trunk);
  const reader = createFeatureReader(linear.header.rowCount, NO_TRUNK);
  const score = createScorer(linear, { first: 0, count: EMOTIONS.length });
  const scores = new Float64Array(EMOTIONS.length);
  const mix = {
    en: createMixer(linear.header.en, sequence, createSequence(sequence)),
    ko: createMixer(linear.header.ko, trunk, createTrunk(trunk)),
  };
  return (text) => {
    score(reader.read(text), scores);
    const read = cutLongText(text).normalize("NFC");
    const mixed = (HANGUL.test(read) ? mix.ko : mix.en)(read, scores);
    const probabilities = {} as Record<Emotion, number>;
    for (const [place, emotion] of EMOTIONS.entries())
      probabilities[emotion] = sigmoid(mixed[place] as number);
    return probabilities;
  };
}

/** A function that mixes linear scores with what a net's own head says about a text; it reuses its memory. */
function createMixer(
  { net, netShare }: EmotionMixture,
  { header, checksum, headWeights, headBias }: SequenceWeights | TrunkWeights,
  reader: Sequence | Trunk,
): (text: string, scores: Float64Array) => Float64Array {
  requireThat(net === checksum, "stands on another net", net, checksum);
  const outputs = headOutputs(header.heads, "goemotions");
  const places = EMOTIONS.map((emotion) => outputs.get(emotion) ?? 0);
  const channels = new Float64Array(reader.channelCount);
  // One emotion's weights after the other's, because that is how they are read.
  const weights = Float32Array.from({ length: places.length * channels.length }, (_, at) => {
    const output = places[Math.floor(at / channels.length)] as number;
    return headWeights[(at % channels.length) * headBias.length + output] as number;
  });
  const mixed = new Float64Array(EMOTIONS.length);
  return (text, scores) => {
    reader.read(text, channels);
    for (const [place, output] of places.entries()) {
      let said = headBias[output] as number;
      const first = place * channels.length;
      for (let channel = 0; channel < channels.length; channel += 1)
        said += (channels[channel] as number) * (weights[first + channel] as number);
      mixed[place] = (1 - netShare) * (scores[place] as number) + netShare * said;
    }
    return mixed;
  };
}
