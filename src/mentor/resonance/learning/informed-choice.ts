/**
 * Exploration that knows what it does not know (R5): within a set share of turns it tries another persona, the likelier
 * the better the chance that the person would like it more. Its probabilities are known exactly, not estimated: what
 * off-policy evaluation needs. Top-two sampling (Russo 2020) with the chance of each rival against the leader.
 */
import type { Expectation } from "./taste-regression.ts";

/** A part of the exploration that goes evenly to all, so that every persona keeps a chance and changes are noticed. */
const EVEN_PART = 0.1;
/** From how many stars of expected gain, over all rivals, the whole share is explored. */
const WORTH_EXPLORING = 0.3;
/** The least exploration, as a part of the share, however sure the leader's lead seems. */
const LEAST_PART = 0.25;

/**
 * The probability with which each candidate is chosen; they sum to 1, each is above 0 where the share is.
 *
 * @param leader the place of the candidate that is chosen without exploration
 * @param share of turns that explore at most, 0..0.5
 */
export function chances(expectation: Expectation, leader: number, share: number): Float64Array {
  const { means } = expectation;
  const count = means.length;
  const rivals = count - 1;
  const result = new Float64Array(count);
  if (share <= 0 || rivals < 1) {
    result[leader] = 1;
    return result;
  }
  const covariance = expectation.covariance();
  const at = (row: number, column: number) => covariance[row * count + column] ?? 0;
  const wins = means.map((mean, index) => {
    if (index === leader) return 0;
    const spread = Math.sqrt(Math.max(1e-9, at(index, index) + at(leader, leader) - 2 * at(index, leader)));
    return expectedGain(mean - (means[leader] ?? 0), spread);
  });
  const hope = wins.reduce((sum, win) => sum + win, 0);
  const explored = Math.max(LEAST_PART * share, share * Math.min(1, hope / WORTH_EXPLORING));
  for (let index = 0; index < count; index += 1) {
    const part = hope > 0 ? (wins[index] ?? 0) / hope : 1 / rivals;
    result[index] =
      index === leader ? 1 - explored : explored * ((1 - EVEN_PART) * part + EVEN_PART / rivals);
  }
  return result;
}

/** The candidate that a number in [0, 1) falls on. */
export function draw(probabilities: Float64Array, at: number): number {
  let left = at;
  const index = probabilities.findIndex((probability) => {
    left -= probability;
    return left < 0;
  });
  return index < 0 ? probabilities.findLastIndex((probability) => probability > 0) : index;
}

/** Mean of what is above 0 of a normal distribution: how many stars a rival may be better. */
function expectedGain(mean: number, spread: number): number {
  const z = mean / spread;
  return mean * normalShare(z) + (spread * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** Φ: the share of a normal distribution below `z` (Abramowitz and Stegun 26.2.17, error below 1e-7). */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z > 0 ? 1 - above : above;
}
