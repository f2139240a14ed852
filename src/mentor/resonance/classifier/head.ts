/** The arithmetic of hearing: sums of int8 rows, then softmax or sigmoid. */
import type { Features } from "./features.ts";
import type { Weights } from "./weights-file.ts";

/**
 * A function that writes every output's raw score for a text's features into `into`; the arrays are reused. Words and
 * character n-grams count as two vectors of length one each, so that long texts do not score higher than short ones.
 */
export function createScorer(weights: Weights): (features: Features, into: Float64Array) => void {
  const outputCount = weights.bias.length;
  const sums = new Int32Array(outputCount);
  const add = (rows: Uint32Array, count: number, into: Float64Array) => {
    if (count === 0) return;
    sumRows(weights.rows, { rows, count }, sums);
    const norm = 1 / Math.sqrt(count);
    for (let output = 0; output < outputCount; output += 1)
      into[output] = (into[output] ?? 0) + norm * (weights.scales[output] ?? 0) * (sums[output] ?? 0);
  };
  return (features, into) => {
    into.set(weights.bias);
    add(features.wordRows, features.wordCount, into);
    add(features.gramRows, features.gramCount, into);
    addSurface(weights.surface, features.surface, into);
  };
}

function addSurface(weights: Float32Array, surface: Float32Array, into: Float64Array): void {
  const outputCount = into.length;
  for (let measure = 0; measure < surface.length; measure += 1) {
    const value = surface[measure] ?? 0;
    if (value === 0) continue;
    const offset = measure * outputCount;
    for (let output = 0; output < outputCount; output += 1)
      into[output] = (into[output] ?? 0) + value * (weights[offset + output] ?? 0);
  }
}

function sumRows(matrix: Int8Array, chosen: { rows: Uint32Array; count: number }, sums: Int32Array): void {
  const outputCount = sums.length;
  sums.fill(0);
  for (let index = 0; index < chosen.count; index += 1) {
    const offset = (chosen.rows[index] ?? 0) * outputCount;
    for (let output = 0; output < outputCount; output += 1)
      sums[output] = (sums[output] ?? 0) + (matrix[offset + output] ?? 0);
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
