/**
 * The gateway's door for OpenAI's clients against the same model server asked directly and through a bare node:http
 * pass-through, in one run: JSON and streams, closed and open loop, a prompt of 100,000 tokens. ION asks for an access
 * key, keeps three budgets and writes every call down.
 *
 *   node run.mjs bench/lumen.ts [--seconds 5] [--quick]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Pool } from "undici";
import { composeIon } from "#app/index.ts";
import { readConfig } from "#config/index.ts";
import { type Client, closedLoop, type LoadResult, openLoop } from "./support/load.ts";
import { startIon, startProgram, usageOf } from "./support/processes.ts";

const { values: options } = parseArgs({
  options: { seconds: { type: "string", default: "5" }, quick: { type: "boolean", default: false } },
});
const seconds = options.quick ? 1 : Number(options.seconds);
const STREAMS = options.quick ? 40 : 200;
const RATE = 1000;
const LONG_PROMPT = "word ".repeat(100_000);

await using model = await startProgram(["bench/support/model-server.ts"], { core: 1 });
await using plain = await startProgram(["bench/support/pass-through-server.ts"], {
  core: 0,
  settings: { PASS_THROUGH_TO: model.url },
});
const dataDir = await mkdtemp(join(tmpdir(), "ion-bench-"));
const key = await prepare(dataDir);
await using ion = await startIon({
  core: 0,
  settings: {
    ION_DATA_DIR: dataDir,
    ION_OPENAI_KEY: "bench",
    ION_OPENAI_URL: model.url,
    ION_MODELS: "openai/gpt-5-nano",
    ION_MODEL_CONCURRENCY: "4096",
    ION_REQUIRE_KEY: "on",
    ION_REQUESTS_PER_MINUTE: "1000000",
    ION_CACHE_SECONDS: "0",
  },
});
const DOORS = [
  { name: "the model itself", url: model.url.replace(/\/v1$/, ""), model: "bench" },
  { name: "bare pass-through (limit)", url: plain.url, model: "bench" },
  { name: "ION, model by its id", url: ion.url, model: "openai/gpt-5-nano", key },
  { name: "ION, ion-auto", url: ion.url, model: "ion-auto", key },
] as const satisfies readonly Door[];

interface Door {
  readonly name: string;
  readonly url: string;
  readonly model: string;
  readonly key?: string;
}

/** A data directory with an access key and three budgets that its calls are held against. */
async function prepare(dataDir: string): Promise<string> {
  const { config, secrets } = readConfig({ ION_DATA_DIR: dataDir, ION_LOG_LEVEL: "error" });
  await using prepared = await composeIon(config, secrets);
  const { workspaceId } = prepared.localActor;
  const person = { workspaceId, personId: "me", name: "bench", scopes: ["mentor"] as const };
  const { key } = await prepared.accessKeys.create({ ...person, requestsPerMinute: 1_000_000 });
  for (const scope of ["workspace", "person", "key"] as const) {
    const budget = { scope, period: "day", limit_usd: 1000, warn_at: 0.8, when_spent: "stop" } as const;
    await prepared.costs.setBudget(workspaceId, budget);
  }
  return key;
}

function client(name: string, content = "How do I estimate work I have never done?", stream = false): Client {
  const messages = [{ role: "user", content }];
  const body = JSON.stringify({ model: name, messages, stream });
  return { next: async () => ({ path: "/v1/chat/completions", body }) };
}

const shape = { seconds, warmUpSeconds: Math.min(2, seconds / 2) };
const LOADS = [
  { name: "JSON, 1 connection", connections: 1, isStreamed: false },
  { name: "JSON, 32 connections", connections: 32, isStreamed: false },
  { name: "SSE, 32 connections", connections: 32, isStreamed: true },
] as const;
for (const { name, connections, isStreamed } of LOADS) {
  console.log(`${`\n${name}`.padEnd(33)}requests/s   p50 ms   p95 ms  failed`);
  let limit: LoadResult | null = null;
  for (const door of DOORS) {
    const createClient = () => client(door.model, undefined, isStreamed);
    const result = await closedLoop({ ...shape, ...door, connections, createClient });
    if (door.name.startsWith("bare")) limit = result;
    print(door, result, limit);
  }
}

console.log(`${`\nJSON, ${RATE}/s open loop`.padEnd(33)}requests/s   p50 ms   p95 ms  failed`);
for (const door of DOORS.slice(1)) {
  const createClient = () => client(door.model);
  const result = await openLoop({ ...door, seconds, ratePerSecond: RATE, connections: 128, createClient });
  print(door, result, null);
}

console.log("\na prompt of 100,000 tokens (500 kB), one connection, p50");
for (const door of DOORS.slice(0, 3)) {
  const createClient = () => client(door.model, LONG_PROMPT);
  const result = await closedLoop({ ...shape, ...door, connections: 1, createClient });
  console.log(`${door.name.padEnd(32)}${result.p50.toFixed(2).padStart(9)} ms`);
}

