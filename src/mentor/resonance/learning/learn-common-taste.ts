/**
 * Learns what people have in common: empirical Bayes by expectation maximisation (Dempster, Laird and Rubin 1977). The
 * common taste is shrunk towards the matrix as a person's is shrunk towards it, each as much as the ratings speak for.
 */
import { TONES } from "#contract/wave-key.ts";
import type { Candidate } from "../hearing.ts";
import { type CommonTaste, UNTAUGHT, USUAL_NOISE, usualCovariance } from "./common-taste.ts";
import type { History } from "./history.ts";
import { solveLower } from "./linear-algebra.ts";
import type { Stepwise } from "./stepwise.ts";
import { type Fit, fitTaste, observe } from "./taste-regression.ts";

const COUNT = TONES.length;
/** How many persons' personas, and how many ratings, these beliefs are worth. */
const COVARIANCE_WEIGHT = 12;
const NOISE_WEIGHT = 30;
/** Standard deviation in stars by which a workspace may differ from the matrix. */
const WORKSPACE_SPREAD = 0.5;
const ROUNDS = 4;

/**
 * Learns what the people behind these histories have in common.
 *
 * @param before where to begin; what was learned a week ago saves rounds
 */
export function* learnCommonTaste(
  histories: readonly History[],
  candidates: readonly Candidate[],
  before: CommonTaste = UNTAUGHT,
): Stepwise<CommonTaste> {
  const names = candidates.map(({ id }) => id);
  const people = histories
    .map(({ answers }) => observe(answers, candidates))
    .filter(({ length }) => length > 0);
  let common = before;
  for (let round = 0; round < ROUNDS && people.length > 0; round += 1) {
    const posteriors: Posterior[] = [];
    for (const observations of people) {
      posteriors.push(posteriorOf(fitTaste(observations, { names, common, change: 0 }), names.length));
      yield;
    }
    common = maximise(posteriors, names, common);
  }
  return common;
}

/** What is believed of one person: how they differ from the common taste, by persona and tone. */
interface Posterior {
  /** Expected difference in stars, persona by persona, tone by tone. */
  readonly means: Float64Array;
  /** The half of its covariance that ratings took away, factor by factor. */
  readonly known: readonly Float64Array[];
  /** Expected sum of squares of the noise in the ratings, and of how many. */
  readonly noise: number;
  readonly ratings: number;
}

function posteriorOf(fit: Fit, personas: number): Posterior {
  const { observations, common, weights, factor } = fit;
  const size = observations.length;
  const places = Array.from({ length: personas * COUNT }, (_, place) => place);
  const alikes = places.map((place) =>
    Float64Array.from(observations, ({ persona, tone }) =>
      persona === Math.floor(place / COUNT)
        ? (common.toneCovariance[(place % COUNT) * COUNT + tone] ?? 0)
        : 0,
    ),
  );
  const means = Float64Array.from(alikes, (alike) =>
    alike.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0),
  );
  return {
    means,
    known: alikes.map((alike) => solveLower(factor, alike)),
    noise: expectedNoise(fit, size),
    ratings: size,
  };
}

/** Σ E[noise²] = Σ mean² + variance, each divided by what its weight makes of it. */
function expectedNoise({ observations, common, weights, factor }: Fit, size: number): number {
  let sum = 0;
  for (const [place, { weight }] of observations.entries()) {
    const variance = common.noise ** 2 / weight;
    const unit = new Float64Array(size);
    unit[place] = 1;
    const precision = solveLower(factor, unit).reduce((total, value) => total + value * value, 0);
    sum += weight * ((variance * (weights[place] ?? 0)) ** 2 + variance - variance ** 2 * precision);
  }
  return sum;
}

function maximise(
  posteriors: readonly Posterior[],
  names: readonly string[],
  common: CommonTaste,
): CommonTaste {
  const people = posteriors.length;
  const moved = names.map((name, persona) =>
    TONES.map((_, tone) => {
      const before = common.moves[name]?.[tone] ?? 0;
      const sum = posteriors.reduce(
        (total, { means }) => total + before + (means[persona * COUNT + tone] ?? 0),
        0,
      );
      const spread = (common.toneCovariance[tone * COUNT + tone] ?? 0) / WORKSPACE_SPREAD ** 2;
      return sum / (people + spread);
    }),
  );
  const noise = posteriors.reduce((sum, each) => sum + each.noise, NOISE_WEIGHT * USUAL_NOISE ** 2);
  const ratings = posteriors.reduce((sum, each) => sum + each.ratings, NOISE_WEIGHT);
  return {
    people,
    moves: Object.fromEntries(names.map((name, persona) => [name, moved[persona] ?? []])),
    toneCovariance: covarianceOf(posteriors, { names, common, moved }),
    noise: Math.sqrt(noise / ratings),
  };
}

function covarianceOf(
  posteriors: readonly Posterior[],
  { names, common, moved }: { names: readonly string[]; common: CommonTaste; moved: readonly number[][] },
): number[] {
  const sums = new Float64Array(COUNT * COUNT);
  for (const { means, known } of posteriors) {
    for (const [persona, name] of names.entries()) {
      const apart = TONES.map((_, tone) => {
        const shift = (common.moves[name]?.[tone] ?? 0) - (moved[persona]?.[tone] ?? 0);
        return (means[persona * COUNT + tone] ?? 0) + shift;
      });
      for (let cell = 0; cell < sums.length; cell += 1) {
        const [row, column] = [Math.floor(cell / COUNT), cell % COUNT];
        const left = known[persona * COUNT + row] ?? new Float64Array();
        const right = known[persona * COUNT + column] ?? left;
        const taken = left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
        const expected = (apart[row] ?? 0) * (apart[column] ?? 0);
        sums[cell] = (sums[cell] ?? 0) + (common.toneCovariance[cell] ?? 0) - taken + expected;
      }
    }
  }
  const count = posteriors.length * names.length;
  return [...sums].map(
    (sum, cell) => (sum + COVARIANCE_WEIGHT * usualCovariance(cell)) / (count + COVARIANCE_WEIGHT),
  );
}
