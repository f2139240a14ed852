import assert from "node:assert/strict";
import { test } from "node:test";
import { createStageRunner, type TurnMiddleware } from "./pipeline.ts";

test("stages are timed, and middleware wraps each in the order given", async () => {
  const seen: string[] = [];
  const layer =
    (name: string): TurnMiddleware =>
    async (stage, turn, next) => {
      seen.push(`${name} before ${stage} of ${turn.sessionId}`);
      await next();
      seen.push(`${name} after ${stage}`);
    };
  const stages = createStageRunner("conv_1", [layer("outer"), layer("inner")]);
  assert.equal(await stages.run("recall", async () => 42), 42);
  assert.deepEqual(seen, [
    "outer before recall of conv_1",
    "inner before recall of conv_1",
    "inner after recall",
    "outer after recall",
  ]);
  assert.ok((stages.durations.recall ?? -1) >= 0);
});

test("a stage that fails is timed too and its error goes on", async () => {
  const stages = createStageRunner("conv_1", []);
  await assert.rejects(
    stages.run("generate", () => {
      throw new Error("scripted");
    }),
    /scripted/,
  );
  assert.ok("generate" in stages.durations);
});

test("a middleware that does not let a stage run is an error, never a silent gap", async () => {
  const stages = createStageRunner("conv_1", [async () => {}]);
  await assert.rejects(
    stages.run("route", () => 1),
    /did not let the stage route run/,
  );
});
