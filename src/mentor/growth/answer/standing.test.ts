import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { prompt } from "../../../../test/support/growth-flow.ts";
import type { Draft, GrowthLanguage, Inputs, Question, RequirementKind } from "../growth.ts";
import { CHECK_CATALOG } from "../question/check-catalog.ts";
import { PROMPT_CATALOG, type PromptId } from "../question/prompt-catalog.ts";
import { lockEvidence } from "./lock-evidence.ts";
import { statementsOf } from "./statements.ts";
import { writeAnswer } from "./write-answer.ts";

interface Asked {
  readonly kind: Extract<RequirementKind, "language" | "education" | "certificate" | "logistical">;
  readonly title: string;
}

/** An answer as it passes the evidence lock, to the question that is asked about such a gap. */
function answered(language: GrowthLanguage, { kind, title }: Asked, inputs: Inputs) {
  const text = CHECK_CATALOG[kind][language].replace("{title}", title);
  const prompts = Object.keys(inputs).map((id) => {
    const form = PROMPT_CATALOG[id as PromptId];
    const options = form.options.map(([value, label]) => ({ value, label: label[language] }));
    return prompt(id, form.type, { options });
  });
  const question: Question = { id: "question-1", gapId: "gap-1", text, why: "", prompts, effortMinutes: 1 };
  const statements = statementsOf(question, inputs);
  const draft: Draft = writeAnswer({ question, gap: { title, kind }, inputs, statements, language });
  return lockEvidence(draft, { statements, documents: [] });
}

const ENGLISH = { kind: "language", title: "English (C1)" } as const;
const KOREAN_ASKED = { kind: "language", title: "영어 (C1)" } as const;
const DEGREE = { kind: "education", title: "Bachelor's degree" } as const;
const DEGREE_KO = { kind: "education", title: "학사 학위" } as const;

const CERTIFICATE = { kind: "certificate", title: "CKA" } as const;

const CASES: readonly [GrowthLanguage, Asked, Inputs, answer: string, bullet: string | null][] = [
  [
    "ko",
    KOREAN_ASKED,
    { "language-level": "B2", "language-use": "해외 지사와 매주 회의" },
    "영어 회의에 참여합니다 (B2). 해외 지사와 매주 회의에 사용합니다.",
    "영어 (B2)",
  ],
  ["en", ENGLISH, { "language-level": "C1" }, "I present and negotiate in English (C1).", "English (C1)"],
  [
    "en",
    ENGLISH,
    { "language-level": "B2", "language-use": "weekly calls with our Dublin office" },
    "I take part in meetings in English (B2). I use it for weekly calls with our Dublin office.",
    "English (B2)",
  ],
  ["ko", KOREAN_ASKED, { "language-level": "C1" }, "영어로 발표하고 협의할 수 있습니다 (C1).", "영어 (C1)"],
  [
    "en",
    DEGREE,
    { degree: "master", field: "Computer science, Hull" },
    "I have a master's. I studied computer science, Hull.",
    null,
  ],
  [
    "ko",
    DEGREE_KO,
    { degree: "bachelor", field: "통계학" },
    "최종 학력은 학사입니다. 전공은 통계학입니다.",
    null,
  ],
  [
    "en",
    DEGREE,
    { degree: "bachelor", field: "statistics" },
    "I have a bachelor's. I studied statistics.",
    null,
  ],
  ["en", CERTIFICATE, { "certificate-standing": "preparing" }, "I am preparing for CKA.", null],
  ["ko", CERTIFICATE, { "certificate-standing": "held" }, "CKA 자격을 보유하고 있습니다.", null],
];

describe("what was chosen from a list", () => {
  for (const [language, asked, inputs, answer, bullet] of CASES) {
    test(`is said as a person says it: ${answer}`, () => {
      const { draft, struck } = answered(language, asked, inputs);
      assert.deepEqual(struck, []);
      assert.equal(draft.answer, answer);
      if (bullet !== null) assert.equal(draft.bullet, bullet);
    });
  }

  const LISTS: readonly [PromptId, Asked][] = [
    ["language-level", ENGLISH],
    ["degree", DEGREE],
    ["certificate-standing", CERTIFICATE],
    ["terms", { kind: "logistical", title: "Travel" }],
  ];
  for (const language of ["en", "ko"] as const) {
    for (const [promptId, asked] of LISTS) {
      test(`has a sentence for every option of ${promptId}, which the evidence lock lets through (${language})`, () => {
        const title = promptId === "language-level" && language === "ko" ? "영어 (C1)" : asked.title;
        for (const [value] of PROMPT_CATALOG[promptId].options) {
          const { draft, struck } = answered(language, { ...asked, title }, { [promptId]: value });
          assert.deepEqual(struck, [], value);
          assert.match(draft.answer, /^.{4,}\.$/u, value);
        }
      });
    }
  }

  test("names no language where the question named none", () => {
    const { draft, struck } = answered(
      "en",
      { kind: "language", title: "several languages" },
      { "language-level": "C2" },
    );
    assert.deepEqual([draft.answer, struck], ["Like a first language (C2).", []]);
  });
});
