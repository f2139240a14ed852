import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { measureSurface, SURFACE_FEATURES } from "./surface.ts";

function measure(text: string, timesLonger = 1): Record<string, number> {
  const values = new Float64Array(SURFACE_FEATURES.length);
  measureSurface(text, timesLonger, values);
  return Object.fromEntries(SURFACE_FEATURES.map((name, at) => [name, values[at] ?? Number.NaN]));
}

describe("surface measures", () => {
  test("lie between 0 and 1 for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        for (const [name, value] of Object.entries(measure(text)))
          assert.ok(value >= 0 && value <= 1, `${name} = ${value}`);
      }),
    );
  });

  const cases: [string, string, (m: Record<string, number>) => boolean][] = [
    ["a question", "Why does it fail?", (m) => m.endsQuestion === 1 && m.endsOpen === 0],
    ["a shout", "IT IS BROKEN AGAIN", (m) => m.shouting === 1 && m.capitals === 1],
    ["no full stop", "just thinking", (m) => m.endsOpen === 1 && m.startsLowerCase === 1],
    ["an ellipsis of dots once", "well... I wonder", (m) => m.ellipses === 1 / 3],
    ["an ellipsis as one sign", "well… I wonder", (m) => m.ellipses === 1 / 3],
    ["a list", "Plan:\n- one\n- two", (m) => m.listItems === 1],
    ["code in backticks", "what does `map` do", (m) => m.code === 1],
    ["bare code", "foo(bar);\nreturn x;", (m) => m.code === 1],
    ["prose", "I am done; it works.", (m) => m.code === 0 && m.listItems === 0],
    ["laughter", "이게 되네 ㅋㅋ", (m) => m.laughter === 0.5 && m.hangul === 1],
    ["an emoji", "done 🎉", (m) => m.emoji === 0.5],
    ["a link", "see https://example.org", (m) => m.links === 1],
  ];
  for (const [name, text, holds] of cases)
    test(`notice ${name}`, () => assert.ok(holds(measure(text)), JSON.stringify(measure(text))));

  test("tell short sentences from long ones", () => {
    const short = measure("No. Stop. Not now. Go.");
    const long = measure(
      "I went on and on about the migration and then the tests and then everything else that came up today",
    );
    assert.ok((short.sentenceNear4 ?? 0) > 0.5);
    assert.ok((long.sentenceNear80 ?? 0) > 0.5);
  });

  test("count a decimal point and a file name as no sentence end", () => {
    assert.equal(
      measure("Node 24.21 reads config.ts here").sentences,
      measure("Node reads it here").sentences,
    );
  });

  test("know the length of what was cut away", () => {
    assert.equal(measure("x".repeat(100), 1).lengthNear1000, 0);
    assert.equal(measure("x".repeat(100), 100).lengthNear1000, 1);
  });
});
