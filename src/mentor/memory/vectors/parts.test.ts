import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import loadWabt from "wabt";
import { createDotProducts, LARGEST_ASKED, MOST_DIMENSIONS, STEP } from "./dot-products.ts";
import { DOT_PRODUCTS_CODE } from "./dot-products-code.ts";
import { decode, encode, lengthOf, pack } from "./packed-vector.ts";
import { leastCosine } from "./standing-out.ts";
import { VectorShard } from "./vector-shard.ts";

const products = createDotProducts();
const whole = (most: number) => fc.integer({ min: -most, max: most });

function cosine(left: Float32Array | Int8Array, right: Float32Array | Int8Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] as number) * (right[at] as number);
  return sum / (lengthOf(left) * lengthOf(right));
}

test("products are multiplied by the compiled form of dot-products.wat", async () => {
  const wabt = await loadWabt();
  const source = readFileSync(join(import.meta.dirname, "dot-products.wat"), "utf8");
  const code = Buffer.from(wabt.parseWat("dot-products.wat", source).toBinary({}).buffer).toString("base64");
  assert.equal(
    code,
    DOT_PRODUCTS_CODE,
    "run `node run.mjs scripts/compile-kernels.ts` and commit what it writes",
  );
});

test("products are exact, for any width and count", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }).chain((steps) =>
        fc.record({
          asked: fc.array(whole(LARGEST_ASKED), { minLength: steps * STEP, maxLength: steps * STEP }),
          rows: fc.array(fc.array(whole(127), { minLength: steps * STEP, maxLength: steps * STEP }), {
            minLength: 1,
            maxLength: 20,
          }),
        }),
      ),
      ({ asked, rows }) => {
        const into = new Float32Array(rows.length);
        products.ask(Float32Array.from(asked));
        products.multiply(Int8Array.from(rows.flat()), { count: rows.length, width: asked.length }, into);
        const expected = rows.map((row) => row.reduce((sum, value, at) => sum + value * (asked[at] ?? 0), 0));
        assert.deepEqual([...into], expected);
      },
    ),
  );
});

test("the largest numbers do not overflow, and more rows than fit at once are all multiplied", () => {
  const count = 300;
  const into = new Float32Array(count);
  products.ask(new Float32Array(MOST_DIMENSIONS).fill(LARGEST_ASKED));
  products.multiply(
    new Int8Array(count * MOST_DIMENSIONS).fill(127),
    { count, width: MOST_DIMENSIONS },
    into,
  );
  assert.ok(into.every((product) => product === Math.fround(LARGEST_ASKED * 127 * MOST_DIMENSIONS)));
});

test("a shard finds what a plain comparison finds, whatever was put, replaced and taken", () => {
  const dimensions = 21;
  const vector = fc
    .array(whole(1000), { minLength: dimensions, maxLength: dimensions })
    .filter((values) => values.some((value) => value !== 0))
    .map((values) => Float32Array.from(values));
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.integer({ min: 0, max: 12 }), vector, isTaken: fc.boolean() }), {
        maxLength: 40,
      }),
      vector,
      (steps, asked) => {
        const shard = new VectorShard(dimensions, products);
        const expected = new Map<string, Int8Array>();
        for (const { id, vector: values, isTaken } of steps) {
          if (isTaken) {
            shard.take(`${id}`);
            expected.delete(`${id}`);
          } else {
            assert.ok(shard.put(`${id}`, pack(values)));
            expected.set(`${id}`, pack(values));
          }
        }
        const { nearest } = shard.search(asked, 5);
        assert.equal(shard.size, expected.size);
        assert.equal(nearest.length, Math.min(5, expected.size));
        for (const one of nearest)
          assert.ok(Math.abs(one.cosine - cosine(asked, expected.get(one.id) as Int8Array)) < 2e-3);
        const best = Math.max(...[...expected.values()].map((values) => cosine(asked, values)));
        if (nearest[0] !== undefined) assert.ok(best - nearest[0].cosine < 2e-3);
      },
    ),
  );
});

test("a shard refuses what has other dimensions or no direction", () => {
  const shard = new VectorShard(4, products);
  assert.ok(!shard.put("a", Int8Array.of(1, 2, 3)));
  assert.ok(!shard.put("a", Int8Array.of(0, 0, 0, 0)));
  assert.deepEqual(shard.search(Float32Array.of(1, 0), 3).nearest, []);
  assert.equal(shard.size, 0);
});

test("packing keeps directions, and survives the store", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 }),
      (values) => {
        const vector = Float32Array.from(values);
        fc.pre(lengthOf(vector) > 0.1);
        const packed = pack(vector);
        assert.ok(cosine(vector, packed) > 0.999);
        assert.deepEqual(decode(encode(packed)), packed);
      },
    ),
  );
});

test("what stands out depends on what is usual for a model, not on its cosines as such", () => {
  const usual = Array.from({ length: 24 }, (_, at) => 0.05 * Math.sin(at * 7));
  const least = leastCosine(usual, 10);
  assert.ok(least > 0.1 && least < 0.35);
  const shifted = leastCosine(
    usual.map((cosineOf) => cosineOf + 0.6),
    10,
  );
  assert.ok(Math.abs(shifted - least - 0.6) < 1e-9);
  assert.ok(leastCosine([...usual, 0.9], 10) < least + 0.02, "one that is related by chance changes little");
  assert.ok(leastCosine(usual, 100_000) > least, "among many, something always stands out a little");
});
