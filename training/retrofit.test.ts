import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { retrofit } from "./retrofit.ts";
import { loadThesaurus } from "./thesaurus.ts";
import { neighboursOf } from "./word-neighbours.ts";

const vector = (...values: number[]) => Float64Array.from(values);
const KNOWN = new Map([
  ["buy", vector(1, 0, 0)],
  ["purchas", vector(0, 1, 0)],
  ["moon", vector(0, 0, 1)],
]);
const GROUPS = [{ sort: "synonyms", stems: ["buy", "purchas", "acquir"] }] as const;

const cosine = (one: Float64Array | undefined, other: Float64Array | undefined) =>
  [...(one ?? [])].reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0);

describe("word vectors beside a thesaurus", () => {
  it("draws words of one group together and leaves others where they are", () => {
    const vectors = retrofit(KNOWN, GROUPS);
    assert.ok(cosine(vectors.get("buy"), vectors.get("purchas")) > 0.5);
    assert.deepEqual([...(vectors.get("moon") ?? [])], [0, 0, 1]);
  });

  it("gives a word without a vector one of its group, behind the known ones", () => {
    const vectors = retrofit(KNOWN, GROUPS);
    assert.deepEqual([...vectors.keys()], ["buy", "purchas", "moon", "acquir"]);
    assert.ok(cosine(vectors.get("acquir"), vectors.get("buy")) > 0.7);
  });

  it("says of each word what may stand in its place, and what is a kind of it", () => {
    const groups = [...GROUPS, { sort: "kinds", stems: ["moon", "buy"] }] as const;
    const found = neighboursOf(retrofit(KNOWN, GROUPS), KNOWN.size, groups);
    const [, purchase = [], moon = []] = found;
    assert.deepEqual(moon, [{ place: 0, nearness: 0.9, isKind: true }]);
    assert.ok(purchase.some(({ place, isKind }) => place === 0 && !isKind));
    assert.ok(found.every((links) => links.every(({ nearness }) => nearness > 0 && nearness <= 1)));
  });
});

describe("our thesaurus", () => {
  it("has groups of two and more in both languages, each stem once in a group", () => {
    const groups = loadThesaurus();
    assert.ok(groups.some(({ stems }) => stems.includes("병원")));
    assert.ok(groups.some(({ sort, stems }) => sort === "kinds" && stems[0] === "instrument"));
    for (const { stems } of groups) {
      assert.ok(stems.length > 1, stems.join(" "));
      assert.equal(new Set(stems).size, stems.length, stems.join(" "));
    }
  });
});
