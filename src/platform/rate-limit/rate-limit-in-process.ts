import { RateLimiterMemory } from "rate-limiter-flexible";
import { grantOf, type RateLimit, WINDOW_SECONDS } from "./rate-limit.ts";

/** Counts in this process. A key is forgotten when its minute is over. */
export function createInProcessRateLimit(): RateLimit & AsyncDisposable {
  const limiter = new RateLimiterMemory({ points: 1, duration: WINDOW_SECONDS });
  return {
    async take(key, limitPerMinute) {
      // `penalty` only counts: each key has a limit of its own, so the judgement is ours.
      const { consumedPoints, msBeforeNext } = await limiter.penalty(key, 1);
      return grantOf(consumedPoints, limitPerMinute, msBeforeNext);
    },
    async [Symbol.asyncDispose]() {},
  };
}
