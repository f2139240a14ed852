import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Script, startModelServer } from "../../test/support/model-server.ts";
import { createLumen, type GenerateRequest, type Model, ModelUnavailableError, PROTOCOLS } from "./index.ts";

type Protocol = Model["protocol"];
const MESSAGES = [
  { role: "system", content: "You are Lua." },
  { role: "user", content: "hi" },
  { role: "assistant", content: "hello" },
  { role: "user", content: "hello again" },
] as const;

function gateway(protocol: Protocol, url: string, timeoutMs: number) {
  const model: Model = {
    id: `${protocol}/fake`,
    protocol,
    url,
    name: "fake-1",
    key: "secret-key",
    isLocal: false,
    price: { input: 1, cachedInput: 0.5, cacheWrite: 1, output: 10, asOf: "2025-01-01", source: "a test" },
    maxConcurrent: 8,
  };
  // no waiting before a retry
  const random = () => -0.5;
  return createLumen({ models: [model], policy: "listed", timeoutMs, clock: { now: () => 0 }, random });
}

async function collect(
  protocol: Protocol,
  url: string,
  { isStreamed = false, timeoutMs = 2000, signal }: Partial<GenerateRequest> & { timeoutMs?: number } = {},
) {
  await using lumen = gateway(protocol, url, timeoutMs);
  const pieces: string[] = [];
  const request = { messages: MESSAGES, isStreamed, ...(signal === undefined ? {} : { signal }) };
  const generator = lumen.generate(request);
  try {
    for (;;) {
      const next = await generator.next();
      if (next.done) return { pieces, completion: next.value, failure: null };
      pieces.push(next.value);
    }
  } catch (error) {
    assert.ok(error instanceof ModelUnavailableError, String(error));
    assert.ok(!error.message.includes("secret-key"));
    return { pieces, completion: null, failure: error.failure };
  }
}

const FAULTS: readonly [Script, boolean, string][] = [
  ["status-500", false, "failing"],
  ["status-401", true, "refused"],
  ["status-429", false, "rate-limited"],
  ["malformed-json", false, "malformed"],
  ["malformed-json", true, "malformed"],
  ["empty-answer", false, "empty"],
  ["empty-answer", true, "empty"],
  ["silent", false, "silent"],
  ["silent", true, "silent"],
  ["stall-midway", true, "silent"],
  ["cut-midway", true, "cut"],
  ["half-character", true, "malformed"],
  ["endless", true, "cut"],
  ["huge-answer", false, "cut"],
];

for (const protocol of PROTOCOLS) {
  describe(`over ${protocol}'s protocol`, () => {
    test("a whole answer comes as one piece with what it used and cost", async () => {
      await using server = await startModelServer();
      const { pieces, completion } = await collect(protocol, server.url);
      assert.deepEqual(pieces, ["You said: hello again"]);
      assert.equal(completion?.model, "fake-1");
      assert.equal(completion?.promptTokens, 11);
      assert.equal(completion?.cachedPromptTokens, 4);
      assert.equal(completion?.completionTokens, 7);
      assert.ok(Math.abs((completion?.costUsd ?? 0) - (7 * 1 + 4 * 0.5 + 7 * 10) / 1e6) < 1e-15);
      assert.match(server.requests[0]?.authorization ?? "", /^(Bearer )?secret-key$/);
    });

    test("a streamed answer comes in pieces that join to the whole", async () => {
      await using server = await startModelServer();
      server.reply = () => "한글 and English, in pieces";
      const { pieces, completion } = await collect(protocol, server.url, { isStreamed: true });
      assert.ok(pieces.length > 2);
      assert.equal(pieces.join(""), "한글 and English, in pieces");
      assert.equal(completion?.promptTokens, 11);
      assert.equal(completion?.completionTokens, 7);
    });

    test("the model gets the conversation and the persona's prompt apart from it", async () => {
      await using server = await startModelServer();
      await collect(protocol, server.url);
      const [request] = server.requests;
      assert.equal(request?.protocol, protocol);
      const said = request?.messages.filter(({ role }) => role !== "system").map(({ content }) => content);
      assert.deepEqual(said, ["hi", "hello", "hello again"]);
      assert.ok(JSON.stringify(request?.body).includes("You are Lua."));
    });

    for (const [script, isStreamed, failure] of FAULTS) {
      test(`${script}${isStreamed ? " (streamed)" : ""} is told as ${failure}`, async () => {
        await using server = await startModelServer();
        server.script = script;
        const timeoutMs = failure === "silent" ? 300 : 5000;
        assert.equal((await collect(protocol, server.url, { isStreamed, timeoutMs })).failure, failure);
      });
    }

    test("a server that is not there is unreachable", async () => {
      const server = await startModelServer();
      await server[Symbol.asyncDispose]();
      assert.equal((await collect(protocol, server.url)).failure, "unreachable");
    });
  });
}
