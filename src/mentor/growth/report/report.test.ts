import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Database } from "#platform/database/index.ts";
import { readDocument } from "#platform/document-reader/index.ts";
import { ADA_ACTOR } from "../../../../test/support/growth.ts";
import { finishedPlan, openStore } from "../../../../test/support/growth-outcome.ts";
import type { Outcome, PreparedAnswer } from "../plan/outcome.ts";
import { toMarkdown } from "./markdown.ts";
import { makeReport } from "./report-blocks.ts";

let store: Awaited<ReturnType<typeof openStore>>;
let database: Database;
before(async () => {
  store = await openStore();
  database = store.database;
});
after(() => store[Symbol.asyncDispose]());

const ANSWER: PreparedAnswer = {
  gapId: "gap-1",
  title: "Go",
  priority: "HIGH",
  question: "Have you worked with Go?",
  answer: "I wrote the service.",
  bullet: "Wrote the service",
  evidence: ["I wrote the service"],
  quality: {
    score: 6,
    criteria: { specific: 6, "own-role": 6, scale: 6, result: 6, relevance: 6, honesty: 6, length: 6 },
    strengths: [],
    issues: [],
    suggestions: [],
    judgedBy: "ion-growth",
  },
  writtenBy: "ion-growth",
};
const EMPTY_OUTCOME: Outcome = {
  planId: "growth_1",
  title: "Engineer",
  language: "en",
  createdAt: 0,
  fit: 50,
  fitWithAnswers: 60,
  parts: [],
  strengths: [],
  gaps: [],
  answers: [],
  milestones: [],
  hoursPerWeek: 5,
  toClarify: [],
  practice: [],
  progress: [],
  questions: { asked: 1, of: 1 },
};

describe("a report", () => {
  for (const language of ["en", "ko"] as const) {
    test(`in ${language} holds every gap, every answer and the plan, as Markdown and as PDF`, async () => {
      const { growth, plan } = await finishedPlan(database, language);
      const outcome = await growth.outcome(ADA_ACTOR, plan.id);
      const markdown = Buffer.from((await growth.report(ADA_ACTOR, plan.id, "markdown")).bytes).toString();
      const { bytes } = await growth.report(ADA_ACTOR, plan.id, "pdf");
      const { text } = await readDocument(bytes, { fileName: "report.pdf" });
      const flat = (of: string) => of.replace(/\\/g, "").replace(/\s+/g, "");
      const expected = [
        ...outcome.gaps.map(({ title }) => title),
        ...outcome.answers.map(({ answer }) => answer),
        ...outcome.milestones.flatMap(({ goal, steps }) => [goal, ...steps]),
        language === "ko" ? "학습 계획" : "Learning plan",
      ];
      for (const said of expected) {
        assert.ok(flat(markdown).includes(flat(said)), `Markdown lacks ${said}`);
        assert.ok(flat(text).includes(flat(said)), `the PDF lacks ${said}`);
      }
      const again = await growth.report(ADA_ACTOR, plan.id, "pdf");
      assert.ok(Buffer.from(bytes).equals(again.bytes), "the same plan gives the same bytes");
    });
  }

  test("changes when a checkpoint is marked, and says so", async () => {
    const { growth, plan } = await finishedPlan(database, "ko");
    const checkpointId = plan.checkpoints[0]?.id ?? "";
    await growth.checkpoint(ADA_ACTOR, plan.id, { checkpointId, state: "done" });
    const markdown = Buffer.from((await growth.report(ADA_ACTOR, plan.id, "markdown")).bytes).toString();
    assert.match(markdown, /## 진행\n[\s\S]*\| 도달: Week 1 \|/u);
  });

  test("says who wrote what, a model by its name", () => {
    const outcome = { ...EMPTY_OUTCOME, answers: [{ ...ANSWER, writtenBy: "openai/writer" }] };
    const writers = {
      reading: "ion-growth",
      questions: "openai/writer",
      drafts: "openai/writer",
      quality: "ion-growth",
    };
    const text = toMarkdown(makeReport({ outcome, writers, documents: [], madeAt: 0 }));
    assert.match(text, /Read by ION's own rules · questions by openai\/writer · drafts by openai\/writer/);
    assert.match(text, /Written by openai\/writer, judged by ION's own rules/);
  });

  test("links what has an address, so that it can be followed as it stands", () => {
    const url = "https://scikit-learn.org/stable/user_guide.html";
    const links = { kind: "links", label: "With", items: [{ text: "A [guide]", url }] } as const;
    const markdown = toMarkdown({ title: "t", language: "en", createdAt: 0, footer: "f", blocks: [links] });
    assert.ok(markdown.includes(`- [A \\[guide\\]](<${url}>)`));
  });

  test("takes what a person wrote as text, not as Markdown", () => {
    const markdown = toMarkdown({
      title: "t",
      language: "en",
      createdAt: 0,
      footer: "f",
      blocks: [{ kind: "paragraph", text: "# no heading\n<img src=x> [click](http://evil.example) *loud*" }],
    });
    assert.equal(
      markdown.split("\n")[0],
      "\\# no heading \\<img src=x\\> \\[click\\](http://evil.example) \\*loud\\*",
    );
  });
});
