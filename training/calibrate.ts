/** Probabilities that mean what they say, and the point from which asking is better than guessing. */
import type { ClarityThresholds } from "../src/mentor/resonance/hearing.ts";
import { encodeTexts } from "./encode.ts";
import { type LabelledMessage, type Place, type Rehearsal, trainOwnHead, trunkUnder } from "./own-heads.ts";
import { AXES, AXIS_NAMES, type Axis, type OwnMessage, styleOf, targetsOf } from "./own-messages.ts";
import { createRandom } from "./random.ts";
import { type LinearModel, predictAll } from "./sgd.ts";

export interface Calibration {
  /** Divides an axis's scores (temperature scaling, Guo et al. 2017); 1 leaves them as they are. */
  readonly temperatures: Readonly<Record<Axis, number>>;
  readonly clarity: ClarityThresholds;
}

/** What models say about messages. */
export interface Opinions {
  readonly messages: readonly LabelledMessage[];
  /** Per axis the probabilities, message-major. */
  readonly probabilities: Readonly<Record<Axis, Float32Array>>;
}

/** What models that had not seen any message of an author say about that author's messages. */
export interface HeldOpinions extends Opinions {
  readonly messages: readonly OwnMessage[];
}

export interface CrossValidation extends Place {
  readonly folds: number;
  /** Labelled by one person; trained on in every fold, never measured. */
  readonly extra: readonly LabelledMessage[];
  readonly starts: Partial<Record<Axis, LinearModel>>;
  readonly rehearsals: Partial<Record<Axis, Rehearsal>>;
}

/** Cross-validation by author. */
export function crossValidate(messages: readonly OwnMessage[], options: CrossValidation): HeldOpinions {
  const foldOf = assignFolds(messages, options.folds);
  const probabilities = Object.fromEntries(
    AXIS_NAMES.map((axis) => [axis, new Float32Array(messages.length * AXES[axis].length)]),
  ) as Record<Axis, Float32Array>;
  for (let fold = 0; fold < options.folds; fold += 1) {
    const held = messages.flatMap((message, place) => (foldOf.get(styleOf(message)) === fold ? [place] : []));
    const train = messages.filter((message) => foldOf.get(styleOf(message)) !== fold);
    for (const axis of AXIS_NAMES) {
      const texts = encodeTexts(
        held.map((place) => messages[place]?.text ?? ""),
        options.rowCount,
        trunkUnder(axis, options.trunk),
      );
      const start = options.starts[axis];
      const rehearsal = options.rehearsals[axis];
      const model = trainOwnHead(axis, [...train, ...options.extra], {
        ...options,
        ...(start === undefined ? {} : { start }),
        ...(rehearsal === undefined ? {} : { rehearsal }),
      });
      const said = predictAll(model, "softmax", texts);
      const count = AXES[axis].length;
      for (const [index, place] of held.entries())
        probabilities[axis].set(said.subarray(index * count, (index + 1) * count), place * count);
    }
  }
  return { messages, probabilities };
}

/** The temperature per axis under which held probabilities fit the labels best, and the thresholds of clarity. */
export function calibrate({ messages, probabilities }: HeldOpinions): Calibration {
  const temperatures = Object.fromEntries(
    AXIS_NAMES.map((axis) => [
      axis,
      bestTemperature(probabilities[axis], targetsFor(messages, axis), AXES[axis].length),
    ]),
  ) as Record<Axis, number>;
  const surest = (axis: Axis) => {
    const cooled = withTemperature(probabilities[axis], temperatures[axis], AXES[axis].length);
    return messages.map((_, place) => highest(cooled, place, AXES[axis].length)).sort((a, b) => a - b);
  };
  const quantile = (values: readonly number[]) =>
    round(values[Math.floor(UNCLEAR_SHARE * values.length)] ?? 0);
  return { temperatures, clarity: { tone: quantile(surest("tone")), intent: quantile(surest("intent")) } };
}

/** The opinions as they are once their temperature is right. */
export function cooledOpinions(
  held: HeldOpinions,
  temperatures: Readonly<Record<Axis, number>>,
): HeldOpinions {
  const axes = AXIS_NAMES.map((axis) => [
    axis,
    withTemperature(held.probabilities[axis], temperatures[axis], AXES[axis].length),
  ]);
  return { ...held, probabilities: Object.fromEntries(axes) };
}

/**
 * The opinions as they would be in use: each author's with the temperature that the other authors' messages ask for.
 */
export function calibratedOpinions(held: HeldOpinions, folds: number): HeldOpinions {
  const foldOf = assignFolds(held.messages, folds);
  const places = held.messages.map((message) => foldOf.get(styleOf(message)));
  const axes = AXIS_NAMES.map((axis) => {
    const count = AXES[axis].length;
    const all = held.probabilities[axis];
    const targets = targetsFor(held.messages, axis);
    const calibrated = new Float32Array(all.length);
    for (let fold = 0; fold < folds; fold += 1) {
      const isOther = (_: unknown, at: number) => places[Math.floor(at / count)] !== fold;
      const temperature = bestTemperature(all.filter(isOther), targets.filter(isOther), count);
      const cooled = withTemperature(all, temperature, count);
      for (const [place, own] of places.entries())
        if (own === fold) calibrated.set(cooled.subarray(place * count, (place + 1) * count), place * count);
    }
    return [axis, calibrated];
  });
  return { ...held, probabilities: Object.fromEntries(axes) };
}

