import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  accuracy,
  argMaxAll,
  averagePrecision,
  bestThreshold,
  bootstrap,
  f1,
  macroF1,
  oneHot,
} from "./metrics.ts";

describe("metrics", () => {
  test("F1 by hand: 2·3 ÷ (2·3 + 1 + 2)", () => {
    assert.equal(f1({ truePositives: 3, falsePositives: 1, falseNegatives: 2 }), 6 / 9);
    assert.equal(f1({ truePositives: 0, falsePositives: 0, falseNegatives: 0 }), 0);
  });

  test("macro-F1 by hand over two classes and three texts", () => {
    const truth = Uint8Array.of(1, 0, 1, 1, 0, 1);
    const guess = Uint8Array.of(1, 0, 0, 1, 0, 0);
    // class 0: 1 found, 1 missed → 2/3; class 1: 1 found, 1 missed → 2/3
    assert.equal(macroF1({ classCount: 2, truth, guess }, [0, 1, 2]), 2 / 3);
    assert.equal(macroF1({ classCount: 2, truth, guess }, [0, 0]), 0.5, "a resample counts what it holds");
  });

  test("average precision by hand: the class holds at the first and the third place", () => {
    assert.equal(averagePrecision([0.2, 0.9, 0.5, 0.1], [1, 1, 0, 0]), (1 / 1 + 2 / 3) / 2);
    assert.equal(averagePrecision([0.2, 0.9], [0, 0]), 0);
  });

  test("accuracy by hand", () => {
    assert.equal(accuracy([0, 1, 2, 1], [0, 1, 1, 1], [0, 1, 2, 3]), 0.75);
    assert.equal(accuracy([], [], []), 0);
  });

  test("the best threshold guesses exactly the texts that give the best F1", () => {
    assert.deepEqual(bestThreshold([0.9, 0.8, 0.3, 0.1], [1, 1, 0, 0]), { threshold: 0.8, f1: 1 });
    assert.deepEqual(bestThreshold([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0]), { threshold: 0.7, f1: 0.8 });
  });

  test("texts with the same probability are guessed together", () => {
    const { threshold, f1: value } = bestThreshold([0.5, 0.5, 0.5], [1, 0, 0]);
    assert.deepEqual([threshold, value], [0.5, 0.5]);
  });

  test("arg-max and one-hot agree", () => {
    const best = argMaxAll([0.1, 0.9, 0.7, 0.3], 2);
    assert.deepEqual([...best], [1, 0]);
    assert.deepEqual([...oneHot(best, 2)], [0, 1, 1, 0]);
  });

  test("the bootstrap's interval of a mean of 0 and 1 is near its normal approximation", () => {
    const values = Array.from({ length: 400 }, (_, index) => index % 2);
    const mean = (places: Uint32Array) =>
      places.reduce((sum, place) => sum + (values[place] ?? 0), 0) / places.length;
    const { low, high } = bootstrap(400, mean);
    assert.ok(Math.abs(low - 0.451) < 0.01, `${low}`);
    assert.ok(Math.abs(high - 0.549) < 0.01, `${high}`);
    assert.deepEqual(bootstrap(400, mean), { low, high });
  });
});
