import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import {
  type ModelServer,
  type ScriptedAnswer,
  startModelServer,
} from "../../../test/support/model-server.ts";
import type { ModelRequest } from "../../../test/support/model-wire.ts";
import { type Model, PROTOCOLS } from "../model.ts";
import { createProber, createProbeStore, type ProbeOptions } from "./index.ts";

const PRICE = { input: 1, cachedInput: 1, cacheWrite: 1, output: 10, asOf: "2026-11-21", source: "test" };
const FREE = { ...PRICE, input: 0, cachedInput: 0, cacheWrite: 0, output: 0 };

async function probe(server: ModelServer, options: Partial<ProbeOptions> = {}, more: Partial<Model> = {}) {
  const model: Model = {
    id: "x/fake",
    protocol: "openai",
    url: server.url,
    name: "fake",
    key: "secret-key",
    isLocal: false,
    price: PRICE,
    maxConcurrent: 8,
    ...more,
  };
  await using prober = createProber({ model, timeoutMs: 2000, clock: { now: () => Date.UTC(2026, 10, 21) } });
  const bounds = { maxRequests: 10, maxUsd: 0.05, rateUpTo: 6000, isContextWanted: false, ...options };
  return await prober.probe(bounds);
}

const isPost = ({ body }: ModelRequest) => body.model !== undefined || body.contents !== undefined;

describe("the first refusal", () => {
  for (const protocol of PROTOCOLS) {
    test(`is the last thing that is asked for (${protocol})`, async () => {
      await using server = await startModelServer();
      server.delayMs = 250;
      server.limitAfter = 9;
      server.retryAfter = "7";
      const result = await probe(server, { maxRequests: 60 }, { protocol });
      assert.equal(result.stopped, "rate-limited");
      assert.equal(server.countAfterLimit, 0, "the server counts");
      assert.equal(result.answered, 9);
      assert.equal(result.requests, server.count);
      assert.equal(result.retryAfterMs, 7000);
      assert.equal(result.problem, null);
      assert.ok((result.limits.requestsPerMinute.value ?? 0) <= 9);
    });
  }

  test("ends it wherever it comes, even at the first question", async () => {
    for (const limitAfter of [0, 1, 2, 3]) {
      await using server = await startModelServer();
      server.limitAfter = limitAfter;
      const result = await probe(server);
      assert.equal(result.stopped, "rate-limited");
      assert.equal(server.requests.length, limitAfter + 1);
      assert.equal(server.countAfterLimit, 0);
      assert.equal(result.problem === null, limitAfter > 0);
    }
  });

  test("at a rate: nothing more goes out, and the rate is told", async () => {
    await using server = await startModelServer();
    server.limitAfter = 20;
    const result = await probe(server, { maxRequests: 60, rateUpTo: 1200 });
    assert.equal(server.countAfterLimit, 0);
    assert.match(
      result.limits.requestsPerMinute.detail,
      /^20 were answered within a minute; limited at \d+ a minute$/,
    );
    assert.equal(result.limits.requestsPerMinute.isAtLeast, false);
  });

  test("is not waited for where the provider says that nothing is left", async () => {
    await using server = await startModelServer();
    server.headers = { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "12s" };
    const result = await probe(server);
    assert.equal(result.stopped, "rate-limited");
    assert.equal(result.retryAfterMs, 12_000);
    assert.equal(server.count, 1);
  });
});

describe("bounds", () => {
  test("no more requests than allowed", async () => {
    for (const maxRequests of [1, 3, 6, 20]) {
      await using server = await startModelServer();
      const result = await probe(server, { maxRequests });
      assert.ok(server.count <= maxRequests, `${server.count} of ${maxRequests}`);
      assert.equal(result.requests, server.count);
    }
  });

  test("no more money than allowed, also for a model of unknown price", async () => {
    await using server = await startModelServer();
    const result = await probe(server, { maxUsd: 0.001 });
    assert.equal(result.stopped, "usd");
    assert.ok((result.costUsd ?? 1) <= 0.001);
    // 11 tokens in, 7 out: 0.000077 dollars a call; the next could have cost 0.00032
    assert.ok(server.requests.length >= 2 && server.requests.length <= 13, `${server.requests.length}`);
    const unpriced = await probe(server, { maxUsd: 0.001 }, { price: null });
    assert.equal(unpriced.costUsd, null);
    assert.equal(unpriced.problem, "the bounds of the probe leave no room for a request");
  });

  test("an interruption ends it at once, with what is known", async () => {
    await using server = await startModelServer();
    server.delayMs = 50;
    const stop = new AbortController();
    const result = await probe(server, {
      signal: stop.signal,
      onProgress: (requests) => requests === 5 && stop.abort(),
    });
    assert.equal(result.stopped, "interrupted");
    assert.ok(server.count <= 6);
    assert.equal(result.abilities.streaming.value, true);
  });

  test("a server that fails again and again is left alone", async () => {
    await using server = await startModelServer();
    server.answer = () => (server.requests.length > 1 ? { status: 500, body: {} } : null);
    const result = await probe(server);
    assert.equal(result.stopped, "failing");
    assert.equal(server.requests.length, 4);
    assert.equal(result.abilities.tools.value, null);
  });
});

