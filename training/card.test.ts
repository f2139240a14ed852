import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NOBODY_ASKED } from "../src/mentor/resonance/acceptance.ts";
import { type CardFacts, fillCard } from "./card.ts";

const facts: CardFacts = {
  modelVersion: "hearing-abc",
  fileBytes: 1234567,
  header: {
    rowCount: 1024,
    surface: ["one"],
    trunk: { checksum: "ab", channels: 2 },
    clarity: { tone: 0.3, intent: 0.4 },
    acceptance: NOBODY_ASKED,
    heads: [],
    seed: 7,
    dataHash: "beef",
    trainedOn: [{ file: "a.tsv", examples: 1000 }],
  },
  scores: [
    { set: "s", metric: "m", value: 0.5, interval: { low: 0.4, high: 0.6 }, majority: 0.1, size: 2000 },
  ],
  timings: [{ what: "short", count: 3, p50Us: 1.6, p99Us: 9 }],
  agreement: [{ axis: "tone", agreed: 0.9, kappa: 0.88, values: [{ value: "calm", kappa: 0.7 }] }],
  reliability: [
    {
      axis: "tone",
      error: 0.031,
      interval: { low: 0.02, high: 0.05 },
      chance: 0.02,
      bins: [{ count: 4, said: 0.62, right: 0.6 }],
    },
  ],
  abstention: [{ answered: 0.95, tone: 0.71, intent: 0.73, below: { tone: 0.3, intent: 0.4 } }],
};
const BLOCKS = ["facts", "data", "figures", "time", "agreement", "reliability", "abstention"];
const EMPTY = BLOCKS.map((name) => `<!-- ${name} -->\nold\n<!-- /${name} -->`);

describe("model card", () => {
  test("gets its tables filled and keeps the words around them", () => {
    const card = fillCard(`# Card\n${EMPTY.join("\nwords\n")}\nend`, facts);
    assert.match(card, /^# Card\n/);
    assert.match(card, /\nend$/);
    assert.equal(card.match(/\nwords\n/g)?.length, 6);
    assert.doesNotMatch(card, /old/);
    assert.match(card, /\| version \| `hearing-abc`, 1,234,567 bytes \|/);
    assert.match(card, /\| a\.tsv \| 1,000 \|/);
    assert.match(card, /\| s \| m \| 0\.500 \| 0\.400–0\.600 \| 0\.100 \| {2}\| {2}\| 2,000 \|/);
    assert.match(card, /- short: P50 2 µs, P99 9 µs/);
    assert.match(card, /\| tone \| 90\.0 % \| 0\.88 \| calm 0\.70 \|/);
    assert.match(card, /\| tone \(error 0\.031, by chance 0\.020\) \| 0\.0–0\.1 \| 4 \| 0\.62 \| 0\.60 \|/);
    assert.match(card, /\| 5\.0 % \| 0\.30 \| 0\.40 \| 71\.0 % \| 73\.0 % \|/);
    assert.equal(fillCard(card, facts), card, "filling twice changes nothing");
  });

  test("without a block is refused", () => {
    assert.throws(() => fillCard(EMPTY.slice(1).join("\n"), facts), /no block <!-- facts -->/);
  });
});
