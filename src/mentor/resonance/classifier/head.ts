/** The arithmetic of hearing: sums of int8 rows, then softmax or sigmoid. */
import type { Features } from "./features.ts";
import type { Weights } from "./weights-file.ts";

/**
 * A function that writes every output's raw score for a text's features into `into`; the arrays are reused. Words and
 * character n-grams count as two vectors of length one each, so that long texts do not score higher than short ones.
 * The scores before the output `from` are left unfinished: nobody asks for them.
 */
export function createScorer(
  weights: Weights,
): (features: Features, into: Float64Array, from?: number) => void {
  const outputCount = weights.bias.length;
  const sums = new Int32Array(outputCount);
  const reaches = reachesOf(weights.dense, outputCount);
  const add = (rows: Uint32Array, count: number, { into, from }: { into: Float64Array; from: number }) => {
    if (count === 0) return;
    sumRows(weights.rows, { rows, count, from }, sums);
    const norm = 1 / Math.sqrt(count);
    for (let output = from; output < outputCount; output += 1)
      into[output] = (into[output] ?? 0) + norm * (weights.scales[output] ?? 0) * (sums[output] ?? 0);
  };
  return (features, into, from = 0) => {
    into.set(weights.bias);
    add(features.wordRows, features.wordCount, { into, from });
    add(features.gramRows, features.gramCount, { into, from });
    addDense(weights.dense, features.dense, { reaches, into });
  };
}

/** The outputs that a measure moves: most of the trunk's channels speak to one head alone. */
function reachesOf(weights: Float32Array, outputCount: number): Uint16Array {
  const measures = weights.length / outputCount;
  const reaches = new Uint16Array(measures * 2);
  for (let measure = 0; measure < measures; measure += 1) {
    const row = weights.subarray(measure * outputCount, (measure + 1) * outputCount);
    const first = row.findIndex((weight) => weight !== 0);
    reaches[2 * measure] = Math.max(0, first);
    reaches[2 * measure + 1] = first === -1 ? 0 : row.findLastIndex((weight) => weight !== 0) + 1;
  }
  return reaches;
}

function addDense(
  weights: Float32Array,
  dense: Float64Array,
  { reaches, into }: { reaches: Uint16Array; into: Float64Array },
): void {
  const outputCount = into.length;
  for (let measure = 0; measure < dense.length; measure += 1) {
    const value = dense[measure] as number;
    if (value === 0) continue;
    const offset = measure * outputCount;
    const end = reaches[2 * measure + 1] as number;
    for (let output = reaches[2 * measure] as number; output < end; output += 1)
      into[output] = (into[output] as number) + value * (weights[offset + output] as number);
  }
}

function sumRows(
  matrix: Int8Array,
  { rows, count, from }: { rows: Uint32Array; count: number; from: number },
  sums: Int32Array,
): void {
  const outputCount = sums.length;
  sums.fill(0);
  for (let index = 0; index < count; index += 1) {
    const offset = (rows[index] as number) * outputCount;
    for (let output = from; output < outputCount; output += 1)
      sums[output] = (sums[output] as number) + (matrix[offset + output] as number);
  }
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** Probabilities of exclusive classes; they sum to 1, whatever the size of the scores. */
export function softmax(scores: Float64Array): Float64Array {
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
