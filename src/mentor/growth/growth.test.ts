import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { testEngines, withPeople } from "../../../test/support/database.ts";
import {
  ADA_ACTOR,
  BEN_ACTOR,
  CV,
  DIVE,
  JOB,
  KOREAN_CV,
  KOREAN_JOB,
  OTHER_ADA,
  openGrowth,
  WEEK_MS,
} from "../../../test/support/growth.ts";
import type { Growth } from "./index.ts";
import type { PlanView } from "./views.ts";

const DOCUMENTS = { cv: { text: CV }, job: { text: JOB } };
const NOW = 1_800_000_000_000;

/** All that the person can see, without what every step changes. */
function seen({ step: _step, updatedAt: _updatedAt, ...rest }: PlanView): unknown {
  return rest;
}

function asked(plan: PlanView): string {
  assert.notEqual(plan.current, null, "a question is asked");
  return plan.current?.questionId ?? "";
}

async function answerWell(growth: Growth, plan: PlanView): Promise<PlanView> {
  const questionId = asked(plan);
  await growth.answer(ADA_ACTOR, plan.id, { kind: "check", questionId, answer: "yes" });
  await growth.answer(ADA_ACTOR, plan.id, { kind: "dive", questionId, inputs: inputsFor(plan) });
  return growth.answer(ADA_ACTOR, plan.id, { kind: "accept", questionId });
}

/** Of what could be said, what this question asks. */
function inputsFor(plan: PlanView): Record<string, string | number> {
  const ids = new Set(plan.current?.prompts.map(({ id }) => id));
  const given = Object.fromEntries(Object.entries(DIVE).filter(([id]) => ids.has(id)));
  return ids.has("years") ? { ...given, years: 6 } : given;
}

