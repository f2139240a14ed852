import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { CLAUSE_WEIGHTS } from "../src/mentor/growth/reading/clause-weight-catalog.ts";
import { createSkillCatalog } from "../src/mentor/growth/skill/index.ts";
import { clauseExamples, evidenceExamples } from "./growth-examples.ts";
import {
  analysePair,
  baselineClaims,
  type ClaimedGap,
  claimsOf,
  figuresOf,
  type LabelledPair,
  loadGrowthPairs,
  PairFormatError,
  scorePair,
  TUNED_PAIRS,
} from "./growth-pairs.ts";

import { fitSoftmax, predictSoftmax } from "./logistic.ts";

const skills = createSkillCatalog();
const JOB = "Requirements\n- Kubernetes and Terraform\n- Python\n";
const PAIR: LabelledPair = {
  id: "sample",
  language: "en",
  style: "sample",
  cv: "Wrote billing reports in Python.",
  job: JOB,
  gaps: ["Kubernetes", "Terraform"].map((quote) => ({
    quote,
    span: spanOf(quote),
    skill: quote,
    kind: "skill",
    state: "missing",
    priority: "HIGH",
  })),
  met: [{ quote: "Python", span: spanOf("Python"), evidence: "billing reports in Python" }],
};

function spanOf(words: string) {
  const start = JOB.indexOf(words);
  return { start, end: start + words.length };
}

function claim(words: string, priority: ClaimedGap["priority"] = "HIGH"): ClaimedGap {
  return { spans: [spanOf(words)], skillIds: [], priority };
}

test("a claim counts by its place, once, and its priority is held against the label's", () => {
  const score = scorePair(PAIR, [claim("Kubernetes"), claim("Terraform", "LOW"), claim("Python")], skills);
  assert.deepEqual(figuresOf([score]), {
    pairs: 1,
    gaps: 2,
    precision: 2 / 3,
    recall: 1,
    f1: 0.8,
    prioritiesRight: 0.5,
  });
});

test("one claim over a whole line finds one of its two gaps, not both", () => {
  const { found, missed } = scorePair(PAIR, [claim("Kubernetes and Terraform")], skills);
  assert.equal(found, 1);
  assert.equal(missed.length, 1);
});

test("a claim elsewhere in the text counts where it is of the same skill", () => {
  const [mention] = skills.find("k8s");
  const elsewhere: ClaimedGap = {
    spans: [spanOf("Requirements")],
    skillIds: [mention?.skillId ?? ""],
    priority: "HIGH",
  };
  assert.equal(scorePair(PAIR, [elsewhere], skills).found, 1);
});

test("nothing claimed where nothing is a gap is no failure to count, and no figure", () => {
  const score = scorePair({ ...PAIR, gaps: [] }, [], skills);
  assert.equal(figuresOf([score]).f1, 0);
  assert.deepEqual(score.wrong, []);
});

test("the baseline takes every skill the CV does not name in the same words", () => {
  const words = baselineClaims(PAIR, skills).map(({ spans: [span] }) => JOB.slice(span?.start, span?.end));
  assert.deepEqual(words, ["Kubernetes", "Terraform"]);
});

test("a real pair is read and analysed to claims with places in the job", () => {
  const { analysis } = analysePair(PAIR, skills);
  const score = scorePair(PAIR, claimsOf(analysis), skills);
  assert.deepEqual([score.found, score.wrong.length], [2, 0]);
});

const FILE = join(import.meta.dirname, "data/growth-pairs.jsonl");
const SIZES = { "growth-pairs.jsonl": 20, "growth-pairs-more.jsonl": 24 } as const;

for (const name of TUNED_PAIRS)
  test(`the labelled pairs of ${name} quote their texts exactly, half of them in Korean`, () => {
    const pairs = loadGrowthPairs(join(import.meta.dirname, "data", name));
    assert.equal(pairs.length, SIZES[name]);
    for (const { job, gaps } of pairs)
      for (const { quote, span } of gaps) assert.equal(job.slice(span.start, span.end), quote);
    assert.equal(pairs.filter(({ language }) => language === "ko").length, SIZES[name] / 2);
  });

test("a clause of a job is learned from with what the labels say of it", () => {
  const examples = clauseExamples(PAIR, skills);
  assert.deepEqual(
    examples.map(({ text, label }) => [text, label]),
    [
      ["Kubernetes and Terraform", 1],
      ["Python", 1],
    ],
  );
});

test("a requirement is learned from as met where the labels call it met", () => {
  const learned = { clause: CLAUSE_WEIGHTS, evidence: {} };
  const labels = evidenceExamples(PAIR, skills, learned).map(({ text, label }) => [text, label]);
  assert.deepEqual(labels, [
    ["Kubernetes", 0],
    ["Terraform", 0],
    ["Python", 1],
  ]);
});

test("softmax regression finds what tells its classes apart, and says so as chances", () => {
  const examples = [
    { features: new Map([["bias", 1]]), label: 0 },
    {
      features: new Map([
        ["bias", 1],
        ["must", 1],
      ]),
      label: 1,
    },
    {
      features: new Map([
        ["bias", 1],
        ["office", 1],
      ]),
      label: 2,
    },
  ];
  const weights = fitSoftmax(examples, { classes: 3, decay: 0.001, rounds: 200 });
  for (const { features, label } of examples) {
    const chances = predictSoftmax(features, weights);
    assert.equal(chances.indexOf(Math.max(...chances)), label);
    assert.ok(Math.abs(chances.reduce((sum, chance) => sum + chance, 0) - 1) < 1e-9);
  }
});

const FAULTS: readonly (readonly [problem: RegExp, change: (stored: Record<string, unknown>) => unknown])[] =
  [
    [/the job does not say/u, (stored) => ({ ...stored, job: "something else" })],
    [/the CV does not say/u, (stored) => ({ ...stored, cv: "something else" })],
    [/language is fr/u, (stored) => ({ ...stored, language: "fr" })],
  ];

for (const [problem, change] of FAULTS)
  test(`a line that is wrong is refused with its pair's id: ${problem.source}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "growth-pairs-"));
    const file = join(folder, "pairs.jsonl");
    const [first = "{}"] = readFileSync(FILE, "utf8").split("\n");
    writeFileSync(file, JSON.stringify(change(JSON.parse(first) as Record<string, unknown>)));
    assert.throws(() => loadGrowthPairs(file), PairFormatError);
    assert.throws(() => loadGrowthPairs(file), problem);
    rmSync(folder, { recursive: true });
  });
