/** L2 over Redis: entries by digest, a lock for each in work, a token for each tag, a channel that wakes and warns. */
import { randomText } from "#lib/id.ts";
import { digestOf } from "./digest.ts";
import type { Entry } from "./in-process-tier.ts";
import { createRedisCounts } from "./redis-counts.ts";
import { createRedisInvalidation } from "./redis-invalidation.ts";
import { createRedisLink, type RedisLink } from "./redis-link.ts";
import { createRedisNames, type RedisNames } from "./redis-names.ts";
import { FREE, OPEN, RENEW, WRITE } from "./redis-scripts.ts";
import { createWaits } from "./redis-waits.ts";
import type { Lease, Opened, SharedEvents, SharedTier, Want } from "./shared-tier.ts";

export interface RedisTierOptions {
  readonly url: string;
  readonly onDegraded: (error: Error) => void;
  readonly keyPrefix: string;
  readonly clock: { now(): number };
  /** How long a lock outlives the last sign of its holder's life, in milliseconds. */
  readonly lockMs: number;
  /** How long another process's computation is waited for; then this one computes for itself. */
  readonly waitMs: number;
}

/** What the parts of the tier work with. */
interface Setting {
  readonly link: RedisLink;
  readonly names: RedisNames;
  readonly clock: { now(): number };
  readonly lockMs: number;
}

/** Longer than any entry lives: where a token is gone, what carries its tag is invalid. */
const TAG_LIFE_MS = 31 * 24 * 3_600_000;
const SHORTEST_POLL_MS = 20;
const LONGEST_POLL_MS = 250;
const NO_LOCK = 0;
const RENEWALS_A_LOCK = 3;

export function createRedisTier(options: RedisTierOptions, events: SharedEvents): SharedTier {
  const { clock, lockMs, waitMs } = options;
  const self = randomText(12);
  const names = createRedisNames(options.keyPrefix);
  const waits = createWaits();
  const link = createRedisLink({
    ...options,
    channel: names.channel,
    onListening: events.onListening,
    onMessage(message) {
      const [verb, digest = "", sender] = message.split(" ");
      if (verb === "settled") waits.wake(digest);
      else if (verb === "invalidated" && sender !== self) events.onInvalidated(digest);
    },
  });
  const setting: Setting = { link, names, clock, lockMs };
  const counts = createRedisCounts(link, names);
  const invalidation = createRedisInvalidation(link, names, (tag) => `invalidated ${tag} ${self}`);

  async function ask(digest: string, lock: number, want: Omit<Want, "signal">): Promise<Reply | undefined> {
    if (!(await invalidation.settle())) return undefined;
    const args = [want.freshAfter, lock, randomText(16), TAG_LIFE_MS, names.tags, ...want.tags];
    const keys = [names.entry(digest), names.lock(digest)];
    return link.attempt(async (client) => readReply(await OPEN.run(client, keys, args)));
  }

  async function open(key: string, want: Want): Promise<Opened> {
    const digest = digestOf(key);
    const until = performance.now() + waitMs;
    for (let round = 0; performance.now() < until; round += 1) {
      const reply = await ask(digest, lockMs, want);
      if (reply === undefined) break;
      if (reply.kind === "hit") return { ...reply, isAwaited: round > 0 };
      if (reply.kind === "won")
        return {
          kind: "won",
          lease: createLease(setting, { digest, fence: reply.fence, tokens: tokensOf(want, reply) }),
        };
      await waits.pause(digest, Math.min(LONGEST_POLL_MS, SHORTEST_POLL_MS * 2 ** round), want.signal);
    }
    return { kind: "alone" };
  }

  return {
    async read(key) {
      const reply = await ask(digestOf(key), NO_LOCK, { tags: [], freshAfter: 0 });
      return reply?.kind === "hit" ? reply.entry : null;
    },
    open,
    async invalidate(tags) {
      invalidation.add(tags);
      await invalidation.settle();
    },
    count: counts.count,
    mostCounted: counts.mostCounted,
    forgetCounted: counts.forgetCounted,
    get isDegraded() {
      return link.isDegraded;
    },
    async [Symbol.asyncDispose]() {
      await counts[Symbol.asyncDispose]();
      await link[Symbol.asyncDispose]();
    },
  };
}

interface Held {
  readonly digest: string;
  readonly fence: string;
  /** By the digest of their tag, as they were when the lock was taken. */
  readonly tokens: ReadonlyMap<string, string>;
}

function createLease({ link, names, clock, lockMs }: Setting, { digest, fence, tokens }: Held): Lease {
  const lock = names.lock(digest);
  const settled = `settled ${digest}`;
  const renewal = setInterval(
    () => void link.attempt((client) => RENEW.run(client, [lock], [fence, lockMs])),
    lockMs / RENEWALS_A_LOCK,
  );
  renewal.unref();
  return {
    async write(entry) {
      clearInterval(renewal);
      const { value, writtenAt, freshUntil, staleUntil } = entry;
      const times = JSON.stringify([writtenAt, freshUntil, staleUntil]);
      const tags = JSON.stringify(entry.tags.flatMap((tag) => [tag, tokens.get(tag) ?? ""]));
      const kept = [fence, value, times, tags, freshUntil, clock.now(), staleUntil];
      const told = [names.channel, settled, names.members, digest, TAG_LIFE_MS];
      await link.attempt((client) => WRITE.run(client, [names.entry(digest), lock], [...kept, ...told]));
    },
    async free() {
      clearInterval(renewal);
      await link.attempt((client) => FREE.run(client, [lock], [fence, names.channel, settled]));
    },
  };
}

function tokensOf(want: Want, { tokens }: { readonly tokens: readonly string[] }): Map<string, string> {
  return new Map(want.tags.map((tag, place) => [tag, tokens[place] ?? ""]));
}

type Reply =
  | { readonly kind: "hit"; readonly entry: Entry }
  | { readonly kind: "won"; readonly fence: string; readonly tokens: readonly string[] }
  | { readonly kind: "held" | "none" };

/** @throws TypeError where Redis answers what the script cannot have said, which counts as Redis being away */
function readReply(reply: unknown): Reply {
  if (!Array.isArray(reply)) throw new TypeError("Redis answered no list");
  const [kind, first = "", second = "[]", third = "[]"] = reply.map(String);
  if (kind === "won") return { kind, fence: first, tokens: reply.slice(2).map(String) };
  if (kind !== "hit") return { kind: kind === "held" ? "held" : "none" };
  const [writtenAt = 0, freshUntil = 0, staleUntil = 0] = JSON.parse(second) as number[];
  const tags = (JSON.parse(third) as string[]).filter((_, place) => place % 2 === 0);
  return { kind, entry: { value: first, writtenAt, freshUntil, staleUntil, tags } };
}
