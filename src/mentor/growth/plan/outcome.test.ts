import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Database } from "#platform/database/index.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import { readDocument } from "#platform/document-reader/index.ts";
import { addPeople } from "../../../../test/support/database.ts";
import {
  ADA_ACTOR,
  BEN_ACTOR,
  CV,
  DIVE,
  JOB,
  KOREAN_CV,
  KOREAN_JOB,
  openGrowth,
} from "../../../../test/support/growth.ts";
import type { Growth } from "../index.ts";
import { toMarkdown } from "../report/markdown.ts";
import { createSkillCatalog } from "../skill/index.ts";
import type { PlanView } from "../views.ts";
import { planCheckpoints } from "./checkpoints.ts";
import { RESOURCE_SKILLS } from "./resource-catalog.ts";

const DAY_MS = 86_400_000;
let folder = "";
let database: Database;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-outcome-"));
  database = await openSqlite({ dataDir: folder });
  await addPeople(database);
});
after(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Kubernetes is known, Kafka wanted to be learned, the rest not there. */
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

async function finished(language: "en" | "ko", now = () => 1_800_000_000_000) {
  const growth = openGrowth(database, { now });
  const texts = language === "en" ? { cv: CV, job: JOB } : { cv: KOREAN_CV, job: KOREAN_JOB };
  const request = { cv: { text: texts.cv }, job: { text: texts.job }, language };
  const plan = await walk(growth, await growth.start(ADA_ACTOR, request));
  return { growth, plan };
}

describe("what a plan comes to", () => {
  test("is answers with their ground, and milestones for what is to be learned, the most pressing first", async () => {
    const { growth, plan } = await finished("en");
    const outcome = await growth.outcome(ADA_ACTOR, plan.id);
    const [answer] = outcome.answers;
    assert.match(answer?.title ?? "", /Kubernetes/);
    assert.ok(answer?.evidence.some((said) => said.includes("12 services")));
    assert.ok(outcome.fitWithAnswers > outcome.fit);
    const titles = outcome.milestones.map(({ title }) => title);
    assert.ok(
      titles.some((title) => /Kafka/.test(title)) && !titles.some((title) => /Kubernetes/.test(title)),
    );
    const kafka = outcome.milestones.find(({ title }) => /Kafka/.test(title));
    assert.ok(kafka?.resources.some(({ url }) => url === "https://kafka.apache.org/documentation/"));
    assert.ok(outcome.practice.some(({ question }) => /Kafka/.test(question)));
    await assert.rejects(growth.outcome(BEN_ACTOR, plan.id), /no growth plan under this id/);
  });

  test("follows day by day from when the plan was finished, whenever it is read, and keeps to the hours of a week", async () => {
    let now = 1_800_000_000_000;
    const { growth, plan } = await finished("en", () => now);
    const outcome = await growth.outcome(ADA_ACTOR, plan.id);
    let day = Math.ceil(now / DAY_MS) * DAY_MS;
    for (const { startsAt, endsAt, hours } of outcome.milestones) {
      assert.equal(startsAt, day);
      const weeks = (endsAt - startsAt) / DAY_MS / 7;
      assert.ok(hours / weeks <= outcome.hoursPerWeek && hours / (weeks - 1 / 7) > outcome.hoursPerWeek);
      day = endsAt;
    }
    now += 40 * DAY_MS;
    assert.deepEqual(await growth.outcome(ADA_ACTOR, plan.id), outcome);
    const faster = await growth.outcome(ADA_ACTOR, plan.id, { hoursPerWeek: 10 });
    assert.ok((faster.milestones.at(-1)?.endsAt ?? 0) < (outcome.milestones.at(-1)?.endsAt ?? 0));
  });

  test("is looked at again at the end of each milestone, and halfway through a long one", async () => {
    const { growth, plan } = await finished("en");
    const state = await growth.state(ADA_ACTOR, plan.id);
    const { milestones } = await growth.outcome(ADA_ACTOR, plan.id);
    const days = planCheckpoints(state, state.updatedAt);
    for (const { id, startsAt, endsAt } of milestones) {
      assert.equal(days.find((one) => one.id === id)?.dueAt, endsAt);
      const halfway = days.find((one) => one.id === `${id}-halfway`);
      assert.equal(halfway !== undefined, endsAt - startsAt >= 28 * DAY_MS);
      if (halfway !== undefined) assert.ok(halfway.dueAt > startsAt && halfway.dueAt < endsAt);
    }
  });

  test("names for learning only what the catalog of skills knows", () => {
    const { skills } = createSkillCatalog();
    assert.deepEqual(
      RESOURCE_SKILLS.filter((id) => !skills.has(id)),
      [],
    );
  });
});

describe("a report", () => {
  for (const language of ["en", "ko"] as const) {
    test(`in ${language} holds every gap, every answer and the plan, as Markdown and as PDF`, async () => {
      const { growth, plan } = await finished(language);
      const outcome = await growth.outcome(ADA_ACTOR, plan.id);
      const markdown = Buffer.from((await growth.report(ADA_ACTOR, plan.id, "markdown")).bytes).toString();
      const { bytes } = await growth.report(ADA_ACTOR, plan.id, "pdf");
      const { text } = await readDocument(bytes, { fileName: "report.pdf" });
      const flat = (of: string) => of.replace(/\\/g, "").replace(/\s+/g, "");
      const expected = [
        ...outcome.gaps.map(({ title }) => title),
        ...outcome.answers.map(({ answer }) => answer),
        ...outcome.milestones.flatMap(({ goal, steps }) => [goal, ...steps]),
        language === "ko" ? "학습 계획" : "Learning plan",
      ];
      for (const said of expected) {
        assert.ok(flat(markdown).includes(flat(said)), `Markdown lacks ${said}`);
        assert.ok(flat(text).includes(flat(said)), `the PDF lacks ${said}`);
      }
      const again = await growth.report(ADA_ACTOR, plan.id, "pdf");
      assert.ok(Buffer.from(bytes).equals(again.bytes), "the same plan gives the same bytes");
    });
  }

  test("takes what a person wrote as text, not as Markdown", () => {
    const markdown = toMarkdown({
      title: "t",
      language: "en",
      createdAt: 0,
      footer: "f",
      blocks: [{ kind: "paragraph", text: "# no heading\n<img src=x> [click](http://evil.example) *loud*" }],
    });
    assert.equal(
      markdown.split("\n")[0],
      "\\# no heading \\<img src=x\\> \\[click\\](http://evil.example) \\*loud\\*",
    );
  });
});
