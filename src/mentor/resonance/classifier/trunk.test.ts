import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { WeightsDamagedError } from "./errors.ts";
import { tokensOf } from "./tokens.ts";
import { createTrunk } from "./trunk.ts";
import { decodeTrunk, encodeTrunk, type TrunkWeights } from "./trunk-file.ts";

describe("tokens", () => {
  const cases: [text: string, tokens: string[]][] = [
    ["I don't know", ["i", "do", "n't", "know"]],
    ["it’s NOT `ok`", ["it", "'s", "not", "'", "ok", "'"]],
    ["503 at 3!", ["00", "at", "0", "!"]],
    ["답답해요 또", ["▁답", "답", "해", "요", "▁또"]],
    ["🎉🎉", ["🎉", "🎉"]],
    ["", []],
  ];
  for (const [text, tokens] of cases) test(`of “${text}”`, () => assert.deepEqual(tokensOf(text), tokens));

  test("are what the classes of Unicode say, without the branch for plain Latin words", () => {
    const slow =
      /n't|'(?:s|m|re|ve|ll|d)(?![\p{L}])|\p{Script=Hangul}+|[\p{L}\p{M}]+|\p{Nd}+|\p{Extended_Pictographic}|[^\s\p{L}\p{Nd}]/gu;
    const parts = fc.constantFrom(
      "n't",
      "'s",
      "'ll",
      "ab",
      "é",
      "e\u0301",
      "한글",
      "ㅋㅋ",
      "12",
      "٣",
      "🎉",
      "'",
      " ",
      "-",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(parts, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 40 }),
        (all) => {
          const text = all.join("").toLowerCase().replace(/[’`]/g, "'");
          const words = text.replace(/(?<=\p{L})n't(?!\p{L})/gu, " n't").match(slow) ?? [];
          const tokens = words.flatMap((word) => {
            if (/^\p{Script=Hangul}/u.test(word))
              return [...word].map((one, at) => (at === 0 ? `▁${one}` : one));
            return /^\p{Nd}/u.test(word) ? (word.length === 1 ? "0" : "00") : word;
          });
          const kept = tokens.length <= 128 ? tokens : [...tokens.slice(0, 96), ...tokens.slice(-32)];
          assert.deepEqual(tokensOf(all.join("")), kept);
        },
      ),
    );
  });

  test("are at most 128: the first 96 and the last 32", () => {
    const words = Array.from({ length: 500 }, (_, index) => `w${String.fromCharCode(97 + (index % 26))}`);
    const tokens = tokensOf(words.join(" "));
    assert.equal(tokens.length, 128);
    assert.deepEqual(tokens, [...words.slice(0, 96), ...words.slice(-32)]);
  });
});

/** Two filters of width 1 and one of width 2 over two words. */
const weights: Omit<TrunkWeights, "checksum"> = {
  header: {
    filters: [
      { width: 1, channels: 2 },
      { width: 2, channels: 1 },
    ],
    vocabulary: ["", "not", "good"],
    heads: [{ name: "mood", classes: ["bad", "fine"], thresholds: [0.5, 0.5] }],
    seed: 1,
    dataHash: "00",
    trainedOn: [],
  },
  scales: Float32Array.of(0.5, 1, 1),
  bias: Float32Array.of(0, -1, 0.25),
  headWeights: new Float32Array(6),
  headBias: new Float32Array(2),
  // each row: width 1 (two channels), width 2 first place, width 2 second place
  rows: Int8Array.of(0, 0, 0, 0, 4, 0, 10, 0, -2, 3, 0, 5),
};
const file = encodeTrunk(weights);

function read(text: string): number[] {
  const trunk = createTrunk(decodeTrunk(file));
  const into = new Float64Array(trunk.channelCount);
  trunk.read(text, into);
  return [...into];
}

describe("trunk", () => {
  test("gives each filter's strongest answer anywhere, never below 0", () => {
    // width 1: not → 4·0.5, good → 3−1; width 2: “not good” → 10+5+0.25, “good not” → 0 and 10 apart
    assert.deepEqual(read("not good"), [2, 2, 15.25]);
    assert.deepEqual(read("good not"), [2, 2, 10.25]);
  });

  test("hears the order of neighbours but not where they stand", () => {
    assert.deepEqual(read("well not good today"), read("not good"));
    assert.notDeepEqual(read("not good"), read("good not"));
  });

  test("takes any text, the empty one and unknown words too", () => {
    assert.deepEqual(read(""), [0, 0, 0.25]);
    assert.deepEqual(read("zzz"), [0, 0, 0.25]);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => assert.ok(read(text).every(Number.isFinite))),
    );
  });

  test("file gives back what was written, and is refused when any bit is flipped or it is cut short", () => {
    const { checksum, ...same } = decodeTrunk(file);
    assert.deepEqual(same, weights);
    assert.match(checksum, /^[0-9a-f]{64}$/);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(7), (place, bit) => {
        const altered = Uint8Array.from(file);
        altered[place] = (altered[place] ?? 0) ^ (1 << bit);
        assert.throws(() => decodeTrunk(altered), WeightsDamagedError);
        assert.throws(() => decodeTrunk(file.slice(0, place)), WeightsDamagedError);
      }),
    );
  });
});
