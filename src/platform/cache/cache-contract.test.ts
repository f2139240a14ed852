import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { randomText } from "#lib/id.ts";
import { answers } from "../../../test/support/redis-server.ts";
import { createRedisCache } from "./cache-redis.ts";
import { type Cache, type CacheRequest, type Compute, createInProcessCache } from "./index.ts";

const REDIS_URL = process.env.ION_TEST_REDIS_URL ?? "redis://127.0.0.1:6379";
const redisMissing = (await answers(REDIS_URL)) ? false : "no Redis answers; set ION_TEST_REDIS_URL";
if (redisMissing && process.env.ION_REQUIRE_SERVICES === "1") throw new Error("no Redis to test on");

const PREFIX = `ion-test-${randomText(12)}`;

interface Given {
  readonly now?: () => number;
  readonly random?: () => number;
}

const engines = [
  {
    name: "in process",
    skip: false as const,
    create: (given: Given) => createInProcessCache(optionsOf(given)),
  },
  {
    name: "Redis",
    skip: redisMissing,
    create: (given: Given) =>
      createRedisCache({
        ...optionsOf(given),
        url: REDIS_URL,
        keyPrefix: `${PREFIX}-${randomText(8)}`,
        onDegraded: (error) => assert.fail(error),
      }),
  },
];

function optionsOf({ now = Date.now, random = () => 0 }: Given) {
  return { maxBytes: 1_000_000, clock: { now }, random };
}