describe("what is told", () => {
  test("by headers, which counts more than what was seen", async () => {
    await using server = await startModelServer();
    server.headers = { "x-ratelimit-limit-requests": "500", "x-ratelimit-limit-tokens": "30000" };
    const { limits } = await probe(server, { rateUpTo: null });
    assert.deepEqual([limits.requestsPerMinute.value, limits.requestsPerMinute.source], [500, "told"]);
    assert.match(
      limits.requestsPerMinute.detail,
      /^x-ratelimit-limit-requests.*were answered within a minute$/,
    );
    assert.deepEqual([limits.tokensPerMinute.value, limits.tokensPerMinute.source], [30_000, "told"]);
  });

  test("about the model: alone, or in the list of all", async () => {
    await using server = await startModelServer();
    server.about = { "/models/fake": { id: "fake", max_model_len: 8192 } };
    assert.equal((await probe(server)).limits.contextTokens.value, 8192);
    server.about = {
      "/models": {
        data: [
          { id: "other", context_length: 1 },
          { id: "fake", context_length: 131_072, top_provider: { max_completion_tokens: 4096 } },
        ],
      },
    };
    const { limits } = await probe(server);
    assert.deepEqual([limits.contextTokens.value, limits.maxAnswerTokens.value], [131_072, 4096]);
    server.about = {
      "/models/fake": { name: "models/fake", inputTokenLimit: 1_048_576, outputTokenLimit: 8192 },
    };
    const gemini = await probe(server, {}, { protocol: "gemini" });
    assert.deepEqual(
      [gemini.limits.contextTokens.value, gemini.limits.maxAnswerTokens.value],
      [1_048_576, 8192],
    );
  });

  test("in refusing an answer that is too long", async () => {
    await using server = await startModelServer();
    server.answer = refuse(({ body }) => Number(body.max_tokens) > 16_384, {
      message: "max_tokens is too large: 10000000. This model supports at most 16384 completion tokens",
    });
    const { limits } = await probe(server);
    assert.deepEqual([limits.maxAnswerTokens.value, limits.maxAnswerTokens.source], [16_384, "told"]);
  });
});

describe("what can be done", () => {
  test("is tried once each", async () => {
    await using server = await startModelServer();
    server.reply = ({ body }) => (body.response_format === undefined ? "ready or not" : '{"ok": true}');
    server.answer = ({ body }) => (body.tools === undefined ? null : { status: 200, body: toolCall() });
    const { abilities } = await probe(server);
    const values = Object.fromEntries(Object.entries(abilities).map(([name, { value }]) => [name, value]));
    assert.deepEqual(values, { streaming: true, tools: true, json: true, usage: true, promptCache: true });
    assert.equal(abilities.usage.detail, "also in streams");
  });

  test("and what is refused or ignored is told so", async () => {
    await using server = await startModelServer();
    server.answer = refuse(({ body }) => body.response_format !== undefined, {
      message: "json_object is not supported",
    });
    const { abilities } = await probe(server);
    assert.deepEqual([abilities.json.value, abilities.json.detail], [false, "refused with HTTP 400"]);
    assert.deepEqual(
      [abilities.tools.value, abilities.tools.detail],
      [false, "was told to call one and did not"],
    );
    const anthropic = await probe(server, {}, { protocol: "anthropic" });
    assert.equal(anthropic.abilities.json.value, null);
    assert.equal(anthropic.abilities.streaming.value, true);
  });

  test("the other name of an answer's limit is taken where the first is refused", async () => {
    await using server = await startModelServer();
    server.answer = refuse(({ body }) => body.max_tokens !== undefined, {
      message: "use max_completion_tokens",
    });
    const result = await probe(server);
    assert.equal(result.problem, null);
    assert.ok(server.requests.slice(1).every(({ body }) => body.max_completion_tokens !== undefined));
  });

  test("several at once are as many as there were", async () => {
    await using server = await startModelServer();
    server.delayMs = 300;
    const { limits } = await probe(server, { maxRequests: 40, rateUpTo: 60_000 });
    const { value, isAtLeast } = limits.concurrency;
    assert.equal(isAtLeast, true);
    assert.ok((value ?? 0) >= 4 && (value ?? 0) <= server.mostAtOnce, `${value} of ${server.mostAtOnce}`);
  });
});

