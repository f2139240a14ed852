import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import loadWabt from "wabt";
import { BLOCK, createKernels, OCTET } from "./kernels.ts";
import { KERNELS_CODE } from "./kernels-code.ts";

const bytes = (length: number) =>
  fc.array(fc.integer({ min: -128, max: 127 }), { minLength: length, maxLength: length });

describe("kernels", () => {
  test("are the compiled form of kernels.wat", async () => {
    const wabt = await loadWabt();
    const source = readFileSync(join(import.meta.dirname, "kernels.wat"), "utf8");
    const code = Buffer.from(wabt.parseWat("kernels.wat", source).toBinary({}).buffer).toString("base64");
    assert.equal(
      code,
      KERNELS_CODE,
      "run `node run.mjs scripts/compile-kernels.ts` and commit what it writes",
    );
  });

  test("keep the parts of their memory apart, with a block behind each", () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.nat(1000), (a, b) => {
        const { memory, at } = createKernels({ a, b });
        assert.ok(at.a === 0 && at.b >= a + BLOCK && at.b % 16 === 0);
        assert.ok(memory.byteLength >= at.b + b + BLOCK);
      }),
      { numRuns: 20 },
    );
  });

  test("add up rows like a plain loop, up to any count", () => {
    const rowCount = 7;
    const stride = 24;
    const kernels = createKernels({ matrix: rowCount * stride, list: 4 * 2000, sums: 4 * BLOCK });
    const { memory, at } = kernels;
    const matrix = new Int8Array(memory, at.matrix, rowCount * stride);
    const list = new Uint32Array(memory, at.list, 2000);
    const sums = new Int32Array(memory, at.sums, stride);
    const rows = fc.oneof(
      fc.array(fc.nat(rowCount - 1), { maxLength: 2000 }),
      fc
        .tuple(fc.constantFrom(0, 1, 255, 256, 257, 512, 1025), fc.nat(rowCount - 1))
        .map(([count, row]) => new Array<number>(count).fill(row)),
    );
    const matrices = fc.oneof(
      bytes(matrix.length),
      fc.constantFrom(-128, 127).map((value) => new Array<number>(matrix.length).fill(value)),
    );
    fc.assert(
      fc.property(matrices, rows, (values, numbers) => {
        matrix.set(values);
        list.set(numbers);
        sums.fill(99);
        kernels.sumRows(at.matrix, stride, at.list, numbers.length, at.sums);
        const plain = Array.from(sums, (_, column) =>
          numbers.reduce((sum, row) => sum + (matrix[row * stride + column] ?? 0), 0),
        );
        assert.deepEqual([...sums], plain);
      }),
    );
  });

  test("find the strongest window like a plain loop, for any number of channels", () => {
    const cases = fc
      .record({
        width: fc.integer({ min: 1, max: 3 }),
        channels: fc.integer({ min: 1, max: 100 }),
        offset: fc.nat(40),
      })
      .chain((shape) => {
        const length = shape.offset + shape.width * shape.channels;
        return fc.record({
          ...Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, fc.constant(value)])),
          rows: fc.oneof(bytes(4 * length), fc.constant(new Array<number>(4 * length).fill(-128))),
          tokens: fc.array(fc.nat(3), { minLength: shape.width, maxLength: 12 }),
        }) as fc.Arbitrary<typeof shape & { rows: number[]; tokens: number[] }>;
      });
    fc.assert(
      fc.property(cases, ({ width, channels, offset, rows, tokens }) => {
        const length = offset + width * channels;
        const kernels = createKernels({
          rows: rows.length,
          list: 4 * tokens.length,
          best: 2 * (channels + BLOCK),
        });
        const { memory, at } = kernels;
        new Int8Array(memory, at.rows).set(rows);
        new Uint32Array(memory, at.list).set(tokens.map((token) => at.rows + token * length));
        const windows = tokens.length - width + 1;
        kernels.strongest(at.list, windows, width, offset, channels, at.best);
        const plain = Array.from({ length: channels }, (_, channel) =>
          Math.max(
            ...Array.from({ length: windows }, (_, window) =>
              tokens
                .slice(window, window + width)
                .reduce(
                  (sum, token, place) =>
                    sum + (rows[token * length + offset + place * channels + channel] ?? 0),
                  0,
                ),
            ),
          ),
        );
        assert.deepEqual([...new Int16Array(memory, at.best, channels)], plain);
      }),
    );
  });

  test("add products in the order and with the rounding of a plain loop", () => {
    const measures = 30;
    const kernels = createKernels({ weights: 4 * measures * OCTET, values: 8 * measures, scores: 8 * OCTET });
    const { memory, at } = kernels;
    const weights = new Float32Array(memory, at.weights, measures * OCTET);
    const values = new Float64Array(memory, at.values, measures);
    const scores = new Float64Array(memory, at.scores, OCTET);
    const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length });
    fc.assert(
      fc.property(
        numbers(weights.length),
        numbers(measures),
        numbers(OCTET),
        fc.nat(measures),
        (w, v, s, count) => {
          weights.set(w);
          values.set(v);
          scores.set(s);
          const plain = scores.slice();
          for (let measure = 0; measure < count; measure += 1)
            for (let output = 0; output < OCTET; output += 1)
              plain[output] =
                (plain[output] ?? 0) + (values[measure] ?? 0) * (weights[measure * OCTET + output] ?? 0);
          kernels.addProducts(at.weights, 4 * OCTET, at.values, count, at.scores);
          assert.deepEqual([...scores], [...plain]);
        },
      ),
    );
  });

  test("copy columns closer together and harm no other row", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: BLOCK }), fc.integer({ min: 1, max: 20 }), (width, count) => {
        const wide = width + 5;
        const kernels = createKernels({ source: wide * count, target: width * count });
        const { memory, at } = kernels;
        const source = new Uint8Array(memory, at.source, wide * count).map((_, place) => (place * 31) % 251);
        new Uint8Array(memory, at.source).set(source);
        kernels.copyRows(at.source, wide, at.target, width, count);
        const plain = Array.from({ length: count }, (_, row) => [
          ...source.subarray(row * wide, row * wide + width),
        ]);
        assert.deepEqual([...new Uint8Array(memory, at.target, width * count)], plain.flat());
      }),
    );
  });
});
