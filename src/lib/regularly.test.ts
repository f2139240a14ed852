import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { regularly } from "./regularly.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

function start(t: TestContext, work: () => Promise<unknown>, failures: unknown[] = []) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  return regularly({
    work,
    firstAfterMs: MINUTE,
    everyMs: HOUR,
    onFailure: (error) => void failures.push(error),
  });
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("comes soon after the start, then at each interval, until it is disposed of", async (t) => {
  let times = 0;
  const regular = start(t, async () => {
    times += 1;
  });
  assert.equal(times, 0);
  const seen: number[] = [];
  for (const ms of [MINUTE, HOUR - 1, 1, HOUR]) {
    t.mock.timers.tick(ms);
    await settled();
    seen.push(times);
  }
  assert.deepEqual(seen, [1, 1, 2, 3]);
  await regular[Symbol.asyncDispose]();
  t.mock.timers.tick(5 * HOUR);
  assert.equal(times, 3);
});

test("a time is left out while the one before goes on, and disposing waits for it", async (t) => {
  let begun = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const regular = start(t, () => {
    begun += 1;
    return promise;
  });
  t.mock.timers.tick(MINUTE);
  t.mock.timers.tick(3 * HOUR);
  assert.equal(begun, 1);
  let isDisposed = false;
  const disposing = regular[Symbol.asyncDispose]().then(() => {
    isDisposed = true;
  });
  await settled();
  assert.equal(isDisposed, false);
  resolve();
  await disposing;
});

test("a failure is told, and does not end it", async (t) => {
  const failures: unknown[] = [];
  await using _ = start(t, () => Promise.reject(new Error("the disk is full")), failures);
  t.mock.timers.tick(MINUTE);
  await settled();
  t.mock.timers.tick(HOUR);
  await settled();
  assert.deepEqual(
    failures.map((error) => String(error)),
    ["Error: the disk is full", "Error: the disk is full"],
  );
});
