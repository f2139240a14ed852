import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sampleGap, sampleQuestion } from "../../../../test/support/growth-samples.ts";
import { type Gap, PRIORITIES } from "../growth.ts";
import { orderQuestions, shouldStop, stopVerdict, uncertaintyOf } from "./order.ts";
import {
  createQuestionState,
  QUESTION_STANDINGS,
  type QuestionState,
  withCoverage,
  withStanding,
} from "./question-state.ts";

function stateOf(gaps: readonly Gap[]): QuestionState {
  return createQuestionState(
    { gaps },
    gaps.map((gap) => sampleQuestion(gap.requirementId)),
  );
}

test("the more pressing of two equally uncertain gaps is asked about first", () => {
  const state = stateOf([
    sampleGap("graphql", { priority: "NICE_TO_HAVE" }),
    sampleGap("kubernetes", { priority: "CRITICAL" }),
    sampleGap("kafka", { priority: "HIGH" }),
  ]);
  assert.deepEqual(orderQuestions(state), ["question-kubernetes", "question-kafka", "question-graphql"]);
});

test("a gap the documents are sure about is asked about later than one they leave open", () => {
  const state = stateOf([
    sampleGap("degree", { uncertainty: 0.1 }),
    sampleGap("terraform", { priority: "MEDIUM", uncertainty: 0.7 }),
  ]);
  assert.deepEqual(orderQuestions(state), ["question-terraform", "question-degree"]);
});

test("what is quickly answered goes before what takes long", () => {
  const gaps = [sampleGap("design"), sampleGap("travel")];
  const questions = [sampleQuestion("design"), sampleQuestion("travel", { effortMinutes: 1 })];
  assert.deepEqual(orderQuestions(createQuestionState({ gaps }, questions)), [
    "question-travel",
    "question-design",
  ]);
});

test("who has Kubernetes is hardly asked about containers, and who lacks Docker hardly about Kubernetes", () => {
  const kubernetes = sampleGap("kubernetes", { shows: [{ gapId: "gap-docker", credit: 0.9 }] });
  const docker = sampleGap("docker");
  const state = stateOf([kubernetes, docker, sampleGap("python", { priority: "IMPORTANT" })]);
  assert.equal(uncertaintyOf(state, docker), 0.5);
  const having = withStanding(state, "question-kubernetes", "answered");
  assert.ok(uncertaintyOf(having, docker) < 0.06);
  assert.deepEqual(orderQuestions(having), ["question-python", "question-docker"]);
  const lacking = withStanding(state, "question-docker", "lacking");
  assert.ok(uncertaintyOf(lacking, kubernetes) < 0.06);
  assert.deepEqual(orderQuestions(lacking), ["question-python", "question-kubernetes"]);
});

test("a shortened question comes earlier, because it takes less", () => {
  const state = stateOf([sampleGap("kafka"), sampleGap("redis")]);
  const shortened = withCoverage(state, [
    { questionId: "question-redis", closes: false, promptIds: ["scale", "when"], quote: "Redis" },
  ]);
  assert.deepEqual(orderQuestions(shortened), ["question-redis", "question-kafka"]);
});

test("asking goes on while a pressing gap is open, however little it weighs", () => {
  const state = stateOf([sampleGap("clearance", { priority: "CRITICAL", weight: 0.001 })]);
  assert.equal(shouldStop(state), false);
});

test("asking stops when what is open can hardly change the fit, and says how many were asked instead of how many", () => {
  const gaps = [
    sampleGap("kafka"),
    sampleGap("graphql", { priority: "NICE_TO_HAVE", weight: 0.02 }),
    sampleGap("figma", { priority: "LOW", weight: 0.01 }),
  ];
  const state = stateOf(gaps);
  assert.equal(shouldStop(state), false);
  const answered = withStanding(state, "question-kafka", "answered");
  const { openPoints, ...verdict } = stopVerdict(answered);
  assert.deepEqual(verdict, { shouldStop: true, reason: "settled", asked: 1, of: 3 });
  assert.ok(Math.abs(openPoints - 1.5) < 1e-9);
});

test("asking stops when nothing is open", () => {
  assert.equal(stopVerdict(stateOf([])).reason, "none-open");
});

const anyGaps = fc
  .array(
    fc.record({
      priority: fc.constantFrom(...PRIORITIES),
      uncertainty: fc.double({ min: 0, max: 1, noNaN: true }),
      match: fc.double({ min: 0, max: 1, noNaN: true }),
      credit: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((entries) =>
    entries.map(({ credit, ...changes }, index) =>
      sampleGap(String(index), {
        ...changes,
        weight: 1 / entries.length,
        shows: [{ gapId: `gap-${(index + 1) % entries.length}`, credit }],
      }),
    ),
  );
const anyStandings = fc.array(
  fc.tuple(fc.nat(7), fc.constantFrom(...QUESTION_STANDINGS.filter((standing) => standing !== "open"))),
);

test("whatever is answered: only open questions are asked, each once, and what is open only shrinks", () => {
  fc.assert(
    fc.property(anyGaps, anyStandings, (gaps, standings) => {
      let state = stateOf(gaps);
      let points = stopVerdict(state).openPoints;
      for (const [index, standing] of standings) {
        if (state.states.get(`question-${index}`) !== "open") continue;
        state = withStanding(state, `question-${index}`, standing);
        const ids = orderQuestions(state);
        assert.deepEqual([...new Set(ids)].length, ids.length);
        assert.ok(ids.every((id) => state.states.get(id) === "open"));
        const verdict = stopVerdict(state);
        assert.ok(verdict.openPoints <= points + 1e-9);
        assert.equal(ids.length === 0, verdict.reason === "none-open");
        points = verdict.openPoints;
      }
    }),
  );
});
