/** A map from two whole numbers to one, in three arrays: a tenth of what a Map of joined strings takes, and no hashing of text. */

const FIRST_CAPACITY = 1024;
const MOST_FULL = 0.5;
const EMPTY = -1;

export interface PairTable {
  /** -1 where it has none. */
  get(first: number, second: number): number;
  /** What it has for the pair, or what it gets now; both numbers 0 or more. */
  getOrAdd(first: number, second: number, value: number): number;
  readonly size: number;
  /** Every entry, in no order that means anything. */
  entries(): Iterable<readonly [first: number, second: number, value: number]>;
}

/** Open addressing with linear probing; grows by doubling. */
export function createPairTable(): PairTable {
  let firsts = new Int32Array(FIRST_CAPACITY);
  let seconds = new Int32Array(FIRST_CAPACITY);
  let values = new Int32Array(FIRST_CAPACITY).fill(EMPTY);
  let size = 0;

  function slotOf(first: number, second: number): number {
    const mask = values.length - 1;
    let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (values[slot] !== EMPTY && (firsts[slot] !== first || seconds[slot] !== second))
      slot = (slot + 1) & mask;
    return slot;
  }

  function put(first: number, second: number, value: number): void {
    const slot = slotOf(first, second);
    firsts[slot] = first;
    seconds[slot] = second;
    values[slot] = value;
  }

  function grow(): void {
    const before = { firsts, seconds, values };
    firsts = new Int32Array(values.length * 2);
    seconds = new Int32Array(values.length * 2);
    values = new Int32Array(values.length * 2).fill(EMPTY);
    for (const [slot, value] of before.values.entries()) {
      if (value !== EMPTY) put(before.firsts[slot] ?? 0, before.seconds[slot] ?? 0, value);
    }
  }

  return {
    get: (first, second) => values[slotOf(first, second)] ?? EMPTY,
    getOrAdd(first, second, value) {
      const known = values[slotOf(first, second)] ?? EMPTY;
      if (known !== EMPTY) return known;
      if (size >= values.length * MOST_FULL) grow();
      put(first, second, value);
      size += 1;
      return value;
    },
    get size() {
      return size;
    },
    *entries() {
      for (const [slot, value] of values.entries())
        if (value !== EMPTY) yield [firsts[slot] ?? 0, seconds[slot] ?? 0, value];
    },
  };
}
