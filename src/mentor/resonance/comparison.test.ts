import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Distribution, FREQUENCIES, INTENTS, PACES, TONES, type Tone } from "#contract/wave-key.ts";
import { NOBODY_ASKED } from "./acceptance.ts";
import { compareClassifiers, type HeldMessage } from "./comparison.ts";
import type { Classifier } from "./hearing.ts";

const certain = <T extends string>(values: readonly T[], only: T) =>
  Object.fromEntries(values.map((value) => [value, value === only ? 1 : 0])) as Distribution<T>;

/** Right about everything but the tone of the messages it cannot hear. */
function listener(deafTo: (index: number) => boolean): Classifier {
  return {
    modelVersion: "test",
    clarity: { tone: 0, intent: 0 },
    acceptance: NOBODY_ASKED,
    classify: (text) => ({
      tone: certain<Tone>(TONES, deafTo(Number(text)) ? "calm" : "urgent"),
      pace: certain(PACES, "burst"),
      intent: certain(INTENTS, "planning"),
      frequency: certain(FREQUENCIES, "pen"),
    }),
  };
}

const messages: HeldMessage[] = Array.from({ length: 200 }, (_, index) => ({
  text: String(index),
  tone: ["urgent"],
  pace: ["burst"],
  intent: ["planning", "learning"],
  frequency: ["pen"],
}));

function steadyRandom() {
  let state = 7;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

const compare = (before: Classifier, after: Classifier) =>
  compareClassifiers(before, after, { messages, random: steadyRandom() });

describe("a comparison of classifiers", () => {
  test("finds a real gain", () => {
    const verdict = compare(
      listener((index) => index % 2 === 0),
      listener(() => false),
    );
    assert.equal(verdict.current, 0.875);
    assert.equal(verdict.candidate, 1);
    assert.ok(verdict.isBetter && verdict.gain.low > 0.1 && verdict.gain.high < 0.16);
  });

  test("takes a difference of two messages for noise", () => {
    const verdict = compare(
      listener((index) => index < 2),
      listener((index) => index === 150),
    );
    assert.ok(verdict.candidate > verdict.current);
    assert.equal(verdict.isBetter, false);
  });

  test("does not call a model better than itself, nor a worse one better", () => {
    const model = listener((index) => index % 3 === 0);
    assert.deepEqual(compare(model, model).gain, { low: 0, high: 0 });
    assert.equal(compare(model, model).isBetter, false);
    assert.equal(
      compare(
        listener(() => false),
        model,
      ).isBetter,
      false,
    );
  });
});
