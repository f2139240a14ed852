import assert from "node:assert/strict";
import { test } from "node:test";
import { type Script, startModelServer } from "../../test/support/model-server.ts";
import { createLumen, ModelUnavailableError } from "./index.ts";

const MESSAGES = [{ role: "user", content: "hello" }] as const;

async function collect(url: string, isStreamed: boolean, timeoutMs = 2000) {
  await using lumen = createLumen({ url, model: "fake-1", key: "secret-key", timeoutMs });
  const pieces: string[] = [];
  const generator = lumen.generate({ messages: MESSAGES, isStreamed });
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

test("a whole answer comes as one piece with what it used", async () => {
  await using server = await startModelServer();
  const { pieces, completion } = await collect(server.url, false);
  assert.deepEqual(pieces, ["You said: hello"]);
  assert.deepEqual(completion, { model: "fake-1", promptTokens: 11, completionTokens: 7 });
  assert.equal(server.requests[0]?.authorization, "Bearer secret-key");
});

test("a streamed answer comes in pieces that join to the whole", async () => {
  await using server = await startModelServer();
  server.reply = () => "한글 and English, in pieces";
  const { pieces, completion } = await collect(server.url, true);
  assert.ok(pieces.length > 2);
  assert.equal(pieces.join(""), "한글 and English, in pieces");
  assert.equal(completion?.completionTokens, 7);
});

const FAULTS: readonly [Script, boolean, string][] = [
  ["status-500", false, "refused"],
  ["status-401", true, "refused"],
  ["status-429", false, "refused"],
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
];

for (const [script, isStreamed, failure] of FAULTS) {
  test(`${script}${isStreamed ? " (streamed)" : ""} is told as ${failure}`, async () => {
    await using server = await startModelServer();
    server.script = script;
    const patience = failure === "silent" ? 300 : 5000;
    assert.equal((await collect(server.url, isStreamed, patience)).failure, failure);
  });
}

test("a server that is not there is unreachable", async () => {
  const server = await startModelServer();
  await server[Symbol.asyncDispose]();
  assert.equal((await collect(server.url, false)).failure, "unreachable");
});
