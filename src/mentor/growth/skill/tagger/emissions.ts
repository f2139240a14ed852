/** Scores of the words of a line, from the rows of their features. */
import { LABELS } from "./span-decoding.ts";

/** Sums of the rows of each word, words × labels. */
export function emissionsOf(
  features: readonly ArrayLike<number>[],
  rows: Float32Array | Int8Array,
  scale: number,
): Float64Array {
  const emissions = new Float64Array(features.length * LABELS);
  for (const [at, own] of features.entries()) {
    const base = at * LABELS;
    let outside = 0;
    let begin = 0;
    let inside = 0;
    for (let index = 0; index < own.length; index += 1) {
      const row = (own[index] ?? 0) * LABELS;
      outside += rows[row] ?? 0;
      begin += rows[row + 1] ?? 0;
      inside += rows[row + 2] ?? 0;
    }
    emissions[base] = outside * scale;
    emissions[base + 1] = begin * scale;
    emissions[base + 2] = inside * scale;
  }
  return emissions;
}
