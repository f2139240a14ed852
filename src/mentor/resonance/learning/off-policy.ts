/**
 * What people would have thought of another policy, from decisions that were logged with their probabilities: inverse
 * propensity (Horvitz and Thompson 1952), self-normalised (Swaminathan and Joachims 2015) and doubly robust with
 * cross-fitting (Dudík et al. 2011; Chernozhukov et al. 2018). Intervals are robust to decisions of one cluster being
 * alike.
 */
import type { RatedChoice, RewardModel } from "./reward-model.ts";

/** A decision whose answer was rated. */
export interface LoggedDecision extends RatedChoice {
  /** The probability with which that persona was chosen, above 0. */
  readonly propensity: number;
  /** The score of every candidate. */
  readonly scores: Readonly<Record<string, number>>;
  /** Decisions of the same cluster (a person, a conversation) are not independent. */
  readonly cluster: string;
}

/** For each candidate of a decision the probability with which the policy would choose it; they sum to 1. */
export type Policy = (decision: LoggedDecision) => Readonly<Record<string, number>>;

export interface Estimate {
  /** Mean stars that the policy would have got. */
  readonly value: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
}

export interface Evaluation {
  readonly decisions: number;
  readonly clusters: number;
  /** What was really got, with the policy that was in use. */
  readonly logged: Estimate;
  readonly inversePropensity: Estimate;
  readonly selfNormalised: Estimate;
  readonly doublyRobust: Estimate;
  /** Doubly robust value less what was really got. */
  readonly gain: Estimate;
  /** How many decisions the weights are worth: (Σ w)² / Σ w² (Kish 1965). */
  readonly effectiveDecisions: number;
  /** Mean weight: 1 where the log could have chosen whatever the policy would; less where it never tried it. */
  readonly overlap: number;
}

/** Two-sided 95 % of the normal distribution. */
const QUANTILE = 1.959964;
const FOLDS = 5;

/**
 * Judges a policy.
 *
 * @param fit learns a reward model from decisions; each decision is predicted by a model that did not see its cluster
 */
export function evaluatePolicy(
  decisions: readonly LoggedDecision[],
  policy: Policy,
  fit: (decisions: readonly LoggedDecision[]) => RewardModel,
): Evaluation {
  const foldOf = foldsByCluster(decisions);
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    fit(decisions.filter(({ cluster }) => foldOf.get(cluster) !== fold)),
  );
  const parts = decisions.map((decision) => {
    const chances = policy(decision);
    const model = models[foldOf.get(decision.cluster) ?? 0] as RewardModel;
    const expected = Object.entries(chances).reduce(
      (sum, [personaId, chance]) => sum + (chance === 0 ? 0 : chance * model(decision.waveKey, personaId)),
      0,
    );
    const weight = (chances[decision.personaId] ?? 0) / decision.propensity;
    const surprise = decision.rating - model(decision.waveKey, decision.personaId);
    return { weight, rating: decision.rating, robust: expected + weight * surprise };
  });
  const clusters = decisions.map(({ cluster }) => cluster);
  const estimate = (values: readonly number[]) => clusteredMean(values, clusters);
  const overlap = mean(parts.map(({ weight }) => weight));
  const ratio = overlap === 0 ? Number.NaN : mean(parts.map((part) => part.weight * part.rating)) / overlap;
  const linearised = parts.map(({ weight, rating }) => ratio + (weight * (rating - ratio)) / overlap);
  const squares = parts.reduce((sum, { weight }) => sum + weight * weight, 0);
  return {
    decisions: decisions.length,
    clusters: foldOf.size,
    logged: estimate(decisions.map(({ rating }) => rating)),
    inversePropensity: estimate(parts.map(({ weight, rating }) => weight * rating)),
    selfNormalised: estimate(linearised),
    doublyRobust: estimate(parts.map(({ robust }) => robust)),
    gain: estimate(parts.map(({ robust, rating }) => robust - rating)),
    effectiveDecisions: squares === 0 ? 0 : (overlap * decisions.length) ** 2 / squares,
    overlap,
  };
}

/** Clusters dealt to folds in the order they come. */
function foldsByCluster(decisions: readonly LoggedDecision[]): Map<string, number> {
  const folds = new Map<string, number>();
  for (const { cluster } of decisions) if (!folds.has(cluster)) folds.set(cluster, folds.size % FOLDS);
  return folds;
}

/** Mean with the cluster-robust standard error (Liang and Zeger 1986), corrected for few clusters. */
function clusteredMean(values: readonly number[], clusters: readonly string[]): Estimate {
  const value = mean(values);
  const sums = new Map<string, number>();
  for (const [index, each] of values.entries()) {
    const cluster = clusters[index] ?? "";
    sums.set(cluster, (sums.get(cluster) ?? 0) + each - value);
  }
  const count = sums.size;
  if (count < 2) return { value, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const variance = [...sums.values()].reduce((sum, each) => sum + each * each, 0) / values.length ** 2;
  const spread = QUANTILE * Math.sqrt((variance * count) / (count - 1));
  return { value, low: value - spread, high: value + spread };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
