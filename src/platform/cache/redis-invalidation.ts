import type { Redis } from "ioredis";
import type { RedisLink } from "./redis-link.ts";
import type { RedisNames } from "./redis-names.ts";
import { INVALIDATE } from "./redis-scripts.ts";

/** Invalidations on their way to Redis and to the other processes. */
export interface RedisInvalidation {
  add(tags: readonly string[]): void;
  /** Tells what is waiting to be told; whether nothing waits any more. */
  settle(): Promise<boolean>;
}

/** With more tags waiting for Redis to come back, everything in it goes. */
const MOST_WAITING = 10_000;
const DELETED_AT_ONCE = 200;

/** @param messageOf what is published about a tag */
export function createRedisInvalidation(
  link: RedisLink,
  names: RedisNames,
  messageOf: (tag: string) => string,
): RedisInvalidation {
  const waiting = new Set<string>();
  let isAll = false;
  return {
    add(tags) {
      for (const tag of tags) waiting.add(tag);
      if (waiting.size <= MOST_WAITING) return;
      isAll = true;
      waiting.clear();
    },
    async settle() {
      if (isAll) {
        if (!(await link.attempt((client) => deleteAll(client, names)))) return false;
        isAll = false;
      }
      for (const tag of waiting) {
        const message = messageOf(tag);
        const told = await link.attempt((client) =>
          INVALIDATE.run(client, [names.tags + tag], [names.channel, message]),
        );
        if (told === undefined) return false;
        waiting.delete(tag);
        await link.attempt((client) => deleteMembers(client, names, tag));
      }
      return true;
    },
  };
}

/** Without its tag's token an entry is invalid already; this takes its bytes away, too. */
async function deleteMembers(client: Redis, names: RedisNames, tag: string): Promise<void> {
  for (;;) {
    const popped = await client.zpopmin(names.members + tag, DELETED_AT_ONCE);
    const entries = popped.filter((_, place) => place % 2 === 0).map(names.entry);
    if (entries.length === 0) return;
    await client.unlink(...entries);
  }
}

async function deleteAll(client: Redis, names: RedisNames): Promise<true> {
  for (let cursor = "0"; ; ) {
    const [next, keys] = await client.scan(cursor, "MATCH", names.all, "COUNT", DELETED_AT_ONCE);
    if (keys.length > 0) await client.unlink(...keys);
    cursor = next;
    if (cursor === "0") return true;
  }
}
