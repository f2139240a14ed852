import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createQueue } from "./queue.ts";

test("never runs more at once than it may, loses nothing, and keeps the order of the calls", async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.record({ steps: fc.integer({ min: 0, max: 5 }), fails: fc.boolean() }), { maxLength: 12 }),
    async (atOnce, jobs) => {
      const inTurn = createQueue(atOnce);
      const begun: number[] = [];
      let running = 0;
      let most = 0;
      const done = await Promise.allSettled(
        jobs.map(({ steps, fails }, index) =>
          inTurn(async () => {
            begun.push(index);
            running += 1;
            most = Math.max(most, running);
            for (let step = 0; step < steps; step += 1) await Promise.resolve();
            running -= 1;
            if (fails) throw new Error("refused");
            return index;
          }),
        ),
      );
      assert.ok(most <= atOnce);
      assert.deepEqual(
        begun,
        jobs.map((_, index) => index),
      );
      assert.deepEqual(
        done.map(({ status }) => status === "rejected"),
        jobs.map(({ fails }) => fails),
      );
    },
  );
  await fc.assert(property);
});
