import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type ProbeHeaders, readDuration, readLimits } from "./limit-headers.ts";
import { readModelInfo, readRefusal } from "./token-limits.ts";

const NOW = Date.UTC(2026, 10, 21);

describe("limits in headers", () => {
  const cases: readonly [string, ProbeHeaders, [string, number, RegExp][]][] = [
    ["none", {}, []],
    [
      "OpenAI's, its window worked out from the reset",
      {
        "x-ratelimit-limit-requests": "60",
        "x-ratelimit-remaining-requests": "59",
        "x-ratelimit-reset-requests": "1s",
        "x-ratelimit-limit-tokens": "150000",
        "x-ratelimit-remaining-tokens": "149984",
        "x-ratelimit-reset-tokens": "6ms",
      },
      [
        ["requests", 60, /^x-ratelimit-limit-requests$/],
        ["tokens", 150_000, /^x-ratelimit-limit-tokens$/],
      ],
    ],
    [
      "a limit of a day under the same names",
      {
        "x-ratelimit-limit-requests": "14400",
        "x-ratelimit-remaining-requests": "14370",
        "x-ratelimit-reset-requests": "2m59.56s",
      },
      [["requests", 10, /14400 in 86400 s/]],
    ],
    [
      "OpenAI's with nothing used: the window is a guess, and said to be",
      { "x-ratelimit-limit-requests": "500", "x-ratelimit-remaining-requests": "500" },
      [["requests", 500, /taken for a minute/]],
    ],
    [
      "Anthropic's",
      {
        "anthropic-ratelimit-requests-limit": "50",
        "anthropic-ratelimit-input-tokens-limit": "30000",
        "anthropic-ratelimit-tokens-limit": "40000",
      },
      [
        ["requests", 50, /^anthropic-ratelimit-requests-limit$/],
        ["tokens", 40_000, /^anthropic-ratelimit-tokens-limit$/],
      ],
    ],
    [
      "the IETF's of draft 10, the window nearest to a minute first",
      {
        "ratelimit-policy":
          '"day";q=1000;w=86400, "burst;, odd";q=100;w=60;qu="requests", "many";q=4;qu="concurrent-requests"',
      },
      [
        ["requests", 100, /^ratelimit-policy burst;, odd; .*1000 in 86400 s/],
        ["concurrency", 4, /^ratelimit-policy many$/],
      ],
    ],
    [
      "the IETF's of draft 7",
      { "ratelimit-policy": "10;w=1", "ratelimit-limit": "10" },
      [["requests", 600, /10 in 1 s/]],
    ],
    [
      "a limit without a window",
      { "ratelimit-limit": "100" },
      [["requests", 100, /^ratelimit-limit; its window/]],
    ],
  ];
  for (const [name, headers, expected] of cases)
    test(name, () => {
      const limits = readLimits(headers, NOW);
      assert.deepEqual(
        limits.map(({ what, value }) => [what, value]),
        expected.map(([what, value]) => [what, value]),
      );
      for (const [index, limit] of limits.entries()) assert.match(limit.detail, expected[index]?.[2] ?? /^$/);
    });

  test("whatever a server sends, limits are numbers above or at 0", () => {
    const names = [
      "x-ratelimit-limit-requests",
      "ratelimit-policy",
      "x-ratelimit-reset-requests",
      "ratelimit-limit",
    ];
    const headers = fc.dictionary(fc.constantFrom(...names, "x-ratelimit-remaining-requests"), fc.string());
    fc.assert(
      fc.property(headers, (given) => {
        for (const { value } of readLimits(given, NOW)) assert.ok(Number.isFinite(value) && value >= 0);
      }),
    );
  });

  test("durations as they are written", () => {
    const read = (text: string) => readDuration(text, NOW);
    assert.deepEqual(["6m0s", "120ms", "1h1m1s", "20", "2026-11-21T00:00:30Z", "soon", ""].map(read), [
      360_000,
      120,
      3_661_000,
      20_000,
      30_000,
      null,
      null,
    ]);
  });
});

describe("token limits", () => {
  test("about a model, under the names that providers use", () => {
    assert.deepEqual(readModelInfo({ context_length: 8192, top_provider: { max_completion_tokens: 1024 } }), {
      context: 8192,
      answer: 1024,
    });
    assert.deepEqual(readModelInfo({ inputTokenLimit: 1000, outputTokenLimit: 100 }), {
      context: 1000,
      answer: 100,
    });
    assert.deepEqual(readModelInfo({ context_length: "many" }), { context: null, answer: null });
    assert.deepEqual(readModelInfo(null), { context: null, answer: null });
  });

  const refusals: readonly [string, number | null, number | null][] = [
    [
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 10010 tokens.",
      8192,
      null,
    ],
    ["prompt is too long: 208310 tokens > 200000 maximum", 200_000, null],
    [
      "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
      1_048_576,
      null,
    ],
    ["Input tokens exceed the configured limit of 272000 tokens.", 272_000, null],
    ['{"error":{"type":"exceed_context_size_error","n_ctx":4096}}', 4096, null],
    ["max_tokens is too large: 10000000. This model supports at most 16384 completion tokens", null, 16_384],
    ["max_tokens: 10000000 > 8192, which is the maximum allowed number of output tokens for x", null, 8192],
    ["something else", null, null],
  ];
  for (const [message, context, answer] of refusals)
    test(`in a refusal: ${message.slice(0, 50)}`, () =>
      assert.deepEqual(readRefusal(message), { context, answer }));
});
