/** A plan gone through to its end over a store of its own: Kubernetes is known, Kafka to be learned, the rest not there. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "#platform/database/index.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import type { Growth } from "../../src/mentor/growth/index.ts";
import type { PlanView } from "../../src/mentor/growth/views.ts";
import { addPeople } from "./database.ts";
import { ADA_ACTOR, CV, DIVE, JOB, KOREAN_CV, KOREAN_JOB, openGrowth } from "./growth.ts";

/** A store in a folder that goes with it. */
export async function openStore(): Promise<{ readonly database: Database } & AsyncDisposable> {
  const dataDir = await mkdtemp(join(tmpdir(), "ion-outcome-"));
  const database = await openSqlite({ dataDir });
  await addPeople(database);
  return {
    database,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function walk(growth: Growth, from: PlanView): Promise<PlanView> {
  let plan = from;
  while (plan.current !== null) {
    const { questionId, gapId, stage, prompts } = plan.current;
    const title = plan.gaps.find(({ id }) => id === gapId)?.title ?? "";
    const answer = /Kubernetes/.test(title) ? "yes" : /Kafka/.test(title) ? "willing" : "no";
    const inputs = Object.fromEntries(
      Object.entries(DIVE).filter(([id]) => prompts.some((prompt) => prompt.id === id)),
    );
    const step =
      stage === "check"
        ? ({ kind: "check", answer } as const)
        : stage === "dive"
          ? ({ kind: "dive", inputs } as const)
          : ({ kind: "accept" } as const);
    plan = await growth.answer(ADA_ACTOR, plan.id, { ...step, questionId });
  }
  return plan;
}

export async function finishedPlan(
  database: Database,
  language: "en" | "ko",
  now = () => 1_800_000_000_000,
): Promise<{ readonly growth: Growth; readonly plan: PlanView }> {
  const growth = openGrowth(database, { now });
  const texts = language === "en" ? { cv: CV, job: JOB } : { cv: KOREAN_CV, job: KOREAN_JOB };
  const request = { cv: { text: texts.cv }, job: { text: texts.job }, language };
  const plan = await walk(growth, await growth.start(ADA_ACTOR, request));
  return { growth, plan };
}
