/**
 * The cache against what it stands on, in one run: a hit in process against lru-cache alone, a hit in Redis against one
 * GET of ioredis, a thousand at the same time against one, and what pieces cost those who join.
 *
 *   node run.mjs bench/cache.ts [--quick]        Redis: BENCH_REDIS_URL, 127.0.0.1:6379 when unset
 */
import { Redis } from "ioredis";
import { LRUCache } from "lru-cache";
import { createResponseCache, type Generate } from "#lumen/response-cache/index.ts";
import { createRedisCache } from "#platform/cache/cache-redis.ts";
import { type Cache, createInProcessCache } from "#platform/cache/index.ts";
import { startFlight } from "../src/platform/cache/flight.ts";
import { createRandom } from "../training/random.ts";

const isQuick = process.argv.includes("--quick");
const CALLS = isQuick ? 20_000 : 200_000;
const REDIS_CALLS = isQuick ? 1_000 : 5_000;
const URL = process.env.BENCH_REDIS_URL ?? "redis://127.0.0.1:6379";
const KEYS = 1_000;
const VALUE = JSON.stringify({ text: "word ".repeat(200) });
const HOUR_MS = 3_600_000;
const prefix = `ion-bench-${process.pid}`;
const options = { maxBytes: 64 * 1024 * 1024, clock: { now: Date.now }, random: Math.random };
const names = Array.from({ length: KEYS }, (_, index) => `answer:${index}`);
const key = (index: number) => names[index % KEYS] ?? "";
const requestOf = (index: number) => ({
  key: key(index),
  ttlMs: HOUR_MS,
  compute: async () => ({ value: VALUE }),
});

const row = (name: string, microseconds: number, note = "") =>
  console.log(`${name.padEnd(50)}${microseconds.toFixed(2).padStart(10)} µs  ${note}`);

await benchInProcess();
await benchRedis();
await benchSharing();
await benchRepetitiveLoad();

async function benchInProcess(): Promise<void> {
  console.log(`\nin process, ${CALLS} calls one after the other, medians`);
  const plain = new LRUCache<string, string>({ max: KEYS });
  for (let index = 0; index < KEYS; index += 1) plain.set(key(index), VALUE);
  await using cache = createInProcessCache(options);
  for (let index = 0; index < KEYS; index += 1) await cache.getOrCompute(requestOf(index));
  const [limit = 0, hit = 0] = await medians(
    [(index) => plain.get(key(index)), (index) => cache.getOrCompute(requestOf(index))],
    CALLS,
  );
  row("lru-cache, get (limit)", limit);
  row("L1 hit", hit, `${(hit / limit).toFixed(1)} × the limit`);
  const { answer, drain } = createResponses(cache);
  await drain(answer(0));
  const [whole = 0] = await medians([() => drain(answer(0))], CALLS / 10);
  row("a kept answer of 1,000 characters, key and all", whole, `${(whole / hit).toFixed(1)} × an L1 hit`);
}

