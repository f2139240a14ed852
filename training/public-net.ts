/** What nets that learned from public sets say about texts with their own heads. */
import { headOutputs } from "../src/mentor/resonance/classifier/head-outputs.ts";
import { createSequence } from "../src/mentor/resonance/classifier/sequence.ts";
import type { SequenceWeights } from "../src/mentor/resonance/classifier/sequence-file.ts";
import { createTrunk } from "../src/mentor/resonance/classifier/trunk.ts";
import type { TrunkWeights } from "../src/mentor/resonance/classifier/trunk-file.ts";

/** A net from texts to numbers with linear heads on them. */
export interface PublicNet {
  readonly channelCount: number;
  read(text: string, into: Float64Array): void;
  readonly heads: readonly { readonly name: string; readonly classes: readonly string[] }[];
  /** Channel-major, one weight per output of all heads side by side. */
  readonly headWeights: Float32Array;
  readonly headBias: Float32Array;
}

export function trunkNet(weights: TrunkWeights): PublicNet {
  return { ...createTrunk(weights), ...headsOf(weights) };
}

export function sequenceNet(weights: SequenceWeights): PublicNet {
  return { ...createSequence(weights), ...headsOf(weights) };
}

function headsOf({ header, headWeights, headBias }: TrunkWeights | SequenceWeights) {
  return { heads: header.heads, headWeights, headBias };
}

/** Raw scores of a head for texts, text-major, in the order of `classes`; a class it does not know scores low. */
export function scoreWithNet(
  { channelCount, read, heads, headWeights, headBias }: PublicNet,
  head: string,
  { texts, classes }: { texts: readonly string[]; classes: readonly string[] },
): Float32Array {
  const outputs = headOutputs(heads, head);
  const channels = new Float64Array(channelCount);
  const scores = new Float32Array(texts.length * classes.length);
  for (const [place, text] of texts.entries()) {
    read(text.normalize("NFC"), channels);
    for (const [position, name] of classes.entries()) {
      const output = outputs.get(name);
      let score = output === undefined ? UNKNOWN_SCORE : (headBias[output] ?? 0);
      if (output !== undefined)
        for (let channel = 0; channel < channels.length; channel += 1)
          score += (channels[channel] ?? 0) * (headWeights[channel * headBias.length + output] ?? 0);
      scores[place * classes.length + position] = score;
    }
  }
  return scores;
}

const UNKNOWN_SCORE = -12;
