/** What a replay comes to: agreement, regret, recovery, each a mean over people with its interval. */
import type { Estimate } from "./off-policy.ts";
import { CHANGE_AFTER, PROBE_EVERY, RATINGS, type Walk } from "./simulation.ts";

/** After how many ratings of a person the figures are. */
export interface LearningPoint {
  readonly ratings: number;
  /** Shares of messages whose first, or first three, personas hold the person's true favourite. */
  readonly first: Estimate;
  readonly three: Estimate;
  /** The first, counting a favourite that is less than a quarter of a star ahead as right to miss. */
  readonly nearly: Estimate;
  /** Stars lost against always choosing the best, over the five turns from here on. */
  readonly regret: Estimate;
  readonly staticRegret: Estimate;
  /** True stars of who answered. */
  readonly satisfaction: Estimate;
  /** Stars gained on the static router, over these five turns and over all turns so far. */
  readonly gain: Estimate;
  readonly gainSoFar: Estimate;
}

export interface LearningReport {
  readonly people: number;
  readonly points: readonly LearningPoint[];
  /** Stars lost over all turns, summed. */
  readonly totalRegret: Estimate;
  readonly totalStaticRegret: Estimate;
  /** From which rating on the static router is beaten for good until taste changes, interval included; null: never. */
  readonly beatsStaticFrom: { readonly atEachPoint: number | null; readonly inSum: number | null };
  /**
   * Ratings after the change of taste until satisfaction, or agreement, is at 95 % of what it was; null: not within the
   * replay.
   */
  readonly recoveredAfter: { readonly satisfaction: number | null; readonly agreement: number | null };
  /** Share of turns that explored. */
  readonly explored: number;
}

const QUANTILE = 1.959964;
const RECOVERED = 0.95;

/** Sums up the walks of people. */
export function reportOf(walks: readonly Walk[]): LearningReport {
  const over = (figure: (walk: Walk) => number) => meanOver(walks.map(figure));
  const points = Array.from({ length: RATINGS / PROBE_EVERY }, (_, at): LearningPoint => {
    const from = at * PROBE_EVERY;
    const until = from + PROBE_EVERY;
    const lately = (stars: Float64Array) => average(stars.subarray(from, until));
    return {
      ratings: from,
      first: over((walk) => walk.firstRight[at] ?? 0),
      three: over((walk) => walk.threeRight[at] ?? 0),
      nearly: over((walk) => walk.nearlyRight[at] ?? 0),
      regret: over((walk) => lately(walk.regret)),
      staticRegret: over((walk) => lately(walk.staticRegret)),
      satisfaction: over((walk) => lately(walk.satisfaction)),
      gain: over((walk) => lately(walk.staticRegret) - lately(walk.regret)),
      gainSoFar: over((walk) => total(walk.staticRegret, until) - total(walk.regret, until)),
    };
  });
  const before = points.filter(({ ratings }) => ratings < CHANGE_AFTER);
  return {
    people: walks.length,
    points,
    totalRegret: over((walk) => total(walk.regret, RATINGS)),
    totalStaticRegret: over((walk) => total(walk.staticRegret, RATINGS)),
    beatsStaticFrom: {
      atEachPoint: forGoodFrom(before, ({ gain }) => gain.low > 0),
      inSum: forGoodFrom(before, ({ gainSoFar }) => gainSoFar.low > 0),
    },
    recoveredAfter: {
      satisfaction: recovery(points, before, ({ satisfaction }) => satisfaction.value),
      agreement: recovery(points, before, ({ first }) => first.value),
    },
    explored: over((walk) => walk.explored).value,
  };
}

/** The ratings of the first point from which on all of them pass. */
function forGoodFrom(
  points: readonly LearningPoint[],
  passes: (point: LearningPoint) => boolean,
): number | null {
  const lastFailure = points.findLastIndex((point) => !passes(point));
  return points[lastFailure + 1]?.ratings ?? null;
}

function recovery(
  points: readonly LearningPoint[],
  before: readonly LearningPoint[],
  figure: (point: LearningPoint) => number,
): number | null {
  const usual = average(before.slice(-3).map(figure));
  const back = points.find((point) => point.ratings > CHANGE_AFTER && figure(point) >= RECOVERED * usual);
  return back === undefined ? null : back.ratings - CHANGE_AFTER;
}

function meanOver(values: readonly number[]): Estimate {
  const value = average(values);
  const squares = values.reduce((sum, each) => sum + (each - value) ** 2, 0);
  const spread = QUANTILE * Math.sqrt(squares / Math.max(1, values.length - 1) / Math.max(1, values.length));
  return { value, low: value - spread, high: value + spread };
}

function average(values: ArrayLike<number>): number {
  return total(values, values.length) / Math.max(1, values.length);
}

function total(values: ArrayLike<number>, until: number): number {
  let sum = 0;
  for (let index = 0; index < until; index += 1) sum += values[index] ?? 0;
  return sum;
}
