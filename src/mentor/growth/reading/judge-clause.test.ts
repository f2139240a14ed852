import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createFewSkills } from "../../../../test/support/few-skills.ts";
import { jobClauses } from "./job-clauses.ts";
import { judgeClause } from "./judge-clause.ts";
import { letterPairs, sharedPairs } from "./letter-pairs.ts";

const skills = createFewSkills();

/** What the last clause of a job asks for, by the likeliest. */
function asksFor(text: string): "ability" | "practical" | "nothing" {
  const { context } = [...jobClauses(text, skills)].at(-1) ?? assert.fail("the text has no clause");
  const { ability, practical } = judgeClause({ ...context, isRest: false });
  if (ability + practical < 0.5) return "nothing";
  return ability >= practical ? "ability" : "practical";
}

const INTRODUCTION = "Quillmoor makes timetables for two hundred schools in the north.\n\n";

describe("a clause of a job", () => {
  const cases = [
    [
      "asks for an ability in open prose",
      `${INTRODUCTION}You have led a migration to Kubernetes.`,
      "ability",
    ],
    [
      "asks for one in Korean prose",
      "저희는 시간표 앱을 만드는 회사입니다.\n\n쿠버네티스를 운영해 보신 분이면 좋겠습니다.",
      "ability",
    ],
    [
      "asks for days at a place",
      `${INTRODUCTION}We expect you in our Leeds office two days a week.`,
      "practical",
    ],
    [
      "asks for days at a place in Korean",
      "저희는 시간표 앱을 만드는 회사입니다.\n\n판교 사무실에 주 3일 출근합니다.",
      "practical",
    ],
    ["tells of the company", `${INTRODUCTION}Our customers love the product.`, "nothing"],
    ["says what is given", `${INTRODUCTION}We offer a pension and a laptop.`, "nothing"],
    [
      "says what is given in Korean",
      "저희는 시간표 앱을 만드는 회사입니다.\n\n맥북과 간식을 제공합니다.",
      "nothing",
    ],
    ["says how to apply", `${INTRODUCTION}Please send your CV by Friday.`, "nothing"],
    [
      "consoles under a list of wishes",
      "Nice to have\n- Rust\n- If you lack these, apply anyway!",
      "nothing",
    ],
  ] as const;
  for (const [name, text, expected] of cases) test(name, () => assert.equal(asksFor(text), expected));

  test("is judged by chances that sum to 1 at most, whatever the text is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { context } of jobClauses(text, skills)) {
          const { ability, practical } = judgeClause({ ...context, isRest: false });
          assert.ok(ability >= 0 && practical >= 0 && ability + practical <= 1 + 1e-9);
        }
      }),
    );
  });
});

test("letters are likened without their endings, in both languages", () => {
  assert.equal(sharedPairs(letterPairs("데이터를"), letterPairs("데이터 분석")), 2 / 3);
  assert.equal(sharedPairs(letterPairs("deploying"), letterPairs("they deployed it")), 1);
  assert.equal(sharedPairs(letterPairs(""), letterPairs("anything")), 0);
});