for (const engine of engines) {
  describe(`a cache: ${engine.name}`, { skip: engine.skip }, () => {
    const create = (given: Given = {}): Cache => engine.create(given);

    test("computes a value once and keeps it", async () => {
      await using cache = create();
      const { request, calls } = counted("greeting", "hello");
      assert.equal((await cache.getOrCompute(request)).source, "computed");
      const again = await cache.getOrCompute(request);
      assert.equal(again.value, "hello");
      assert(["l1", "l2"].includes(again.source));
      assert.equal(calls(), 1);
    });

    test("lets 1,000 who ask at the same time share one computation", async () => {
      await using cache = create();
      const { request, calls } = counted("greeting", "hello");
      const all = await Promise.all(Array.from({ length: 1000 }, () => cache.getOrCompute(request)));
      assert.equal(calls(), 1);
      assert.equal(all.filter(({ source }) => source === "computed").length, 1);
      assert.equal(all.filter(({ source, value }) => source === "shared" && value === "hello").length, 999);
      assert.equal(cache.statistics().shared, 999);
    });

    test("keeps neither a failure nor what says that there is nothing", async () => {
      await using cache = create();
      let calls = 0;
      const compute: Compute = async () => {
        calls += 1;
        if (calls === 1) throw new Error("scripted");
        return calls === 2 ? { value: "nothing", isKept: false } : { value: "something" };
      };
      const request = { key: "lookup", compute, ttlMs: 60_000 };
      const both = await Promise.allSettled([cache.getOrCompute(request), cache.getOrCompute(request)]);
      assert(
        both.every((result) => result.status === "rejected"),
        "who waits for it shares the failure",
      );
      const values = [];
      for (let round = 0; round < 3; round += 1) values.push((await cache.getOrCompute(request)).value);
      assert.deepEqual(values, ["nothing", "something", "something"]);
      assert.equal(cache.statistics().errors, 1);
    });

    test("gives a stale value out while it is computed anew, then forgets it", async () => {
      let now = 1_000_000;
      await using cache = create({ now: () => now });
      const { request, calls } = counted("greeting", (count) => `hello ${count}`, {
        ttlMs: 1000,
        staleMs: 5000,
      });
      await cache.getOrCompute(request);
      now += 1000;
      const stale = await cache.getOrCompute(request);
      assert.deepEqual([stale.value, stale.isStale], ["hello 1", true]);
      await until(() => calls() === 2);
      await until(async () => !(await cache.getOrCompute(request)).isStale);
      assert.equal((await cache.getOrCompute(request)).value, "hello 2");
      assert.equal(cache.statistics().stale > 0, true);
    });

    test("keeps a stale value while computing it anew fails, and does not try at every request", async () => {
      let now = 1_000_000;
      await using cache = create({ now: () => now });
      let calls = 0;
      const compute: Compute = async () => {
        calls += 1;
        if (calls > 1) throw new Error("scripted");
        return { value: "hello" };
      };
      const request = { key: "greeting", compute, ttlMs: 1000, staleMs: 60_000 };
      await cache.getOrCompute(request);
      now += 1000;
      for (let round = 0; round < 20; round += 1) {
        assert.equal((await cache.getOrCompute(request)).value, "hello");
        await wait(2);
      }
      assert(calls >= 2 && calls <= 3, `computed ${calls} times`);
    });

    test("ends the lifetimes of values that were kept together apart", async () => {
      let now = 1_000_000;
      const steps = Array.from({ length: 9 }, (_, index) => index / 9);
      await using cache = create({ now: () => now, random: () => steps.pop() ?? 0 });
      for (let index = 0; index < 9; index += 1) await cache.getOrCompute(counted(`${index}`, "x").request);
      now += 57_000;
      const kept = await Promise.all(Array.from({ length: 9 }, (_, index) => cache.get(`${index}`)));
      const fresh = kept.filter((found) => found?.isStale === false).length;
      assert(fresh > 0 && fresh < 9, `${fresh} of 9 are fresh`);
    });

    test("forgets what carries an invalidated tag and nothing else", async () => {
      await using cache = create();
      await cache.getOrCompute(counted("one", "1", { tags: ["persona:Lua", "model:a"] }).request);
      await cache.getOrCompute(counted("two", "2", { tags: ["persona:Elro", "model:a"] }).request);
      await cache.invalidate(["persona:Lua"]);
      assert.equal(await cache.get("one"), null);
      assert.equal((await cache.get("two"))?.value, "2");
      await cache.invalidate(["model:a"]);
      assert.equal(await cache.get("two"), null);
      assert.equal((await cache.getOrCompute(counted("two", "2, anew").request)).value, "2, anew");
    });

    test("does not keep what was computed while its tag was invalidated", async () => {
      await using cache = create();
      const before = slow("persona", { tags: ["persona:Lua"] });
      const early = cache.getOrCompute(before.request);
      await until(() => before.isRunning());
      await cache.invalidate(["persona:Lua"]);
      const after = counted("persona", "the new prompt", { tags: ["persona:Lua"] });
      const late = cache.getOrCompute(after.request);
      before.finish("the old prompt");
      assert.equal((await early).value, "the old prompt", "who asked before gets what was true then");
      assert.equal((await late).value, "the new prompt", "who asks after does not join it");
      assert.equal((await cache.get("persona"))?.value, "the new prompt");
    });

    test("carries only those of the possible tags that turn out to hold", async () => {
      await using cache = create();
      const compute: Compute = async () => ({ value: "by b", tags: ["model:b", "model:never-named"] });
      await cache.getOrCompute({ key: "k", compute, ttlMs: 60_000, tags: ["model:a", "model:b"] });
      await cache.invalidate(["model:a", "model:never-named"]);
      assert.equal((await cache.get("k"))?.value, "by b");
      await cache.invalidate(["model:b"]);
      assert.equal(await cache.get("k"), null);
    });

    test("hands on the pieces of what is being computed, to late comers from the first one", async () => {
      await using cache = create();
      const story = slow("story");
      const early = collect(cache.follow(story.request));
      await until(() => story.isRunning());
      story.emit("Once ");
      story.emit("upon ");
      await until(() => early.pieces.length === 2);
      const late = collect(cache.follow(story.request));
      story.emit("a time");
      story.finish("Once upon a time");
      for (const reader of [early, late]) {
        assert.equal((await reader.found).value, "Once upon a time");
        assert.equal(reader.pieces.join(""), "Once upon a time");
      }
      const after = collect(cache.follow(story.request));
      assert.equal((await after.found).value, "Once upon a time");
      assert.deepEqual(after.pieces, []);
    });

    test("goes on while anybody listens and stops when nobody is left", async () => {
      await using cache = create();
      const story = slow("story");
      const first = new AbortController();
      const second = new AbortController();
      const readers = [first, second].map(({ signal }) => collect(cache.follow(story.request, signal)));
      await until(() => story.isRunning());
      first.abort(new Error("gone"));
      await assert.rejects(readers[0]!.found, /gone/);
      story.emit("still here");
      await until(() => readers[1]!.pieces.length === 1);
      assert.equal(story.isAborted(), false);
      second.abort(new Error("gone, too"));
      await assert.rejects(readers[1]!.found, /gone, too/);
      await until(() => story.isAborted());
      const next = counted("story", "a new one");
      assert.equal((await cache.getOrCompute(next.request)).value, "a new one");
      assert.equal(cache.statistics().errors, 0, "giving up is no failure");
    });

    test("counts what is asked for most", async () => {
      await using cache = create();
      for (const [item, times] of [
        ["rare", 1],
        ["often", 5],
        ["sometimes", 3],
      ] as const)
        for (let time = 0; time < times; time += 1) cache.count("prompts", item);
      assert.deepEqual(await cache.mostCounted("prompts", 2), [
        { item: "often", count: 5 },
        { item: "sometimes", count: 3 },
      ]);
      assert.deepEqual(await cache.mostCounted("others", 2), []);
      for (let index = 0; index < 3000; index += 1) cache.count("prompts", `once ${index}`);
      for (let time = 0; time < 20; time += 1) cache.count("prompts", "often");
      const [first] = await cache.mostCounted("prompts", 5000);
      assert.equal(first?.item, "often");
      assert.equal((await cache.mostCounted("prompts", 5000)).length, 1000, "of a bounded number");
    });
  });
}

