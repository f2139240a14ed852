/** Trains the tagger's linear chain by stochastic gradient of the log-likelihood, with a rate of its own for every weight (AdaGrad). */
import { emissionsOf } from "../src/mentor/growth/skill/tagger/emissions.ts";
import { LABELS, marginalsOf } from "../src/mentor/growth/skill/tagger/span-decoding.ts";
import { createRandom, shuffledIndices } from "./random.ts";

export interface ChainExample {
  /** Rows of each word. */
  readonly features: readonly Int32Array[];
  readonly labels: Uint8Array;
}

export interface ChainWeights {
  /** Row-major, one weight per label. */
  readonly rows: Float32Array;
  readonly transitions: Float32Array;
}

export interface ChainSettings {
  readonly rowCount: number;
  readonly epochs: number;
  readonly rate: number;
  /** Of the square of each weight, per time that its row is seen. */
  readonly penalty: number;
  /** Share of a word's features that are left out at random, so that no one feature is leaned on. */
  readonly dropout: number;
  readonly seed: number;
}

/** The mean of the weights over the second half of the steps. */
export function trainChain(examples: readonly ChainExample[], settings: ChainSettings): ChainWeights {
  const { rowCount, epochs, seed } = settings;
  const random = createRandom(seed);
  const state = {
    rows: new Float32Array(rowCount * LABELS),
    squares: new Float32Array(rowCount * LABELS).fill(1e-4),
    transitions: new Float32Array(LABELS * LABELS),
    transitionSquares: new Float32Array(LABELS * LABELS).fill(1e-4),
  };
  const sum = new Float32Array(rowCount * LABELS);
  const transitionSum = new Float32Array(LABELS * LABELS);
  const averagedFrom = Math.floor(epochs / 2);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const place of shuffledIndices(examples.length, random)) {
      const example = examples[place];
      if (example !== undefined && example.labels.length > 0) step(example, state, { settings, random });
    }
    if (epoch < averagedFrom) continue;
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (state.rows[at] ?? 0);
    for (let at = 0; at < transitionSum.length; at += 1)
      transitionSum[at] = (transitionSum[at] ?? 0) + (state.transitions[at] ?? 0);
  }
  const count = epochs - averagedFrom;
  return {
    rows: sum.map((value) => value / count),
    transitions: transitionSum.map((value) => value / count),
  };
}

interface TrainingState {
  readonly rows: Float32Array;
  readonly squares: Float32Array;
  readonly transitions: Float32Array;
  readonly transitionSquares: Float32Array;
}

interface StepContext {
  readonly settings: ChainSettings;
  readonly random: () => number;
}

function step({ features, labels }: ChainExample, state: TrainingState, context: StepContext): void {
  const { rate, penalty, dropout } = context.settings;
  const length = labels.length;
  const kept =
    dropout === 0 ? features : features.map((rows) => rows.filter(() => context.random() >= dropout));
  const emissions = emissionsOf(kept, state.rows, 1);
  const chain = { length, emissions, transitions: state.transitions };
  const { logTotal, forward, backward } = marginalsOf(chain);
  for (let at = 0; at < length; at += 1)
    for (let label = 0; label < LABELS; label += 1) {
      const place = at * LABELS + label;
      const expected = Math.exp((forward[place] ?? 0) + (backward[place] ?? 0) - logTotal);
      const gradient = expected - (labels[at] === label ? 1 : 0);
      if (Math.abs(gradient) < 1e-4) continue;
      for (const row of kept[at] ?? [])
        descend(state.rows, state.squares, { at: row * LABELS + label, gradient, rate, penalty });
    }
  learnTransitions(labels, state, { emissions, forward, backward, logTotal, rate });
}

interface TransitionStep {
  readonly emissions: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly logTotal: number;
  readonly rate: number;
}

function learnTransitions(
  labels: Uint8Array,
  { transitions, transitionSquares }: TrainingState,
  { emissions, forward, backward, logTotal, rate }: TransitionStep,
): void {
  const gradients = new Float64Array(LABELS * LABELS);
  for (let at = 1; at < labels.length; at += 1) {
    for (let from = 0; from < LABELS; from += 1)
      for (let to = 0; to < LABELS; to += 1) {
        const score =
          (forward[(at - 1) * LABELS + from] ?? 0) +
          (transitions[from * LABELS + to] ?? 0) +
          (emissions[at * LABELS + to] ?? 0) +
          (backward[at * LABELS + to] ?? 0);
        gradients[from * LABELS + to] = (gradients[from * LABELS + to] ?? 0) + Math.exp(score - logTotal);
      }
    const seen = (labels[at - 1] ?? 0) * LABELS + (labels[at] ?? 0);
    gradients[seen] = (gradients[seen] ?? 0) - 1;
  }
  for (const [at, gradient] of gradients.entries())
    descend(transitions, transitionSquares, { at, gradient, rate, penalty: 0 });
  // Nothing is inside after outside.
  transitions[2] = -30;
}

interface Descent {
  readonly at: number;
  readonly gradient: number;
  readonly rate: number;
  readonly penalty: number;
}

function descend(
  weights: Float32Array,
  squares: Float32Array,
  { at, gradient, rate, penalty }: Descent,
): void {
  const weight = weights[at] ?? 0;
  const whole = gradient + penalty * weight;
  const square = (squares[at] ?? 0) + whole * whole;
  squares[at] = square;
  weights[at] = weight - (rate * whole) / Math.sqrt(square);
}
