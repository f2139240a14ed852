import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { bestNumbers } from "./best-numbers.ts";
import { englishStem } from "./english-stem.ts";
import { WordMeaningsDamagedError } from "./errors.ts";
import { fuse } from "./fuse.ts";
import { koreanStem } from "./korean-stem.ts";
import { LOOK_BIT, looksOf } from "./look.ts";
import { createPostings } from "./postings.ts";
import { timeRangesOf } from "./time-range.ts";
import { decodeWordMeanings, encodeWordMeanings, loadWordMeanings } from "./word-meanings.ts";

describe("stems", () => {
  const TOGETHER = [
    ["deployed", "deployment", "deploys"],
    ["adopted", "adoption", "adopting"],
    ["went", "going", "gone"],
    ["running", "ran", "runs"],
    ["children", "child", "kids"],
    ["happiness", "happy"],
    ["decided", "deciding"],
    ["organise", "organized"],
  ];
  for (const words of TOGETHER)
    it(`brings ${words.join(", ")} together`, () => {
      assert.equal(new Set(words.map(englishStem)).size, 1, words.map(englishStem).join(" "));
    });

  it("keeps different words apart", () => {
    for (const [one, other] of [
      ["paint", "pain"],
      ["desert", "dessert"],
      ["cook", "cool"],
      ["book", "boot"],
    ] as const)
      assert.notEqual(englishStem(one), englishStem(other));
  });

  it("takes Korean particles and endings off, never the whole word", () => {
    for (const [word, stem] of [
      ["서점에서", "서점"],
      ["수영을", "수영"],
      ["회사로", "회사"],
      ["시작했어", "시작"],
    ] as const)
      assert.equal(koreanStem(word), stem);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(..."가나다라은는이를에서했어요고"), { minLength: 1, maxLength: 8 }),
        (syllables) => {
          assert.ok(koreanStem(syllables.join("")).length >= 1);
        },
      ),
    );
  });
});

describe("times a question speaks of", () => {
  const NOW = Date.UTC(2026, 10, 21, 12);
  const TABLE: readonly (readonly [string, string, string])[] = [
    ["what did I say yesterday?", "2026-11-20", "2026-11-21"],
    ["what did I plan last month?", "2026-10-01", "2026-11-01"],
    ["what happened on 7 May 2023?", "2023-05-07", "2023-05-08"],
    ["what happened on May 7, 2023?", "2023-05-07", "2023-05-08"],
    ["what did we do in May 2023?", "2023-05-01", "2023-06-01"],
    ["what did we do in 2023?", "2023-01-01", "2024-01-01"],
    ["two weeks ago I said something", "2026-11-04", "2026-11-11"],
    ["what did I say on Monday?", "2026-11-16", "2026-11-17"],
    ["어제 내가 뭐라고 했지?", "2026-11-20", "2026-11-21"],
    ["2025년 3월에 무슨 일이 있었어?", "2025-03-01", "2025-04-01"],
    ["2025년 3월 5일에 뭐 했어?", "2025-03-05", "2025-03-06"],
    ["작년에 뭐 했어?", "2025-01-01", "2026-01-01"],
  ];
  for (const [text, from, to] of TABLE)
    it(text, () => {
      assert.deepEqual(timeRangesOf(text, NOW)[0], { from: Date.parse(from), to: Date.parse(to) });
    });

  it("takes a month without a year for any of the last years, never for one to come", () => {
    const ranges = timeRangesOf("what did I do in December?", NOW);
    assert.ok(ranges.length > 1);
    assert.ok(ranges.every(({ from }) => from <= NOW));
  });

  it("finds none where none is named", () => {
    assert.deepEqual(timeRangesOf("may I march on with the second plan?", NOW), []);
  });
});

