import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { createClassifier } from "./classifier/index.ts";
import { explain } from "./explain.ts";

const MODELS = join(import.meta.dirname, "../../../models");
const classifier = createClassifier({
  weights: readFileSync(join(MODELS, "hearing.bin")),
  trunk: readFileSync(join(MODELS, "trunk.bin")),
});
const texts = [
  "This stupid build broke again and I am so sick of it, could you please look at the log?",
  "I'm scared that the migration I ran yesterday lost rows and nobody has noticed so far",
  "Can you explain how closures work in a way that I can tell a colleague tomorrow?",
  "haha my regex matched the whole file and now the release notes are a poem",
  "또 배포가 깨졌어요 진짜 짜증나서 미치겠는데 로그 좀 같이 봐 주실 수 있나요",
];
const top = (shares: Readonly<Record<string, number>>) =>
  Object.entries(shares).reduce((a, b) => (b[1] > a[1] ? b : a));

describe("an explanation", () => {
  test("is the model's own: leaving its heaviest word out changes the answer by the weight that is told", () => {
    for (const text of texts) {
      const [name, probability] = top(classifier.classify(text).tone);
      const [heaviest] = explain(classifier, text).tone;
      assert.ok(heaviest !== undefined, text);
      const words = text.split(" ");
      const without = words.toSpliced(words.indexOf(heaviest.word), 1).join(" ");
      const rest: Readonly<Record<string, number>> = classifier.classify(without).tone;
      const odds = (value: number) => Math.log(value / (1 - value));
      assert.ok(Math.abs(odds(probability) - odds(rest[name] ?? 0) - heaviest.weight) < 0.02, text);
    }
  });

  test("names words that matter more than others do: without them the answer weakens more (comprehensiveness)", () => {
    let named = 0;
    let others = 0;
    for (const text of texts) {
      const [name, probability] = top(classifier.classify(text).tone);
      const speaking = explain(classifier, text)
        .tone.filter(({ weight }) => weight > 0)
        .slice(0, 2);
      const words = text.split(" ");
      const drop = (left: readonly string[]) => {
        const rest: Readonly<Record<string, number>> = classifier.classify(
          words.filter((word) => !left.includes(word)).join(" "),
        ).tone;
        return probability - (rest[name] ?? 0);
      };
      const heavy = speaking.map(({ word }) => word);
      named += drop(heavy);
      others += drop(words.filter((word) => !heavy.includes(word)).slice(0, heavy.length));
    }
    assert.ok(named > 2 * Math.max(0, others) && named > 0.3, `${named} against ${others}`);
  });

  test("is bounded: five words an axis at most, whatever the length", () => {
    const long = "why does this fail and what now? ".repeat(400);
    for (const words of Object.values(explain(classifier, long))) assert.ok(words.length <= 5);
    assert.deepEqual(explain(classifier, ""), { tone: [], pace: [], intent: [] });
  });
});
