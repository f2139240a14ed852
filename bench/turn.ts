/**
 * The turn end to end over HTTP against its limit in the same run: closed loop at 32 and 256 connections, with the
 * offline mentor and with a model that answers in 0 ms; then open loop at constant rates. The server has one core, the
 * load and the model the other.
 *
 *   node run.mjs bench/turn.ts [--seconds 6] [--quick] [--workers N]
 */
import { parseArgs } from "node:util";
import type { Pool } from "undici";
import { ask, type Client, closedLoop, type LoadResult, openLoop } from "./support/load.ts";
import { ownMessages } from "./support/messages.ts";
import { type Running, startIon, startProgram } from "./support/processes.ts";

/** Measured on such a machine at 32 connections with a 0 ms model (docs/measurements.md says how). */
const RIVALS = { "LangGraph.js + SQLite": 116, "Mastra + LibSQL": 88 };
const TURNS_A_CONVERSATION = 8;
const SERVER_CORE = 0;

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "6" },
    quick: { type: "boolean", default: false },
    workers: { type: "string" },
  },
});
const seconds = options.quick ? 2 : Number(options.seconds);
const messages = ownMessages();
let nextMessage = 0;

function message(): string {
  nextMessage += 1;
  return messages[nextMessage % messages.length] ?? "";
}

/** A person: a new conversation every few turns. */
function person(pool: Pool): Client {
  let sessionId = "";
  let turns = 0;
  return {
    async next() {
      if (turns % TURNS_A_CONVERSATION === 0) {
        const started = (await ask(pool, { path: "/api/v2/conversations/start", body: "{}" })) as {
          session_id: string;
        };
        sessionId = started.session_id;
      }
      turns += 1;
      return {
        path: `/api/v2/conversations/${sessionId}/turn`,
        body: JSON.stringify({ user_message: message() }),
      };
    },
  };
}

const bare = (): Client => ({
  next: async () => ({ path: "/turn", body: JSON.stringify({ user_message: message() }) }),
});

function show(name: string, result: LoadResult, note = ""): void {
  const numbers = [result.perSecond, result.p50, result.p95, result.p99].map((value) =>
    value.toFixed(1).padStart(9),
  );
  console.log(`${name.padEnd(44)}${numbers.join("")}${String(result.failed).padStart(7)}  ${note}`);
}

async function compare(
  name: string,
  ion: Running,
  { limit, alone }: { limit: Running; alone?: Running },
  connections: number,
): Promise<{ ion: LoadResult; limit: LoadResult }> {
  const shape = { connections, seconds, warmUpSeconds: Math.min(2, seconds / 2) };
  const limitResult = await closedLoop({ ...shape, url: limit.url, createClient: bare });
  const aloneResult =
    alone === undefined ? null : await closedLoop({ ...shape, url: alone.url, createClient: bare });
  const ionResult = await closedLoop({ ...shape, url: ion.url, createClient: person });
  const share = (of: LoadResult) => `${((ionResult.perSecond / of.perSecond) * 100).toFixed(0)} %`;
  show(`limit, ${name}, ${connections} connections`, limitResult);
  let note = `${share(limitResult)} of the limit`;
  if (aloneResult !== null) {
    show(`limit with one sync a turn, ${connections} connections`, aloneResult);
    note += `, ${share(aloneResult)} of one sync a turn`;
  }
  show(`ION, ${name}, ${connections} connections`, ionResult, note);
  return { ion: ionResult, limit: limitResult };
}

console.log(
  `${"".padEnd(44)}${["turns/s", "p50 ms", "p95 ms", "p99 ms"].map((head) => head.padStart(9)).join("")} failed`,
);
const workers = options.workers === undefined ? {} : { workers: Number(options.workers) };
{
  await using limit = await startProgram(["bench/support/limit-server.ts"], { core: SERVER_CORE });
  await using alone = await startProgram(["bench/support/limit-server.ts"], {
    core: SERVER_CORE,
    settings: { LIMIT_SYNC: "each" },
  });
  await using ion = await startIon({
    ...(options.workers === undefined ? { core: SERVER_CORE } : {}),
    ...workers,
  });
  for (const connections of options.quick ? [32] : [32, 256])
    await compare("offline mentor", ion, { limit, alone }, connections);
  await climb(ion, "offline mentor");
}
{
  await using model = await startProgram(["bench/support/model-server.ts"], { core: 1 });
  await using limit = await startProgram(["bench/support/limit-server.ts"], {
    core: SERVER_CORE,
    settings: { LIMIT_MODEL_URL: model.url },
  });
  const settings = { ION_MODEL_URL: model.url, ION_MODEL: "bench", ION_CACHE_SECONDS: "0" };
  await using ion = await startIon({
    ...(options.workers === undefined ? { core: SERVER_CORE } : {}),
    ...workers,
    settings,
  });
  for (const connections of options.quick ? [32] : [32, 256]) {
    const result = await compare("0 ms model", ion, { limit }, connections);
    for (const [rival, rate] of Object.entries(RIVALS)) {
      console.log(`  ${(result.ion.perSecond / rate).toFixed(1)} × ${rival} (${rate}/s at 32 connections)`);
    }
  }
  await climb(ion, "0 ms model");
}

/** The open loop: 300 turns/s, then upwards until the 95th percentile passes 50 ms. */
async function climb(ion: Running, name: string): Promise<void> {
  let best = 0;
  for (const rate of options.quick ? [300] : [300, 600, 900, 1200, 1500, 1800]) {
    const result = await openLoop({
      url: ion.url,
      ratePerSecond: rate,
      seconds,
      connections: 64,
      createClient: person,
    });
    const holds = result.p95 < 50 && result.failed === 0;
    show(`ION, ${name}, open loop ${rate}/s`, result, holds ? "p95 < 50 ms" : "does not hold");
    if (!holds) break;
    best = rate;
  }
  console.log(`  highest rate that holds p95 < 50 ms: ${best}/s`);
}
