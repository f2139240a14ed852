/** Softmax regression on few examples with named features: whole-batch descent with a step per weight (AdaGrad). */

export interface NamedExample {
  readonly features: ReadonlyMap<string, number>;
  /** From 0; class 0 is the reference. */
  readonly label: number;
  readonly weight?: number;
}

export interface SoftmaxOptions {
  readonly classes: number;
  /** Of half the squared weights, against the mean loss of an example. */
  readonly decay: number;
  readonly rounds: number;
}

/** Weights by feature, one for each class but the reference. */
export type NamedWeights = ReadonlyMap<string, readonly number[]>;

const RATE = 0.5;
const TINY = 1e-8;

/** Deterministic: the same examples in the same order give the same weights. */
export function fitSoftmax(
  examples: readonly NamedExample[],
  { classes, decay, rounds }: SoftmaxOptions,
): NamedWeights {
  const names = [...new Set(examples.flatMap(({ features }) => [...features.keys()]))].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  const rows = examples.map(({ features }) =>
    [...features].map(([name, value]) => [places.get(name) ?? 0, value] as const),
  );
  const whole = examples.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  const weights = new Float64Array(names.length * classes);
  const steps = new Float64Array(weights.length);
  for (let round = 0; round < rounds; round += 1) {
    const slope = new Float64Array(weights.length);
    for (const [at, row] of rows.entries()) {
      const { label, weight = 1 } = examples[at] as NamedExample;
      const chances = chancesOf(row, weights, classes);
      for (const [kind, chance] of chances.entries()) {
        const error = weight * (chance - (kind === label ? 1 : 0));
        for (const [place, value] of row)
          slope[place * classes + kind] = (slope[place * classes + kind] ?? 0) + error * value;
      }
    }
    for (let at = 0; at < weights.length; at += 1) {
      const down = (slope[at] ?? 0) / whole + decay * (weights[at] ?? 0);
      steps[at] = (steps[at] ?? 0) + down * down;
      weights[at] = (weights[at] ?? 0) - (RATE * down) / Math.sqrt((steps[at] ?? 0) + TINY);
    }
  }
  return new Map(
    names.map((name, place) => {
      const own = [...weights.subarray(place * classes, (place + 1) * classes)];
      return [name, own.slice(1).map((each) => each - (own[0] ?? 0))];
    }),
  );
}

function chancesOf(
  row: readonly (readonly [number, number])[],
  weights: Float64Array,
  classes: number,
): readonly number[] {
  const sums = Array.from({ length: classes }, (_, kind) =>
    row.reduce((sum, [place, value]) => sum + (weights[place * classes + kind] ?? 0) * value, 0),
  );
  return softmax(sums);
}

/** Chances of every class, the reference first. */
export function predictSoftmax(
  features: ReadonlyMap<string, number>,
  weights: NamedWeights,
): readonly number[] {
  const classes = (weights.values().next().value?.length ?? 0) + 1;
  const sums = new Array<number>(classes).fill(0);
  for (const [name, value] of features)
    for (const [at, weight] of (weights.get(name) ?? []).entries())
      sums[at + 1] = (sums[at + 1] ?? 0) + weight * value;
  return softmax(sums);
}

function softmax(sums: readonly number[]): readonly number[] {
  const most = Math.max(...sums);
  const odds = sums.map((sum) => Math.exp(sum - most));
  const whole = odds.reduce((sum, each) => sum + each, 0);
  return odds.map((each) => each / whole);
}
