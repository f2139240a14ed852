/** Learns whom people would let answer from what is heard: a column per persona over the heads' probabilities. */
import type { Acceptance } from "../src/mentor/resonance/hearing.ts";
import type { Opinions } from "./calibrate.ts";
import type { LabelledMessage } from "./own-heads.ts";
import { AXES, AXIS_NAMES, LABELLED_PERSONAS } from "./own-messages.ts";

const ROUNDS = 1500;
const STEP = 1;
/** L2; 0.0003 to 0.003 were alike in cross-validation. */
const SHRINKAGE = 0.001;

interface Example {
  /** The probabilities of every value of every axis, and a 1 for the bias. */
  readonly heard: readonly number[];
  /** For each persona the share of the labellers that would let it answer, brought to a sum of 1. */
  readonly wanted: readonly number[];
}

/**
 * Multinomial logistic regression by gradient descent from zero, so that the same data give the same weights.
 *
 * @param opinions what models that had not seen a message heard in it: they are as unsure there as they will be in use
 */
export function learnAcceptance(opinions: readonly Opinions[]): Acceptance {
  const examples = opinions.flatMap((some) =>
    some.messages.flatMap((message, place): Example[] => {
      const wanted = wantedOf(message);
      return wanted === null ? [] : [{ heard: heardAt(some, place), wanted }];
    }),
  );
  const inputs = examples[0]?.heard.length ?? 0;
  const columns = LABELLED_PERSONAS.map(() => new Array<number>(inputs).fill(0));
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = columns.map(() => new Array<number>(inputs).fill(0));
    for (const { heard, wanted } of examples) {
      const shares = softmaxOf(columns.map((column) => dot(column, heard)));
      for (const [persona, share] of shares.entries()) {
        const miss = share - (wanted[persona] ?? 0);
        const slope = slopes[persona] ?? [];
        for (const [at, value] of heard.entries()) slope[at] = (slope[at] ?? 0) + miss * value;
      }
    }
    for (const [persona, column] of columns.entries())
      for (const [at, weight] of column.entries()) {
        const slope = (slopes[persona]?.[at] ?? 0) / examples.length;
        column[at] = weight * (1 - STEP * SHRINKAGE) - STEP * slope;
      }
  }
  return named(columns);
}

function wantedOf({ labels }: LabelledMessage): number[] | null {
  const votes = LABELLED_PERSONAS.map(
    (persona) => labels.filter(({ personas }) => personas?.includes(persona)).length,
  );
  const total = votes.reduce((sum, count) => sum + count, 0);
  return total === 0 ? null : votes.map((count) => count / total);
}

function heardAt({ probabilities }: Opinions, place: number): number[] {
  const heard = AXIS_NAMES.flatMap((axis) => {
    const count = AXES[axis].length;
    return [...probabilities[axis].subarray(place * count, (place + 1) * count)];
  });
  return [...heard, 1];
}

/** The columns under their names, with four digits: plenty, and the file's header stays readable. */
function named(columns: readonly (readonly number[])[]): Acceptance {
  let at = 0;
  const next = () => {
    at += 1;
    return columns.map((column) => Math.round((column[at - 1] ?? 0) * 1e4) / 1e4);
  };
  const weights = Object.fromEntries(
    AXIS_NAMES.map((axis) => [axis, Object.fromEntries(AXES[axis].map((value) => [value, next()]))]),
  ) as unknown as Acceptance["weights"];
  return { personas: LABELLED_PERSONAS, bias: next(), weights };
}

function softmaxOf(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}

function dot(weights: readonly number[], values: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += (weights[at] ?? 0) * (values[at] ?? 0);
  return sum;
}
