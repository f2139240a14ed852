import assert from "node:assert/strict";
import { test } from "node:test";
import { type GivenFeedback, ratingInForce, TAKEN_BACK } from "./rating-in-force.ts";

const given = (id: string, said: Partial<GivenFeedback> = {}): GivenFeedback => ({
  id,
  ...TAKEN_BACK,
  ...said,
});

test("what was said last counts, whatever order it comes in", () => {
  const all = [given("fb_2", { thumbs: "down" }), given("fb_1", { rating: 4 }), given("fb_3", { rating: 3 })];
  assert.equal(ratingInForce(all), 3);
  assert.equal(ratingInForce(all.slice(0, 2)), 1);
  assert.equal(ratingInForce([]), null);
});

test("a comment or a correction leaves the rating as it is", () => {
  const rated = given("fb_1", { thumbs: "up" });
  assert.equal(ratingInForce([rated, given("fb_2", { comment: "nice" })]), 5);
  assert.equal(ratingInForce([rated, given("fb_2", { correct_tone: "calm" })]), 5);
  assert.equal(ratingInForce([given("fb_1", { comment: "nice" })]), null);
});

test("taken back, nothing counts until something is said again", () => {
  const back = [given("fb_1", { rating: 2 }), given("fb_2")];
  assert.equal(ratingInForce(back), null);
  assert.equal(ratingInForce([...back, given("fb_3", { rating: 5 })]), 5);
});
