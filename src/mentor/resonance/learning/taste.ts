/**
 * What a person is expected to think of each persona for a message. Taste may have changed at once: each moment at which
 * it may have is weighed by how well that explains the ratings (Bayesian change points, Adams and MacKay 2007).
 */
import type { Candidate, Classification } from "../hearing.ts";
import { type CommonTaste, UNTAUGHT } from "./common-taste.ts";
import type { History } from "./history.ts";
import {
  alikesOf,
  ask,
  type Expectation,
  expectWith,
  type Fit,
  fitTaste,
  type Observation,
  observe,
  questionsOf,
} from "./taste-regression.ts";

export interface Taste {
  /** On how much it rests: the weights of the ratings, summed. */
  readonly evidence: number;
  expect(heard: Classification): Expectation;
}

/** How often taste is believed to change at once: once in so many ratings. */
const RATINGS_BETWEEN_CHANGES = 40;
/** How many ratings ago it may have changed, and for how many moments each stands. */
const CHANGES = [
  { ago: 3, stands: 4 },
  { ago: 5, stands: 2 },
  { ago: 8, stands: 3 },
  { ago: 12, stands: 4 },
  { ago: 17, stands: 5 },
  { ago: 24, stands: 7 },
  { ago: 34, stands: 10 },
] as const;
/** A change is only told from a beginning when there is something before it. */
const LEAST_BEFORE = 4;
const NEGLIGIBLE = 0.02;

/** Learns a person's taste from their history; ratings of personas that are no candidates are passed over. */
export function createTaste(
  history: History,
  candidates: readonly Candidate[],
  common: CommonTaste = UNTAUGHT,
): Taste {
  const observations = observe(history.answers, candidates);
  const names = candidates.map(({ id }) => id);
  const fits = weigh(observations, names, common);
  const evidence = observations.reduce((sum, { weight }) => sum + weight, 0);
  return {
    evidence,
    expect(heard) {
      const asked = ask(questionsOf(candidates, heard), observations, common);
      return blend(fits.map(({ fit, share }) => ({ share, expectation: expectWith(fit, asked) })));
    },
  };
}

/** One regression for each moment at which taste may have changed, with its posterior share. */
function weigh(
  observations: readonly Observation[],
  names: readonly string[],
  common: CommonTaste,
): { fit: Fit; share: number }[] {
  const alikes = alikesOf(observations, common);
  const changes = CHANGES.map(({ ago, stands }) => ({ change: observations.length - ago, stands })).filter(
    ({ change }) => change >= LEAST_BEFORE,
  );
  const beliefs = [
    { change: 0, logPrior: 0 },
    ...changes.map(({ change, stands }) => ({
      change,
      logPrior: Math.log(stands / RATINGS_BETWEEN_CHANGES),
    })),
  ].map(({ change, logPrior }) => {
    const fit = fitTaste(observations, { names, common, change }, alikes);
    return { fit, log: fit.logLikelihood + logPrior };
  });
  const highest = Math.max(...beliefs.map(({ log }) => log));
  const shares = beliefs.map(({ fit, log }) => ({ fit, share: Math.exp(log - highest) }));
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  const kept = shares.filter(({ share }) => share / total >= NEGLIGIBLE);
  const left = kept.reduce((sum, { share }) => sum + share, 0);
  return kept.map(({ fit, share }) => ({ fit, share: share / left }));
}

/** The mixture's mean and covariance. */
function blend(parts: readonly { share: number; expectation: Expectation }[]): Expectation {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first.expectation;
  const count = first?.expectation.means.length ?? 0;
  const means = new Float64Array(count);
  for (const { share, expectation } of parts)
    for (let index = 0; index < count; index += 1)
      means[index] = (means[index] ?? 0) + share * (expectation.means[index] ?? 0);
  return { means, covariance: () => blendCovariance(parts, means) };
}

function blendCovariance(
  parts: readonly { share: number; expectation: Expectation }[],
  means: Float64Array,
): Float64Array {
  const count = means.length;
  const covariance = new Float64Array(count * count);
  for (const { share, expectation } of parts) {
    const within = expectation.covariance();
    const away = expectation.means.map((mean, index) => mean - (means[index] ?? 0));
    for (let cell = 0; cell < covariance.length; cell += 1) {
      const apart = (away[Math.floor(cell / count)] ?? 0) * (away[cell % count] ?? 0);
      covariance[cell] = (covariance[cell] ?? 0) + share * ((within[cell] ?? 0) + apart);
    }
  }
  return covariance;
}
