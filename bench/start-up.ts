/**
 * Cold start to first answer, idle processor time, and memory after many turns.
 *
 *   node run.mjs bench/start-up.ts [--quick] [--turns 100000]
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { Pool } from "undici";
import { ask, send } from "./support/load.ts";
import { ownMessages } from "./support/messages.ts";
import { startIon, usageOf } from "./support/processes.ts";

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, turns: { type: "string", default: "100000" } },
});
const turns = options.quick ? 4000 : Number(options.turns);
const CONNECTIONS = 32;
const TURNS_A_CONVERSATION = 8;
const messages = ownMessages();

const bare = median(() => {
  const startedAt = performance.now();
  spawnSync(process.execPath, ["-e", "0"]);
  return performance.now() - startedAt;
});
const starts: number[] = [];
for (let round = 0; round < (options.quick ? 1 : 5); round += 1) starts.push(await coldStart());
starts.sort((a, b) => a - b);
const start = starts[Math.floor(starts.length / 2)] ?? Number.NaN;
console.log(`bare node process                      ${bare.toFixed(0)} ms`);
console.log(
  `cold start to first answer             ${start.toFixed(0)} ms  ${(start / bare).toFixed(1)} × a bare process (1,000 ms allowed)`,
);

await using ion = await startIon({ core: 0 });
const before = usageOf(ion.pid);
await new Promise((resolve) => setTimeout(resolve, options.quick ? 2000 : 10_000));
const idle = usageOf(ion.pid);
const idleShare = ((idle.cpuSeconds - before.cpuSeconds) / (options.quick ? 2 : 10)) * 100;
console.log(
  `idle                                   ${idleShare.toFixed(1)} % of a core (2 % allowed), ${megabytes(idle.rssBytes)} MB resident`,
);

const pool = new Pool(ion.url, { connections: CONNECTIONS });
let taken = 0;
await Promise.all(Array.from({ length: CONNECTIONS }, person));
await pool.destroy();
const after = usageOf(ion.pid);
console.log(
  `after ${taken} turns                       ${megabytes(after.rssBytes)} MB resident (200 MB allowed)`,
);
console.log(
  `processor time a turn                  ${(((after.cpuSeconds - idle.cpuSeconds) / taken) * 1e6).toFixed(0)} µs`,
);

async function person(): Promise<void> {
  while (taken < turns) {
    const { session_id } = (await ask(pool, { path: "/api/v2/conversations/start", body: "{}" })) as {
      session_id: string;
    };
    for (let turn = 0; turn < TURNS_A_CONVERSATION && taken < turns; turn += 1) {
      taken += 1;
      const body = JSON.stringify({ user_message: messages[taken % messages.length] });
      if (!(await send(pool, { path: `/api/v2/conversations/${session_id}/turn`, body })))
        throw new Error("a turn failed");
    }
  }
}

async function coldStart(): Promise<number> {
  const startedAt = performance.now();
  await using fresh = await startIon();
  const first = new Pool(fresh.url);
  const { session_id } = (await ask(first, { path: "/api/v2/conversations/start", body: "{}" })) as {
    session_id: string;
  };
  await ask(first, {
    path: `/api/v2/conversations/${session_id}/turn`,
    body: '{"user_message":"how do I begin?"}',
  });
  await first.destroy();
  return performance.now() - startedAt;
}

function median(measure: () => number): number {
  const times = Array.from({ length: 5 }, measure).sort((a, b) => a - b);
  return times[2] ?? Number.NaN;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
