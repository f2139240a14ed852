import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  costOf,
  type DatedPrice,
  isOld,
  knownPrices,
  parsePriceList,
  priceAt,
  priceOf,
} from "./price-catalog.ts";

const day = (text: string) => Date.parse(text);
const own = (modelId: string, from: string | null, input: number): DatedPrice => {
  const price = { input, cachedInput: input / 10, cacheWrite: input, output: input * 4 };
  return { modelId, from, ...price, asOf: "2026-11-01", source: "yours" };
};

describe("the price in force", () => {
  test("changes on its day, in UTC", () => {
    const inputAt = (at: string) => priceAt("gemini/gemini-3.8-flash", day(at))?.input;
    assert.equal(inputAt("2026-12-31T23:59:59Z"), 0.75);
    assert.equal(inputAt("2027-01-01T00:00:00Z"), 1.5);
    const cachedAt = (at: string) => priceAt("anthropic/claude-sonnet-5-5", day(at))?.cachedInput;
    assert.deepEqual([cachedAt("2026-10-06"), cachedAt("2026-10-07")], [0.2, 0.1]);
  });

  test("of a dated name is that of the name before the date; of an unknown one there is none", () => {
    const at = day("2026-11-21");
    const plain = priceAt("anthropic/claude-haiku-4-5", at);
    assert.deepEqual([plain?.input, plain?.cachedInput, plain?.cacheWrite, plain?.output], [1, 0.1, 1.25, 5]);
    for (const name of ["claude-haiku-4-5-20251001", "claude-haiku-4-5-latest"])
      assert.equal(priceAt(`anthropic/${name}`, at), plain);
    assert.equal(priceAt("openrouter/anthropic/claude-haiku-4-5", at), null);
    assert.equal(priceAt("anthropic/claude-haiku-4", at), null);
  });

  test("is the operator's own from its day on, whatever the list says after", () => {
    const mine = [own("openai/gpt-5-mini", "2026-12-01", 9), own("openai/gpt-5-mini", "2027-02-01", 8)];
    const inputAt = (at: string) => priceAt("openai/gpt-5-mini", day(at), mine)?.input;
    assert.deepEqual(["2026-11-30", "2026-12-01", "2027-01-31", "2027-02-01"].map(inputAt), [0.25, 9, 9, 8]);
  });

  test("of a model on one's own machines is nothing, unless its operator says otherwise", () => {
    const at = day("2026-11-21");
    assert.equal(priceOf("ollama/llama3.2", true, { at })?.output, 0);
    assert.equal(
      priceOf("ollama/llama3.2", true, { at, own: [own("ollama/llama3.2", null, 0.5)] })?.output,
      2,
    );
    assert.equal(priceOf("other/llama3.2", false, { at }), null);
    assert.equal(priceOf("openai/gpt-5-mini", false)?.output, 2, "without a time, now");
  });
});

describe("the list", () => {
  test("has a page and a day for every price, and no day twice for one model", () => {
    const places = knownPrices().map(({ modelId, from }) => `${modelId} ${from}`);
    assert.equal(new Set(places).size, places.length);
    for (const price of knownPrices()) {
      assert.match(
        price.source,
        /^https:\/\/(platform\.claude\.com|developers\.openai\.com|ai\.google\.dev)\//,
      );
      assert.ok(price.cachedInput <= price.input && price.input <= price.cacheWrite, price.modelId);
      assert.ok(price.output > price.input, price.modelId);
    }
  });

  test("knows what a provider's key alone brings", () => {
    for (const id of ["anthropic/claude-haiku-4-5", "openai/gpt-5-mini", "gemini/gemini-2.5-flash"])
      assert.notEqual(priceAt(id, day("2026-11-21")), null, id);
  });

  test("is old after 180 days", () => {
    const price = own("x/y", null, 1);
    assert.equal(isOld({ ...price, asOf: "2026-05-25" }, day("2026-11-21")), false);
    assert.equal(isOld({ ...price, asOf: "2026-05-24" }, day("2026-11-21T12:00Z")), true);
  });

  test("is refused where it is wrong", () => {
    const good = { model: "a/b", input: 1, cachedInput: 1, cacheWrite: 1, output: 1, source: "s" };
    const sources = {
      s: { page: "https://a.example", readThrough: "https://b.example", asOf: "2026-01-01" },
    };
    const list = (price: object) => ({ about: "", sources, prices: [{ ...good, ...price }] });
    assert.equal(parsePriceList(list({}))[0]?.asOf, "2026-01-01");
    for (const wrong of [{ input: -1 }, { from: "tomorrow" }, { source: "t" }, { model: "b" }, { ouput: 1 }])
      assert.throws(() => parsePriceList(list(wrong)), JSON.stringify(wrong));
  });
});

describe("a cost", () => {
  const price = own("x/y", null, 10);

  test("counts what was fresh, read from and written to the cache, and said, each at its price", () => {
    const usage = {
      promptTokens: 1000,
      completionTokens: 100,
      cachedPromptTokens: 400,
      cacheWriteTokens: 300,
    };
    const anthropic = { ...price, cacheWrite: 12.5 };
    assert.equal(costOf(anthropic, usage), (300 * 10 + 400 * 1 + 300 * 12.5 + 100 * 40) / 1e6);
    assert.equal(costOf(price, { ...usage, cacheWriteTokens: undefined }), (600 * 10 + 400 + 4000) / 1e6);
    assert.equal(costOf(null, usage), null);
    assert.equal(costOf(price, { ...usage, completionTokens: null }), null);
  });

  test("never counts a token twice, whatever a provider reports", () => {
    const count = fc.nat(100_000);
    fc.assert(
      fc.property(count, count, count, count, (promptTokens, cachedPromptTokens, cacheWriteTokens, said) => {
        const flat = { ...price, cachedInput: 10, cacheWrite: 10, output: 10 };
        const usage = { promptTokens, cachedPromptTokens, cacheWriteTokens, completionTokens: said };
        assert.ok(Math.abs((costOf(flat, usage) ?? -1) - (promptTokens + said) / 1e5) < 1e-9);
      }),
    );
  });
});
