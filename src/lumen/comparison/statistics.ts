/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const ROUNDS = 2000;

/** The same numbers for the same seed, uniform in [0, 1) (mulberry32, Tommy Ettinger). */
export function repeatableRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Paired bootstrap (Efron 1979; Koehn 2004): draws whole rows, so that what was measured on one prompt stays
 * together, and returns the percentile interval of each figure that `figuresOf` makes of the columns' means.
 *
 * @param rows one a prompt, all of the same length
 */
export function bootstrap<Name extends string>(
  rows: readonly (readonly number[])[],
  random: () => number,
  figuresOf: (means: readonly number[]) => Readonly<Record<Name, number>>,
): Record<Name, Interval> {
  const drawn = Array.from({ length: ROUNDS }, () =>
    figuresOf(columnMeans(rows.map(() => rows[Math.floor(random() * rows.length)] ?? []))),
  );
  const names = Object.keys(drawn[0] ?? {}) as Name[];
  const intervals = names.map((name) => [name, percentiles(drawn.map((figures) => figures[name]))]);
  return Object.fromEntries(intervals) as Record<Name, Interval>;
}

export function columnMeans(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, column) => mean(rows.map((row) => row[column] ?? 0)));
}

function percentiles(values: readonly number[]): Interval {
  // no difference: a return may be without end
  const sorted = values.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

/** 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The value below which a share of the values lies (nearest rank); null of nothing. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

/** How likely a fair coin is to fall as unevenly as this or more so (exact two-sided binomial test), 0..1. */
export function coinTest(heads: number, tails: number): number {
  const total = heads + tails;
  const fewer = Math.min(heads, tails);
  let logChance = total * Math.log(0.5);
  let tail = 0;
  for (let count = 0; count <= fewer; count += 1) {
    tail += Math.exp(logChance);
    logChance += Math.log((total - count) / (count + 1));
  }
  return Math.min(1, 2 * tail);
}
