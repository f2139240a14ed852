import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TONES } from "#contract/wave-key.ts";
import { encodeTexts } from "./encode.ts";
import { decide, labelTargets, predictLabels, trainMultiLabel } from "./multi-label.ts";
import { prune, quantise } from "./quantise.ts";
import { scoreAccuracy, scoreLabels } from "./scores.ts";
import { mapPoliteness, mapTones, TONE_WEIGHTS } from "./tone-corpus.ts";

describe("multi-label head", () => {
  const words = ["cold", "warm", "loud", "soft"];
  const examples = Array.from({ length: 120 }, (_, index) => {
    const labels = words.filter((_, position) => (index >> position) % 2 === 1);
    return { text: `it is ${labels.join(" and ")} today ${index}`, labels };
  });
  const settings = {
    epochs: 10,
    learningRate: 1,
    denseRate: 0.01,
    balance: 0.2,
    rarity: 1,
    decay: 0,
    seed: 1,
  };

  test("finds labels that stand side by side, with thresholds from other folds", () => {
    const head = trainMultiLabel({ examples, labels: words }, { rowCount: 4096, folds: 3, settings });
    const heard = predictLabels(head, encodeTexts(["a cold and loud room", "soft"], 4096));
    assert.deepEqual([...heard], [1, 0, 1, 0, 0, 0, 0, 1]);
    assert.ok(head.thresholds.every((threshold) => threshold > 0 && threshold < 1));
  });

  test("targets skip unknown labels, decisions include the threshold itself", () => {
    assert.deepEqual([...labelTargets([{ text: "", labels: ["b", "x"] }], ["a", "b"])], [0, 1]);
    assert.deepEqual([...decide([0.5, 0.5, 0.4, 0.6], [0.5, 0.6])], [1, 0, 0, 1]);
  });
});

describe("tone corpus", () => {
  const map = {
    anger: ["frustrated", "strong"],
    fear: ["anxious", "strong"],
    neutral: ["calm", "weak"],
    grief: null,
  } as const;

  test("maps labels by strength and drops what does not map", () => {
    const mapped = mapTones(
      [
        { text: "a", labels: ["anger"] },
        { text: "b", labels: ["neutral"] },
        { text: "c", labels: ["anger", "fear"] },
        { text: "d", labels: ["grief", "unknown"] },
      ],
      map,
    );
    const target = (text: string, tone: (typeof TONES)[number]) =>
      mapped.find((example) => example.text === text)?.target[TONES.indexOf(tone)];
    assert.deepEqual(
      mapped.map(({ text, weight }) => [text, weight]),
      [
        ["a", TONE_WEIGHTS.strong],
        ["b", TONE_WEIGHTS.weak],
        ["c", TONE_WEIGHTS.strong],
      ],
    );
    assert.equal(target("a", "frustrated"), 1);
    assert.equal(target("c", "frustrated"), 0.5);
    assert.equal(target("c", "anxious"), 0.5);
  });

  test("takes the politest quarter", () => {
    const texts = [-1, 0, 1, 2].map((politeness) => ({ text: `${politeness}`, politeness }));
    assert.deepEqual(
      mapPoliteness(texts).map(({ text }) => text),
      ["2"],
    );
  });
});

describe("quantisation", () => {
  test("puts heads side by side and keeps weights to half a step of each output's scale", () => {
    const one = {
      outputCount: 1,
      rows: Float32Array.of(1, -2),
      dense: Float32Array.of(5),
      bias: Float32Array.of(7),
    };
    const two = {
      outputCount: 2,
      rows: Float32Array.of(0, 0.01, 0, -0.004),
      dense: Float32Array.of(6, 8),
      bias: Float32Array.of(9, 10),
    };
    const { rows, scales, bias, dense } = quantise([one, two]);
    assert.deepEqual([...bias], [7, 9, 10]);
    assert.deepEqual([...dense], [5, 6, 8]);
    const restored = [...rows].map((value, at) => value * (scales[at % 3] ?? 0));
    for (const [at, wanted] of [1, 0, 0.01, -2, 0, -0.004].entries())
      assert.ok(Math.abs((restored[at] ?? 9) - wanted) <= (scales[at % 3] ?? 0) / 2 + 1e-9);
    assert.equal(Math.min(...rows), -127);
    assert.equal(scales[1], 0, "an output without weights has no scale");
  });

  test("leaves out bytes that say next to nothing", () => {
    const pruned = prune({ rows: Int8Array.of(2, -2, 3, -3, 0, 127), kept: "as it is" }, 3);
    assert.deepEqual(pruned, { rows: Int8Array.of(0, 0, 3, -3, 0, 127), kept: "as it is" });
  });
});

describe("scores", () => {
  test("set a figure beside what the commonest class alone would reach", () => {
    const score = scoreAccuracy("s", "m", { truth: [0, 0, 0, 1], guess: [0, 0, 1, 1], classCount: 2 });
    assert.deepEqual([score.value, score.majority, score.size], [0.75, 0.75, 4]);
    assert.ok(score.interval.low < 0.75 && score.interval.high > 0.75);
  });

  test("of labels are macro-F1", () => {
    const score = scoreLabels("s", "m", {
      classCount: 2,
      truth: Uint8Array.of(1, 0, 1, 0, 0, 1),
      guess: Uint8Array.of(1, 0, 1, 0, 0, 1),
    });
    assert.equal(score.value, 1);
    assert.equal(score.majority, (2 * 2) / (2 * 2 + 1) / 2);
  });
});