console.log(`\nstream, ${STREAMS} one after the other: to the first piece, p50`);
for (const door of DOORS)
  console.log(`${door.name.padEnd(32)}${(await firstPiece(door)).toFixed(2).padStart(9)} ms`);

await cachedAgainst50Ms();
await slowStreams(options.quick ? 200 : 1000);
await rm(dataDir, { recursive: true, force: true });

/** What is kept, against asking a model that takes 50 ms. */
async function cachedAgainst50Ms(): Promise<void> {
  await using slow = await startProgram(["bench/support/model-server.ts"], {
    core: 1,
    settings: { DELAY_MS: "50" },
  });
  await using gateway = await startIon({
    core: 0,
    settings: { ION_OPENAI_KEY: "bench", ION_OPENAI_URL: slow.url, ION_MODELS: "openai/gpt-5-nano" },
  });
  let count = 0;
  const ask = (isSame: boolean): Client => ({
    next: async () => {
      count += 1;
      const content = isSame ? "always the same" : `question ${count}`;
      const body = {
        model: "openai/gpt-5-nano",
        messages: [{ role: "user", content }],
        temperature: 0,
        stream: false,
      };
      return { path: "/v1/chat/completions", body: JSON.stringify(body) };
    },
  });
  const load = { ...shape, url: gateway.url, connections: 32 };
  const asked = await closedLoop({ ...load, createClient: () => ask(false) });
  const kept = await closedLoop({ ...load, createClient: () => ask(true) });
  console.log(
    `\nkept answers, 32 connections: ${kept.perSecond.toFixed(0)}/s, p50 ${kept.p50.toFixed(2)} ms; a 50 ms model asked: ${asked.perSecond.toFixed(0)}/s; ${(kept.perSecond / asked.perSecond).toFixed(1)} × (goal 10 ×)`,
  );
}

/** Streams that take five seconds each, all at the same time. */
async function slowStreams(count: number): Promise<void> {
  await using slow = await startProgram(["bench/support/model-server.ts"], {
    core: 1,
    settings: { PIECE_MS: "33" },
  });
  await using gateway = await startIon({
    core: 0,
    settings: {
      ION_OPENAI_KEY: "bench",
      ION_OPENAI_URL: slow.url,
      ION_MODELS: "openai/gpt-5-nano",
      ION_MODEL_CONCURRENCY: "4096",
    },
  });
  const megabytes = () => usageOf(gateway.pid).rssBytes / 1024 / 1024;
  const pool = new Pool(gateway.url, { connections: count });
  const { path, body } = await client("openai/gpt-5-nano", undefined, true).next();
  const headers = { "content-type": "application/json" };
  const before = megabytes();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, megabytes());
  }, 100);
  let bytes = 0;
  await Promise.all(
    Array.from({ length: count }, async () => {
      const response = await pool.request({ path, method: "POST", headers, body });
      for await (const chunk of response.body) bytes += chunk.length;
    }),
  );
  clearInterval(watching);
  await pool.destroy();
  console.log(
    `${count} slow streams at once: ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most (${(((most - before) / count) * 1024).toFixed(0)} kB each), ${(bytes / 1024 / 1024).toFixed(1)} MB handed on`,
  );
}

function print({ name }: Door, result: LoadResult, limit: LoadResult | null): void {
  const share =
    limit === null ? "" : `  ${((result.perSecond / limit.perSecond) * 100).toFixed(0)} % of the limit`;
  const added = limit === null ? "" : `, ${(result.p50 - limit.p50).toFixed(2)} ms more at p50`;
  console.log(
    `${name.padEnd(32)}${result.perSecond.toFixed(0).padStart(10)}${result.p50.toFixed(2).padStart(9)}${result.p95.toFixed(2).padStart(9)}${String(result.failed).padStart(8)}${share}${added}`,
  );
}

/** Milliseconds until the first event with text has come. */
async function firstPiece(door: Door): Promise<number> {
  const pool = new Pool(door.url, { connections: 1 });
  const took: number[] = [];
  const { path, body } = await client(door.model, undefined, true).next();
  for (let round = 0; round < STREAMS; round += 1) {
    const begun = performance.now();
    const authorization = door.key === undefined ? {} : { authorization: `Bearer ${door.key}` };
    const headers = { "content-type": "application/json", ...authorization };
    const response = await pool.request({ path, method: "POST", headers, body });
    let first = 0;
    for await (const chunk of response.body) {
      if (first === 0 && String(chunk).includes('"content":"A')) first = performance.now() - begun;
    }
    took.push(first);
  }
  await pool.destroy();
  took.sort((a, b) => a - b);
  return took[Math.floor(took.length / 2)] ?? Number.NaN;
}
