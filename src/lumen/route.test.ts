import assert from "node:assert/strict";
import { test } from "node:test";
import type { Model } from "./model.ts";
import { priceOf } from "./price-catalog.ts";
import { orderModels, type Policy } from "./route.ts";

function model(id: string, isLocal = false): Model {
  const price = priceOf(id, isLocal);
  return {
    id,
    protocol: "openai",
    url: "http://x/v1",
    name: id,
    key: null,
    isLocal,
    price,
    maxConcurrent: 1,
  };
}

const STATIONS = [
  { model: model("openai/gpt-5"), firstPieceMs: 900 },
  { model: model("openrouter/somebody/unknown"), firstPieceMs: null },
  { model: model("anthropic/claude-haiku-4-5-20251001"), firstPieceMs: 300 },
  { model: model("local/llama3.2", true), firstPieceMs: 2500 },
];

const ORDERS: readonly [Policy, readonly string[], RegExp][] = [
  [
    "listed",
    ["openai/gpt-5", "openrouter/somebody/unknown", "anthropic/claude-haiku-4-5-20251001", "local/llama3.2"],
    /the order of the models/,
  ],
  [
    "local-first",
    ["local/llama3.2", "anthropic/claude-haiku-4-5-20251001", "openai/gpt-5", "openrouter/somebody/unknown"],
    /local first/,
  ],
  [
    "cheapest",
    ["local/llama3.2", "anthropic/claude-haiku-4-5-20251001", "openai/gpt-5", "openrouter/somebody/unknown"],
    /cheapest: about \$0\.00 a million tokens/,
  ],
  [
    "fastest",
    ["openrouter/somebody/unknown", "anthropic/claude-haiku-4-5-20251001", "openai/gpt-5", "local/llama3.2"],
    /not measured yet/,
  ],
];

for (const [policy, ids, reason] of ORDERS) {
  test(`${policy}: ${ids[0]} is asked first, and the reason says why`, () => {
    const ordered = orderModels(STATIONS, policy);
    assert.deepEqual(
      ordered.map(({ station }) => station.model.id),
      ids,
    );
    assert.match(ordered[0]?.reason ?? "", reason);
  });
}
