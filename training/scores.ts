/** One line of the evaluation: a figure, how sure it is, and what always saying the commonest class would reach. */
import { accuracy, bootstrap, type Decisions, type Interval, macroF1, oneHot } from "./metrics.ts";

export interface Score {
  readonly set: string;
  readonly metric: string;
  readonly value: number;
  readonly interval: Interval;
  /** The same figure for the answer "always the commonest class". */
  readonly majority: number;
  readonly size: number;
}

export function scoreLabels(set: string, metric: string, { classCount, truth, guess }: Decisions): Score {
  const size = truth.length / classCount;
  const places = Uint32Array.from({ length: size }, (_, place) => place);
  const commonest = commonestLabel(truth, classCount);
  const majority = Uint8Array.from(truth, (_, at) => (at % classCount === commonest ? 1 : 0));
  const figure = (chosen: Uint32Array) => macroF1({ classCount, truth, guess }, chosen);
  return {
    set,
    metric,
    value: figure(places),
    interval: bootstrap(size, figure),
    majority: macroF1({ classCount, truth, guess: majority }, places),
    size,
  };
}

export interface Answers {
  readonly truth: ArrayLike<number>;
  readonly guess: ArrayLike<number>;
  readonly classCount: number;
}

export function scoreAccuracy(set: string, metric: string, { truth, guess, classCount }: Answers): Score {
  const places = Uint32Array.from({ length: truth.length }, (_, place) => place);
  const figure = (chosen: Uint32Array) => accuracy(truth, guess, chosen);
  const commonest = commonestLabel(oneHot(truth, classCount), classCount);
  return {
    set,
    metric,
    value: figure(places),
    interval: bootstrap(truth.length, figure),
    majority: accuracy(truth, new Array(truth.length).fill(commonest), places),
    size: truth.length,
  };
}

/** Single answers scored both ways. */
export function scoreAnswers(set: string, name: string, answers: Answers): Score[] {
  const { truth, guess, classCount } = answers;
  const decisions = { classCount, truth: oneHot(truth, classCount), guess: oneHot(guess, classCount) };
  return [scoreAccuracy(set, `${name} accuracy`, answers), scoreLabels(set, `${name} macro-F1`, decisions)];
}

function commonestLabel(truth: ArrayLike<number>, classCount: number): number {
  const counts = new Uint32Array(classCount);
  for (let at = 0; at < truth.length; at += 1)
    counts[at % classCount] = (counts[at % classCount] ?? 0) + (truth[at] ?? 0);
  return counts.indexOf(Math.max(...counts));
}
