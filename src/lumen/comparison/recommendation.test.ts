import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type Evidence, recommend } from "./recommendation.ts";
import { createSpending } from "./spending.ts";
import { bootstrap, coinTest, quantile, repeatableRandom } from "./statistics.ts";

const between = (low: number, high: number) => ({ mean: (low + high) / 2, low, high });
const same = { mean: 0, low: 0, high: 0 };
const INF = Number.POSITIVE_INFINITY;

function evidence(given: Partial<Evidence>): Evidence {
  return {
    prompts: 30,
    quality: same,
    cost: same,
    preference: null,
    valueUsd: 0.001,
    isValueGiven: false,
    gain: same,
    saving: same,
    ...given,
  };
}

const dearer = between(0.0008, 0.0012);
const cheaper = between(-0.0006, -0.0004);

const cases: readonly [string, Partial<Evidence>, "switch" | "keep" | "undecided", RegExp][] = [
  ["too little was measured", { prompts: 4 }, "undecided", /Only 4 prompts/],
  [
    "dearer, and better by more than it costs",
    { quality: between(0.2, 0.3), cost: dearer, gain: between(1.6, 2.4) },
    "switch",
    /above 150 %/,
  ],
  [
    "dearer, and the interval spans the bound",
    { quality: between(0.1, 0.3), cost: dearer, gain: between(1.2, 1.9) },
    "undecided",
    /spans the bound/,
  ],
  [
    "dearer, and better by too little",
    { quality: between(0.01, 0.05), cost: dearer, gain: between(0.1, 0.4) },
    "keep",
    /costs more than it gives/,
  ],
  [
    "dearer, and within so much noise that all is possible",
    { quality: between(-0.1, 0.2), cost: dearer, gain: between(-1, 2) },
    "undecided",
    /within noise/,
  ],
  [
    "dearer and worse",
    { quality: between(-0.3, -0.1), cost: dearer, gain: between(-3, -1) },
    "keep",
    /costs more and is worse/,
  ],
  [
    "dearer than one that is free",
    { quality: between(0.1, 0.2), cost: dearer, valueUsd: null },
    "undecided",
    /--value/,
  ],
  [
    "dearer than one that is free, within noise",
    { quality: between(-0.1, 0.2), cost: dearer, valueUsd: null },
    "undecided",
    /within noise/,
  ],
  [
    "cheaper and as good",
    { cost: cheaper, saving: between(INF, INF) },
    "switch",
    /as good within noise.*any multiple/,
  ],
  [
    "cheaper and as good within noise",
    { quality: between(-0.1, 0.12), cost: cheaper, saving: between(5, INF) },
    "switch",
    /500 % of what would be lost/,
  ],
  [
    "cheaper, but it could be far worse",
    { quality: between(-0.6, 0.5), cost: cheaper, saving: between(0.8, INF) },
    "undecided",
    /could be so much worse/,
  ],
  [
    "cheaper and better",
    { quality: between(0.1, 0.2), cost: cheaper, saving: between(INF, INF) },
    "switch",
    /cheaper and better/,
  ],
  [
    "cheaper and worse",
    { quality: between(-0.3, -0.2), cost: cheaper, saving: between(1.7, 2.4) },
    "keep",
    /--value/,
  ],
  [
    "cheaper and worse by less than it saves, by the given value",
    { quality: between(-0.3, -0.2), cost: cheaper, saving: between(1.7, 2.4), isValueGiven: true },
    "switch",
    /above 150 %/,
  ],
  [
    "cheaper and worse by more than it saves, by the given value",
    { quality: between(-0.3, -0.2), cost: cheaper, saving: between(0.1, 0.4), isValueGiven: true },
    "keep",
    /not above 150 %/,
  ],
  ["both free, B better", { quality: between(0.1, 0.2) }, "switch", /quality decides/],
  ["both free, B worse", { quality: between(-0.2, -0.1) }, "keep", /quality decides/],
  ["both free, no difference to tell", { quality: between(-0.1, 0.1) }, "undecided", /within noise/],
  ["a price is unknown", { cost: null, quality: between(0.1, 0.2) }, "undecided", /unknown/],
  ["a price is unknown, but B is worse", { cost: null, quality: between(-0.2, -0.1) }, "keep", /worse/],
  [
    "the judge contradicts itself",
    { quality: between(0.1, 0.2), preference: between(-0.5, -0.2) },
    "undecided",
    /contradict/,
  ],
];

describe("the recommendation", () => {
  for (const [name, given, verdict, why] of cases)
    test(name, () => {
      const recommendation = recommend(evidence(given));
      assert.equal(recommendation.verdict, verdict);
      assert.match(recommendation.why.join(" "), why);
      assert.doesNotMatch(JSON.stringify(recommendation), /NaN|Infinity/);
    });
});

test("money is never held beyond the limit, and who waits gets in or is told", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          reserve: fc.double({ min: 0, max: 1, noNaN: true }),
          share: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { maxLength: 30 },
      ),
      async (calls) => {
        const spending = createSpending(2);
        let done = 0;
        await Promise.all(
          calls.map(async ({ reserve, share }) => {
            if (!(await spending.reserve(reserve))) return;
            await Promise.resolve();
            done += 1;
            spending.settle(reserve, reserve * share);
          }),
        );
        assert.ok(spending.spentUsd <= 2 + 1e-9);
        if (done < calls.length) assert.ok(spending.isExhausted);
      },
    ),
  );
});

test("the bootstrap's interval holds the mean, and is narrower with more rows", () => {
  const width = (count: number) => {
    const rows = Array.from({ length: count }, (_, index) => [index % 2]);
    const { value } = bootstrap(rows, repeatableRandom(1), ([mean = 0]) => ({ value: mean }));
    assert.ok(value.low <= 0.5 && value.high >= 0.5);
    return value.high - value.low;
  };
  assert.ok(width(400) < width(20) / 3);
  // a proportion of 0.5 over 400: 1.96 × √(0.25 / 400) to each side
  assert.ok(Math.abs(width(400) - 0.098) < 0.015);
});

test("quantiles and the coin test", () => {
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile([], 0.5), null);
  assert.equal(coinTest(0, 0), 1);
  assert.ok(Math.abs(coinTest(0, 6) - 2 / 64) < 1e-12);
  assert.ok(coinTest(3, 3) === 1 && coinTest(5000, 5000) === 1);
  assert.ok(coinTest(2000, 0) < 1e-100);
});
