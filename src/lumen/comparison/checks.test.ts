import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type CheckName, checkAnswer, checkedQuality } from "./checks.ts";
import { parsePrompts } from "./prompts.ts";
import { parseRubric } from "./rubric.ts";
import { scriptOf } from "./script.ts";
import { chrF } from "./similarity.ts";

function prompt(value: unknown) {
  const [parsed] = parsePrompts(JSON.stringify(value));
  assert.ok(parsed !== undefined);
  return parsed;
}

describe("checks", () => {
  const cases: readonly [string, unknown, string, CheckName, number | undefined][] = [
    [
      "a part, whatever the case",
      { prompt: "hi", expect: { contains: ["PARIS", "x"] } },
      "paris",
      "contains",
      0.5,
    ],
    [
      "a part that must not be",
      { prompt: "hi", expect: { notContains: "lyon" } },
      "In Lyon.",
      "notContains",
      0,
    ],
    ["a pattern", { prompt: "hi", expect: { matches: "^\\d{4}$" } }, "1999", "matches", 1],
    ["words", { prompt: "hi", expect: { maxWords: 2 } }, "one two three", "maxWords", 0],
    ["the whole answer", { prompt: "hi", expect: { equals: "42" } }, " 42\n", "equals", 1],
    ["JSON in a block", { prompt: "hi", expect: { json: true } }, '```json\n{"a":1}\n```', "json", 1],
    ["JSON with words around it", { prompt: "hi", expect: { json: true } }, 'Here: {"a":1}', "json", 0],
    ["JSON asked for in words", { prompt: "List them as JSON." }, "no", "json", 0],
    ["Korean answered in English", { prompt: "테스트가 계속 실패해요" }, "Look at the log.", "language", 0],
    ["Korean answered in Korean", { prompt: "테스트가 실패해요" }, "`log`를 보세요.", "language", 1],
    ["a language that is named", { prompt: "Say hello in Korean" }, "안녕하세요", "language", undefined],
    ["a language that is expected", { prompt: "hi", expect: { language: "ko" } }, "hello", "language", 0],
    ["numbers have no language", { prompt: "How many?" }, "42", "language", undefined],
    ["a refusal", { prompt: "hi" }, "I'm sorry, but I can't help with that.", "noRefusal", 0],
    ["a refusal in Korean", { prompt: "안녕" }, "죄송하지만 도와드릴 수 없습니다.", "noRefusal", 0],
    ["no refusal", { prompt: "hi" }, "I can help with that.", "noRefusal", 1],
    ["a block left open", { prompt: "hi" }, "```ts\nconst a = 1;", "fencesClosed", 0],
    ["a block in a longer one", { prompt: "hi" }, "````md\n```\n````", "fencesClosed", 1],
    ["no block", { prompt: "hi" }, "hello", "fencesClosed", undefined],
    ["going round in circles", { prompt: "hi" }, "and again\n".repeat(30), "length", 0],
  ];
  for (const [name, given, answer, check, score] of cases)
    test(name, () => assert.equal(checkAnswer(prompt(given), answer)[check], score));

  test("no answer meets nothing, and quality stays within 0 and 1", () => {
    assert.deepEqual(checkAnswer(prompt({ prompt: "hi", reference: "hello" }), " \n"), { answered: 0 });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ minLength: 1 }), (answer, reference) => {
        const quality = checkedQuality(
          checkAnswer(prompt({ prompt: "hi", reference: `${reference}.` }), answer),
        );
        assert.ok(quality >= 0 && quality <= 1);
      }),
    );
  });
});

describe("similarity to a reference", () => {
  test("is 1 for the same text, 0 for nothing in common, in between for Korean too", () => {
    assert.ok(chrF("the cat sat", "the cat  sat") > 1 - 1e-12);
    assert.equal(chrF("abc", "xyz"), 0);
    const near = chrF("테스트를 먼저 고치세요", "테스트부터 고치세요");
    assert.ok(near > 0.3 && near < 0.9, `${near}`);
  });

  test("is the paper's formula, written the long way", () => {
    const said = "thecatsatonthemat";
    const wanted = "thecatisonthemat";
    assert.ok(
      Math.abs(chrF("the cat sat on the mat", "the cat is on the mat") - byHand(said, wanted)) < 1e-12,
    );
  });

  test("never leaves 0..1", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const near = chrF(one, other);
        assert.ok(near >= 0 && near <= 1);
      }),
    );
  });
});

describe("a file of prompts", () => {
  test("is lines of text, or JSON lines with expectations", () => {
    assert.deepEqual(
      parsePrompts("one\r\n\n  two\n").map(({ line, messages }) => [line, messages[0]?.content]),
      [
        [1, "one"],
        [3, "two"],
      ],
    );
    const { messages, tags } = prompt({
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "hi" },
      ],
      tags: ["greeting"],
    });
    assert.equal(messages.length, 2);
    assert.deepEqual(tags, ["greeting"]);
  });

  const wrong: readonly [string, RegExp][] = [
    ["", /holds no prompt/],
    ['{"prompt":"a"}\nplain', /line 2/],
    ['{"prompt":"a","messages":[{"role":"user","content":"b"}]}', /line 1: give either prompt or messages/],
    ['{"messages":[{"role":"assistant","content":"b"}]}', /the last message must be the user's/],
    ['{"prompt":"a","expect":{"contain":"b"}}', /line 1: expect: .*contain/],
    ['{"prompt":"a","expect":{"matches":"("}}', /line 1: expect\.matches: is no regular expression/],
  ];
  for (const [text, problem] of wrong)
    test(`is refused by its line: ${JSON.stringify(text).slice(0, 40)}`, () =>
      assert.throws(() => parsePrompts(text), problem));
});

test("a rubric is its lines without bullets, numbers and headings", () => {
  assert.deepEqual(parseRubric("# What counts\n\n- correct\n2. brief\n"), ["correct", "brief"]);
  assert.throws(() => parseRubric("# only a heading\n"), /holds 0 lines/);
});

test("the script of a text: code and addresses do not count", () => {
  assert.equal(scriptOf("이 `createServer`를 고치세요: https://example.com/very/long/path"), "ko");
  assert.equal(scriptOf("naïve façade"), "en");
  assert.equal(scriptOf("```\n안녕\n```"), null);
  assert.equal(scriptOf("Привет"), null);
});

/** The formula of the paper, written the long way. */
function byHand(said: string, wanted: string): number {
  let precision = 0;
  let recall = 0;
  for (let order = 1; order <= 6; order += 1) {
    const grams = (text: string) =>
      Array.from({ length: text.length - order + 1 }, (_, at) => text.slice(at, at + order));
    const left = grams(wanted);
    let common = 0;
    for (const gram of grams(said)) {
      const at = left.indexOf(gram);
      if (at < 0) continue;
      left.splice(at, 1);
      common += 1;
    }
    precision += common / grams(said).length / 6;
    recall += common / grams(wanted).length / 6;
  }
  return (5 * precision * recall) / (4 * precision + recall);
}
