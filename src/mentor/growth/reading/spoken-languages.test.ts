import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findSpokenLanguages } from "./spoken-languages.ts";

describe("spoken languages with their level", () => {
  const cases = [
    ["English C1, German (B1)", "en C1, de B1"],
    ["Portuguese (native), English C1, Russian B2", "pt native, en C1, ru B2"],
    ["Fluent in French and English", "fr C1, en C1"],
    ["fluent English", "en C1"],
    ["Languages: English (C1), Dutch, fluent French", "en C1, nl null, fr C1"],
    ["English (professional working proficiency)", "en B2"],
    ["영어 비즈니스 레벨, 일본어 JLPT N2", "en B2, ja B2"],
    ["영어: TOEIC 870", "en B2"],
    ["TOEIC 950", "en C1"],
    ["OPIc IH", "en B1"],
    ["오픽 AL", "en B2"],
    ["JLPT N1", "ja C1"],
    ["HSK 5급", "zh C1"],
    ["TOPIK 6급", "ko C2"],
    ["IELTS 7.5", "en C1"],
    ["한국어 (모국어), 영어 유창", "ko native, en C1"],
    ["we speak English all day", "en null"],
    ["The German market and a French company", ""],
    ["Polish your code", ""],
    ["TypeScript and Go", ""],
  ] as const;
  for (const [text, expected] of cases) {
    test(text, () => {
      const found = findSpokenLanguages(text).map(({ code, level }) => `${code} ${level}`);
      assert.equal(found.join(", "), expected);
    });
  }

  test("under their heading a bare name is enough", () => {
    const found = findSpokenLanguages("Spanish native, Valencian", { isSection: true });
    assert.deepEqual(
      found.map(({ code, level }) => [code, level]),
      [
        ["es", "native"],
        ["ca", null],
      ],
    );
  });
});
