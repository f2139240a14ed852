export type {
  Cache,
  CacheOptions,
  CacheRequest,
  CacheStatistics,
  Compute,
  Computed,
  Counted,
  Found,
} from "./cache.ts";
export { createInProcessCache } from "./cache-in-process.ts";
