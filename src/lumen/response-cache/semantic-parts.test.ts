import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createRandom } from "../../../training/random.ts";
import { fitAll, fitEntry, type Observation, vouchedFor } from "./correctness.ts";
import { createHitGate, isWithin } from "./hit-gate.ts";
import { countedShare } from "./share-interval.ts";
import { createVectorIndex } from "./vector-index.ts";

describe("the vector index", () => {
  const vector = fc.array(fc.constantFrom(0, 0, 0, 1, 2, -1), { minLength: 4, maxLength: 4 });

  test("finds the most similar of the newest, and the best of all other items, as a plain search does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(vector, fc.nat(3)), { minLength: 1, maxLength: 60 }),
        vector,
        (kept, query) => {
          const index = createVectorIndex<number>(20);
          for (const [values, item] of kept) index.add(Float32Array.from(values), item);
          const nearest = index.nearest(Float32Array.from(query));
          const newest = kept
            .slice(-20)
            .map(([values, item]) => ({ item, similarity: cosine(values, query) }));
          const highest = Math.max(...newest.map(({ similarity }) => similarity));
          assert(nearest !== null && close(nearest.similarity, highest));
          const others = newest
            .filter(({ item }) => item !== nearest.item)
            .map(({ similarity }) => similarity);
          assert(close(nearest.rivalSimilarity, Math.max(0, ...others)));
        },
      ),
    );
  });

  test("removes items and goes on replacing the oldest", () => {
    const index = createVectorIndex<string>(3);
    const at = (angle: number) => Float32Array.of(Math.cos(angle), Math.sin(angle));
    for (const [place, name] of ["a", "b", "c", "d"].entries()) index.add(at(place / 10), name);
    assert.equal(index.nearest(at(0))?.item, "b", "a was the oldest");
    index.remove((item) => item === "b");
    assert.equal(index.nearest(at(0))?.item, "c");
    index.add(at(0), "e");
    index.add(at(0.05), "f");
    assert.equal(index.size, 3);
    assert.equal(index.nearest(at(0.2))?.item, "d", "c was the oldest");
    assert.throws(() => index.add(Float32Array.of(1), "g"), RangeError);
    assert.equal(index.nearest(Float32Array.of(1)), null);
  });
});

describe("how likely an answer is right", () => {
  const observation = fc.record({
    closeness: fc.double({ min: 0, max: 2, noNaN: true }),
    isRight: fc.boolean(),
  });

  test("is a finite share whatever was seen", () => {
    fc.assert(
      fc.property(
        fc.array(observation, { maxLength: 200 }),
        fc.double({ min: -1, max: 3, noNaN: true }),
        (seen, closeness) => {
          const all = fitAll(seen);
          for (const fit of [all, fitEntry(seen.slice(0, 20), all)]) {
            const share = vouchedFor(fit, closeness);
            assert(share >= 0 && share < 1, `${share}`);
          }
        },
      ),
    );
  });

  test("is more where prompts are more alike, and is learned for each entry", () => {
    const random = createRandom(1);
    const all = fitAll(Array.from({ length: 2000 }, () => drawn(random, 1)));
    assert(vouchedFor(all, 1.6) > 0.95 && vouchedFor(all, 0.4) < 0.1);
    assert(Math.abs(vouchedFor(all, 1) - 0.5) < 0.1, "half of those at the threshold are right");
    const strict = fitEntry(
      Array.from({ length: 60 }, () => drawn(random, 1.5)),
      all,
    );
    const lenient = fitEntry(
      Array.from({ length: 60 }, () => drawn(random, 0.5)),
      all,
    );
    assert(vouchedFor(strict, 1.2) < 0.5 && vouchedFor(lenient, 1.2) > 0.8);
    assert(vouchedFor(fitEntry([], all), 1.2) < vouchedFor(all, 1.2), "what is not known is not vouched for");
  });
});

describe("the gate in front of hits", () => {
  test("is shut until enough was verified, and shuts again when hits turn out wrong", () => {
    const gate = createHitGate({ share: 0.01, of: "hits" });
    assert.equal(gate.mayGive(0.999), false);
    for (let count = 0; count < 458; count += 1) gate.note(0.99, true);
    assert.equal(gate.mayGive(0.999), false, "458 right ones do not show 1 % with 99 % confidence");
    for (let count = 0; count < 2; count += 1) gate.note(0.99, true);
    assert.deepEqual([gate.mayGive(0.999), gate.mayGive(0.99), gate.mayGive(0.9)], [true, true, false]);
    for (let count = 0; count < 2; count += 1) gate.note(0.99, false);
    assert.equal(gate.mayGive(0.999), false);
  });

  test("counts hits against all answers where that is the bound", () => {
    const gate = createHitGate({ share: 0.01, of: "answers" });
    for (let count = 0; count < 1000; count += 1) gate.mayGive(count % 10 === 0 ? 0.9 : null);
    for (let count = 0; count < 200; count += 1) gate.note(0.9, count % 50 !== 0);
    assert.equal(gate.mayGive(0.9), true, "2 % of a tenth of the answers");
    assert.equal(createHitGate({ share: 0.01, of: "hits" }).mayGive(0.9), false);
  });

  test("keeps the bound whatever the scores are worth", () => {
    for (const bound of [0.01, 0.05]) {
      for (const seed of [1, 2, 3, 4, 5]) {
        const random = createRandom(seed);
        const gate = createHitGate({ share: bound, of: "hits" });
        let [hits, wrong] = [0, 0];
        for (let count = 0; count < 20_000; count += 1) {
          // The score says too much: it is right about the order alone.
          const likely = random();
          const score = Math.min(0.9999, likely ** 0.2);
          const isRight = random() < likely ** 0.05;
          const mayGive = gate.mayGive(score);
          if (mayGive) hits += 1;
          if (mayGive && !isRight) wrong += 1;
          if (!mayGive || random() < 0.05) gate.note(score, isRight);
        }
        assert(hits === 0 || countedShare(wrong, hits).low! <= bound, `${wrong} of ${hits} at ${bound}`);
        if (bound === 0.05) assert(hits > 5000 && wrong / hits <= bound, `${wrong} of ${hits}`);
      }
    }
  });

  test("goes by Chernoff's bound", () => {
    assert.equal(isWithin(0, 458, 0.01), false);
    assert.equal(isWithin(0, 459, 0.01), true);
    assert.equal(isWithin(5, 500, 0.01), false);
    assert.equal(isWithin(5, 5000, 0.01), true);
  });
});

test("a counted share comes with its interval", () => {
  assert.deepEqual(countedShare(0, 0), { share: null, low: null, high: null });
  const { share, low, high } = countedShare(10, 100);
  assert(share === 0.1 && close(low ?? 0, 0.0552) && close(high ?? 0, 0.1744));
});

function drawn(random: () => number, threshold: number): Observation {
  const closeness = random() * 2;
  return { closeness, isRight: random() < 1 / (1 + Math.exp(-8 * (closeness - threshold))) };
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const product = a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths === 0 ? 0 : product / lengths;
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-4;
}
