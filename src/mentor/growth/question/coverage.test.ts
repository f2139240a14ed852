import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleGap, sampleQuestion } from "../../../../test/support/growth-samples.ts";
import type { Gap } from "../growth.ts";
import { createSkillCatalog } from "../skill/index.ts";
import { coveredBy } from "./coverage.ts";
import { createQuestionState, withCoverage, withStanding } from "./question-state.ts";

const skills = createSkillCatalog();

function idOf(name: string): string {
  const [mention] = skills.find(name);
  assert.ok(mention?.skillId, `the catalog knows ${name}`);
  return mention.skillId;
}

function stateOf(changes: Partial<Gap>) {
  const gaps = [
    sampleGap("kafka", { skillIds: [idOf("Kafka")] }),
    sampleGap("javascript", { skillIds: [idOf("JavaScript")], ...changes }),
  ];
  return createQuestionState({ gaps }, [sampleQuestion("kafka"), sampleQuestion("javascript")]);
}

interface Case {
  readonly says: string;
  readonly gap?: Partial<Gap>;
  readonly covers: "closes" | "shortens" | null;
}

const CASES: readonly Case[] = [
  { says: "I rewrote the order page in JavaScript and cut its load time by 40 %.", covers: "closes" },
  { says: "주문 화면을 JavaScript로 다시 만들어 로딩 시간을 40% 줄였습니다.", covers: "closes" },
  { says: "The consumer's dashboard was in JavaScript.", covers: "shortens" },
  { says: "The dashboard was in JavaScript.", gap: { priority: "MEDIUM" }, covers: "closes" },
  { says: "The dashboard was in JavaScript.", gap: { state: "unproven" }, covers: "closes" },
  { says: "A Vue page showed the 12 topics live.", covers: "closes" },
  { says: "리액트로 토픽 12개의 상태를 보여 주는 화면을 만들었습니다.", covers: "closes" },
  { says: "I have never written JavaScript in 10 years.", covers: null },
  { says: "I want to learn JavaScript within 3 months.", covers: null },
  { says: "JavaScript는 3년 동안 써 본 적이 없습니다.", covers: null },
  { says: "We kept 12 topics for orders.", covers: null },
  { says: "I wrote JavaScript for 12 pages.", gap: { minYears: 3 }, covers: "shortens" },
  { says: "I wrote JavaScript there for 4 years.", gap: { minYears: 3 }, covers: "closes" },
  { says: "JavaScript를 4년 동안 썼습니다.", gap: { minYears: 3 }, covers: "closes" },
];

for (const { says, gap, covers } of CASES)
  test(`“${says}” ${covers ?? "says nothing of"} JavaScript, ${JSON.stringify(gap ?? {})}`, () => {
    const state = stateOf(gap ?? {});
    const [found] = coveredBy(state, { questionId: "question-kafka", inputs: { what: says } }, skills);
    assert.equal(found === undefined ? null : found.closes ? "closes" : "shortens", covers);
    if (found === undefined) return;
    assert.equal(found.questionId, "question-javascript");
    assert.ok(says.includes(found.quote), "the quote is the person's own words");
    assert.deepEqual(found.promptIds, found.closes ? ["what", "scale", "when"] : ["scale", "when"]);
  });

test("a tool that was ticked spares what is the same within one story, never the story itself", () => {
  const inputs = { what: "Events of orders.", tools: [idOf("JavaScript")] };
  const state = stateOf({});
  const coverage = coveredBy(state, { questionId: "question-kafka", inputs }, skills);
  assert.deepEqual(
    coverage.map(({ closes, promptIds }) => ({ closes, promptIds })),
    [{ closes: false, promptIds: ["scale", "when"] }],
  );
  assert.deepEqual(
    [...(withCoverage(state, coverage).shortened.get("question-javascript") ?? [])],
    ["scale", "when"],
  );
});

test("an answer never covers its own question nor one that is not open any more", () => {
  const answer = {
    questionId: "question-kafka",
    inputs: { what: "Kafka with 12 topics, shown in JavaScript." },
  };
  const passed = withStanding(stateOf({}), "question-javascript", "skipped");
  assert.deepEqual(coveredBy(passed, answer, skills), []);
});

test("a covered question is closed for good, and a standing one is left alone", () => {
  const state = stateOf({});
  const coverage = {
    questionId: "question-javascript",
    closes: true,
    promptIds: ["what"],
    quote: "JavaScript",
  };
  assert.equal(withCoverage(state, [coverage]).states.get("question-javascript"), "covered");
  const lacking = withStanding(state, "question-javascript", "lacking");
  assert.equal(withCoverage(lacking, [coverage]).states.get("question-javascript"), "lacking");
});
