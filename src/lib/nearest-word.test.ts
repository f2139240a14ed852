import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nearestWord } from "./nearest-word.ts";

const KNOWN = ["ION_PORT", "ION_HOST", "ION_MODEL", "ION_MODELS", "ION_MODEL_KEY", "DATABASE_URL"];

const CASES: readonly [string, string | undefined][] = [
  ["ION_PROT", "ION_PORT"],
  ["ion_port", "ION_PORT"],
  ["ION_MODELL", "ION_MODEL"],
  ["ION_MODEL_KYE", "ION_MODEL_KEY"],
  ["DATABSE_URL", "DATABASE_URL"],
  ["PATH", undefined],
  ["", undefined],
];

for (const [word, meant] of CASES) {
  test(`${JSON.stringify(word)} is taken for ${meant ?? "nothing known"}`, () => {
    assert.equal(nearestWord(word, KNOWN), meant);
  });
}

test("a known word is nearest to itself, and one slip away from it is still found", () => {
  fc.assert(
    fc.property(fc.constantFrom(...KNOWN), fc.nat(), (word, place) => {
      assert.equal(nearestWord(word, KNOWN), word);
      const at = place % word.length;
      const slipped = nearestWord(`${word.slice(0, at)}#${word.slice(at)}`, KNOWN);
      assert.ok(slipped !== undefined);
    }),
  );
});
