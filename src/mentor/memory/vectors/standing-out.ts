/**
 * Whether a passage has to do with a question at all. Models differ in what cosine two unrelated texts have (0.1 for one,
 * 0.7 for another), so that no fixed bound fits: what counts is how far a cosine stands out from those to texts that have
 * nothing to do with the question.
 */

/** So many deviations above what is usual; among very many something always stands out a little. */
const LEAST_DEVIATIONS = 3;
/** Of a normal distribution, from the median of absolute deviations. */
const DEVIATION_OF_MEDIAN = 1.4826;
const LEAST_DEVIATION = 0.02;

/**
 * @param unrelated cosines of the question to texts that have most likely nothing to do with it; at least one
 * @param count how many passages it was compared with
 * @returns the least cosine that counts
 */
export function leastCosine(unrelated: readonly number[], count: number): number {
  const middle = median(unrelated);
  const deviation = DEVIATION_OF_MEDIAN * median(unrelated.map((cosine) => Math.abs(cosine - middle)));
  const deviations = Math.max(LEAST_DEVIATIONS, Math.sqrt(2 * Math.log(count + 1)));
  return middle + deviations * Math.max(LEAST_DEVIATION, deviation);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
}
