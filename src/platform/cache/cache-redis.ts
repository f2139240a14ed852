import type { Cache, CacheOptions } from "./cache.ts";
import { createRedisTier } from "./redis-tier.ts";
import { createTieredCache } from "./tiered-cache.ts";

export interface RedisCacheOptions extends CacheOptions {
  readonly url: string;
  /** Told once when Redis stops answering, and again only after it has answered in between. */
  readonly onDegraded: (error: Error) => void;
  readonly keyPrefix?: string;
  /**
   * How long others wait, in milliseconds, for a process that died while it computed. A process that lives keeps its
   * lock for as long as it computes.
   */
  readonly lockMs?: number;
  /** How long a process waits for another that lives and computes; then it computes for itself. */
  readonly waitMs?: number;
}

const LOCK_MS = 5_000;
const WAIT_MS = 120_000;

/** Keeps values in this process and in Redis, for all processes; while Redis is away, in this process alone. */
export function createRedisCache(options: RedisCacheOptions): Cache {
  const { keyPrefix = "ion:cache", lockMs = LOCK_MS, waitMs = WAIT_MS } = options;
  return createTieredCache(options, (events) =>
    createRedisTier({ ...options, keyPrefix, lockMs, waitMs }, events),
  );
}
