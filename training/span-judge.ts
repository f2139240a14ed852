/** Trains the second look at whole spans: a logistic model with dropout, a rate of its own for every weight (AdaGrad). */
import { createRandom, shuffledIndices } from "./random.ts";

export interface JudgedSpan {
  /** Rows of the span weights. */
  readonly features: Int32Array;
  readonly isRight: boolean;
}

export interface JudgeSettings {
  readonly rowCount: number;
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly seed: number;
}

const PENALTY = 1e-4;

/** The mean of the weights over the second half of the epochs, shrunk by what dropout left out. */
export function trainSpanJudge(spans: readonly JudgedSpan[], settings: JudgeSettings): Float32Array {
  const { rowCount, epochs, dropout, seed } = settings;
  const random = createRandom(seed);
  const weights = new Float32Array(rowCount);
  const squares = new Float32Array(rowCount).fill(1e-2);
  const sum = new Float32Array(rowCount);
  const averagedFrom = Math.floor(epochs / 2);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const place of shuffledIndices(spans.length, random)) {
      const span = spans[place];
      if (span === undefined) continue;
      const kept = span.features.filter(() => random() >= dropout);
      learnSpan(kept, span.isRight, { weights, squares, rate: settings.rate });
    }
    if (epoch >= averagedFrom)
      for (let at = 0; at < rowCount; at += 1) sum[at] = (sum[at] ?? 0) + (weights[at] ?? 0);
  }
  return sum.map((value) => (value / (epochs - averagedFrom)) * (1 - dropout));
}

interface JudgeState {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly rate: number;
}

function learnSpan(features: Int32Array, isRight: boolean, { weights, squares, rate }: JudgeState): void {
  let score = 0;
  for (const row of features) score += weights[row] ?? 0;
  const gradient = 1 / (1 + Math.exp(-score)) - (isRight ? 1 : 0);
  for (const row of features) {
    const weight = weights[row] ?? 0;
    const whole = gradient + PENALTY * weight;
    const square = (squares[row] ?? 0) + whole * whole;
    squares[row] = square;
    weights[row] = weight - (rate * whole) / Math.sqrt(square);
  }
}
