import assert from "node:assert/strict";
import { connect, createServer, type Socket } from "node:net";
import { describe, test } from "node:test";
import { Redis } from "ioredis";
import { randomText } from "#lib/id.ts";
import { createInProcessRateLimit, type RateLimit } from "./index.ts";
import { createRedisRateLimit } from "./rate-limit-redis.ts";

const REDIS_URL = process.env.ION_TEST_REDIS_URL ?? "redis://127.0.0.1:6379";
const redisMissing = await whyRedisIsMissing();

const engines = [
  { name: "in process", skip: false as const, create: createInProcessRateLimit },
  { name: "Redis", skip: redisMissing, create: () => createShared(`ion-test-${randomText(12)}`) },
];

for (const engine of engines) {
  describe(`rate limits: ${engine.name}`, { skip: engine.skip }, () => {
    test("allow as many as they say, then say when to come again", async () => {
      await using limits = engine.create();
      for (const remaining of [2, 1, 0]) {
        assert.deepEqual(await limits.take("ada", 3), {
          allowed: true,
          limit: 3,
          remaining,
          retryAfterSeconds: 0,
        });
      }
      for (let more = 0; more < 2; more += 1) {
        const refused = await limits.take("ada", 3);
        assert.deepEqual(
          { ...refused, retryAfterSeconds: 0 },
          { allowed: false, limit: 3, remaining: 0, retryAfterSeconds: 0 },
        );
        assert(refused.retryAfterSeconds >= 1 && refused.retryAfterSeconds <= 60);
      }
    });

    test("count each key by itself and against its own limit", async () => {
      await using limits = engine.create();
      await limits.take("ada", 1);
      assert.equal((await limits.take("ada", 1)).allowed, false);
      assert.equal((await limits.take("ben", 1)).allowed, true);
      assert.equal((await limits.take("ada", 10)).allowed, true);
    });

    test("count what comes at the same moment once each", async () => {
      await using limits = engine.create();
      const grants = await Promise.all(Array.from({ length: 50 }, () => limits.take("ada", 20)));
      assert.equal(grants.filter(({ allowed }) => allowed).length, 20);
    });
  });
}

describe("rate limits in process", () => {
  test("begin anew after a minute", async (context) => {
    context.mock.timers.enable({ apis: ["Date", "setTimeout"], now: 1_000_000 });
    await using limits = createInProcessRateLimit();
    await limits.take("ada", 1);
    context.mock.timers.tick(59_000);
    const refused = await limits.take("ada", 1);
    assert.deepEqual([refused.allowed, refused.retryAfterSeconds], [false, 1]);
    context.mock.timers.tick(1_000);
    assert.equal((await limits.take("ada", 1)).allowed, true);
  });
});

describe("rate limits shared through Redis", { skip: redisMissing }, () => {
  test("are one for all processes, and their keys end by themselves", async () => {
    const keyPrefix = `ion-test-${randomText(12)}`;
    await using first = createShared(keyPrefix);
    await using second = createShared(keyPrefix);
    assert.equal((await first.take("ada", 2)).remaining, 1);
    assert.equal((await second.take("ada", 2)).remaining, 0);
    assert.equal((await first.take("ada", 2)).allowed, false);
    const client = new Redis(REDIS_URL);
    const [key = ""] = await client.keys(`${keyPrefix}*`);
    const seconds = await client.ttl(key);
    client.disconnect();
    assert(seconds > 0 && seconds <= 60);
  });
});

describe("rate limits while Redis is away", () => {
  test("are counted in the process, refuse nobody for it, and it is told once", async () => {
    const told: Error[] = [];
    const url = "redis://:pa55-of-the-test@127.0.0.1:1";
    await using limits = createRedisRateLimit({ url, onDegraded: (error) => told.push(error) });
    for (const remaining of [2, 1, 0]) assert.equal((await limits.take("ada", 3)).remaining, remaining);
    assert.equal((await limits.take("ada", 3)).allowed, false);
    assert.equal(told.length, 1);
    assert(!told.join().includes("pa55"));
  });

  test("are shared again once it is back, and the next outage is told again", {
    skip: redisMissing,
  }, async () => {
    const told: Error[] = [];
    const keyPrefix = `ion-test-${randomText(12)}`;
    await using gate = await openGate(REDIS_URL);
    const onDegraded = (error: Error) => told.push(error);
    await using limits = createRedisRateLimit({ url: gate.url, onDegraded, keyPrefix });
    assert.equal((await limits.take("ada", 100)).remaining, 99);

    for (const outage of [1, 2]) {
      gate.shut();
      const begun = performance.now();
      await Promise.all([1, 2, 3].map(() => limits.take("ben", 100)));
      await limits.take("ben", 100);
      assert(performance.now() - begun < 1500);
      assert.equal(told.length, outage);
      gate.open();
      const before = (await countIn(keyPrefix, "ada")) ?? 0;
      await untilTrue(async () => {
        await limits.take("ada", 100);
        return ((await countIn(keyPrefix, "ada")) ?? 0) > before;
      });
    }
  });
});

function createShared(keyPrefix: string): RateLimit & AsyncDisposable {
  return createRedisRateLimit({ url: REDIS_URL, keyPrefix, onDegraded: (error) => assert.fail(error) });
}

/** A door in front of Redis that can be shut: what is open breaks off, what comes is turned away. */
async function openGate(target: string) {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((socket) => {
    if (!isOpen) return void socket.destroy();
    const upstream = connect(Number(port || 6379), hostname);
    for (const end of [socket, upstream]) {
      sockets.add(end);
      end.on("error", () => undefined).on("close", () => sockets.delete(end));
    }
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert(typeof address === "object" && address !== null);
  return {
    url: `redis://127.0.0.1:${address.port}`,
    shut() {
      isOpen = false;
      for (const socket of sockets) socket.destroy();
    },
    open() {
      isOpen = true;
    },
    async [Symbol.asyncDispose]() {
      this.shut();
      server.close();
    },
  };
}

async function countIn(keyPrefix: string, key: string): Promise<number | undefined> {
  const client = new Redis(REDIS_URL);
  const value = await client.get(`${keyPrefix}:${key}`);
  client.disconnect();
  return value === null ? undefined : Number(value);
}

async function untilTrue(isTrue: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("it did not come true within 6 seconds");
}

async function whyRedisIsMissing(): Promise<string | false> {
  const client = new Redis(REDIS_URL, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return false;
  } catch (error) {
    if (process.env.ION_REQUIRE_SERVICES === "1") throw new Error("no Redis to test on", { cause: error });
    return "no Redis answers; set ION_TEST_REDIS_URL";
  } finally {
    client.disconnect();
  }
}
