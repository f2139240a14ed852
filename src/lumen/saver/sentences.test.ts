import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { sentencesOf } from "./sentences.ts";

const CASES: readonly (readonly [what: string, message: string, sentences: readonly string[]])[] = [
  ["English", "We moved to Oslo. Really? Yes!", ["We moved to Oslo.", "Really?", "Yes!"]],
  [
    "abbreviations, initials and numbers",
    "Dr. Kim paid 3.5 million, e.g. to J. Roe. It was v1.2.",
    ["Dr. Kim paid 3.5 million, e.g. to J. Roe.", "It was v1.2."],
  ],
  ["“I” at a sentence's end", "So did I. Then it rained.", ["So did I.", "Then it rained."]],
  [
    "Korean with and without full stops",
    "배포는 금요일이에요 그때 봐요. 저는 휴가입니다 감사합니다",
    ["배포는 금요일이에요", "그때 봐요.", "저는 휴가입니다", "감사합니다"],
  ],
  ["lines", "Plan:\n1. Cut the branch\n2. Ship it", ["Plan:", "1. Cut the branch", "2. Ship it"]],
  [
    "a block of code whole",
    "Try this:\n```ts\nconst a = 1.\nb();\n```\nIt works.",
    ["Try this:", "```ts\nconst a = 1.\nb();\n```", "It works."],
  ],
  ["an open block of code", "See\n```\nlast line", ["See", "```\nlast line"]],
  ["nothing", " \n ", []],
];

describe("the sentences of a message", () => {
  for (const [what, message, sentences] of CASES)
    test(what, () => {
      assert.deepEqual(
        sentencesOf(message).map(({ text }) => text),
        sentences,
      );
    });

  test("are runs of the message in order, with nothing but white space between them", () => {
    const words = fc.constantFrom(
      "a",
      "Dr.",
      "요 ",
      "니다 ",
      ". ",
      "!\n",
      "```\n",
      "\n```\n",
      "🦊",
      " ",
      "3.5",
      "。",
      "x".repeat(400),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const message = parts.join("");
        let from = 0;
        for (const { text, start, end } of sentencesOf(message)) {
          assert.equal(message.slice(start, end), text);
          assert.equal(message.slice(from, start).trim(), "");
          assert.ok(text.isWellFormed());
          from = end;
        }
        assert.equal(message.slice(from).trim(), "");
      }),
    );
  });
});
