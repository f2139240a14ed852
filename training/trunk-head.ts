/** What the trunk's own heads say about texts: half of the mixture that the public sets are answered with. */
import { createTrunk } from "../src/mentor/resonance/classifier/trunk.ts";
import type { TrunkWeights } from "../src/mentor/resonance/classifier/trunk-file.ts";

/** Raw scores of a head for texts, text-major, in the order of `classes`; a class it does not know scores low. */
export function scoreWithTrunk(
  weights: TrunkWeights,
  head: string,
  { texts, classes }: { texts: readonly string[]; classes: readonly string[] },
): Float32Array {
  const outputs = outputsOf(weights, head);
  const trunk = createTrunk(weights);
  const channels = new Float64Array(trunk.channelCount);
  const outputCount = weights.headBias.length;
  const scores = new Float32Array(texts.length * classes.length);
  for (const [place, text] of texts.entries()) {
    trunk.read(text.normalize("NFC"), channels);
    for (const [position, name] of classes.entries()) {
      const output = outputs.get(name);
      let score = output === undefined ? UNKNOWN_SCORE : (weights.headBias[output] ?? 0);
      if (output !== undefined)
        for (let channel = 0; channel < channels.length; channel += 1)
          score += (channels[channel] ?? 0) * (weights.headWeights[channel * outputCount + output] ?? 0);
      scores[place * classes.length + position] = score;
    }
  }
  return scores;
}

const UNKNOWN_SCORE = -12;

/** Class name → place among all heads' outputs. */
export function outputsOf({ header }: TrunkWeights, head: string): Map<string, number> {
  let first = 0;
  for (const { name, classes } of header.heads) {
    if (name === head) return new Map(classes.map((label, index) => [label, first + index]));
    first += classes.length;
  }
  throw new Error(`the trunk has no head ${head}; it has ${header.heads.map(({ name }) => name).join(", ")}`);
}
