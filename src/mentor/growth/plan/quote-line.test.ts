import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { sampleDocument } from "../../../../test/support/growth-samples.ts";
import type { Quote } from "../growth.ts";
import { isBareList, quoteLine } from "./quote-line.ts";

function quoteIn(text: string, quoted: string): Quote {
  const start = text.indexOf(quoted);
  return { document: "cv", span: { start, end: start + quoted.length }, text: quoted };
}

describe("the line of a quote", () => {
  const LINES: readonly (readonly [text: string, quote: string, line: string])[] = [
    ["- Built the API in Java for us\nNext", "Java", "Built the API in Java for us"],
    ["■ 자격증: 정보처리기사 (2020)", "정보처리기사", "자격증: 정보처리기사 (2020)"],
    ["Leeds · priya@example.org", "Leeds", "Leeds"],
    ["서울 / 010-1234-5678", "서울", "서울"],
    ["Kontor AG, 2021.09 - 2024.03", "Kontor AG", "Kontor AG, 2021.09 - 2024.03"],
  ];
  for (const [text, quoted, line] of LINES)
    test(`${JSON.stringify(quoted)} of ${JSON.stringify(text)} is ${JSON.stringify(line)}`, () => {
      assert.equal(quoteLine(quoteIn(text, quoted), [sampleDocument("cv", text, "en")]), line);
    });

  test("holds the quote whole, wherever it stands in however long a line", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 12 }), (before, after, words) => {
        const quoted = Array(words).fill("quoted").join(" ");
        const text = `${"before ".repeat(before)}${quoted}${" after".repeat(after)}`;
        const line = quoteLine(quoteIn(text, quoted), [sampleDocument("cv", text, "en")]);
        return line.includes(quoted) && line.length <= 170;
      }),
    );
  });
});

describe("a line that only names things", () => {
  const LINES: readonly (readonly [line: string, isList: boolean])[] = [
    ["Go, Java, PostgreSQL, Redis", true],
    ["Skills: Java · Spring Boot · MySQL", true],
    ["기술: Java, Spring Boot, MySQL", true],
    ["Built the API in Java, moved it to Go, and cut its latency by half", false],
    ["Java and Go", false],
  ];
  for (const [line, isList] of LINES)
    test(`${JSON.stringify(line)} is ${isList ? "one" : "none"}`, () => {
      assert.equal(isBareList(line), isList);
    });
});
