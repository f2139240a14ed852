import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createAdmission } from "./admission.ts";
import { ModelUnavailableError } from "./lumen.ts";

const isBusy = (error: unknown) => error instanceof ModelUnavailableError && error.failure === "busy";

describe("admission to a model", () => {
  test("lets so many in, the rest in the order in which they came", async () => {
    const admission = createAdmission({ maxActive: 2, maxWaiting: 10, maxWaitMs: 1000 });
    const order: number[] = [];
    let most = 0;
    await Promise.all(
      [1, 2, 3, 4, 5].map(async (number) => {
        const leave = await admission.enter();
        order.push(number);
        most = Math.max(most, admission.active);
        await wait(5);
        leave();
        leave();
      }),
    );
    assert.deepEqual(order, [1, 2, 3, 4, 5]);
    assert.equal(most, 2);
    assert.equal(admission.active, 0);
  });

  test("refuses when the queue is full, and who waited too long", async () => {
    const admission = createAdmission({ maxActive: 1, maxWaiting: 1, maxWaitMs: 20 });
    const leave = await admission.enter();
    const waiting = admission.enter();
    await assert.rejects(admission.enter(), isBusy);
    await assert.rejects(waiting, isBusy);
    assert.equal(admission.waiting, 0);
    leave();
    (await admission.enter())();
  });

  test("forgets who gave up waiting", async () => {
    const admission = createAdmission({ maxActive: 1, maxWaiting: 5, maxWaitMs: 1000 });
    const leave = await admission.enter();
    const stop = new AbortController();
    const waiting = admission.enter(stop.signal);
    stop.abort(new Error("no longer"));
    await assert.rejects(waiting, /no longer/);
    leave();
    assert.equal(admission.active, 0);
  });
});
