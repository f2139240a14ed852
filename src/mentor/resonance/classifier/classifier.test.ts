import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createClassifier } from "./classifier.ts";
import { createEmotionClassifier } from "./emotion-classifier.ts";
import type { Emotion } from "./emotions.ts";

const MODELS = join(import.meta.dirname, "../../../../models");
const files = {
  weights: readFileSync(join(MODELS, "hearing.bin")),
  trunk: readFileSync(join(MODELS, "trunk.bin")),
};
const classifier = createClassifier(files);
const emotions = createEmotionClassifier({
  emotions: readFileSync(join(MODELS, "emotions.bin")),
  sequence: readFileSync(join(MODELS, "sequence.bin")),
  trunk: files.trunk,
});

function likeliest(distribution: Readonly<Record<string, number>>): string | undefined {
  return Object.entries(distribution).sort((a, b) => b[1] - a[1])[0]?.[0];
}

describe("classifier with the committed weights", () => {
  test("gives distributions for any string", () => {
    const strings = fc.oneof(
      fc.string({ unit: "binary", maxLength: 2000 }),
      fc.string({ unit: "grapheme", maxLength: 500 }),
      fc.array(fc.nat(0xffff), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
      fc.constantFrom(
        "",
        "\0",
        "\ud800",
        "👩‍💻👩‍💻",
        "ﷺ".repeat(1500),
        "a".repeat(32_000),
        "\n".repeat(32_000),
      ),
    );
    fc.assert(
      fc.property(strings, (text) => {
        for (const distribution of Object.values(classifier.classify(text))) {
          const values: number[] = Object.values(distribution);
          assert.ok(values.every((value) => value >= 0 && value <= 1));
          assert.ok(Math.abs(values.reduce((sum, value) => sum + value, 0) - 1) < 1e-9);
        }
        assert.ok(Object.values(emotions(text)).every((value) => value >= 0 && value <= 1));
      }),
    );
  });

  test("hears the same in the same text, and keeps earlier answers as they were", () => {
    const first = classifier.classify("I have no idea what this error means");
    const copy = structuredClone(first);
    classifier.classify("Shall we plan the next sprint together?");
    assert.deepEqual(first, copy);
    assert.deepEqual(classifier.classify("I have no idea what this error means"), copy);
  });

  const tones: [string, string][] = [
    ["I'm frustrated and need quick advice", "frustrated"],
    ["This stupid build breaks every single time and I am sick of it!!", "frustrated"],
    ["I'm scared I will be fired if this migration goes wrong", "anxious"],
    ["I don't understand what this error means, I'm completely lost", "confused"],
    ["haha my code works and I have no idea why 😂", "playful"],
    ["또 배포가 깨졌어요. 진짜 짜증나서 미치겠네요", "frustrated"],
    ["면접에서 떨어질까 봐 너무 불안해요", "anxious"],
  ];
  for (const [text, tone] of tones)
    test(`hears ${tone} in “${text}”`, () => assert.equal(likeliest(classifier.classify(text).tone), tone));

  const intents: [string, string][] = [
    ["I'm frustrated and need quick advice", "seek_advice"],
    ["Can you explain how closures work?", "learning"],
    ["How should I plan the next three sprints and in which order?", "planning"],
    ["클로저가 어떻게 동작하는지 설명해 주세요", "learning"],
  ];
  for (const [text, intent] of intents)
    test(`hears ${intent} in “${text}”`, () =>
      assert.equal(likeliest(classifier.classify(text).intent), intent));

  const feelings: [string, Emotion][] = [
    ["Thank you so much, you saved my day", "gratitude"],
    ["I am so sorry, that was my mistake", "remorse"],
    ["정말 감사합니다, 덕분에 살았어요", "gratitude"],
    ["무서워서 밤에 잠을 못 자겠어요", "fear"],
  ];
  for (const [text, emotion] of feelings)
    test(`hears ${emotion} in “${text}”`, () => assert.equal(likeliest(emotions(text)), emotion));

  test("hears a burst, a flow and a pause", () => {
    const pace = (text: string) => likeliest(classifier.classify(text).pace);
    assert.equal(pace("Help! Prod down! Now!"), "burst");
    assert.equal(
      pace("Hmm… I keep wondering… maybe it was never about the code… I am not sure…"),
      "contemplative",
    );
  });

  test("is named in its model card, so that figures and weights belong together", () => {
    assert.ok(readFileSync(join(MODELS, "hearing.md"), "utf8").includes(classifier.modelVersion));
  });
});
