/**
 * Leaves a failing model alone for a while (circuit breaker; Nygard, "Release It!"): after some failures in a row it
 * rests, then one request may try; its success ends the rest, its failure doubles it.
 */
export interface CircuitBreaker {
  /** Whether a request may go out now. A `true` after a rest is the one that tries, and must be told how it ended. */
  allows(now: number): boolean;
  succeeded(): void;
  /** @param retryAfterMs how long the provider asked to be left alone; the rest is at least that */
  failed(now: number, retryAfterMs: number | null): void;
  /** The trying request was given up by its caller: the next one may try. */
  abandoned(): void;
  readonly state: "closed" | "open" | "half-open";
}

const FAILURES_TO_OPEN = 5;
const SHORTEST_REST_MS = 5_000;
const LONGEST_REST_MS = 300_000;

export function createCircuitBreaker(): CircuitBreaker {
  let failures = 0;
  let restMs = SHORTEST_REST_MS;
  let restsUntil: number | null = null;
  let isTrying = false;

  return {
    get state() {
      if (restsUntil === null) return "closed";
      return isTrying ? "half-open" : "open";
    },
    allows(now) {
      if (restsUntil === null) return true;
      if (isTrying || now < restsUntil) return false;
      isTrying = true;
      return true;
    },
    succeeded() {
      failures = 0;
      restMs = SHORTEST_REST_MS;
      restsUntil = null;
      isTrying = false;
    },
    failed(now, retryAfterMs) {
      failures += 1;
      const asked = retryAfterMs ?? 0;
      if (restsUntil === null && failures < FAILURES_TO_OPEN && asked === 0) return;
      restMs = isTrying ? Math.min(2 * restMs, LONGEST_REST_MS) : restMs;
      restsUntil = now + Math.min(Math.max(asked, failures < FAILURES_TO_OPEN ? 0 : restMs), LONGEST_REST_MS);
      isTrying = false;
    },
    abandoned() {
      isTrying = false;
    },
  };
}
