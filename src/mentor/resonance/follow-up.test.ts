import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Distribution, FREQUENCIES, INTENTS, PACES, TONES, type Tone } from "#contract/wave-key.ts";
import { inherit } from "./follow-up.ts";
import type { Hearing } from "./hearing.ts";

const even = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, 1 / values.length])) as Distribution<T>;
const mostly = <T extends string>(values: readonly T[], value: T, share: number) =>
  Object.fromEntries(
    values.map((name) => [name, name === value ? share : (1 - share) / (values.length - 1)]),
  ) as Distribution<T>;

const unclear: Hearing = {
  tone: mostly(TONES, "calm", 0.3),
  pace: mostly(PACES, "burst", 0.6),
  intent: even(INTENTS),
  frequency: even(FREQUENCIES),
  waveKey: "calm-burst-seek_advice",
  waveKeyProbability: 0.03,
  source: "classifier",
  language: "en",
  modelVersion: "test",
};
const before = {
  tone: mostly(TONES, "frustrated", 0.8),
  waveKey: "frustrated-flowing-problem_solving",
} as const;
const sum = (shares: Readonly<Record<string, number>>) => Object.values(shares).reduce((a, b) => a + b, 0);

describe("a follow-up", () => {
  test("of two words sounds like the turn before and wants what that wanted, at its own pace", () => {
    const heard = inherit(unclear, "tried that", before);
    assert.equal(heard.waveKey, "frustrated-burst-problem_solving");
    assert.ok(Math.abs(sum(heard.tone) - 1) < 1e-9 && Math.abs(sum(heard.intent) - 1) < 1e-9);
    assert.ok(
      Math.abs(heard.waveKeyProbability - heard.tone.frustrated * 0.6 * heard.intent.problem_solving) < 1e-9,
    );
  });

  test("inherits less the more it says, and nothing from five words on", () => {
    const share = (text: string) => inherit(unclear, text, before).tone.frustrated;
    const shares = ["why", "why though", "but why though", "but why though now"].map(share);
    for (const [index, value] of shares.entries())
      if (index > 0) assert.ok(value <= (shares[index - 1] ?? 0));
    assert.equal(inherit(unclear, "and why does it do that", before), unclear);
  });

  test("that is clear by itself stands", () => {
    const loud: Hearing = { ...unclear, tone: mostly(TONES, "urgent" satisfies Tone, 0.9) };
    assert.equal(inherit(loud, "HELP NOW", before).tone, loud.tone);
  });

  test("keeps what the caller said", () => {
    const given: Hearing = { ...unclear, source: "mixed" };
    assert.equal(inherit(given, "ok", before), given);
  });

  test("in Korean inherits as well", () => {
    assert.equal(inherit(unclear, "여전히 안 돼요", before).waveKey, "frustrated-burst-problem_solving");
  });
});