async function benchRedis(): Promise<void> {
  console.log(`\nRedis, ${REDIS_CALLS} calls one after the other, medians`);
  const client = new Redis(URL, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch {
    console.log("no Redis answers; set BENCH_REDIS_URL");
    return;
  }
  const onDegraded = (error: Error) => console.error(error.message);
  await using writer = createRedisCache({ ...options, url: URL, keyPrefix: prefix, onDegraded });
  // One that keeps nothing in process: every hit is Redis's.
  await using reader = createRedisCache({ ...options, maxBytes: 1, url: URL, keyPrefix: prefix, onDegraded });
  const tags = ["persona:Lua", "workspace:w1"];
  await client.set(`${prefix}:plain`, VALUE);
  await writer.getOrCompute(requestOf(0));
  await writer.getOrCompute({ ...requestOf(1), tags });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const [limit = 0, hit = 0, tagged = 0] = await medians(
    [
      () => client.get(`${prefix}:plain`),
      () => reader.getOrCompute(requestOf(0)),
      () => reader.getOrCompute({ ...requestOf(1), tags }),
    ],
    REDIS_CALLS,
  );
  const { l2 } = reader.statistics().hits;
  row("ioredis, GET of the same bytes (limit)", limit);
  row("L2 hit without tags", hit, `${(hit / limit).toFixed(2)} × the limit`);
  row("L2 hit with two tags", tagged, `${(tagged / limit).toFixed(2)} × the limit (${l2} hits in Redis)`);
  const names = await client.keys(`${prefix}*`);
  await client.unlink(...names);
  client.disconnect();
}

async function benchSharing(): Promise<void> {
  const AT_ONCE = 1000;
  console.log(`\n${AT_ONCE} who ask the same at the same time, a computation of 20 ms`);
  await using cache = createInProcessCache(options);
  let calls = 0;
  const compute = async () => {
    calls += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { value: VALUE };
  };
  const rounds = isQuick ? 5 : 20;
  const ask = (round: number) => cache.getOrCompute({ key: `round ${round}`, ttlMs: HOUR_MS, compute });
  const alone = await median(() => compute(), rounds);
  calls = 0;
  const all = await median((round) => Promise.all(Array.from({ length: AT_ONCE }, () => ask(round))), rounds);
  row("one computation (limit)", alone);
  row(
    `all ${AT_ONCE}`,
    all,
    `${(all / alone).toFixed(2)} × the limit; ${calls} computations in ${rounds + Math.ceil(rounds / 4)} rounds`,
  );

  const PIECES = 500;
  const follow = async (listeners: number) => {
    const flight = startFlight(
      async (_signal, emit) => {
        for (let piece = 0; piece < PIECES; piece += 1) {
          emit("word ");
          await undefined;
        }
        return VALUE;
      },
      () => undefined,
    );
    const read = async () => {
      for await (const _piece of flight.follow());
    };
    await Promise.all(Array.from({ length: listeners }, read));
  };
  const one = (await median(() => follow(1), rounds)) / PIECES;
  const hundred = (await median(() => follow(100), rounds)) / PIECES / 100;
  row("a piece to one who follows", one);
  row("a piece to each of 100 who follow", hundred, `${(hundred / one).toFixed(2)} × one alone`);
}

/** Prompts as often as their rank says (Zipf, exponent 1), answered by a model that takes 95 ms. */
async function benchRepetitiveLoad(): Promise<void> {
  const PROMPTS = 500;
  const MODEL_MS = 95;
  const asked = isQuick ? 5_000 : 20_000;
  console.log(`\n${asked} questions, Zipf over ${PROMPTS} prompts, 16 at a time, a model of ${MODEL_MS} ms`);
  await using cache = createInProcessCache(options);
  const { responses, answer, drain } = createResponses(cache, MODEL_MS);
  const weights = Array.from({ length: PROMPTS }, (_, rank) => 1 / (rank + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const prompt = (share: number) => {
    let left = share * total;
    return weights.findIndex((weight) => {
      left -= weight;
      return left <= 0;
    });
  };
  let [left, spentMs] = [asked, 0];
  const random = createRandom(1);
  const client = async () => {
    while (left-- > 0) {
      const begun = performance.now();
      await drain(answer(prompt(random())));
      spentMs += performance.now() - begun;
    }
  };
  await Promise.all(Array.from({ length: 16 }, client));
  const { exactHits, sharedHits, generated } = responses.statistics();
  const mean = spentMs / asked;
  row("an answer, mean", mean * 1000, `${(MODEL_MS / mean).toFixed(1)} × as fast as the model`);
  const share = (exactHits + sharedHits) / asked;
  console.log(`hits ${(share * 100).toFixed(1)} %, ${generated} model calls`);
}

function createResponses(cache: Cache, modelMs = 0) {
  const responses = createResponseCache({ cache, ...options, ttlMs: HOUR_MS, staleMs: 0, semantic: null });
  const generate: Generate = async function* () {
    if (modelMs > 0) await new Promise((resolve) => setTimeout(resolve, modelMs));
    yield "word ".repeat(200);
    const nothing = { promptTokens: null, completionTokens: null, cachedPromptTokens: null, costUsd: null };
    const receipt = {
      modelId: "b/b",
      host: "",
      leftMachine: false,
      label: "may-leave",
      charactersSent: 0,
      masked: {},
      sources: [],
    } as const;
    return { ...nothing, model: "b", modelId: "b/b", reason: "", failedBefore: [], receipt, cache: null };
  };
  const request = (index: number) =>
    ({
      messages: [
        { role: "system", content: "You are Lua. ".repeat(50) },
        { role: "user", content: `How do I estimate work ${index}?` },
      ],
      modelIds: ["b/b"],
      policy: "listed",
      scope: { workspaceId: "w1", personId: "ada" },
    }) as const;
  return {
    responses,
    answer: (index: number) => responses.answer(request(index), generate),
    async drain(pieces: AsyncGenerator<string, unknown, void>): Promise<void> {
      for await (const _piece of pieces);
    },
  };
}

/** Median microseconds of one call of each, over batches that take turns, after a warm-up; each call is awaited. */
async function medians(
  works: readonly ((index: number) => unknown)[],
  calls: number,
  batches = 100,
): Promise<number[]> {
  const batch = Math.max(1, Math.floor(calls / batches));
  const times = works.map((): number[] => []);
  // The first quarter warms up.
  for (let round = -Math.ceil(batches / 4); round < batches; round += 1) {
    for (const [place, work] of works.entries()) {
      const startedAt = performance.now();
      for (let index = 0; index < batch; index += 1) await work((round + batches) * batch + index);
      if (round >= 0) times[place]?.push(((performance.now() - startedAt) / batch) * 1000);
    }
  }
  return times.map((own) => own.sort((a, b) => a - b)[Math.floor(own.length / 2)] ?? Number.NaN);
}

/** The same of one, each call timed by itself. */
async function median(work: (index: number) => unknown, calls: number): Promise<number> {
  const [only = Number.NaN] = await medians([work], calls, calls);
  return only;
}
