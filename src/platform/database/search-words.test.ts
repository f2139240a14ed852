import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { searchWords, snippetOf } from "./search-words.ts";

describe("the words of a search", () => {
  test("are letters and digits, lower case, each once", () => {
    const cases: [text: string, words: string[]][] = [
      ["Flaky TESTS, flaky!", ["flaky", "tests"]],
      ["기술 면접(면접)", ["기술", "면접"]],
      ['"NEAR" OR src/main.ts', ["near", "or", "src", "main", "ts"]],
      ["ẞ é e\u0301", ["ß", "é"]],
      ["  * ^ : ' \\ ", []],
    ];
    for (const [text, words] of cases) assert.deepEqual(searchWords(text), words, text);
  });

  test("hold nothing that an engine could read as syntax, and stay few", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const words = searchWords(text);
        assert(words.length <= 16);
        for (const word of words) assert.match(word, /^[\p{L}\p{M}\p{N}]{1,64}$/u);
      }),
    );
  });
});

describe("a snippet", () => {
  test("marks every match and shows where the text goes on", () => {
    const before = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen ";
    const text = `${before}the cache and the caches ${before.repeat(4)}`;
    const snippet = snippetOf(["nothing here", text], ["cache"]);
    assert.match(snippet, /^… .*the \*\*cache\*\* and the \*\*caches\*\* .* …$/);
    assert(snippet.length < 300);
  });

  test("is on one line and keeps a person's own asterisks out", () => {
    assert.equal(snippetOf(["a **bold**\n\n  면접을 claim"], ["면접"]), "a bold **면접을** claim");
  });

  test("shows the beginning when only the engine sees the match", () => {
    assert.equal(snippetOf(["café au lait", "second"], ["cafe"]), "café au lait");
  });
});
