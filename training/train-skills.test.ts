import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { emissionsOf } from "../src/mentor/growth/skill/tagger/emissions.ts";
import { candidateSpans, chooseSpans } from "../src/mentor/growth/skill/tagger/span-decoding.ts";
import { loadSkillSpans, spansOf } from "./load-skill-spans.ts";
import { createDictionary, createPlainLinker } from "./skill-baselines.ts";
import { type ChainExample, trainChain } from "./span-chain.ts";
import { trainSpanJudge } from "./span-judge.ts";

const SETTINGS = { rowCount: 64, epochs: 20, rate: 0.1, penalty: 0, dropout: 0, seed: 7 };

/** Words 1 begin a span, words 2 go on, others stand outside: one feature a word. */
const example = (...words: number[]): ChainExample => ({
  features: words.map((word) => Int32Array.of(word)),
  labels: Uint8Array.from(words, (word) => (word <= 2 ? word : 0)),
});
const EXAMPLES = [example(1, 2, 5), example(5, 1, 6), example(6, 5), example(1, 1, 2, 2)];

describe("training the chain", () => {
  it("learns which words begin a span and which go on", () => {
    const { rows, transitions } = trainChain(EXAMPLES, SETTINGS);
    const { features } = example(5, 1, 2, 6, 1);
    const scores = { length: 5, emissions: emissionsOf(features, rows, 1), transitions };
    const found = chooseSpans(5, candidateSpans(scores), 0.5).map(({ start, end }) => [start, end]);
    assert.deepEqual(found, [
      [1, 3],
      [4, 5],
    ]);
  });

  it("gives the same weights for the same seed", () => {
    const settings = { ...SETTINGS, dropout: 0.3 };
    assert.deepEqual(trainChain(EXAMPLES, settings), trainChain(EXAMPLES, settings));
    assert.notDeepEqual(
      trainChain(EXAMPLES, settings).rows,
      trainChain(EXAMPLES, { ...settings, seed: 8 }).rows,
    );
  });
});

describe("training the second look", () => {
  it("learns which spans are right", () => {
    const spans = Array.from({ length: 40 }, (_, at) => ({
      features: Int32Array.of(at % 2, 5),
      isRight: at % 2 === 0,
    }));
    const weights = trainSpanJudge(spans, { rowCount: 8, epochs: 10, rate: 0.1, dropout: 0, seed: 1 });
    assert.ok((weights[0] ?? 0) > 0.5 && (weights[1] ?? 0) < -0.5);
  });
});

describe("reading SkillSpan", () => {
  const line = (idx: number, tokens: string[], knowledge: string[]) =>
    JSON.stringify({
      idx,
      tokens,
      tags_skill: tokens.map(() => "O"),
      tags_knowledge: knowledge,
      source: "tech",
    });

  it("keeps the words, the spans and the line above within a document", (test) => {
    const folder = mkdtempSync(join(tmpdir(), "spans-"));
    test.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "dev.jsonl");
    const content = [
      line(1, ["Skills:"], ["O"]),
      line(1, ["Spring", "Boot", "Java"], ["B", "I", "B"]),
      line(2, ["Go"], ["B"]),
    ];
    writeFileSync(file, content.join("\n"));
    const [, second, third] = loadSkillSpans(file);
    assert.deepEqual(spansOf(second?.knowledge ?? new Uint8Array()), [
      { start: 0, end: 2 },
      { start: 2, end: 3 },
    ]);
    assert.deepEqual(second?.above, ["Skills:"]);
    assert.deepEqual(second?.heading, ["Skills:"]);
    assert.deepEqual(third?.above, []);
  });

  it("says which line lacks its tags", (test) => {
    const folder = mkdtempSync(join(tmpdir(), "spans-"));
    test.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "dev.jsonl");
    writeFileSync(file, `${line(1, ["Go"], ["B"])}\n{"idx":1,"tokens":["x"]}`);
    assert.throws(() => loadSkillSpans(file), /line 2: needs tokens/);
  });
});

describe("the plain ways", () => {
  it("matches the longest phrase of the training lines", () => {
    const words = ["Spring", "Boot", "and", "Java"];
    const trained = {
      document: "a",
      words,
      above: [],
      heading: [],
      place: 0,
      skill: new Uint8Array(4),
      knowledge: Uint8Array.of(1, 2, 0, 1),
    };
    const match = createDictionary([trained], "knowledge");
    assert.deepEqual(match(["java", "or", "spring", "boot"]), [
      { start: 0, end: 1 },
      { start: 2, end: 4 },
    ]);
  });

  it("links to the label that shares most words", () => {
    const link = createPlainLinker(["lead a team", "work in teams", "Java (computer programming)"]);
    assert.equal(link("lead the team"), "lead a team");
    assert.equal(link("java"), "Java (computer programming)");
    assert.equal(link("zzz"), undefined);
  });
});
