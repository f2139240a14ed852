import type { Counted } from "./cache.ts";

/** How many items of a list are remembered. */
export const MOST_ITEMS = 1000;

/** Counts of the most frequent items, in bounded room. */
export interface Counter {
  add(item: string): void;
  /** Most frequent first; equals in the order in which they came. */
  most(limit: number): Counted[];
  readonly size: number;
}

/**
 * Space-Saving (Metwally, Agrawal, El Abbadi: "Efficient computation of frequent and top-k elements in data streams",
 * ICDT 2005): a new item takes the place and the count of the least frequent one, so that nothing frequent is missed
 * and a count is too high by at most the least one.
 */
export function createCounter(maxItems: number = MOST_ITEMS): Counter {
  const counts = new Map<string, number>();
  return {
    add(item) {
      const known = counts.get(item);
      if (known !== undefined) counts.set(item, known + 1);
      else counts.set(item, 1 + (counts.size < maxItems ? 0 : takeLeast(counts)));
    },
    most: (limit) =>
      [...counts]
        .map(([item, count]) => ({ item, count }))
        .sort((a, b) => b.count - a.count)
        .slice(0, limit),
    get size() {
      return counts.size;
    },
  };
}

function takeLeast(counts: Map<string, number>): number {
  let least: readonly [string, number] = ["", Number.POSITIVE_INFINITY];
  for (const entry of counts) if (entry[1] < least[1]) least = entry;
  counts.delete(least[0]);
  return least[1];
}
