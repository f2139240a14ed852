import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { encodeTexts } from "./encode.ts";
import { argMaxAll } from "./metrics.ts";
import { predictAll, type TrainingSettings, type TrainingTask, trainLinear } from "./sgd.ts";

const ROWS = 1 << 12;
const SETTINGS: TrainingSettings = {
  epochs: 20,
  learningRate: 1,
  denseRate: 0.02,
  balance: 0.5,
  rarity: 1,
  decay: 0,
  seed: 5,
};
const FRUITS = ["apple pie", "ripe apple", "green apples", "a pear", "two pears", "pear juice"];
const texts = encodeTexts(FRUITS, ROWS);
const truth = [0, 0, 0, 1, 1, 1];

function task(kind: "softmax" | "sigmoid"): TrainingTask {
  const targets = Float32Array.from(truth.flatMap((label) => [label === 0 ? 1 : 0, label]));
  return { kind, texts, outputCount: 2, targets };
}

describe("training", () => {
  for (const kind of ["softmax", "sigmoid"] as const)
    test(`learns to tell apples from pears it has not seen (${kind})`, () => {
      const model = trainLinear(task(kind), SETTINGS);
      const unseen = encodeTexts(["my apple", "the pear tree"], ROWS);
      assert.deepEqual([...argMaxAll(predictAll(model, kind, unseen), 2)], [0, 1]);
    });

  test("is the same to the byte for the same seed, and differs for another", () => {
    const one = trainLinear(task("softmax"), SETTINGS);
    assert.deepEqual(trainLinear(task("softmax"), SETTINGS), one);
    assert.notDeepEqual(trainLinear(task("softmax"), { ...SETTINGS, seed: 6 }).rows, one.rows);
  });

  test("learns only from the texts it is given", () => {
    const model = trainLinear({ ...task("softmax"), only: Uint32Array.of(0, 1, 2) }, SETTINGS);
    assert.deepEqual([...argMaxAll(predictAll(model, "softmax", texts), 2)], [0, 0, 0, 0, 0, 0]);
  });

  test("goes on from a model without changing it", () => {
    const start = trainLinear(task("softmax"), SETTINGS);
    const before = structuredClone(start);
    const nothing = trainLinear(
      { ...task("softmax"), start },
      { ...SETTINGS, learningRate: 0, denseRate: 0 },
    );
    assert.deepEqual(nothing, start);
    trainLinear({ ...task("softmax"), start }, SETTINGS);
    assert.deepEqual(start, before);
  });

  test("counts a heavy text more than a light one", () => {
    const opposed = encodeTexts(["same words", "same words"], ROWS);
    const targets = Float32Array.of(1, 0, 0, 1);
    const learn = (weights: Float32Array) =>
      predictAll(
        trainLinear(
          { kind: "softmax", texts: opposed, outputCount: 2, targets, weights },
          { ...SETTINGS, balance: 0 },
        ),
        "softmax",
        opposed,
      )[0] ?? 0;
    assert.ok(learn(Float32Array.of(1, 0.1)) > 0.6);
    assert.ok(learn(Float32Array.of(0.1, 1)) < 0.4);
  });

  test("raises a rare class when balanced", () => {
    const many = encodeTexts(["x one", "x two", "x three", "x four", "x five"], ROWS);
    const targets = Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0, 0, 1);
    const rare = (balance: number) => {
      const model = trainLinear(
        { kind: "softmax", texts: many, outputCount: 2, targets },
        { ...SETTINGS, balance, epochs: 3, learningRate: 0.2 },
      );
      return predictAll(model, "softmax", encodeTexts(["x"], ROWS))[1] ?? 0;
    };
    assert.ok(rare(1) > rare(0));
  });

  test("decay draws the weights towards zero", () => {
    const size = (decay: number) =>
      trainLinear(task("softmax"), { ...SETTINGS, decay }).rows.reduce(
        (sum, weight) => sum + Math.abs(weight),
        0,
      );
    assert.ok(size(0.2) < size(0));
  });
});
