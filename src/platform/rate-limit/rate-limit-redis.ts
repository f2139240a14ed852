import { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import { grantOf, type RateLimit, WINDOW_SECONDS } from "./rate-limit.ts";
import { createInProcessRateLimit } from "./rate-limit-in-process.ts";

export interface RedisRateLimitOptions {
  readonly url: string;
  /** Told once when Redis stops answering, and again only after it has answered in between. */
  readonly onDegraded: (error: Error) => void;
  readonly keyPrefix?: string;
}

const COMMAND_TIMEOUT_MS = 250;
/** How long Redis is left alone after a failure, so that a hanging one does not slow every request. */
const PAUSE_MS = 1000;
const LONGEST_RECONNECT_MS = 2000;

/** Counts in Redis, so that all processes share the limits; while Redis fails, each counts by itself. */
export function createRedisRateLimit(options: RedisRateLimitOptions): RateLimit & AsyncDisposable {
  const client = connect(options.url);
  const shared = new RateLimiterRedis({
    storeClient: client,
    keyPrefix: options.keyPrefix ?? "ion:rate",
    points: 1,
    duration: WINDOW_SECONDS,
  });
  const alone = createInProcessRateLimit();
  let isDegraded = false;
  let pausedUntil = 0;

  return {
    async take(key, limitPerMinute) {
      if (performance.now() < pausedUntil) return alone.take(key, limitPerMinute);
      try {
        const { consumedPoints, msBeforeNext } = await whenReady(client, () => shared.penalty(key, 1));
        isDegraded = false;
        return grantOf(consumedPoints, limitPerMinute, msBeforeNext);
      } catch (error) {
        pausedUntil = performance.now() + PAUSE_MS;
        if (!isDegraded) options.onDegraded(error instanceof Error ? error : new Error("Redis failed"));
        isDegraded = true;
        return alone.take(key, limitPerMinute);
      }
    },
    async [Symbol.asyncDispose]() {
      client.disconnect();
    },
  };
}

function connect(url: string): Redis {
  const client = new Redis(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: COMMAND_TIMEOUT_MS * 4,
    enableOfflineQueue: true,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(LONGEST_RECONNECT_MS, attempt * 100),
  });
  // Failures show where a command is sent; without a listener ioredis would print them.
  client.on("error", () => undefined);
  return client;
}

/** Commands wait for the first connection only; once it is known to be down they fail without being sent. */
function whenReady<Result>(client: Redis, send: () => Promise<Result>): Promise<Result> {
  if (["ready", "connecting", "connect"].includes(client.status)) return send();
  return Promise.reject(new Error("Redis is not connected"));
}