describe("the parts of the index", () => {
  it("keeps every posting in the order of adding", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ term: fc.nat(5), count: fc.integer({ min: 1, max: 7 }) }), { maxLength: 3000 }),
        (added) => {
          const postings = createPostings();
          for (const [number, { term, count }] of added.entries()) postings.add(term, number, count);
          for (let term = 0; term <= 5; term += 1) {
            const seen: number[][] = [];
            postings.visit(term, (number, count) => seen.push([number, count]));
            const wanted = added.flatMap((one, number) => (one.term === term ? [[number, one.count]] : []));
            assert.deepEqual(seen, wanted);
            assert.equal(postings.lengthOf(term), wanted.length);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("chooses the same few as sorting all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 50, noNaN: true }), { maxLength: 2000 }),
        fc.integer({ min: 1, max: 60 }),
        (values, count) => {
          const scores = Float32Array.from(values);
          const numbers = Int32Array.from(values, (_, at) => at);
          const sorted = [...numbers].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
          assert.deepEqual(bestNumbers(numbers, scores, count), sorted.slice(0, count));
        },
      ),
    );
  });

  it("hears what a passage could answer", () => {
    const has = (text: string, look: keyof typeof LOOK_BIT) => (looksOf(text) & LOOK_BIT[look]) !== 0;
    assert.ok(has("Where do you live?", "question"));
    assert.ok(!has("I live in Berlin.", "question"));
    assert.ok(has("We met last week.", "time"));
    assert.ok(has("지난주에 만났어.", "time"));
    assert.ok(has("I left because of the night shifts.", "reason"));
    assert.ok(has("It cost $40.", "money"));
  });

  it("fuses rankings: what both have stands before what one has", () => {
    const hits = fuse(
      [
        { name: "text", ids: ["a", "b", "c"], weight: 1 },
        { name: "vectors", ids: ["c", "d"], weight: 1 },
      ],
      3,
    );
    assert.deepEqual(
      hits.map(({ id }) => id),
      ["c", "a", "b"],
    );
    assert.deepEqual(Object.keys(hits[0]?.signals ?? {}), ["text", "vectors"]);
  });
});

describe("word meanings", () => {
  it("puts near words near", () => {
    const meanings = loadWordMeanings();
    assert.ok(meanings.neighboursOf("dog").some(({ stem }) => stem === "cat"));
    assert.deepEqual(meanings.neighboursOf("qwzzk"), []);
  });

  it("knows what is a kind of what, in both languages what may stand for what", () => {
    const meanings = loadWordMeanings();
    const kindsOf = (stem: string) =>
      meanings.neighboursOf(stem).flatMap((one) => (one.isKind ? [one.stem] : []));
    assert.ok(kindsOf(englishStem("instrument")).includes("cello"));
    assert.ok(kindsOf("cello").includes(englishStem("instrument")));
    assert.ok(meanings.neighboursOf("퇴사").some(({ stem, isKind }) => stem === "사표" && !isKind));
  });

  it("refuses a file that is cut short, altered or of another kind", () => {
    const bytes = encodeWordMeanings([
      { stem: "one", vector: Int8Array.of(1, 2), neighbours: [{ place: 1, nearness: 1, isKind: false }] },
      { stem: "둘", vector: Int8Array.of(3, 4), neighbours: [] },
      { stem: "three", vector: Int8Array.of(5, 6), neighbours: [{ place: 0, nearness: 0, isKind: true }] },
    ]);
    const meanings = decodeWordMeanings(bytes);
    assert.deepEqual(meanings.neighboursOf("one"), [{ stem: "둘", nearness: 1, isKind: false }]);
    assert.deepEqual(meanings.neighboursOf("둘"), []);
    assert.deepEqual(meanings.neighboursOf("three"), [{ stem: "one", nearness: 0, isKind: true }]);
    assert.deepEqual([...(meanings.vectorOf("둘") ?? [])], [3, 4]);
    const altered = Uint8Array.from(bytes);
    altered[30] = (altered[30] ?? 0) ^ 1;
    for (const bad of [
      bytes.slice(0, 40),
      bytes.slice(0, -1),
      altered,
      readFileSync(join(import.meta.dirname, "errors.ts")),
    ])
      assert.throws(() => decodeWordMeanings(bad), WordMeaningsDamagedError);
  });
});
