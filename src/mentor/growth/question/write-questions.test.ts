import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleDocument, sampleGap, sampleJob } from "../../../../test/support/growth-samples.ts";
import { type Analysis, type Cv, type Gap, type GrowthLanguage, PROMPT_TYPES } from "../growth.ts";
import { createSkillCatalog } from "../skill/index.ts";
import { writeQuestions } from "./write-questions.ts";

const skills = createSkillCatalog();
const CV: Cv = {
  document: sampleDocument("cv", "Docker and MySQL at Halden.", "en"),
  sections: [],
  roles: [],
  skills: ["Docker", "MySQL"].map((name) => ({
    skillId: idOf(name),
    mentions: [],
    years: null,
    isShown: true,
  })),
  education: [],
  languages: [],
  certificates: [],
  location: null,
  achievements: [],
  yearsOfWork: null,
};
const JOB = sampleJob("Kubernetes, Helm and Terraform", [
  { phrase: "Kubernetes", anyOf: [idOf("Kubernetes")] },
  { phrase: "Helm", anyOf: [idOf("Helm")] },
  { phrase: "Terraform", anyOf: [idOf("Terraform")] },
]);

function idOf(name: string): string {
  const [mention] = skills.find(name);
  assert.ok(mention?.skillId, `the catalog knows ${name}`);
  return mention.skillId;
}

function questionFor(gap: Gap, language: GrowthLanguage = "en") {
  const analysis: Analysis = { fit: 0, parts: [], strengths: [], gaps: [gap] };
  const [question, ...others] = writeQuestions({ analysis, cv: CV, job: JOB, skills, language });
  assert.ok(question);
  assert.equal(others.length, 0);
  return question;
}

const kubernetes = sampleGap("kubernetes", { skillIds: [idOf("Kubernetes")], title: "Kubernetes" });
const quoted = { document: "cv", span: { start: 0, end: 6 }, text: "Docker" } as const;

const KINDS: readonly (readonly [name: string, gap: Gap, check: string, prompts: string])[] = [
  [
    "a technology nobody spoke of",
    kubernetes,
    "Have you worked with Kubernetes?",
    "what own-role team-size scale result tools when",
  ],
  [
    "a technology with something near it",
    { ...kubernetes, state: "partial", shown: [quoted] },
    "Your CV shows Docker. Have you worked with Kubernetes itself as well?",
    "what own-role team-size scale result tools when",
  ],
  [
    "a technology that is only listed",
    { ...kubernetes, state: "unproven", shown: [quoted] },
    "Your CV names Kubernetes. Have you used it in real work or in a project of your own?",
    "what own-role team-size scale result tools when",
  ],
  [
    "too few years",
    { ...kubernetes, state: "partial", minYears: 3, title: "Kubernetes, 3 years" },
    "Do you have more of this than your CV shows: Kubernetes, 3 years?",
    "years what own-role scale result when",
  ],
  [
    "a way of working",
    sampleGap("mentoring", { kind: "behaviour", title: "mentoring juniors" }),
    "Can you give a real example of this: mentoring juniors?",
    "situation own-role team-size result",
  ],
  [
    "a degree",
    sampleGap("degree", { kind: "education", title: "Bachelor's degree" }),
    "Do you have this, or something equal to it: Bachelor's degree?",
    "degree field equivalent",
  ],
  [
    "a spoken language",
    sampleGap("english", { kind: "language", title: "English (C1)" }),
    "Could you work in this language: English (C1)?",
    "language-level language-use certificate-name",
  ],
  [
    "a certificate",
    sampleGap("cka", { kind: "certificate", title: "CKA" }),
    "Do you hold this or one like it: CKA?",
    "certificate-standing practice details",
  ],
  [
    "a practical matter",
    sampleGap("travel", { kind: "logistical", title: "10 % travel" }),
    "Is this possible for you: 10 % travel?",
    "terms details",
  ],
];

for (const [name, gap, check, prompts] of KINDS)
  test(`${name} is asked about in its own way`, () => {
    const question = questionFor(gap);
    assert.equal(question.text, check);
    assert.equal(question.prompts.map(({ id }) => id).join(" "), prompts);
  });

test("every kind of prompt is used where it fits, each with what it takes", () => {
  const prompts = KINDS.flatMap(([, gap]) => questionFor(gap).prompts);
  assert.deepEqual(new Set(prompts.map(({ type }) => type)), new Set(PROMPT_TYPES));
  for (const { type, options, min, max, unit } of prompts) {
    assert.equal(options.length > 0, type === "select" || type === "multiselect");
    assert.equal(min !== null && max !== null && unit !== null, type === "number");
  }
});

test("tools to choose from are near the skill and named in one of the two texts, the skill itself left out", () => {
  const tools = questionFor(kubernetes).prompts.find(({ id }) => id === "tools");
  const names = tools?.options.map(({ label }) => label) ?? [];
  assert.ok(names.includes("Docker") && names.includes("Helm"), names.join(", "));
  assert.ok(!names.includes("Kubernetes") && !names.includes("MySQL"), names.join(", "));
});

test("a Korean plan is asked in Korean, with the same prompts and the same option values", () => {
  for (const [, gap] of KINDS) {
    const english = questionFor(gap);
    const korean = questionFor(gap, "ko");
    assert.match(korean.text, /[가-힣].*\?$/u);
    assert.deepEqual(
      korean.prompts.map(({ id, options }) => [id, options.map(({ value }) => value)]),
      english.prompts.map(({ id, options }) => [id, options.map(({ value }) => value)]),
    );
    for (const prompt of korean.prompts) assert.match(prompt.label, /[가-힣]/u);
  }
});

test("a title with a dollar sign is said as it is written", () => {
  const question = questionFor(sampleGap("budget", { kind: "behaviour", title: "budget of $& 10" }));
  assert.equal(question.text, "Can you give a real example of this: budget of $& 10?");
});

test("what the CV proves is never asked: no gap, no question", () => {
  const analysis: Analysis = { fit: 100, parts: [], strengths: [kubernetes], gaps: [] };
  assert.deepEqual(writeQuestions({ analysis, cv: CV, job: JOB, skills, language: "en" }), []);
});
