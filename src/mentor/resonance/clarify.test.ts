import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Distribution, INTENTS, TONES } from "#contract/wave-key.ts";
import { clarifyingQuestion } from "./clarify.ts";

const even = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, 1 / values.length])) as Distribution<T>;
const thresholds = { tone: 0.3, intent: 0.35 };
const unclear = { tone: even(TONES), intent: even(INTENTS), source: "classifier", language: "en" } as const;

describe("the clarifying question", () => {
  test("offers the two likeliest intents when neither tone nor intent is clear", () => {
    const intent = { ...even(INTENTS), learning: 0.3, planning: 0.25 };
    assert.equal(
      clarifyingQuestion({ ...unclear, intent }, thresholds),
      "Which would help you more right now: understanding how it works, or a plan with the next steps?",
    );
  });

  test("is asked in Korean of a Korean message", () => {
    assert.match(clarifyingQuestion({ ...unclear, language: "ko" }, thresholds) ?? "", /도움이 될까요\?/);
  });

  test("is not asked when one of them is clear, or when the caller said something", () => {
    const tone = { ...even(TONES), frustrated: 0.6 };
    const intent = { ...even(INTENTS), planning: 0.7 };
    assert.equal(clarifyingQuestion({ ...unclear, tone }, thresholds), null);
    assert.equal(clarifyingQuestion({ ...unclear, intent }, thresholds), null);
    assert.equal(clarifyingQuestion({ ...unclear, source: "mixed" }, thresholds), null);
  });
});
