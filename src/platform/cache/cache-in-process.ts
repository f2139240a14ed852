import type { Cache, CacheOptions } from "./cache.ts";
import { createTieredCache } from "./tiered-cache.ts";

/** Keeps values in this process alone. */
export function createInProcessCache(options: CacheOptions): Cache {
  return createTieredCache(options, null);
}
