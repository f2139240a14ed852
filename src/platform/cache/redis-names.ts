import { digestOf } from "./digest.ts";

/** Every name in Redis. Keys, tags and items stand there as digests only. */
export interface RedisNames {
  readonly channel: string;
  entry(digest: string): string;
  lock(digest: string): string;
  /** In front of a tag's digest: its token, and the digests of the entries that carry it. */
  readonly tags: string;
  readonly members: string;
  /** How often the items of a list were counted, and what they are. */
  list(name: string): readonly [counts: string, items: string];
  /** A pattern for all of them. */
  readonly all: string;
}

export function createRedisNames(prefix: string): RedisNames {
  return {
    channel: `${prefix}:told`,
    entry: (digest) => `${prefix}:entry:${digest}`,
    lock: (digest) => `${prefix}:lock:${digest}`,
    tags: `${prefix}:tag:`,
    members: `${prefix}:members:`,
    list: (name) => [`${prefix}:counts:${digestOf(name)}`, `${prefix}:items:${digestOf(name)}`],
    all: `${prefix}:*`,
  };
}
