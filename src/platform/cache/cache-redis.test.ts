import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import {
  type RedisServer,
  redisServerMissing,
  startRedisServer,
} from "../../../test/support/redis-server.ts";
import { createRedisCache, type RedisCacheOptions } from "./cache-redis.ts";
import type { Cache, CacheRequest, Compute } from "./index.ts";

const KEY_PREFIX = "ion-test";
const LOCK_MS = 600;

function connect(url: string, more: Partial<RedisCacheOptions> = {}): Cache {
  return createRedisCache({
    maxBytes: 1_000_000,
    clock: { now: Date.now },
    random: () => 0,
    url,
    keyPrefix: KEY_PREFIX,
    onDegraded: (error) => assert.fail(error),
    lockMs: LOCK_MS,
    ...more,
  });
}

function constant(key: string, value: string, more: Partial<CacheRequest> = {}) {
  let calls = 0;
  const compute: Compute = async () => {
    calls += 1;
    await wait(30);
    return { value };
  };
  return { request: { key, compute, ttlMs: 60_000, ...more }, calls: () => calls };
}

describe("a cache that processes share through Redis", { skip: redisServerMissing }, () => {
  test("computes once for all of them, and the others wait", async () => {
    await using redis = await startRedisServer();
    await using first = connect(redis.url);
    await using second = connect(redis.url);
    const { request, calls } = constant("greeting", "hello");
    const all = await Promise.all(
      [first, second].flatMap((cache) => Array.from({ length: 500 }, () => cache.getOrCompute(request))),
    );
    assert.equal(calls(), 1);
    assert(all.every(({ value }) => value === "hello"));
    assert.equal(first.statistics().computed + second.statistics().computed, 1);
    await using third = connect(redis.url);
    assert.equal((await third.getOrCompute(request)).source, "l2");
    assert.equal((await third.getOrCompute(request)).source, "l1");
  });

  test("drops an invalidated tag in every process, and its bytes from Redis", async () => {
    await using redis = await startRedisServer();
    await using first = connect(redis.url);
    await using second = connect(redis.url);
    const { request } = constant("persona", "old", { tags: ["persona:Lua"] });
    for (const cache of [first, second, first, second]) await cache.getOrCompute(request);
    await until(() => second.statistics().entries === 1);
    await first.invalidate(["persona:Lua"]);
    await until(() => second.statistics().entries === 0);
    assert.equal(await second.get("persona"), null);
    assert.deepEqual(await keysIn(redis, "entry"), []);
  });

  test("names nothing that was written in a key or a tag", async () => {
    await using redis = await startRedisServer();
    await using cache = connect(redis.url);
    await cache.getOrCompute(constant("ada@example.org asks", "x", { tags: ["person:ada"] }).request);
    cache.count("ada's list", "ada's item");
    await cache.mostCounted("ada's list", 1);
    const keys = await keysIn(redis, "");
    assert(keys.length >= 4);
    assert.equal(keys.filter((key) => /ada|person|example/.test(key)).length, 0, keys.join(" "));
  });

  test("goes on without Redis, says so once, and shares again when it is back", async () => {
    await using redis = await startRedisServer();
    const told: Error[] = [];
    await using first = connect(redis.url, { onDegraded: (error) => told.push(error) });
    await using second = connect(redis.url, { onDegraded: () => undefined });
    await first.getOrCompute(constant("a", "1").request);
    for (const outage of [1, 2]) {
      await redis.stop();
      const begun = performance.now();
      const lonely = constant(`lonely ${outage}`, "2");
      assert.equal((await first.getOrCompute(lonely.request)).source, "computed");
      assert.equal((await second.getOrCompute(lonely.request)).source, "computed");
      assert.equal(lonely.calls(), 2, "each for itself");
      assert(performance.now() - begun < 1500);
      assert.equal(told.length, outage);
      assert.equal(first.statistics().isDegraded, true);
      await redis.start();
      let round = 0;
      await until(async () => {
        round += 1;
        const { request } = constant(`shared ${outage} ${round}`, "3");
        await first.getOrCompute(request);
        return (await second.getOrCompute(request)).source === "l2";
      });
      assert.equal(first.statistics().isDegraded, false);
    }
  });

  test("tells the others what was invalidated while Redis hung before it reads from it", async () => {
    await using redis = await startRedisServer();
    await using first = connect(redis.url, { onDegraded: () => undefined });
    await using second = connect(redis.url, { onDegraded: () => undefined });
    const { request } = constant("persona", "old", { tags: ["persona:Lua"] });
    await first.getOrCompute(request);
    await until(async () => (await second.get("persona")) !== null);
    const client = new Redis(redis.url);
    await client.call("CLIENT", "PAUSE", "1500", "ALL");
    await first.invalidate(["persona:Lua"]);
    assert.equal(await first.get("persona"), null);
    await wait(1500);
    await until(async () => {
      assert.equal(await first.get("persona"), null);
      return (await second.get("persona")) === null;
    });
    client.disconnect();
  });

  test("takes over from a process that died while it computed", async () => {
    await using redis = await startRedisServer();
    await using cache = connect(redis.url);
    const holder = await startHolder(redis.url, "answer");
    const waiting = cache.getOrCompute(constant("answer", "from the one that took over").request);
    await wait(LOCK_MS * 2);
    assert.equal(cache.statistics().computed, 0, "a holder that lives keeps its lock");
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const begun = performance.now();
    assert.equal((await waiting).value, "from the one that took over");
    assert(performance.now() - begun < LOCK_MS + 500);
  });

  test("follows a computation in another process to its value, and its failure to one of its own", async () => {
    await using redis = await startRedisServer();
    await using first = connect(redis.url);
    await using second = connect(redis.url);
    const gate = Promise.withResolvers<{ value: string }>();
    const holding = first.getOrCompute({ key: "k", compute: () => gate.promise, ttlMs: 60_000 });
    await until(() => first.statistics().misses === 1);
    const own = constant("k", "my own");
    const following = second.getOrCompute(own.request);
    await wait(50);
    gate.reject(new Error("scripted"));
    await assert.rejects(holding, /scripted/);
    assert.equal((await following).value, "my own");
  });

  test("does not wait for another process longer than it may", async () => {
    await using redis = await startRedisServer();
    await using first = connect(redis.url);
    await using second = connect(redis.url, { waitMs: 100 });
    const gate = Promise.withResolvers<{ value: string }>();
    const holding = first.getOrCompute({ key: "k", compute: () => gate.promise, ttlMs: 60_000 });
    await until(() => first.statistics().misses === 1);
    assert.equal((await second.getOrCompute(constant("k", "impatient").request)).value, "impatient");
    gate.resolve({ value: "patient" });
    assert.equal((await holding).value, "patient");
  });

  test("refuses the value of a holder whose lock went to another meanwhile", async () => {
    await using redis = await startRedisServer();
    await using slow = connect(redis.url);
    await using quick = connect(redis.url);
    const gate = Promise.withResolvers<{ value: string }>();
    const late = slow.getOrCompute({ key: "k", compute: () => gate.promise, ttlMs: 60_000 });
    await until(() => slow.statistics().misses === 1);
    const client = new Redis(redis.url);
    await client.del(...(await client.keys(`${KEY_PREFIX}:lock:*`)));
    client.disconnect();
    await quick.getOrCompute(constant("k", "newer").request);
    gate.resolve({ value: "older" });
    await late;
    await wait(50);
    await using reader = connect(redis.url);
    assert.equal((await reader.get("k"))?.value, "newer");
  });

  test("adds up what processes count", async () => {
    await using redis = await startRedisServer();
    await using first = connect(redis.url);
    await using second = connect(redis.url);
    for (const cache of [first, second, second]) cache.count("prompts", "why?");
    await first.mostCounted("prompts", 1);
    assert.deepEqual(await second.mostCounted("prompts", 1), [{ item: "why?", count: 3 }]);
  });
});

async function keysIn(redis: RedisServer, kind: string): Promise<string[]> {
  const client = new Redis(redis.url);
  const keys = await client.keys(`${KEY_PREFIX}:${kind}*`);
  client.disconnect();
  return keys;
}

/** Another process that computes a key for ever; it has begun when this returns. */
async function startHolder(url: string, key: string): Promise<ChildProcess> {
  const source = join(import.meta.dirname, "cache-redis.ts");
  const script = `
    import { createRedisCache } from ${JSON.stringify(source)};
    const cache = createRedisCache({ maxBytes: 1e6, clock: { now: Date.now }, random: () => 0, url: ${JSON.stringify(url)},
      keyPrefix: ${JSON.stringify(KEY_PREFIX)}, lockMs: ${LOCK_MS}, onDegraded: (error) => { throw error; } });
    const compute = () => new Promise(() => { console.log("computing"); setInterval(() => undefined, 1000); });
    await cache.getOrCompute({ key: ${JSON.stringify(key)}, compute, ttlMs: 60000 });`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(createInterface({ input: child.stdout }), "line");
  return child;
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (await isTrue()) return;
    await wait(20);
  }
  assert.fail("it did not come true within 8 seconds");
}
