/** Whether what was learned from feedback is better than what is in use, by more than noise, on feedback it did not see. */
import type { Candidate } from "../hearing.ts";
import { type CommonTaste, UNTAUGHT } from "./common-taste.ts";
import {
  CORRECTED_AXES,
  type CorrectedAxis,
  type CorrectedHearing,
  correctHearing,
  type HearingCorrection,
  learnCorrection,
  NO_CORRECTION,
} from "./hearing-correction.ts";
import type { History } from "./history.ts";
import { learnCommonTaste } from "./learn-common-taste.ts";
import type { Stepwise } from "./stepwise.ts";
import { fitTaste, type Observation, observe } from "./taste-regression.ts";

/** The gain of a candidate over what is in use, with its 95 % interval. */
export interface Verdict {
  /** On how many people or messages. */
  readonly count: number;
  readonly before: number;
  readonly after: number;
  readonly gain: { readonly low: number; readonly high: number };
  /** The whole interval lies above 0, and there was enough to tell. */
  readonly isBetter: boolean;
}

const FOLDS = 5;
/** With fewer there is nothing to tell from noise. */
const LEAST_PEOPLE = 5;
const LEAST_CORRECTIONS = 20;
const QUANTILE = 1.959964;

/**
 * Judges a common taste by cross-validation over people: how well their ratings are foreseen one by one, as the mean
 * logarithm of the probability of each, with what others have in common and with what is in use.
 */
export function* judgeCommonTaste(
  histories: readonly History[],
  candidates: readonly Candidate[],
  inUse: CommonTaste = UNTAUGHT,
): Stepwise<Verdict> {
  const people = histories.map((history) => ({ history, told: observe(history.answers, candidates) }));
  const known = people.filter(({ told }) => told.length > 0);
  const pairs: { before: number; after: number }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = known.filter((_person, place) => place % FOLDS !== fold).map(({ history }) => history);
    const learned = yield* learnCommonTaste(others, candidates, inUse);
    for (const { told } of known.filter((_person, place) => place % FOLDS === fold)) {
      const before = foresight(told, candidates, inUse);
      pairs.push({ before, after: foresight(told, candidates, learned) });
      yield;
    }
  }
  return verdictOf(pairs, LEAST_PEOPLE);
}

/** Mean log-probability of a rating given those before it: the log-likelihood of all of them, divided. */
function foresight(
  told: readonly Observation[],
  candidates: readonly Candidate[],
  common: CommonTaste,
): number {
  const names = candidates.map(({ id }) => id);
  return fitTaste(told, { names, common, change: 0 }).logLikelihood / told.length;
}

/** Judges a correction of the hearing by cross-validation over what people corrected and let pass. */
export function* judgeCorrection(
  examples: readonly CorrectedHearing[],
  inUse: HearingCorrection = NO_CORRECTION,
): Stepwise<Verdict> {
  const pairs: { before: number; after: number }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const learned = yield* learnCorrection(examples.filter((_example, place) => place % FOLDS !== fold));
    for (const example of examples.filter((_example, place) => place % FOLDS === fold))
      pairs.push({ before: rightShare(example, inUse), after: rightShare(example, learned) });
    yield;
  }
  return verdictOf(pairs, LEAST_CORRECTIONS);
}

/** On how many of the axes that somebody spoke of the likeliest value is right. */
function rightShare({ heard, right }: CorrectedHearing, correction: HearingCorrection): number {
  const corrected = correctHearing(heard, correction);
  const axes = (Object.keys(CORRECTED_AXES) as CorrectedAxis[]).filter((axis) => right[axis] !== undefined);
  const rights = axes.filter((axis) => {
    const [likeliest] = Object.entries(corrected[axis]).sort((a, b) => b[1] - a[1]);
    return likeliest?.[0] === right[axis];
  });
  return rights.length / Math.max(1, axes.length);
}

function verdictOf(pairs: readonly { before: number; after: number }[], least: number): Verdict {
  const count = pairs.length;
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  const gains = pairs.map(({ before, after }) => after - before);
  const gain = mean(gains);
  const variance = gains.reduce((sum, each) => sum + (each - gain) ** 2, 0) / Math.max(1, count - 1);
  const spread = QUANTILE * Math.sqrt(variance / Math.max(1, count));
  return {
    count,
    before: mean(pairs.map(({ before }) => before)),
    after: mean(pairs.map(({ after }) => after)),
    gain: { low: gain - spread, high: gain + spread },
    isBetter: count >= least && gain - spread > 0,
  };
}
