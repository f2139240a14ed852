import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Database } from "#platform/database/index.ts";
import { ADA_ACTOR, BEN_ACTOR, CV, DIVE, JOB, openGrowth } from "../../../../test/support/growth.ts";
import { finishedPlan, openStore } from "../../../../test/support/growth-outcome.ts";
import { planCheckpoints } from "./checkpoints.ts";

const DAY_MS = 86_400_000;
let store: Awaited<ReturnType<typeof openStore>>;
let database: Database;
before(async () => {
  store = await openStore();
  database = store.database;
});
after(() => store[Symbol.asyncDispose]());

describe("what a plan comes to", () => {
  test("is answers with their ground, and milestones for what is to be learned, the most pressing first", async () => {
    const { growth, plan } = await finishedPlan(database, "en");
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
    const { growth, plan } = await finishedPlan(database, "en", () => now);
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
    const { growth, plan } = await finishedPlan(database, "en");
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

  test("tells how the fit came along, without what was taken back, and what was reached since", async () => {
    let now = 1_800_000_000_000;
    const growth = openGrowth(database, { now: () => (now += 1000) });
    let plan = await growth.start(ADA_ACTOR, { cv: { text: CV }, job: { text: JOB } });
    const questionId = plan.current?.questionId ?? "";
    const answer = async () => {
      await growth.answer(ADA_ACTOR, plan.id, { kind: "check", answer: "yes", questionId });
      await growth.answer(ADA_ACTOR, plan.id, { kind: "dive", inputs: { what: DIVE.what }, questionId });
      plan = await growth.answer(ADA_ACTOR, plan.id, { kind: "accept", questionId });
    };
    await answer();
    const once = await growth.outcome(ADA_ACTOR, plan.id);
    for (const _ of ["accept", "dive", "check"]) plan = await growth.undo(ADA_ACTOR, plan.id);
    assert.deepEqual(
      (await growth.outcome(ADA_ACTOR, plan.id)).progress.map(({ kind }) => kind),
      ["read"],
    );
    await answer();
    plan = await growth.finish(ADA_ACTOR, plan.id);
    const checkpointId = plan.checkpoints[0]?.id ?? "";
    await growth.checkpoint(ADA_ACTOR, plan.id, { checkpointId, state: "done" });
    const { progress, fit, fitWithAnswers } = await growth.outcome(ADA_ACTOR, plan.id);
    assert.deepEqual(
      progress.map((entry) => [entry.kind, entry.title, entry.fit]),
      [
        ["read", null, fit],
        ["answered", "Kubernetes", fitWithAnswers],
        ["done", "Week 1", fitWithAnswers],
      ],
    );
    assert.equal(once.fitWithAnswers, fitWithAnswers);
    assert.ok(progress.every(({ at }, index) => at > (progress[index - 1]?.at ?? 0)));
  });

  test("names as evidence what the person said, never the question", async () => {
    const { growth, plan } = await finishedPlan(database, "en");
    const { answers, practice } = await growth.outcome(ADA_ACTOR, plan.id);
    for (const { evidence, question } of answers) assert.ok(!evidence.includes(question));
    const kubernetes = practice.find(({ about }) => /Kubernetes/.test(about));
    assert.equal(kubernetes?.basis, answers.find(({ title }) => /Kubernetes/.test(title))?.bullet);
    const java = practice.find(({ about }) => about === "Java");
    assert.match(java?.basis ?? "", /^(?:Built the booking API|Wrote reports) in Java/);
  });

  test("refuses hours that no week has", async () => {
    const { growth, plan } = await finishedPlan(database, "en");
    for (const hoursPerWeek of [0, -1, 81, Number.NaN])
      await assert.rejects(growth.outcome(ADA_ACTOR, plan.id, { hoursPerWeek }), {
        code: "invalid-input",
        details: { field: "hours_per_week", fix: "give 1 to 80 hours" },
      });
  });
});
