/**
 * Walks through a growth plan as a person would who comes back wherever they were: the first gap is answered, the others are
 * not known. Run as a program it does so on a data directory and ends itself before its n-th call of the store or a model:
 *
 *   node test/support/growth-walk.ts DATA_DIR MODEL_URL N
 *
 * It prints the number of each step that it was told of.
 */
import { writeSync } from "node:fs";
import { argv, kill, pid } from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "#platform/database/index.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import type { Generate, Growth } from "../../src/mentor/growth/index.ts";
import type { PlanView } from "../../src/mentor/growth/views.ts";
import { ADA_ACTOR, CV, JOB, openGrowth } from "./growth.ts";

const POLL_MS = 100;
const LOST_AFTER_MS = 400;

export const MODELS = ["openai/writer", "openai/judge"];

/** Asks the model server; the judge is another model than the writer. */
export function askServer(url: string): Generate {
  return async ({ system, user }, { isJudge, signal }) => {
    const model = isJudge ? MODELS[1] : MODELS[0];
    const response = await fetch(`${url}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        model,
        messages: [
          { role: "system", content: system },
          { role: "user", content: user },
        ],
      }),
      signal,
    });
    const body = (await response.json()) as { choices: { message: { content: string } }[] };
    return { text: body.choices[0]?.message.content ?? "", model: model ?? "", costUsd: 0.01 };
  };
}

/** From wherever the plan is to its end. @param onTold hears of each plan as it was answered */
export async function walk(growth: Growth, onTold: (plan: PlanView) => void): Promise<PlanView> {
  let plan = await growth.start(ADA_ACTOR, { cv: { text: CV }, job: { text: JOB }, idempotencyKey: "walk" });
  onTold(plan);
  while (plan.state === "asking") {
    if (plan.isWorking) {
      // A call whose process is gone is waited for until it is lost.
      await wait(POLL_MS);
      plan = await growth.read(ADA_ACTOR, plan.id);
    } else plan = await takeNext(growth, plan);
    onTold(plan);
  }
  return plan;
}

function takeNext(growth: Growth, plan: PlanView): Promise<PlanView> {
  const { questionId = "", stage, prompts = [] } = plan.current ?? {};
  const at = { questionId, expectedStep: plan.step };
  const isFirst = plan.gaps.every(({ standing }) => standing === "open");
  if (stage === "check")
    return growth.answer(ADA_ACTOR, plan.id, { kind: "check", answer: isFirst ? "yes" : "no", ...at });
  if (stage === "review") return growth.answer(ADA_ACTOR, plan.id, { kind: "accept", ...at });
  const years = prompts.some(({ id }) => id === "years") ? { years: 6 } : {};
  const inputs = { what: "I moved 12 services to Kubernetes on GKE and wrote the charts.", ...years };
  return growth.answer(ADA_ACTOR, plan.id, { kind: "dive", inputs, ...at });
}

/** The same functions, each of which ends this process before its call when the time has come. */
function endingBefore(call: number, database: Database, generate: Generate) {
  let calls = 0;
  const count = () => {
    calls += 1;
    if (calls !== call) return;
    kill(pid, "SIGKILL");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const counted: Database = Object.assign(Object.create(database) as Database, {
    read: (...args: Parameters<Database["read"]>) => {
      count();
      return database.read(...args);
    },
    commit: (unit: Parameters<Database["commit"]>[0]) => {
      count();
      return database.commit(unit);
    },
  });
  const asked: Generate = (prompt, options) => {
    count();
    return generate(prompt, options);
  };
  return { database: counted, generate: asked, calls: () => calls };
}

if (argv[1] === import.meta.filename) {
  const [, , dataDir = "", url = "", before = "0"] = argv;
  await using database = await openSqlite({ dataDir });
  const counted = endingBefore(Number(before), database, askServer(url));
  const growth = openGrowth(counted.database, {
    generate: counted.generate,
    models: MODELS,
    now: Date.now,
    lostAfterMs: LOST_AFTER_MS,
  });
  await walk(growth, ({ step }) => writeSync(1, `${step}\n`));
  writeSync(1, `calls ${counted.calls()}\n`);
}
