/** What a request passes before it may go to a model: the provider's announced limits, the breaker, the queue. */
import { createAdmission } from "./admission.ts";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker.ts";
import { ModelUnavailableError } from "./lumen.ts";

export interface Gate {
  readonly breaker: CircuitBreaker["state"];
  /**
   * Does something as one of the model's requests; `work` is given what ends it, in case it goes on after it returned.
   *
   * @throws ModelUnavailableError resting or busy, when it may not pass; what `work` throws
   */
  pass<Result>(signal: AbortSignal | undefined, work: (passage: Passage) => Promise<Result>): Promise<Result>;
  /** The provider said that nothing is left of its limit for so many milliseconds. */
  exhausted(resetMs: number): void;
}

/** One request on its way; exactly one of the three ends tells how it went. */
export interface Passage {
  succeeded(): void;
  failed(error: unknown): void;
  /** Who asked gave up: that says nothing about the model. */
  abandoned(): void;
}

const MAX_WAITING = 256;
const MAX_WAIT_MS = 10_000;
/** A provider that announces a longer pause is asked again after this. */
const LONGEST_PAUSE_MS = 60_000;

export function createGate({
  maxConcurrent,
  clock,
}: {
  readonly maxConcurrent: number;
  readonly clock: { now(): number };
}): Gate {
  const breaker = createCircuitBreaker();
  const admission = createAdmission({
    maxActive: maxConcurrent,
    maxWaiting: MAX_WAITING,
    maxWaitMs: MAX_WAIT_MS,
  });
  let exhaustedUntil = 0;

  function assertOpen(): void {
    const retryAfterMs = exhaustedUntil - clock.now();
    if (retryAfterMs > 0)
      throw new ModelUnavailableError("resting", "the provider said that its limit is reached", {
        retryAfterMs,
      });
    if (!breaker.allows(clock.now()))
      throw new ModelUnavailableError("resting", "the model rests after failures");
  }

  return {
    get breaker() {
      return breaker.state;
    },
    exhausted(resetMs) {
      exhaustedUntil = clock.now() + Math.min(resetMs, LONGEST_PAUSE_MS);
    },
    async pass(signal, work) {
      assertOpen();
      let leave = () => {};
      const passage: Passage = {
        succeeded() {
          leave();
          breaker.succeeded();
        },
        failed(error) {
          leave();
          noteFailure(breaker, error, clock.now());
        },
        abandoned() {
          leave();
          breaker.abandoned();
        },
      };
      try {
        leave = await admission.enter(signal);
        return await work(passage);
      } catch (error) {
        passage.failed(error);
        throw error;
      }
    },
  };
}

/** What a failure says about the model's health; who gave up by themselves, or waited in vain, says nothing. */
function noteFailure(breaker: CircuitBreaker, error: unknown, now: number): void {
  if (!(error instanceof ModelUnavailableError) || error.failure === "busy" || error.failure === "resting")
    breaker.abandoned();
  else if (error.failure === "refused" || error.failure === "empty") breaker.succeeded();
  else breaker.failed(now, error.retryAfterMs);
}
