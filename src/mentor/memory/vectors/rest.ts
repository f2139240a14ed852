/** A pause after failures, longer with each more, so that what is down costs little. */
export interface Rest {
  /** How long it still lasts, milliseconds; 0: none. */
  readonly leftMs: number;
  failed(): void;
  succeeded(): void;
}

export function createRest(
  {
    patience,
    firstMs,
    longestMs,
  }: { readonly patience: number; readonly firstMs: number; readonly longestMs: number },
  now: () => number,
): Rest {
  let failures = 0;
  let until = 0;
  return {
    get leftMs() {
      return Math.max(0, until - now());
    },
    failed() {
      failures += 1;
      if (failures >= patience) until = now() + Math.min(firstMs * 2 ** (failures - patience), longestMs);
    },
    succeeded() {
      failures = 0;
      until = 0;
    },
  };
}