after(async () => {
  if (redisMissing) return;
  const client = new Redis(REDIS_URL);
  for await (const keys of client.scanStream({ match: `${PREFIX}*` }))
    if (keys.length > 0) await client.unlink(...keys);
  client.disconnect();
});

describe("a cache in process", () => {
  test("stays within its bytes and lets the least recently used go", async () => {
    await using cache = createInProcessCache({ ...optionsOf({}), maxBytes: 100_000 });
    for (let index = 0; index < 100; index += 1)
      await cache.getOrCompute(counted(`${index}`, "x".repeat(1000), { tags: ["all"] }).request);
    const { bytes, entries, evicted } = cache.statistics();
    assert(bytes <= 100_000 && entries > 20 && entries + evicted === 100);
    assert.equal(await cache.get("0"), null);
    assert.notEqual(await cache.get("99"), null);
    await cache.getOrCompute(counted("huge", "x".repeat(90_000)).request);
    assert.equal(await cache.get("huge"), null, "one value does not push all others out");
    await cache.invalidate(["all"]);
    assert.equal(cache.statistics().entries, 0);
  });
});

/** A request whose computation is counted. */
function counted(key: string, value: string | ((count: number) => string), more: Partial<CacheRequest> = {}) {
  let calls = 0;
  const compute: Compute = async () => {
    calls += 1;
    await wait(1);
    return { value: typeof value === "string" ? value : value(calls) };
  };
  return { request: { key, compute, ttlMs: 60_000, ...more }, calls: () => calls };
}

/** A request whose computation does what the test says, when it says so. */
function slow(key: string, more: Partial<CacheRequest> = {}) {
  const result = Promise.withResolvers<string>();
  let emitPiece: ((piece: string) => void) | null = null;
  let given: AbortSignal | null = null;
  const compute: Compute = async (signal, emit) => {
    [given, emitPiece] = [signal, emit];
    signal.addEventListener("abort", () => result.reject(signal.reason), { once: true });
    return { value: await result.promise };
  };
  return {
    request: { key, compute, ttlMs: 60_000, ...more },
    isRunning: () => given !== null,
    isAborted: () => given?.aborted === true,
    emit: (piece: string) => emitPiece?.(piece),
    finish: result.resolve,
  };
}

function collect<Value>(stream: AsyncGenerator<string, Value, void>) {
  const pieces: string[] = [];
  const read = async () => {
    for (;;) {
      const next = await stream.next();
      if (next.done) return next.value;
      pieces.push(next.value);
    }
  };
  const found = read();
  found.catch(() => undefined);
  return { pieces, found };
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await isTrue()) return;
    await wait(10);
  }
  assert.fail("it did not come true within 3 seconds");
}
