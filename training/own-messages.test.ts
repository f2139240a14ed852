import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { agreementOf, cohensKappa, kappaOf, nearDuplicates } from "./agreement.ts";
import { loadCorrections } from "./corrections.ts";
import { DataFormatError } from "./load-data.ts";
import {
  AXIS_NAMES,
  isHeld,
  loadLabelledOnce,
  loadOwnMessages,
  OWN_FOLDER,
  styleOf,
  targetsOf,
} from "./own-messages.ts";

const folder = mkdtempSync(join(tmpdir(), "ion-own-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const LABELS = "id\ttone\tpace\tintent\tfrequency\tpersonas\n";

function write(messages: string, a: string, b: string): string {
  writeFileSync(join(folder, "messages.tsv"), `id\tauthor\tlanguage\tcontext\ttext\n${messages}`);
  writeFileSync(join(folder, "labels-a.tsv"), LABELS + a);
  writeFileSync(join(folder, "labels-b.tsv"), LABELS + b);
  return folder;
}

describe("our own messages", () => {
  test("carry what was said before and both labels; a difference stays as shares", () => {
    const place = write(
      'x-1\tx\ten\tit fails ⏎ Try the cache.\t"tried" that\\nstill red\n',
      "x-1\tfrustrated\tburst\tproblem_solving\tsquare\tElro,Lua\n",
      "x-1\tcalm\tburst\tproblem_solving\tsquare\t\n",
    );
    const [message] = loadOwnMessages(place);
    assert.deepEqual(message?.context, ["it fails", "Try the cache."]);
    assert.equal(message?.text, '"tried" that\nstill red');
    assert.deepEqual(
      message?.labels.map(({ personas }) => personas),
      [["Elro", "Lua"], []],
    );
    assert.deepEqual(targetsOf("tone", message?.labels ?? []).slice(0, 5), [0.5, 0, 0, 0, 0.5]);
  });

  const faults: [name: string, message: string, a: string, problem: RegExp][] = [
    [
      "an unknown value",
      "y\tx\ten\t\thi",
      "y\thappy\tburst\tplanning\tpen\tLua",
      /line 2: "happy" is none of frustrated/,
    ],
    [
      "one label alone",
      "y\tx\ten\t\thi",
      "z\tcalm\tburst\tplanning\tpen\tLua",
      /line 2: y is not labelled twice/,
    ],
    ["a missing cell", "y\tx\ten\thi", "y\tcalm\tburst\tplanning\tpen\tLua", /line 2: needs 5 cells, has 4/],
    ["another language", "y\tx\tde\t\thi", "y\tcalm\tburst\tplanning\tpen\tLua", /"de" is neither en nor ko/],
  ];
  for (const [name, message, a, problem] of faults)
    test(`with ${name} are refused with file and line`, () => {
      const place = write(`${message}\n`, `${a}\n`, `${a}\n`);
      assert.throws(
        () => loadOwnMessages(place),
        (error) => error instanceof DataFormatError && problem.test(error.message),
      );
    });

  test("that are committed parse, and no author is on both sides", () => {
    const all = loadOwnMessages();
    const held = new Set(all.filter(isHeld).map(styleOf));
    assert.ok(held.size > 0);
    assert.ok(all.filter((message) => !isHeld(message)).every((message) => !held.has(styleOf(message))));
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  });

  test("that are committed are different texts: no near-duplicate crosses from training to held", () => {
    const all = loadOwnMessages();
    const isHeldId = new Map(all.map((message) => [message.id, isHeld(message)]));
    const crossing = nearDuplicates(all).filter(({ ids: [a, b] }) => isHeldId.get(a) !== isHeldId.get(b));
    assert.deepEqual(crossing, []);
  });

  test("for the wave keys hold one message for each of the 216", () => {
    const messages = loadLabelledOnce(join(OWN_FOLDER, "wave-keys.en.tsv"));
    const keys = messages.map(({ labels: [label] }) => `${label?.tone}-${label?.pace}-${label?.intent}`);
    assert.equal(new Set(keys).size, 216);
    assert.equal(messages.length, 216);
  });
});

describe("agreement", () => {
  test("is Cohen's kappa: 1 when always the same, 0 when only as often as chance", () => {
    assert.equal(
      cohensKappa([
        ["a", "a"],
        ["b", "b"],
      ]),
      1,
    );
    assert.equal(
      cohensKappa([
        ["a", "a"],
        ["a", "b"],
        ["b", "a"],
        ["b", "b"],
      ]),
      0,
    );
    // 20, 5, 10 and 15 of 50: observed 0.7, by chance 0.5
    const pairs = [
      ...new Array<readonly [string, string]>(20).fill(["y", "y"]),
      ...new Array<readonly [string, string]>(5).fill(["y", "n"]),
      ...new Array<readonly [string, string]>(10).fill(["n", "y"]),
      ...new Array<readonly [string, string]>(15).fill(["n", "n"]),
    ];
    assert.ok(Math.abs(cohensKappa(pairs) - 0.4) < 1e-12);
  });

  test("of the committed labels is better than chance on every axis", () => {
    const all = loadOwnMessages();
    for (const axis of AXIS_NAMES) {
      assert.ok(kappaOf(all, axis) > 0.4, `${axis} ${kappaOf(all, axis)}`);
      assert.ok(agreementOf(all, axis) <= 1);
    }
  });
});

describe("corrections", () => {
  const write = (lines: string) => {
    const file = join(folder, "labels.jsonl");
    writeFileSync(file, lines);
    return file;
  };

  test("label only what was corrected", () => {
    const file = write(
      '{"text":"oh great","corrected":{"tone":"frustrated"}}\n{"text":"x","corrected":{"persona":"Nana"}}\n' +
        '{"text":"y","corrected":{"persona":"somebody added later"}}\n',
    );
    assert.deepEqual(loadCorrections(file), [
      { text: "oh great", labels: [{ tone: "frustrated", personas: [] }] },
      { text: "x", labels: [{ personas: ["Nana"] }] },
    ]);
  });

  test("that are none are refused with their line", () => {
    assert.throws(
      () => loadCorrections(write('{"text":"a","corrected":{}}\n[]\n')),
      /line 2: is not a JSON object/,
    );
    assert.throws(
      () => loadCorrections(write('{"text":"a","corrected":{"tone":"happy"}}\n')),
      /line 1: tone: "happy" is none of/,
    );
  });
});
