import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  BEGIN,
  type ChainScores,
  candidateSpans,
  chooseSpans,
  INSIDE,
  LABELS,
  OUTSIDE,
} from "./span-decoding.ts";

const score = fc.double({ min: -3, max: 3, noNaN: true });
const chain = fc.integer({ min: 1, max: 5 }).chain((length) =>
  fc.record({
    length: fc.constant(length),
    emissions: fc
      .array(score, { minLength: length * LABELS, maxLength: length * LABELS })
      .map((all) => Float64Array.from(all)),
    transitions: fc.array(score, { minLength: 9, maxLength: 9 }).map((all) => all.with(INSIDE, -30)),
  }),
);

/** Every labelling with its weight, the slow way. */
function labellings({ length, emissions, transitions }: ChainScores): { labels: number[]; weight: number }[] {
  let all: { labels: number[]; weight: number }[] = [{ labels: [], weight: 1 }];
  for (let at = 0; at < length; at += 1)
    all = all.flatMap(({ labels, weight }) =>
      [OUTSIDE, BEGIN, INSIDE]
        .filter((label) => label !== INSIDE || at > 0)
        .map((label) => {
          const step = at === 0 ? 0 : (transitions[(labels[at - 1] ?? 0) * LABELS + label] ?? 0);
          return {
            labels: [...labels, label],
            weight: weight * Math.exp((emissions[at * LABELS + label] ?? 0) + step),
          };
        }),
    );
  return all;
}

function holds(labels: readonly number[], start: number, end: number): boolean {
  const inside = labels.slice(start + 1, end).every((label) => label === INSIDE);
  return labels[start] === BEGIN && inside && labels[end] !== INSIDE;
}

describe("spans out of scores", () => {
  it("gives each span the share of labellings that hold it", () => {
    fc.assert(
      fc.property(chain, (scores) => {
        const all = labellings(scores);
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        for (const { start, end, probability } of candidateSpans(scores)) {
          const held = all.filter(({ labels }) => holds(labels, start, end));
          const share = held.reduce((sum, { weight }) => sum + weight, 0) / total;
          assert.ok(Math.abs(share - probability) < 1e-6, `${share} ${probability}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("takes spans that do not overlap, each surer than the threshold", () => {
    fc.assert(
      fc.property(chain, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (scores, threshold) => {
        let last = 0;
        for (const { start, end, probability } of chooseSpans(
          scores.length,
          candidateSpans(scores),
          threshold,
        )) {
          assert.ok(start >= last && probability > threshold);
          last = end;
        }
      }),
    );
  });

  it("takes two spans rather than the one they fill when they are worth more together", () => {
    const spans = [
      { start: 0, end: 2, probability: 0.6 },
      { start: 0, end: 1, probability: 0.5 },
      { start: 1, end: 2, probability: 0.5 },
    ];
    assert.deepEqual(
      chooseSpans(2, spans, 0.2).map(({ start, end }) => [start, end]),
      [
        [0, 1],
        [1, 2],
      ],
    );
  });

  it("finds nothing in a line without words", () => {
    assert.deepEqual(candidateSpans({ length: 0, emissions: new Float64Array(), transitions: [] }), []);
  });
});