for (const engine of await testEngines()) {
  describe(`a growth plan on ${engine.name}`, { skip: engine.skip }, () => {
    test("leads from two texts to gaps with what both say, and asks the first question", async () => {
      await using database = await withPeople(engine);
      const plan = await openGrowth(database).start(ADA_ACTOR, DOCUMENTS);
      assert(plan.fit > 0 && plan.fit < 100);
      const kubernetes = plan.gaps.find(({ title }) => /Kubernetes/.test(title));
      assert.equal(kubernetes?.priority, "CRITICAL");
      for (const { asked: quotes } of plan.gaps)
        for (const { span, text } of quotes) assert.equal(JOB.slice(span.start, span.end), text);
      assert(!plan.gaps.some(({ title }) => /PostgreSQL/.test(title)), "what the CV shows is no gap");
      assert.equal(plan.current?.stage, "check");
      assert.deepEqual(plan.writers, {
        reading: "ion-growth",
        questions: "ion-growth",
        drafts: "ion-growth",
        quality: "ion-growth",
      });
    });

    test("drafts an answer from what was said, each sentence with its evidence, and goes on once it is accepted", async () => {
      await using database = await withPeople(engine);
      const growth = openGrowth(database);
      const started = await growth.start(ADA_ACTOR, DOCUMENTS);
      const questionId = asked(started);
      await growth.answer(ADA_ACTOR, started.id, { kind: "check", questionId, answer: "yes" });
      const drafted = await growth.answer(ADA_ACTOR, started.id, {
        kind: "dive",
        questionId,
        inputs: inputsFor(started),
      });
      const { draft, quality, stage } = drafted.current ?? {};
      assert.equal(stage, "review");
      assert.match(draft?.answer ?? "", /12 services/);
      assert.match(draft?.bullet ?? "", /^Moved 12 services/);
      for (const claim of draft?.claims ?? []) assert(claim.evidence.length > 0, claim.text);
      assert((quality?.score ?? 0) >= 7);
      const next = await growth.answer(ADA_ACTOR, started.id, { kind: "accept", questionId });
      assert.notEqual(next.current?.questionId, questionId);
      const gap = next.gaps.find((each) => each.questionId === questionId);
      assert.equal(gap?.standing, "answered");
      assert.equal(gap?.answer?.outcome, "accepted");
    });

    test("speaks Korean where the CV does", async () => {
      await using database = await withPeople(engine);
      const growth = openGrowth(database);
      const plan = await growth.start(ADA_ACTOR, { cv: { text: KOREAN_CV }, job: { text: KOREAN_JOB } });
      assert.equal(plan.language, "ko");
      assert.match(plan.current?.text ?? "", /[가-힣]/);
      const questionId = asked(plan);
      await growth.answer(ADA_ACTOR, plan.id, { kind: "check", questionId, answer: "yes" });
      const { current } = await growth.answer(ADA_ACTOR, plan.id, {
        kind: "dive",
        questionId,
        inputs: {
          what: "결제 서비스 12개를 쿠버네티스로 이전했음",
          result: "배포 시간을 2시간에서 10분으로 줄였다",
        },
      });
      assert.match(current?.draft?.answer ?? "", /이전했습니다\. .*줄였습니다\./);
    });

    test("is resumed by another process where it was left", async () => {
      await using database = await withPeople(engine);
      const here = openGrowth(database);
      const there = openGrowth(database);
      const started = await here.start(ADA_ACTOR, DOCUMENTS);
      const left = await here.answer(ADA_ACTOR, started.id, {
        kind: "check",
        questionId: asked(started),
        answer: "yes",
      });
      const found = await there.read(ADA_ACTOR, started.id);
      assert.deepEqual(found, left);
      const gone = await there.answer(ADA_ACTOR, started.id, {
        kind: "skip",
        questionId: asked(found),
        expectedStep: found.step,
      });
      assert.deepEqual(await here.read(ADA_ACTOR, started.id), gone);
    });

    test("takes a step of two processes once: who comes second is told", async () => {
      await using database = await withPeople(engine);
      const [one, two] = [openGrowth(database), openGrowth(database)];
      const plan = await one.start(ADA_ACTOR, DOCUMENTS);
      const no = { kind: "check", questionId: asked(plan), answer: "no", expectedStep: plan.step } as const;
      const results = await Promise.allSettled([one, two].map((each) => each.answer(ADA_ACTOR, plan.id, no)));
      assert.deepEqual(results.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
      const refused = results.find((result) => result.status === "rejected");
      assert.equal(refused?.reason.code, "growth-step-conflict");
      const after = await one.read(ADA_ACTOR, plan.id);
      assert.equal(after.gaps.filter(({ standing }) => standing === "lacking").length, 1);
    });

    test("comes back to what it was when the last step is undone, as often as wanted", async () => {
      await using database = await withPeople(engine);
      const growth = openGrowth(database);
      const started = await growth.start(ADA_ACTOR, DOCUMENTS);
      const checked = await growth.answer(ADA_ACTOR, started.id, {
        kind: "check",
        questionId: asked(started),
        answer: "yes",
      });
      const questionId = asked(checked);
      const inputs = inputsFor(started);
      const dived = await growth.answer(ADA_ACTOR, started.id, { kind: "dive", questionId, inputs });
      await growth.answer(ADA_ACTOR, started.id, { kind: "accept", questionId });
      assert.deepEqual(seen(await growth.undo(ADA_ACTOR, started.id)), seen(dived));
      assert.deepEqual(seen(await growth.undo(ADA_ACTOR, started.id)), seen(checked));
      assert.deepEqual(seen(await growth.undo(ADA_ACTOR, started.id)), seen(started));
      await assert.rejects(growth.undo(ADA_ACTOR, started.id), { code: "growth-nothing-to-undo" });
      const rows = await database.kysely.selectFrom("growth_step").selectAll().execute();
      const kept = rows.filter(({ taken_back_by }) => taken_back_by === null).map(({ kind }) => kind);
      assert.deepEqual(kept.toSorted(), ["asked", "questions-written", "started", "undone"]);
      assert(
        rows.some(({ kind }) => kind === "accepted"),
        "what was undone is marked, not deleted",
      );
    });

    test("gives the same plan for the same key, and refuses the key with other documents", async () => {
      await using database = await withPeople(engine);
      const growth = openGrowth(database);
      const keyed = { ...DOCUMENTS, idempotencyKey: "one" };
      const plans = await Promise.all([1, 2, 3].map(() => growth.start(ADA_ACTOR, keyed)));
      assert.equal(new Set(plans.map(({ id }) => id)).size, 1);
      await assert.rejects(growth.start(ADA_ACTOR, { ...keyed, cv: { text: "Somebody else" } }), {
        code: "idempotency-key-reused",
      });
      assert.notEqual((await growth.start(BEN_ACTOR, keyed)).id, plans[0]?.id);
    });

    test("is nobody else's: not read, not answered, not listed, not removed", async () => {
      await using database = await withPeople(engine);
      const growth = openGrowth(database);
      const plan = await growth.start(ADA_ACTOR, DOCUMENTS);
      const step = { kind: "skip", questionId: asked(plan) } as const;
      for (const stranger of [BEN_ACTOR, OTHER_ADA]) {
        const tries = [
          () => growth.read(stranger, plan.id),
          () => growth.answer(stranger, plan.id, step),
          () => growth.undo(stranger, plan.id),
          () => growth.finish(stranger, plan.id),
          () => growth.state(stranger, plan.id),
          () => growth.documents(stranger, plan.id),
          () => growth.checkpoint(stranger, plan.id, { checkpointId: "week-1", state: "done" }),
          () => growth.remove(stranger, plan.id),
        ];
        for (const attempt of tries) await assert.rejects(attempt, { code: "growth-plan-not-found" });
        assert.deepEqual((await growth.list(stranger, { limit: 10, cursor: null })).plans, []);
        assert.equal((await growth.metrics(stranger)).plans.asking, 0);
      }
    });

    test("is listed newest first, page by page, and says when it is stale", async () => {
      await using database = await withPeople(engine);
      let now = NOW;
      const growth = openGrowth(database, { now: () => now });
      const ids: string[] = [];
      for (let index = 0; index < 3; index += 1) {
        now += 1000;
        ids.unshift((await growth.start(ADA_ACTOR, DOCUMENTS)).id);
      }
      now += 31 * 86_400_000;
      const first = await growth.list(ADA_ACTOR, { limit: 2, cursor: null });
      const second = await growth.list(ADA_ACTOR, { limit: 2, cursor: first.nextCursor });
      assert.deepEqual(
        [...first.plans, ...second.plans].map(({ id }) => id),
        ids,
      );
      assert.equal(second.nextCursor, null);
      assert(first.plans.every(({ isStale }) => isStale));
      await assert.rejects(growth.list(ADA_ACTOR, { limit: 2, cursor: "nonsense" }), {
        code: "invalid-input",
      });
    });

    test("goes with everything of it when it is removed", async () => {
      await using database = await withPeople(engine);
      const growth = openGrowth(database);
      const plan = await growth.start(ADA_ACTOR, DOCUMENTS);
      await growth.finish(ADA_ACTOR, plan.id);
      await growth.remove(ADA_ACTOR, plan.id);
      await assert.rejects(growth.remove(ADA_ACTOR, plan.id), { code: "growth-plan-not-found" });
      for (const table of ["growth_step", "growth_document", "growth_checkpoint", "growth_plan"] as const)
        assert.deepEqual(await database.kysely.selectFrom(table).selectAll().execute(), [], table);
    });

    test("has checkpoints once it is finished; each that is due is told once, whoever asks", async () => {
      await using database = await withPeople(engine);
      const [one, two] = [openGrowth(database), openGrowth(database)];
      const { id } = await one.start(ADA_ACTOR, DOCUMENTS);
      const finished = await one.finish(ADA_ACTOR, id);
      assert.equal(finished.state, "finished");
      assert.equal(finished.finishedBy, "person");
      assert.deepEqual(await one.due(NOW + WEEK_MS - 1), []);
      const told = (await Promise.all([one.due(NOW + WEEK_MS), two.due(NOW + WEEK_MS)])).flat();
      assert.deepEqual(
        told.map(({ personId, planId, checkpoint }) => [personId, planId, checkpoint.id]),
        [["ada", id, "week-1"]],
      );
      await one.checkpoint(ADA_ACTOR, id, { checkpointId: "week-2", state: "done" });
      assert.deepEqual(await two.due(NOW + 9 * WEEK_MS), []);
      await assert.rejects(one.checkpoint(ADA_ACTOR, id, { checkpointId: "week-9", state: "done" }), {
        code: "growth-checkpoint-not-found",
      });
      await one.undo(ADA_ACTOR, id);
      const again = await one.finish(ADA_ACTOR, id);
      assert.equal(again.checkpoints.find((each) => each.id === "week-2")?.state, "done", "progress is kept");
    });

    test("counts first-pass acceptance, refinements and quality from its steps", async () => {
      await using database = await withPeople(engine);
      const growth = openGrowth(database);
      let plan = await growth.start(ADA_ACTOR, DOCUMENTS);
      plan = await answerWell(growth, plan);
      const questionId = asked(plan);
      await growth.answer(ADA_ACTOR, plan.id, { kind: "check", questionId, answer: "yes" });
      const inputs = { what: "I used it in a side project." };
      await growth.answer(ADA_ACTOR, plan.id, { kind: "dive", questionId, inputs });
      await growth.answer(ADA_ACTOR, plan.id, {
        kind: "refine",
        questionId,
        inputs: { more: "It carried 300 messages a day." },
      });
      await growth.answer(ADA_ACTOR, plan.id, { kind: "accept", questionId });
      const metrics = await growth.metrics(ADA_ACTOR);
      assert.equal(metrics.answers, 2);
      assert.equal(metrics.firstPassAcceptance, 0.5);
      assert.equal(metrics.refinementRate, 0.5);
      assert((metrics.meanQuality ?? 0) > 1);
      assert.equal(metrics.costUsd, 0);
      assert.equal(metrics.steps.find(({ kind }) => kind === "drafted")?.steps, 3);
      await growth.undo(ADA_ACTOR, plan.id);
      assert.equal((await growth.metrics(ADA_ACTOR)).answers, 1, "what is taken back does not count");
      const operator = { ...BEN_ACTOR, scopes: ["operate"] as const };
      assert.equal((await growth.metrics(operator, "workspace")).answers, 1);
      assert.equal((await growth.metrics(BEN_ACTOR, "workspace")).of, "person");
    });
  });
}