describe("the context window", () => {
  const windowOf =
    (limit: number, message: string | null) =>
    (request: ModelRequest): ScriptedAnswer | null => {
      const words = JSON.stringify(request.body).split(" data").length;
      if (words > limit) return { status: 400, body: { error: { message: message ?? "too long" } } };
      return { status: 200, body: completion(words + 20) };
    };

  test("is searched by halves to within 5 %", async () => {
    await using server = await startModelServer();
    server.answer = windowOf(20_000, null);
    const { limits } = await probe(
      server,
      { isContextWanted: true, maxRequests: 30, maxUsd: 5 },
      { price: FREE },
    );
    const { value, source, isAtLeast, detail } = limits.contextTokens;
    assert.ok((value ?? 0) > 19_000 && (value ?? 0) <= 20_020, `${value}: ${detail}`);
    assert.deepEqual([source, isAtLeast], ["measured", false]);
  });

  test("is taken from a refusal that names it", async () => {
    await using server = await startModelServer();
    server.answer = windowOf(10_000, "This model's maximum context length is 10,240 tokens. However, …");
    const { limits } = await probe(server, { isContextWanted: true, maxRequests: 30, maxUsd: 5 });
    assert.deepEqual([limits.contextTokens.value, limits.contextTokens.source], [10_240, "told"]);
  });

  test("is found where a server cuts prompts without a word", async () => {
    await using server = await startModelServer();
    server.answer = (request) => {
      const words = JSON.stringify(request.body).split(" data").length;
      return { status: 200, body: completion(Math.min(words + 20, 2048)) };
    };
    const { limits } = await probe(server, { isContextWanted: true, maxRequests: 30, maxUsd: 5 });
    assert.equal(limits.contextTokens.value, 2048);
    assert.match(limits.contextTokens.detail, /cut by the server/);
  });

  test("is searched only as far as the money goes, and not without being asked for", async () => {
    await using server = await startModelServer();
    server.answer = windowOf(1_000_000, null);
    const { limits, costUsd } = await probe(server, { isContextWanted: true, maxRequests: 30, maxUsd: 0.03 });
    assert.ok((costUsd ?? 1) <= 0.03);
    assert.equal(limits.contextTokens.isAtLeast, true);
    assert.match(limits.contextTokens.detail, /more would pass --max-usd/);
    const asked = server.requests.length;
    const plain = await probe(server);
    assert.equal(plain.limits.contextTokens.source, "unknown");
    assert.ok(server.requests.slice(asked).every(({ body }) => JSON.stringify(body).length < 1000));
  });
});

describe("a provider that does not answer", () => {
  const cases: readonly [string, Partial<ModelServer>, RegExp][] = [
    ["refuses the key", { script: "status-401" }, /refused the key \(HTTP 401\)/],
    [
      "is no model server",
      { answer: () => ({ status: 200, body: { hello: 1 } }) },
      /not one of its protocol/,
    ],
    ["is silent", { script: "silent" }, /did not answer in time/],
  ];
  for (const [name, script, problem] of cases)
    test(`${name}: one question, one reason`, async () => {
      await using server = await startModelServer();
      Object.assign(server, script);
      const result = await probe(server);
      assert.equal(result.stopped, "refused");
      assert.match(result.problem ?? "", problem);
      assert.equal(server.requests.filter(isPost).length, 1);
      assert.doesNotMatch(JSON.stringify(result), /secret-key/);
    });
});

describe("what was found", () => {
  test("is kept by model, whole or not at all, for its owner's eyes", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ion-probes-"));
    try {
      await using server = await startModelServer();
      const store = createProbeStore(join(folder, "data"));
      assert.deepEqual(await store.list(), []);
      const result = await probe(server, { maxRequests: 8 });
      await store.put({ ...result, modelId: "x/b" });
      await store.put({ ...result, modelId: "x/a" });
      await store.put({ ...result, modelId: "x/b", requests: 3 });
      assert.deepEqual(
        (await store.list()).map(({ modelId, requests }) => [modelId, requests]),
        [
          ["x/a", result.requests],
          ["x/b", 3],
        ],
      );
      assert.deepEqual(await readdir(join(folder, "data")), ["probes.json"]);
      assert.equal((await stat(join(folder, "data", "probes.json"))).mode & 0o777, 0o600);
      await writeFile(join(folder, "data", "probes.json"), "{half");
      await assert.rejects(store.list(), { code: "probes-unreadable" });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

function refuse(isMeant: (request: ModelRequest) => boolean, error: unknown) {
  return (request: ModelRequest): ScriptedAnswer | null =>
    isMeant(request) ? { status: 400, body: { error } } : null;
}

function completion(promptTokens: number) {
  return {
    choices: [{ index: 0, message: { role: "assistant", content: "ready" }, finish_reason: "stop" }],
    usage: { prompt_tokens: promptTokens, completion_tokens: 1, total_tokens: promptTokens + 1 },
  };
}

function toolCall() {
  const call = { id: "call_1", type: "function", function: { name: "current_time", arguments: "{}" } };
  return {
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: null, tool_calls: [call] },
        finish_reason: "tool_calls",
      },
    ],
    usage: { prompt_tokens: 20, completion_tokens: 9, total_tokens: 29 },
  };
}
