import assert from "node:assert/strict";
import { test } from "node:test";
import { compareResponseSchema, recommendResponseSchema } from "#contract/recommendation.ts";
import { openDoor } from "../../../test/support/http.ts";

const query = "I'm frustrated and need quick advice";

test("recommends personas with reasons, as the schema says", async () => {
  await using door = await openDoor();
  const { status, body } = await door.call("POST", "/api/v2/recommend/personalized", {
    body: { query, context: { tone: "frustrated", pace: "burst", intent: "seek-advice" } },
  });
  assert.equal(status, 200);
  assert.deepEqual(recommendResponseSchema.parse(body), body);
  assert.equal(body.recommendation.wave_key, "frustrated-burst-seek_advice");
  assert.equal(body.recommendation.primary_persona, "Lua");
  const scores = Object.entries(body.recommendation.all_scores as Record<string, number>);
  const rounded = Object.fromEntries(scores.map(([id, score]) => [id, Math.round(score * 1e9) / 1e9]));
  assert.deepEqual(rounded, { Lua: 1, Elro: 0.44, Riri: 0.59, Nana: 0.59 });
  assert.equal(body.recommendation.ranked_recommendations.length, 3);
});

test("compares the two routers, as the schema says", async () => {
  await using door = await openDoor();
  const { status, body } = await door.call("POST", "/api/v2/recommend/compare", { body: { query } });
  assert.equal(status, 200);
  assert.deepEqual(compareResponseSchema.parse(body), body);
  assert.equal(body.new_recommendation.method, "ensemble");
  assert.equal(body.legacy_recommendation.method, "resonance_router");
});

test("refuses a tone that does not exist, and says which do", async () => {
  await using door = await openDoor();
  const { status, body } = await door.call("POST", "/api/v2/recommend/personalized", {
    body: { query, context: { tone: "furious" } },
  });
  assert.equal(status, 400);
  assert.match(body.field, /tone/);
  assert.match(body.fix, /frustrated/);
});
