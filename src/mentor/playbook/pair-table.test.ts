import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createPairTable } from "./pair-table.ts";

describe("a table of pairs", () => {
  test("keeps the first value of a pair, and tells its halves apart", () => {
    const table = createPairTable();
    assert.equal(table.getOrAdd(1, 2, 10), 10);
    assert.equal(table.getOrAdd(1, 2, 11), 10);
    assert.equal(table.get(1, 2), 10);
    assert.equal(table.get(2, 1), -1);
    assert.equal(table.size, 1);
  });

  test("is a map, however much it grows", () => {
    const pairs = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 3000, size: "max" });
    fc.assert(
      fc.property(pairs, (added) => {
        const table = createPairTable();
        const known = new Map<string, number>();
        for (const [value, [first, second]] of added.entries()) {
          table.getOrAdd(first, second, value);
          if (!known.has(`${first} ${second}`)) known.set(`${first} ${second}`, value);
        }
        assert.equal(table.size, known.size);
        for (const [key, value] of known) {
          const [first = 0, second = 0] = key.split(" ").map(Number);
          assert.equal(table.get(first, second), value);
        }
      }),
      { numRuns: 30 },
    );
  });
});
