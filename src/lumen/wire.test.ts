import assert from "node:assert/strict";
import { test } from "node:test";
import { readRetryAfter } from "./wire.ts";

const NOW = Date.parse("2026-01-01T12:00:00Z");

for (const [value, milliseconds] of [
  ["30", 30_000],
  ["0.5", 500],
  ["Thu, 01 Jan 2026 12:00:10 GMT", 10_000],
  ["Thu, 01 Jan 2026 11:00:00 GMT", 0],
  ["-3", 0],
  ["soon", null],
  ["", null],
  [undefined, null],
] as const) {
  test(`Retry-After: ${value} is ${milliseconds} ms`, () => {
    assert.equal(readRetryAfter(value, NOW), milliseconds);
  });
}
