import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isDevText, parseTable } from "./load-data.ts";

describe("data files", () => {
  test("are rows by column name, with quoted cells unquoted", () => {
    assert.deepEqual(parseTable('text\tlabels\nplain\tjoy,love\n"He said ""no""."\tanger\r\n'), [
      { text: "plain", labels: "joy,love" },
      { text: 'He said "no".', labels: "anger" },
    ]);
  });

  test("keep quotation marks that quote only a part", () => {
    const rows = parseTable('text\tlabels\n"Yes" and "no"\tjoy\n"open\tlove\n');
    assert.deepEqual(
      rows.map((row) => row.text),
      ['"Yes" and "no"', '"open'],
    );
  });

  test("are split by text alone: about a fifth is for development", () => {
    const texts = Array.from({ length: 2000 }, (_, index) => `message ${index * 7919}`);
    const share = texts.filter(isDevText).length / texts.length;
    assert.ok(share > 0.17 && share < 0.23, `${share}`);
  });
});
