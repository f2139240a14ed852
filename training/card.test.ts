import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type CardFacts, fillCard } from "./card.ts";

const facts: CardFacts = {
  modelVersion: "hearing-abc",
  fileBytes: 1234567,
  header: {
    rowCount: 1024,
    surface: ["one"],
    heads: [],
    emotionThresholds: [],
    seed: 7,
    dataHash: "beef",
    trainedOn: [{ file: "a.tsv", examples: 1000 }],
  },
  scores: [
    { set: "s", metric: "m", value: 0.5, interval: { low: 0.4, high: 0.6 }, majority: 0.1, size: 2000 },
  ],
  timings: [{ what: "short", count: 3, p50Us: 1.6, p99Us: 9 }],
};
const EMPTY = ["facts", "data", "figures", "time"].map((name) => `<!-- ${name} -->\nold\n<!-- /${name} -->`);

describe("model card", () => {
  test("gets its tables filled and keeps the words around them", () => {
    const card = fillCard(`# Card\n${EMPTY.join("\nwords\n")}\nend`, facts);
    assert.match(card, /^# Card\n/);
    assert.match(card, /\nend$/);
    assert.equal(card.match(/words/g)?.length, 3);
    assert.doesNotMatch(card, /old/);
    assert.match(card, /\| version \| `hearing-abc`, 1,234,567 bytes \|/);
    assert.match(card, /\| a\.tsv \| 1,000 \|/);
    assert.match(card, /\| s \| m \| 0\.500 \| 0\.400–0\.600 \| 0\.100 \| 2,000 \|/);
    assert.match(card, /- short: P50 2 µs, P99 9 µs/);
    assert.equal(fillCard(card, facts), card, "filling twice changes nothing");
  });

  test("without a block is refused", () => {
    assert.throws(() => fillCard(EMPTY.slice(1).join("\n"), facts), /no block <!-- facts -->/);
  });
});
