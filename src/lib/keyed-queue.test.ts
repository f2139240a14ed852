import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { KeyedQueue } from "./keyed-queue.ts";

test("work of one key runs in order and never side by side; keys do not wait for each other", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          key: fc.constantFrom("a", "b", "c"),
          ms: fc.integer({ min: 0, max: 2 }),
          fails: fc.boolean(),
        }),
        {
          maxLength: 20,
        },
      ),
      async (jobs) => {
        const queue = new KeyedQueue();
        const running = new Set<string>();
        const done: Record<string, number[]> = {};
        const results = jobs.map(({ key, ms, fails }, index) =>
          queue.run(key, async () => {
            assert.ok(!running.has(key));
            running.add(key);
            await wait(ms);
            running.delete(key);
            done[key] = [...(done[key] ?? []), index];
            if (fails) throw new Error("scripted");
            return index;
          }),
        );
        const settled = await Promise.allSettled(results);
        for (const order of Object.values(done))
          assert.deepEqual(
            order,
            order.toSorted((a, b) => a - b),
          );
        for (const [index, result] of settled.entries()) {
          assert.equal(result.status, jobs[index]?.fails ? "rejected" : "fulfilled");
        }
        for (const key of ["a", "b", "c"]) assert.equal(queue.length(key), 0);
      },
    ),
    { numRuns: 30 },
  );
});
