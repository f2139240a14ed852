import assert from "node:assert/strict";
import { test } from "node:test";
import { readExhausted } from "./rate-limit-headers.ts";

const NOW = Date.UTC(2026, 10, 21, 8);

test("a limit that is used up says when it is whole again, as each provider writes it", () => {
  const cases: [Record<string, string>, number | null][] = [
    [{ "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1m30s" }, 90_000],
    [{ "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "120ms" }, 120],
    [
      {
        "anthropic-ratelimit-requests-remaining": "0",
        "anthropic-ratelimit-requests-reset": "2026-11-21T08:00:07Z",
      },
      7_000,
    ],
    [{ "ratelimit-remaining": "0", "ratelimit-reset": "20" }, 20_000],
    [
      {
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "1s",
        "x-ratelimit-remaining-tokens": "0",
        "x-ratelimit-reset-tokens": "3s",
      },
      3_000,
    ],
    [{ "x-ratelimit-remaining-requests": "59", "x-ratelimit-reset-requests": "1s" }, null],
    [{ "ratelimit-remaining": "0", "ratelimit-reset": "soon" }, null],
    [{ "ratelimit-remaining": "0" }, null],
    [{}, null],
  ];
  for (const [headers, expected] of cases)
    assert.equal(readExhausted(headers, NOW), expected, JSON.stringify(headers));
});
