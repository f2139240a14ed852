import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AMBIGUOUS_NAMES, GENERAL_NAMES } from "./ambiguous-name-catalog.ts";
import { readTaxonomy } from "./taxonomy.ts";
import { keyOf } from "./text-atoms.ts";

const { skills, near } = readTaxonomy();
const namesOf = (id: string): string[] => {
  const skill = skills.get(id);
  return skill === undefined ? [] : [skill.name.en, skill.name.ko, ...skill.aliases];
};

describe("the taxonomy", () => {
  it("knows 900 skills and more, in English and Korean", () => {
    assert.ok(skills.size >= 900, `${skills.size}`);
    const inKorean = [...skills.keys()].filter((id) =>
      namesOf(id).some((name) => /\p{Script=Hangul}/u.test(name)),
    );
    assert.ok(inKorean.length >= 0.8 * skills.size, `${inKorean.length} of ${skills.size}`);
  });

  it("gives no name to two skills", () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const id of skills.keys())
      for (const key of namesOf(id).map(keyOf)) {
        const owner = owners.get(key) ?? id;
        if (owner !== id) clashes.push(`${key}: ${owner}, ${id}`);
        owners.set(key, id);
      }
    assert.deepEqual(clashes, []);
  });

  it("has no name that a text cannot hold", () => {
    const empty = [...skills.keys()].filter((id) => namesOf(id).some((name) => keyOf(name) === ""));
    assert.deepEqual(empty, []);
  });

  it("implies and relates only skills it has", () => {
    const implied = [...skills.values()].flatMap(({ implies }) => implies);
    const related = [...near.keys()].flatMap((key) => key.split(" "));
    const unknown = [...implied, ...related].filter((id) => !skills.has(id));
    assert.deepEqual(unknown, []);
  });

  it("implies in no circle", () => {
    const walk = (id: string, path: readonly string[]): string[] => {
      if (path.includes(id)) return [[...path, id].join(" → ")];
      return (skills.get(id)?.implies ?? []).flatMap((next) => walk(next, [...path, id]));
    };
    const circles = [...skills.keys()].flatMap((id) => walk(id, []));
    assert.deepEqual(circles, []);
  });

  it("gives partial credit with a reason in both languages", () => {
    for (const [pair, { credit, reason }] of near) {
      assert.ok(credit > 0 && credit < 1, pair);
      assert.match(reason.en, /[a-z]/, pair);
      assert.match(reason.ko, /\p{Script=Hangul}/u, pair);
    }
  });

  it("calls a word ambiguous or general only where it names a skill", () => {
    const keys = new Set([...skills.keys()].flatMap(namesOf).map(keyOf));
    const unknown = [...AMBIGUOUS_NAMES, ...GENERAL_NAMES].filter((name) => !keys.has(keyOf(name)));
    assert.deepEqual(unknown, []);
  });
});
