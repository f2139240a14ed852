/**
 * The gateway's door for OpenAI's clients against the same model server asked directly and through a bare node:http
 * pass-through, in one run: closed loop at one and 32 connections, a prompt of 100,000 tokens, streams.
 *
 *   node run.mjs bench/lumen.ts [--seconds 5] [--quick]
 */
import { parseArgs } from "node:util";
import { Pool } from "undici";
import { type Client, closedLoop, type LoadResult } from "./support/load.ts";
import { startIon, startProgram } from "./support/processes.ts";

const { values: options } = parseArgs({
  options: { seconds: { type: "string", default: "5" }, quick: { type: "boolean", default: false } },
});
const seconds = options.quick ? 1 : Number(options.seconds);
const STREAMS = options.quick ? 40 : 200;
const LONG_PROMPT = "word ".repeat(100_000);

await using model = await startProgram(["bench/support/model-server.ts"], { core: 1 });
await using plain = await startProgram(["bench/support/pass-through-server.ts"], {
  core: 0,
  settings: { PASS_THROUGH_TO: model.url },
});
const settings = { ION_MODEL_URL: model.url, ION_MODEL: "bench", ION_MODEL_CONCURRENCY: "256" };
await using ion = await startIon({ core: 0, settings });
const DOORS = [
  { name: "the model itself", url: model.url.replace(/\/v1$/, ""), model: "bench" },
  { name: "bare pass-through (limit)", url: plain.url, model: "bench" },
  { name: "ION, model by its id", url: ion.url, model: "local/bench" },
  { name: "ION, ion-auto", url: ion.url, model: "ion-auto" },
] as const;

function client(name: string, content = "How do I estimate work I have never done?", stream = false): Client {
  const messages = [{ role: "user", content }];
  const body = JSON.stringify({ model: name, messages, stream });
  return { next: async () => ({ path: "/v1/chat/completions", body }) };
}

const shape = { seconds, warmUpSeconds: Math.min(2, seconds / 2) };
for (const connections of [1, 32]) {
  console.log(
    `\nJSON, ${connections} connection${connections === 1 ? "" : "s"}`.padEnd(33) +
      "requests/s   p50 ms   p95 ms  failed",
  );
  let limit: LoadResult | null = null;
  for (const door of DOORS) {
    const result = await closedLoop({
      ...shape,
      url: door.url,
      connections,
      createClient: () => client(door.model),
    });
    if (door.name.startsWith("bare")) limit = result;
    const share =
      limit === null ? "" : `  ${((result.perSecond / limit.perSecond) * 100).toFixed(0)} % of the limit`;
    const added = limit === null ? "" : `, ${(result.p50 - limit.p50).toFixed(2)} ms more at p50`;
    console.log(
      `${door.name.padEnd(32)}${result.perSecond.toFixed(0).padStart(10)}${result.p50.toFixed(2).padStart(9)}${result.p95.toFixed(2).padStart(9)}${String(result.failed).padStart(8)}${share}${added}`,
    );
  }
}

console.log("\na prompt of 100,000 tokens (500 kB), one connection, p50");
for (const door of DOORS.slice(0, 3)) {
  const result = await closedLoop({
    ...shape,
    url: door.url,
    connections: 1,
    createClient: () => client(door.model, LONG_PROMPT),
  });
  console.log(`${door.name.padEnd(32)}${result.p50.toFixed(2).padStart(9)} ms`);
}

console.log(`\nstream, ${STREAMS} one after the other: to the first piece, p50`);
for (const door of DOORS)
  console.log(`${door.name.padEnd(32)}${(await firstPiece(door)).toFixed(2).padStart(9)} ms`);

/** Milliseconds until the first event with text has come. */
async function firstPiece(door: (typeof DOORS)[number]): Promise<number> {
  const pool = new Pool(door.url, { connections: 1 });
  const took: number[] = [];
  const { path, body } = await client(door.model, undefined, true).next();
  for (let round = 0; round < STREAMS; round += 1) {
    const begun = performance.now();
    const headers = { "content-type": "application/json" };
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
