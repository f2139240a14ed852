import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  createFeatureReader as createReader,
  cutLongText,
  HEAD_CHARACTERS,
  TAIL_CHARACTERS,
} from "./features.ts";
import { NO_TRUNK } from "./trunk.ts";

const ROWS = 1 << 17;
const createFeatureReader = (rowCount: number) => createReader(rowCount, NO_TRUNK);

/** A copy of what a reader says, since its arrays are reused. */
function read(text: string, reader = createFeatureReader(ROWS)) {
  const { wordRows, wordCount, gramRows, gramCount, dense } = reader.read(text);
  return {
    words: [...wordRows.subarray(0, wordCount)],
    grams: [...gramRows.subarray(0, gramCount)],
    surface: [...dense],
  };
}

function share(a: readonly number[], b: readonly number[]): number {
  return a.filter((row) => b.includes(row)).length / a.length;
}

describe("features", () => {
  test("are the same for the same text, whatever the reader read before", () => {
    const used = createFeatureReader(ROWS);
    used.read("Something else entirely, 다른 글!");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => assert.deepEqual(read(text, used), read(text))),
    );
  });

  test("name each row once and only rows of the matrix", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const { words, grams } = read(text, createFeatureReader(64));
        const all = [...words, ...grams];
        assert.equal(new Set(all).size, all.length);
        assert.ok(all.every((row) => row >= 0 && row < 64));
      }),
    );
  });

  test("see a word's parts: a misspelling shares most of its n-grams, a stranger almost none", () => {
    const right = read("frustrating").grams;
    assert.ok(share(right, read("frustratingg").grams) > 0.8);
    assert.ok(share(right, read("blue").grams) < 0.1);
  });

  test("see the order of words only in pairs", () => {
    const one = read("not good but bad");
    const other = read("not bad but good");
    assert.notDeepEqual(one.words, other.words);
    assert.deepEqual([...one.grams].sort(), [...other.grams].sort());
  });

  test("do not mind capitals, but the surface measures do", () => {
    assert.deepEqual(read("HELP ME").words, read("help me").words);
    assert.notDeepEqual(read("HELP ME").surface, read("help me").surface);
  });

  test("read Hangul by syllables and the same composed or decomposed", () => {
    const composed = read("답답해요");
    assert.deepEqual(read("답답해요".normalize("NFD")), composed);
    assert.ok(composed.grams.length >= 10, "n-grams of 2 to 5 syllables and blanks");
    assert.ok(share(composed.grams, read("답답합니다").grams) > 0.2, "another ending shares the stem");
  });

  test("keep an emoji, an apostrophe and a run of marks as tokens", () => {
    assert.equal(read("🎉").words.length, 3, "the emoji, its pair with the beginning and with the end");
    assert.equal(read("don't").words.length, 3);
    assert.deepEqual(read("wow!!!!!!").words, read("wow!!!" + "!!!").words);
    assert.notDeepEqual(read("wow!").words, read("wow!!!").words);
  });

  test("read no more of a long text than its head and tail", () => {
    const long = `${"a".repeat(HEAD_CHARACTERS)}${"middle ".repeat(5000)}${"z".repeat(TAIL_CHARACTERS)}`;
    assert.equal(cutLongText(long), `${"a".repeat(HEAD_CHARACTERS)}\n${"z".repeat(TAIL_CHARACTERS)}`);
    assert.equal(cutLongText("short"), "short");
    const other = long.replaceAll("middle", "centre");
    assert.deepEqual(read(long).grams, read(other).grams);
  });

  test("leave an empty text without n-grams", () => {
    const { grams, surface } = read("");
    assert.equal(grams.length, 0);
    assert.ok(surface.every(Number.isFinite));
  });
});
