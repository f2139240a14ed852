/**
 * Runs work one after the other per key, in the order it came, and side by side between keys. Nothing is kept for a
 * key without work.
 */
export class KeyedQueue {
  readonly #tails = new Map<string, { tail: Promise<unknown>; waiting: number }>();

  /** How much work a key has, running or waiting. */
  length(key: string): number {
    return this.#tails.get(key)?.waiting ?? 0;
  }

  /** Runs `work` once everything asked for earlier under this key has ended, whether well or not. */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const entry = this.#tails.get(key) ?? { tail: Promise.resolve(), waiting: 0 };
    entry.waiting += 1;
    this.#tails.set(key, entry);
    const previous = entry.tail;
    const current = entry.waiting === 1 ? work() : previous.then(work, work);
    entry.tail = current.catch(() => undefined);
    try {
      return await current;
    } finally {
      entry.waiting -= 1;
      if (entry.waiting === 0) this.#tails.delete(key);
    }
  }
}
