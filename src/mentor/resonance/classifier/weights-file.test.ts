import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { NOBODY_ASKED } from "../acceptance.ts";
import { WeightsDamagedError } from "./errors.ts";
import { HEADS, OUTPUT_COUNT } from "./heads.ts";
import { SURFACE_FEATURES } from "./surface.ts";
import { decodeWeights, encodeWeights, type WeightsHeader } from "./weights-file.ts";

const header: WeightsHeader = {
  rowCount: 16,
  surface: SURFACE_FEATURES,
  trunk: { checksum: "ab", channels: 3 },
  clarity: { tone: 0.3, intent: 0.4 },
  acceptance: NOBODY_ASKED,
  heads: HEADS.map(({ name, classes }) => ({ name, classes })),
  seed: 7,
  dataHash: "00",
  trainedOn: [{ file: "é.tsv", examples: 1 }],
};
const weights = {
  header,
  scales: Float32Array.from({ length: OUTPUT_COUNT }, (_, at) => at / 100),
  bias: Float32Array.from({ length: OUTPUT_COUNT }, (_, at) => -at),
  dense: Float32Array.from({ length: OUTPUT_COUNT * (SURFACE_FEATURES.length + 3) }, (_, at) => Math.sin(at)),
  rows: Int8Array.from({ length: OUTPUT_COUNT * 16 }, (_, at) => (at % 255) - 127),
};
const file = encodeWeights(weights);

function refusal(bytes: Uint8Array): WeightsDamagedError {
  try {
    decodeWeights(bytes);
  } catch (error) {
    assert.ok(error instanceof WeightsDamagedError, String(error));
    return error;
  }
  assert.fail("a damaged file was accepted");
}

describe("weights file", () => {
  test("gives back what was written", () => {
    const { checksum, ...read } = decodeWeights(file);
    assert.deepEqual(read, weights);
    assert.match(checksum, /^[0-9a-f]{64}$/);
  });

  test("is read from the middle of a larger buffer, at any alignment", () => {
    const larger = new Uint8Array(file.length + 3);
    larger.set(file, 3);
    assert.deepEqual(decodeWeights(larger.subarray(3)).rows, weights.rows);
  });

  test("is refused when any bit is flipped", () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(7), (place, bit) => {
        const altered = Uint8Array.from(file);
        altered[place] = (altered[place] ?? 0) ^ (1 << bit);
        assert.equal(refusal(altered).kind, "unavailable");
      }),
    );
  });

  test("is refused when cut short anywhere", () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), (length) => {
        const error = refusal(file.slice(0, length));
        assert.equal(error.code, "weights-damaged");
        assert.match(error.message, /expected .+, found .+/);
        assert.match(String(error.details.fix), /npm run train/);
      }),
    );
  });

  test("says that another file is no weights file", () => {
    assert.match(
      refusal(Buffer.from("PK".padEnd(500, "x"))).message,
      /is not one: expected an ION weights file/,
    );
  });

  test("is refused when whole, but made for other classes or features", () => {
    const otherClasses = encodeWeights({ ...weights, header: { ...header, heads: header.heads.slice(1) } });
    assert.match(refusal(otherClasses).message, /answers other questions/);
    const otherSurface = encodeWeights({ ...weights, header: { ...header, surface: ["length"] } });
    assert.match(refusal(otherSurface).message, /reads other features/);
    const otherSize = encodeWeights({ ...weights, header: { ...header, rowCount: 32 } });
    assert.match(refusal(otherSize).message, /has the wrong length/);
  });
});
