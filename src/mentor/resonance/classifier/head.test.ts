import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { NOBODY_ASKED } from "../acceptance.ts";
import { createScorer, sigmoid, softmax } from "./head.ts";

describe("head", () => {
  test("softmax sums to 1 and keeps the order, however large the scores", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 2 }), (values) => {
        const scores = Float64Array.from(values);
        const probabilities = softmax(scores.slice());
        const sum = probabilities.reduce((total, value) => total + value, 0);
        assert.ok(Math.abs(sum - 1) < 1e-9);
        assert.equal(probabilities[scores.indexOf(Math.max(...scores))], Math.max(...probabilities));
      }),
    );
  });

  test("sigmoid is one half at zero and stays within 0..1", () => {
    assert.equal(sigmoid(0), 0.5);
    assert.equal(sigmoid(-1e4), 0);
    assert.equal(sigmoid(1e4), 1);
  });

  const weights = {
    header: {
      rowCount: 4,
      surface: [],
      trunk: { checksum: "", channels: 1 },
      heads: [],
      clarity: { tone: 0, intent: 0 },
      acceptance: NOBODY_ASKED,
      seed: 0,
      dataHash: "",
      trainedOn: [],
    },
    scales: Float32Array.of(0.5, 2),
    bias: Float32Array.of(10, 20),
    dense: Float32Array.of(3, 4),
    rows: Int8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
    checksum: "",
  };
  const features = {
    wordRows: Uint32Array.of(0, 1, 2, 3),
    wordCount: 4,
    gramRows: Uint32Array.of(2),
    gramCount: 1,
    dense: Float64Array.of(0.5),
  };

  test("adds bias, words and n-grams of length one each, and dense measures", () => {
    const into = new Float64Array(2);
    createScorer(weights, { first: 0, count: 2 })(features, into);
    // words: (1+3+5+7)/√4 · 0.5 = 4 and (2+4+6+8)/√4 · 2 = 20; n-grams: 5 · 0.5 = 2.5 and 6 · 2 = 12
    assert.deepEqual([...into], [10 + 4 + 2.5 + 1.5, 20 + 20 + 12 + 2]);
  });

  test("answers the outputs it was made for alone", () => {
    const into = new Float64Array(1);
    const score = createScorer(weights, { first: 1, count: 1 });
    score(features, into);
    assert.deepEqual([...into], [20 + 20 + 12 + 2]);
    score({ ...features, wordCount: 0, gramCount: 0, dense: Float64Array.of(0) }, into);
    assert.deepEqual([...into], [20]);
    assert.throws(() => createScorer(weights, { first: 0, count: 33 }), RangeError);
  });
});
