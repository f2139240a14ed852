import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleJob } from "../../../../test/support/growth-samples.ts";
import type { GrowthLanguage, Job, Priority, Requirement, Wording } from "../growth.ts";
import { createSkillCatalog } from "../skill/index.ts";
import { priorityOf, titleSkillsOf } from "./priority.ts";

const skills = createSkillCatalog();
const KUBERNETES = idOf("Kubernetes");

function contextOf(job: Job, language: GrowthLanguage) {
  return { skills, titleSkills: titleSkillsOf(job, skills), language };
}

function idOf(name: string): string {
  const [mention] = skills.find(name);
  assert.ok(mention?.skillId, `the catalog knows ${name}`);
  return mention.skillId;
}

interface Case {
  readonly line: string;
  readonly wording: Wording;
  readonly cue?: string;
  readonly changes?: Partial<Requirement>;
  readonly priority: Priority;
}

const CASES: readonly Case[] = [
  { line: "Kubernetes", wording: "required", priority: "HIGH" },
  { line: "You must know Kubernetes", wording: "must", cue: "must", priority: "CRITICAL" },
  { line: "Kubernetes 경험 필수", wording: "must", cue: "필수", priority: "CRITICAL" },
  { line: "Good understanding of Kubernetes", wording: "required", priority: "IMPORTANT" },
  { line: "Kubernetes에 대한 이해", wording: "required", priority: "IMPORTANT" },
  { line: "some exposure to Kubernetes", wording: "required", priority: "MEDIUM" },
  { line: "Run Kubernetes clusters with us", wording: "expected", priority: "IMPORTANT" },
  { line: "Kubernetes is a plus", wording: "preferred", priority: "NICE_TO_HAVE" },
  { line: "Kubernetes isn't needed, we teach it", wording: "optional", priority: "LOW" },
  { line: "Kubernetes는 몰라도 괜찮습니다", wording: "preferred", priority: "LOW" },
  { line: "SC clearance", wording: "legal", changes: { kind: "certificate" }, priority: "CRITICAL" },
  { line: "mentors juniors", wording: "required", changes: { kind: "behaviour" }, priority: "IMPORTANT" },
  { line: "mentors juniors", wording: "expected", changes: { kind: "behaviour" }, priority: "IMPORTANT" },
  {
    line: "You must have the right to work in the UK",
    wording: "must",
    cue: "must",
    changes: { kind: "logistical" },
    priority: "LOGISTICAL",
  },
];

for (const { line, wording, cue, changes, priority } of CASES)
  test(`“${line}”, worded as ${wording}, is ${priority}`, () => {
    const text = `About us\nWe build things.\n\n- ${line}\n`;
    const start = cue === undefined ? -1 : text.indexOf(cue);
    const wordingSpan = cue === undefined ? null : { start, end: start + cue.length };
    const job = sampleJob(text, [{ phrase: line, wording, wordingSpan, ...changes }]);
    const [requirement] = job.requirements;
    assert.ok(requirement);
    const found = priorityOf(requirement, job, contextOf(job, "en"));
    assert.equal(found.priority, priority);
    assert.ok(found.reasons.length > 0, "a priority has a reason");
  });

const TITLE = "Kubernetes Engineer";
const TEXT = `${TITLE}\n\nMust have\n- Kubernetes\n\nNice to have\n- Kubernetes operators\n`;
const requirement = (changes: Partial<Requirement>) => ({
  phrase: "- Kubernetes\n",
  anyOf: [KUBERNETES],
  ...changes,
});

test("what the job's title names is one level more pressing", () => {
  const job = sampleJob(TEXT, [requirement({})], TITLE);
  const found = priorityOf(job.requirements[0]!, job, contextOf(job, "en"));
  assert.deepEqual(found, {
    priority: "CRITICAL",
    reasons: ["It stands among the requirements.", "The job's title names it."],
  });
});

test("what the text repeats is one level more pressing, and the reason says how often", () => {
  const start = TEXT.indexOf("Kubernetes operators");
  const job = sampleJob(TEXT, [requirement({ repeated: [{ start, end: start + 10 }] })]);
  const found = priorityOf(job.requirements[0]!, job, contextOf(job, "ko"));
  assert.deepEqual(found, {
    priority: "CRITICAL",
    reasons: ["자격 요건에 들어 있습니다.", "공고에 2번 나옵니다."],
  });
});

test("a word that insists in a heading makes its items HIGH, since a list holds lesser things too", () => {
  const start = TEXT.indexOf("Must");
  const job = sampleJob(TEXT, [requirement({ wording: "must", wordingSpan: { start, end: start + 4 } })]);
  assert.equal(priorityOf(job.requirements[0]!, job, contextOf(job, "en")).priority, "HIGH");
});