/** Below these quantiles of both axes a message is unclear; see the abstention curve in the model card. */
const UNCLEAR_SHARE = 0.25;

export interface Bin {
  readonly count: number;
  /** Mean probability of the likeliest value. */
  readonly said: number;
  /** How often it was right, by the labellers' shares. */
  readonly right: number;
}

/** Expected calibration error over ten equal-width bins (Naeini et al. 2015), and the bins. */
export function reliability(
  probabilities: Float32Array,
  targets: Float32Array,
  classCount: number,
): { error: number; bins: Bin[] } {
  const sums = Array.from({ length: 10 }, () => ({ count: 0, said: 0, right: 0 }));
  const total = probabilities.length / classCount;
  for (let place = 0; place < total; place += 1) {
    const best = likeliestOf(probabilities, place, classCount);
    const said = probabilities[place * classCount + best] ?? 0;
    const bin = sums[Math.min(9, Math.floor(said * 10))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.said += said;
    bin.right += targets[place * classCount + best] ?? 0;
  }
  const bins = sums.map(({ count, said, right }) => ({
    count,
    said: count === 0 ? 0 : said / count,
    right: count === 0 ? 0 : right / count,
  }));
  const error = bins.reduce(
    (sum, { count, said, right }) => sum + (count / total) * Math.abs(said - right),
    0,
  );
  return { error, bins };
}

const CHANCE_ROUNDS = 200;

/**
 * The calibration error that probabilities which are exactly true would show on as many texts, by chance alone: the
 * mean over rounds in which each text's likeliest value is right as often as was said.
 */
export function chanceError(probabilities: Float32Array, classCount: number): number {
  const random = createRandom(1995);
  const targets = new Float32Array(probabilities.length);
  let sum = 0;
  for (let round = 0; round < CHANCE_ROUNDS; round += 1) {
    for (let place = 0; place < probabilities.length / classCount; place += 1) {
      const at = place * classCount + likeliestOf(probabilities, place, classCount);
      targets[at] = random() < (probabilities[at] ?? 0) ? 1 : 0;
    }
    sum += reliability(probabilities, targets, classCount).error;
  }
  return sum / CHANCE_ROUNDS;
}

export function targetsFor(messages: readonly OwnMessage[], axis: Axis): Float32Array {
  return Float32Array.from(messages.flatMap(({ labels }) => targetsOf(axis, labels)));
}

/** Probabilities as if the scores had been divided by the temperature. */
function withTemperature(probabilities: Float32Array, temperature: number, classCount: number): Float32Array {
  const cooled = probabilities.map((value) => Math.max(value, 1e-9) ** (1 / temperature));
  for (let start = 0; start < cooled.length; start += classCount) {
    const text = cooled.subarray(start, start + classCount);
    const total = text.reduce((sum, value) => sum + value, 0);
    for (let index = 0; index < classCount; index += 1) text[index] = (text[index] ?? 0) / total;
  }
  return cooled;
}

function bestTemperature(probabilities: Float32Array, targets: Float32Array, classCount: number): number {
  const loss = (temperature: number) => {
    const cooled = withTemperature(probabilities, temperature, classCount);
    return cooled.reduce((sum, value, at) => sum - (targets[at] ?? 0) * Math.log(Math.max(value, 1e-9)), 0);
  };
  const tried = Array.from({ length: 60 }, (_, index) => round(0.5 * 1.04 ** index));
  return tried.reduce((a, b) => (loss(b) < loss(a) ? b : a));
}

/** Authors (or single messages) to folds, the largest first to the emptiest, so that folds are of like size. */
function assignFolds(messages: readonly OwnMessage[], folds: number): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const message of messages) sizes.set(styleOf(message), (sizes.get(styleOf(message)) ?? 0) + 1);
  const filled = new Array<number>(folds).fill(0);
  const assigned = new Map<string, number>();
  for (const [style, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const emptiest = filled.indexOf(Math.min(...filled));
    filled[emptiest] = (filled[emptiest] ?? 0) + size;
    assigned.set(style, emptiest);
  }
  return assigned;
}

function highest(values: Float32Array, place: number, classCount: number): number {
  return values[place * classCount + likeliestOf(values, place, classCount)] ?? 0;
}

function likeliestOf(values: Float32Array, place: number, classCount: number): number {
  let best = 0;
  for (let index = 1; index < classCount; index += 1)
    if ((values[place * classCount + index] ?? 0) > (values[place * classCount + best] ?? 0)) best = index;
  return best;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
