/** Figures of merit, and how sure they are. */
import { createRandom } from "./random.ts";

/** True and false decisions of one class. */
export interface Counts {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
}

/** F1 = 2·TP ÷ (2·TP + FP + FN); 0 where a class was neither there nor found. */
export function f1({ truePositives, falsePositives, falseNegatives }: Counts): number {
  const doubled = 2 * truePositives;
  return doubled === 0 ? 0 : doubled / (doubled + falsePositives + falseNegatives);
}

/** Decisions over several classes for several texts, 1 = holds; text-major. */
export interface Decisions {
  readonly classCount: number;
  readonly truth: Uint8Array;
  readonly guess: Uint8Array;
}

/** Unweighted mean of the classes' F1 over the texts at `places` (a text may come twice). */
export function macroF1({ classCount, truth, guess }: Decisions, places: ArrayLike<number>): number {
  const counts = Array.from({ length: classCount }, () => ({
    truePositives: 0,
    falsePositives: 0,
    falseNegatives: 0,
  }));
  for (let index = 0; index < places.length; index += 1) {
    const offset = (places[index] ?? 0) * classCount;
    for (const [position, count] of counts.entries()) {
      const isTrue = truth[offset + position] === 1;
      const isGuessed = guess[offset + position] === 1;
      if (isTrue && isGuessed) count.truePositives += 1;
      else if (isGuessed) count.falsePositives += 1;
      else if (isTrue) count.falseNegatives += 1;
    }
  }
  return counts.reduce((sum, count) => sum + f1(count), 0) / classCount;
}

/** Share of places at which truth and guess are the same class. */
export function accuracy(
  truth: ArrayLike<number>,
  guess: ArrayLike<number>,
  places: ArrayLike<number>,
): number {
  let right = 0;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    if (truth[place] === guess[place]) right += 1;
  }
  return places.length === 0 ? 0 : right / places.length;
}

/** Single labels as decisions: exactly one class holds. */
export function oneHot(classes: ArrayLike<number>, classCount: number): Uint8Array {
  const decisions = new Uint8Array(classes.length * classCount);
  for (let index = 0; index < classes.length; index += 1)
    decisions[index * classCount + (classes[index] ?? 0)] = 1;
  return decisions;
}

/** Where the highest of `classCount` values is, for every text. */
export function argMaxAll(values: ArrayLike<number>, classCount: number): Uint16Array {
  const best = new Uint16Array(values.length / classCount);
  for (let text = 0; text < best.length; text += 1) {
    const offset = text * classCount;
    let highest = 0;
    for (let position = 1; position < classCount; position += 1)
      if ((values[offset + position] ?? 0) > (values[offset + highest] ?? 0)) highest = position;
    best[text] = highest;
  }
  return best;
}

/** Mean precision at the places where the class holds, texts in falling order of probability; 0 where it never does. */
export function averagePrecision(probabilities: ArrayLike<number>, truth: ArrayLike<number>): number {
  const order = Array.from({ length: probabilities.length }, (_, index) => index).sort(
    (a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0),
  );
  let found = 0;
  let sum = 0;
  for (const [rank, place] of order.entries()) {
    if ((truth[place] ?? 0) < 0.5) continue;
    found += 1;
    sum += found / (rank + 1);
  }
  return found === 0 ? 0 : sum / found;
}

/** How far around a place its F1 is averaged, as a share of the texts where the class holds. */
const SMOOTHING = 0.1;

/**
 * The threshold with the best F1 for one class: guessed are the texts with a probability of at least that. The peak of
 * the smoothed curve is taken, because the highest single place is mostly luck; `f1` is what that place reaches.
 */
export function bestThreshold(
  probabilities: ArrayLike<number>,
  truth: ArrayLike<number>,
): { threshold: number; f1: number } {
  const order = Array.from({ length: probabilities.length }, (_, index) => index).sort(
    (a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0),
  );
  const positives = order.reduce((sum, place) => sum + (truth[place] ?? 0), 0);
  if (positives === 0) return { threshold: 1, f1: 0 };
  const curve = new Float64Array(order.length);
  let found = 0;
  for (const [rank, place] of order.entries()) {
    found += truth[place] ?? 0;
    curve[rank] = (2 * found) / (rank + 1 + positives);
  }
  const smoothed = movingMean(curve, Math.round(SMOOTHING * positives));
  let best = -1;
  for (const [rank, value] of smoothed.entries()) {
    const isTied = probabilities[order[rank + 1] ?? -1] === probabilities[order[rank] ?? -1];
    if (!isTied && (best === -1 || value > (smoothed[best] ?? 0))) best = rank;
  }
  return { threshold: probabilities[order[best] ?? -1] ?? 1, f1: curve[best] ?? 0 };
}

/** The mean over `reach` places to each side, over fewer at the ends. */
function movingMean(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [index, value] of values.entries()) sums[index + 1] = (sums[index] ?? 0) + value;
  return values.map((_, index) => {
    const from = Math.max(0, index - reach);
    const to = Math.min(values.length, index + reach + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The middle 95 % of a figure over resamples of the texts (percentile bootstrap, Efron 1979). */
export function bootstrap(count: number, figure: (places: Uint32Array) => number, rounds = 1000): Interval {
  const random = createRandom(1979);
  const places = new Uint32Array(count);
  const figures = new Float64Array(rounds);
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < count; index += 1) places[index] = Math.floor(random() * count);
    figures[round] = figure(places);
  }
  figures.sort();
  const at = (share: number) => figures[Math.min(rounds - 1, Math.floor(share * rounds))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}
