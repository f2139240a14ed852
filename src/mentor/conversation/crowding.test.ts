import assert from "node:assert/strict";
import { test } from "node:test";
import { createCrowding } from "./crowding.ts";

test("a busy process is crowded only with many turns under way, a resting one never", async () => {
  // The event loop says nothing of itself before its first round.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const isCrowded = createCrowding();
  const until = performance.now() + 300;
  while (performance.now() < until);
  assert.equal(isCrowded(1), false);
  assert.equal(isCrowded(8), true);
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal(isCrowded(8), false);
});
