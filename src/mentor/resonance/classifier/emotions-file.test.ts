import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createEmotionClassifier } from "./emotion-classifier.ts";
import { EMOTIONS } from "./emotions.ts";
import { decodeEmotions, encodeEmotions } from "./emotions-file.ts";
import { WeightsDamagedError } from "./errors.ts";
import { SURFACE_FEATURES } from "./surface.ts";

const MODELS = join(import.meta.dirname, "../../../../models");
const count = EMOTIONS.length;
const weights = {
  header: {
    rowCount: 16,
    surface: SURFACE_FEATURES,
    classes: EMOTIONS,
    en: { net: "ab", netShare: 0.5, thresholds: new Array(count).fill(0.5) },
    ko: { net: "cd", netShare: 0.3, thresholds: new Array(count).fill(0.4) },
    seed: 7,
  },
  scales: Float32Array.from({ length: count }, (_, at) => at / 100),
  bias: Float32Array.from({ length: count }, (_, at) => -at),
  dense: Float32Array.from({ length: count * SURFACE_FEATURES.length }, (_, at) => Math.sin(at)),
  rows: Int8Array.from({ length: count * 16 }, (_, at) => (at % 255) - 127),
};
const file = encodeEmotions(weights);

describe("emotions file", () => {
  test("gives back what was written, the rows unpacked", () => {
    const { header, ...numbers } = decodeEmotions(file);
    const { header: wanted, ...written } = weights;
    assert.deepEqual(numbers, written);
    const { packed, ...rest } = header;
    assert.deepEqual(rest, wanted);
    assert.ok(packed > 0);
  });

  test("is refused when any bit is flipped or it is cut short", () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(7), (place, bit) => {
        const altered = Uint8Array.from(file);
        altered[place] = (altered[place] ?? 0) ^ (1 << bit);
        assert.throws(() => decodeEmotions(altered), WeightsDamagedError);
        assert.throws(() => decodeEmotions(file.slice(0, place)), WeightsDamagedError);
      }),
    );
  });

  test("is refused when made for other emotions, other features or other nets", () => {
    const { header } = weights;
    const other = (changed: object) => encodeEmotions({ ...weights, header: { ...header, ...changed } });
    assert.throws(
      () => decodeEmotions(other({ classes: EMOTIONS.toReversed() })),
      /answers other questions: expected these emotions, found others/,
    );
    assert.throws(() => decodeEmotions(other({ surface: ["length"] })), /reads other features/);
    const nets = {
      sequence: readFileSync(join(MODELS, "sequence.bin")),
      trunk: readFileSync(join(MODELS, "trunk.bin")),
    };
    assert.throws(() => createEmotionClassifier({ emotions: file, ...nets }), /stands on another net/);
  });
});
