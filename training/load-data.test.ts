import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { loadOwnDev, OWN_FOLDER, readOwn } from "./corpora.ts";
import { DataFormatError, isDevText, parseOwnMessages, parseTable } from "./load-data.ts";

const HEADER = "text\ttone\tpace\tintent\tfrequency\n";

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

  test("of our own are taken literally", () => {
    const [message] = parseOwnMessages(`${HEADER}"quoted" text\tcalm\tmedium\tlearning\tpen\n`, "f.tsv");
    assert.deepEqual(message, {
      text: '"quoted" text',
      tone: "calm",
      pace: "medium",
      intent: "learning",
      frequency: "pen",
    });
  });

  const faults: [string, string, RegExp][] = [
    ["an unknown value", "hi\thappy\tmedium\tlearning\tpen", /f\.tsv, line 2: "happy" is none of frustrated/],
    ["a missing cell", "hi\tcalm\tmedium\tlearning", /line 2: needs 5 cells, has 4/],
    ["no text", "\tcalm\tmedium\tlearning\tpen", /line 2: needs 5 cells/],
  ];
  for (const [name, line, message] of faults)
    test(`with ${name} are refused with file and line`, () => {
      assert.throws(
        () => parseOwnMessages(HEADER + line, "f.tsv"),
        (error) => error instanceof DataFormatError && message.test(error.message),
      );
    });

  test("are split by text alone: about a fifth is for development", () => {
    const texts = Array.from({ length: 2000 }, (_, index) => `message ${index * 7919}`);
    const share = texts.filter(isDevText).length / texts.length;
    assert.ok(share > 0.17 && share < 0.23, `${share}`);
  });

  test("hold one message for each of the 216 wave keys", () => {
    const messages = readOwn(join(OWN_FOLDER, "wave-keys.en.tsv"));
    assert.equal(new Set(messages.map(({ tone, pace, intent }) => `${tone}-${pace}-${intent}`)).size, 216);
    assert.equal(messages.length, 216);
  });

  test("of our own that are committed parse, and no text is in both splits", () => {
    const all = ["messages.en.tsv", "messages.ko.tsv", "wave-keys.en.tsv"].flatMap((file) =>
      readOwn(join(OWN_FOLDER, file)),
    );
    const dev = loadOwnDev().map(({ text }) => text);
    const train = all.map(({ text }) => text).filter((text) => !isDevText(text));
    assert.ok(dev.length > 0 && train.length > dev.length);
    assert.equal(dev.filter((text) => train.includes(text)).length, 0);
  });
});
