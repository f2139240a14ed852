import type { Redis } from "ioredis";
import type { Counted } from "./cache.ts";
import { type Counter, createCounter, MOST_ITEMS } from "./counter.ts";
import { digestOf } from "./digest.ts";
import type { RedisLink } from "./redis-link.ts";
import type { RedisNames } from "./redis-names.ts";
import { COUNT } from "./redis-scripts.ts";

/** Counts for all processes, gathered here and handed on now and then: a hit in this process asks Redis nothing. */
export interface RedisCounts extends AsyncDisposable {
  count(list: string, item: string): void;
  mostCounted(list: string, limit: number): Promise<Counted[]>;
  /** What other processes have gathered meanwhile and not handed on is theirs. */
  forgetCounted(list: string): Promise<void>;
}

const HAND_ON_MS = 5_000;
/** A list that nobody counts on for so long is forgotten. */
const LIFE_MS = 30 * 24 * 3_600_000;

export function createRedisCounts(link: RedisLink, names: RedisNames): RedisCounts {
  const gathered = new Map<string, Counter>();
  const timer = setInterval(() => void handOn(), HAND_ON_MS);
  timer.unref();

  async function handOn(): Promise<void> {
    for (const [list, counter] of gathered) {
      gathered.delete(list);
      const args = counter.most(MOST_ITEMS).flatMap(({ item, count }) => [digestOf(item), count, item]);
      const told = await link.attempt((client) =>
        COUNT.run(client, names.list(list), [MOST_ITEMS, LIFE_MS, ...args]),
      );
      // Redis is away: what was gathered waits for it, unless newer counts have begun.
      if (told === undefined && !gathered.has(list)) gathered.set(list, counter);
    }
  }

  return {
    count(list, item) {
      const counter = gathered.get(list) ?? createCounter();
      gathered.set(list, counter);
      counter.add(item);
    },
    async mostCounted(list, limit) {
      if (limit <= 0) return [];
      await handOn();
      const most = await link.attempt((client) => readMost(client, names.list(list), limit));
      return most ?? gathered.get(list)?.most(limit) ?? [];
    },
    async forgetCounted(list) {
      gathered.delete(list);
      await link.attempt((client) => client.del(...names.list(list)));
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await handOn();
    },
  };
}

async function readMost(
  client: Redis,
  [counts, items]: readonly [string, string],
  limit: number,
): Promise<Counted[]> {
  const ranked = await client.zrevrange(counts, 0, limit - 1, "WITHSCORES");
  const ids = ranked.filter((_, place) => place % 2 === 0);
  if (ids.length === 0) return [];
  const texts = await client.hmget(items, ...ids);
  return texts.flatMap((item, place) =>
    item === null ? [] : [{ item, count: Number(ranked[place * 2 + 1]) }],
  );
}
