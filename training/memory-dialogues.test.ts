import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { loadMemoryDialogues } from "./memory-dialogues.ts";
import { createPlainSearch } from "./plain-search.ts";

const FILES = ["memory-dialogues.jsonl", "memory-dialogues-long.jsonl", "memory-dialogues-held.jsonl"];

describe("conversations to measure recall with", () => {
  for (const file of FILES)
    it(`${file}: every question has evidence that stands in its conversation`, () => {
      const dialogues = loadMemoryDialogues(join(import.meta.dirname, "data", file));
      assert.ok(dialogues.length >= 2);
      for (const { id, passages, questions } of dialogues) {
        const known = new Set(passages.map((passage) => passage.id));
        assert.equal(known.size, passages.length, id);
        for (const { text, evidence } of questions) {
          assert.ok(evidence.length > 0, text);
          assert.ok(
            evidence.every((one) => known.has(one)),
            text,
          );
        }
      }
    });

  it("compares with a plain search that finds the passage with the rarest of the words", () => {
    const [first] = loadMemoryDialogues(join(import.meta.dirname, "data", FILES[0] ?? ""));
    const search = createPlainSearch(first?.passages ?? [], 1);
    const found = first?.passages.find(({ id }) => id === search("the greyhound")[0]);
    assert.match(found?.text ?? "", /greyhound/);
  });
});
