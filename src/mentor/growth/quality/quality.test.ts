import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { measureQuality, readRankedAnswers } from "../../../../training/growth-quality.ts";
import { CRITERIA, type GrowthLanguage, THRESHOLDS } from "../growth.ts";
import { scoreAnswer, UNSHOWN_CAP } from "./score-answer.ts";
import { WEIGHTS } from "./weight-catalog.ts";

const STATED = [
  "I migrated 12 billing services to Kubernetes and wrote the Helm charts",
  "20,000 users in 3 regions",
  "deploys went from 2 hours to 10 minutes",
];
const FULL =
  "I migrated 12 billing services to Kubernetes and wrote the Helm charts myself. They serve 20,000 users in 3 regions. " +
  "As a result, deploys went from 2 hours to 10 minutes.";

function score(
  answer: string,
  given: { stated?: readonly string[]; unshown?: readonly string[]; language?: GrowthLanguage } = {},
) {
  const { stated = STATED, unshown = [], language = "en" } = given;
  return scoreAnswer({ answer, language, gap: { title: "Kubernetes", kind: "skill" }, stated, unshown });
}

describe("an answer", () => {
  test("with what, who, how big and what came of it passes even for a critical gap", () => {
    const { score: points, issues, strengths } = score(FULL);
    assert(points >= THRESHOLDS.CRITICAL, `${points}`);
    assert.deepEqual(issues, []);
    assert(strengths.length >= 5);
  });

  const worse: readonly [what: string, answer: string, criterion: (typeof CRITERIA)[number]][] = [
    [
      "buzzwords",
      "I successfully leveraged various cutting-edge, innovative solutions in a dynamic team.",
      "specific",
    ],
    ["nobody in particular", FULL.replace("I migrated", "We migrated").replace(" myself", ""), "own-role"],
    ["no size", "I migrated billing to Kubernetes and wrote the Helm charts; deploys got faster.", "scale"],
    ["no result", "I migrated 12 billing services to Kubernetes and wrote the Helm charts.", "result"],
    [
      "another subject",
      "I painted my kitchen in 2 days and used 12 litres of paint, which was faster than before.",
      "relevance",
    ],
    ["an invented number", FULL.replace("12", "120"), "honesty"],
    ["two words", "Yes, Kubernetes.", "length"],
  ];
  for (const [what, answer, criterion] of worse) {
    test(`with ${what} loses in ${criterion}, and is told how to mend it`, () => {
      const full = score(FULL);
      const less = score(answer);
      assert(less.score < full.score, `${less.score} against ${full.score}`);
      assert(less.criteria[criterion] < full.criteria[criterion]);
      assert(less.issues.length > 0 && less.suggestions.length > 0);
    });
  }

  test("with a sentence that nothing shows cannot pass, however good it is, and the sentence is named", () => {
    const sentence = "I doubled the revenue.";
    const { score: points, issues } = score(FULL, { unshown: [sentence] });
    assert(points <= UNSHOWN_CAP);
    assert(UNSHOWN_CAP < Math.min(...Object.values(THRESHOLDS)));
    assert.match(issues[0] ?? "", /I doubled the revenue/);
  });

  test("about a fact needs no result: a level, a place or a degree said plainly passes", () => {
    const answer = "My level: I take part in meetings (B2). I use it for calls with customers in Dublin.";
    const stated = ["I take part in meetings (B2)", "calls with customers in Dublin"];
    const gap = { title: "English B2", kind: "language" } as const;
    const { score: points } = scoreAnswer({ answer, language: "en", gap, stated, unshown: [] });
    assert(points >= THRESHOLDS.HIGH, `${points}`);
  });

  test("gets remarks in its language", () => {
    const { issues } = score("다양한 업무를 했습니다.", {
      language: "ko",
      stated: ["결제 서비스를 이전했습니다"],
    });
    for (const issue of issues) assert.match(issue, /[가-힣]/);
  });

  test("of any kind is scored from 1 to 10 on every criterion, the same each time", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.array(fc.string()),
        fc.constantFrom("en", "ko"),
        (answer, stated, language) => {
          const quality = score(answer, { stated, language: language as GrowthLanguage });
          for (const points of [quality.score, ...CRITERIA.map((each) => quality.criteria[each])])
            assert(points >= 1 && points <= 10);
          assert.deepEqual(score(answer, { stated, language: language as GrowthLanguage }), quality);
        },
      ),
    );
  });

  test("is scored without looking at who gave it", () => {
    const signed = (who: string) => score(`${FULL} ${who}`, { stated: [...STATED, who] }).score;
    assert.equal(signed("My name is Anna Berg."), signed("My name is Omar Aziz."));
  });
});

test("weights of a kind sum to 1", () => {
  for (const weights of Object.values(WEIGHTS)) {
    const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
    assert(Math.abs(sum - 1) < 1e-9);
  }
});

test("answers that people ranked come in their order: nine pairs of ten on those it was written with", async () => {
  const { scorer, length, pairs } = measureQuality(await readRankedAnswers("dev"));
  assert.equal(pairs, 180);
  assert(scorer >= 0.9, `${scorer}`);
  assert(scorer > length + 0.2);
});
