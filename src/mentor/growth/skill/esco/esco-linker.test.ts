import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createEscoLinker } from "./esco-linker.ts";
import { wordRoot } from "./word-root.ts";

const LABELS = [
  "computer programming",
  "Java (computer programming)",
  "JavaScript",
  "lead a team",
  "lead a team in forestry services",
  "work in teams",
  "solve problems",
  "communicate with stakeholders",
  "use spreadsheets software",
  "cloud technologies",
];
const linker = createEscoLinker({
  labels: LABELS,
  rephrase: (phrase) => (phrase === "k8s" ? ["cloud technologies"] : []),
});
const first = (phrase: string) => LABELS[linker.link(phrase, 1)[0]?.label ?? -1];

describe("linking to ESCO", () => {
  const cases: readonly (readonly [phrase: string, label: string | undefined])[] = [
    ["JavaScript", "JavaScript"],
    ["Java", "Java (computer programming)"],
    ["excellent knowledge of Java", "Java (computer programming)"],
    ["leading a team", "lead a team"],
    ["team player", "work in teams"],
    ["problem-solving skills", "solve problems"],
    ["communication with stakeholders", "communicate with stakeholders"],
    ["Excel", "use spreadsheets software"],
    ["프로그래밍", "computer programming"],
    ["k8s", "cloud technologies"],
    ["", undefined],
    ["—", undefined],
  ];
  for (const [phrase, label] of cases)
    it(`"${phrase}" is ${label ?? "nothing"}`, () => {
      assert.equal(first(phrase), label);
    });

  it("is sure of a label itself and less sure of anything else", () => {
    const [itself] = linker.link("lead a team");
    const [near] = linker.link("leading teams");
    assert.equal(itself?.score, 1);
    assert.ok((near?.score ?? 1) < 1);
  });

  it("gives the likeliest first, as many as asked for", () => {
    const scores = linker.link("lead a team", 2).map((match) => match.score);
    assert.equal(scores.length, 2);
    assert.ok((scores[0] ?? 0) >= (scores[1] ?? 1));
  });
});

describe("roots of words", () => {
  for (const family of [
    ["communicate", "communication", "communicator", "communicating"],
    ["manage", "management", "managing", "manages"],
    ["analyse", "analysing"],
    ["test", "tests", "testing"],
  ])
    it(`${family.join(", ")} share one`, () => {
      assert.equal(new Set(family.map(wordRoot)).size, 1);
    });
});
