/** The AI SDK (`ai`), pointed at ION as an OpenAI-compatible provider. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, embedMany, generateText, isStepCount, streamText, tool } from "ai";
import { z } from "zod";
import { listenDoor } from "../support/http.ts";
import { startModelServer } from "../support/model-server.ts";

const MESSAGES = [
  { role: "user", content: "my pull request got 47 comments" },
  { role: "assistant", content: "Sort them first." },
  { role: "user", content: "ok did that, and then?" },
] as const;

async function openProvider(options: Parameters<typeof listenDoor>[0] = {}) {
  const door = await listenDoor(options);
  const ion = createOpenAICompatible({
    name: "ion",
    baseURL: `${door.url}/v1`,
    apiKey: "not-needed",
    includeUsage: true,
  });
  return { door, ion };
}

async function withModel() {
  const server = await startModelServer();
  const settings = { ION_OPENAI_KEY: "secret-key", ION_OPENAI_URL: server.url, ION_MODELS: "openai/fake" };
  return { server, ...(await openProvider({ settings })) };
}

describe("without a model", () => {
  for (const model of ["ion-auto", "ion-lua"]) {
    test(`generateText with ${model}: the text, why it ended, what it used`, async () => {
      const { door, ion } = await openProvider();
      await using _ = door;
      const { text, usage, finishReason } = await generateText({
        model: ion(model),
        instructions: "Answer for a terminal.",
        messages: [...MESSAGES],
      });
      assert.match(text, /From the playbook/);
      assert.equal(finishReason, "stop");
      assert.ok((usage.outputTokens ?? 0) > 20, JSON.stringify(usage));
    });

    test(`streamText with ${model}: pieces that join to the text, then the usage`, async () => {
      const { door, ion } = await openProvider();
      await using _ = door;
      const result = streamText({ model: ion(model), messages: [...MESSAGES] });
      const pieces: string[] = [];
      for await (const piece of result.textStream) pieces.push(piece);
      assert.ok(pieces.length > 2);
      assert.match(pieces.join(""), /From the playbook/);
      assert.equal(pieces.join(""), await result.text);
      const usage = await result.usage;
      assert.ok((usage.outputTokens ?? 0) > 20, JSON.stringify(usage));
      assert.equal(await result.finishReason, "stop");
    });
  }

  test("an unknown model is an error with OpenAI's shape, and is not asked for again", async () => {
    const { door, ion } = await openProvider();
    await using _ = door;
    const asked = generateText({ model: ion("openai/nobody"), prompt: "hi", maxRetries: 2 });
    await assert.rejects(asked, (error) => {
      assert.ok(APICallError.isInstance(error), String(error));
      assert.equal(error.statusCode, 404);
      assert.equal(error.isRetryable, false);
      assert.match(error.message, /there is no model "openai\/nobody"/);
      const { error: told } = JSON.parse(error.responseBody ?? "{}");
      assert.equal(told.code, "unknown-model");
      assert.equal(typeof told.type, "string");
      return true;
    });
  });
});

describe("with a model", () => {
  test("ion-auto answers through it, with its own usage", async () => {
    const { server, door, ion } = await withModel();
    await using _ = door;
    await using __ = server;
    const { text, usage } = await generateText({ model: ion("ion-auto"), messages: [...MESSAGES] });
    assert.match(text, /^You said: /);
    assert.deepEqual(
      [usage.inputTokens, usage.outputTokens, usage.inputTokenDetails.cacheReadTokens],
      [11, 7, 4],
    );
    assert.ok(JSON.stringify(server.requests[0]?.body).includes("Sort them first."));
  });

  test("a tool is called by the raw model and its result goes back: two steps", async () => {
    const { server, door, ion } = await withModel();
    await using _ = door;
    await using __ = server;
    server.answer = ({ messages }) =>
      messages.at(-1)?.role === "tool"
        ? null
        : { status: 200, body: toolCall("failingTests", { suite: "unit" }) };
    server.reply = ({ messages }) => `They fail: ${messages.at(-1)?.content}`;
    const suites: string[] = [];
    const { text, steps } = await generateText({
      model: ion("openai/fake"),
      prompt: "Which unit tests fail?",
      tools: {
        failingTests: tool({
          description: "The tests that fail in a suite.",
          inputSchema: z.object({ suite: z.string() }),
          execute: ({ suite }) => {
            suites.push(suite);
            return ["login", "logout"];
          },
        }),
      },
      stopWhen: isStepCount(4),
    });
    assert.deepEqual(suites, ["unit"]);
    assert.equal(steps.length, 2);
    assert.deepEqual(
      steps.map(({ finishReason }) => finishReason),
      ["tool-calls", "stop"],
    );
    assert.equal(text, 'They fail: ["login","logout"]');
    const [first, second] = server.requests;
    assert.match(JSON.stringify(first?.body.tools), /"name":"failingTests".*"suite"/);
    assert.deepEqual(
      second?.messages.map(({ role }) => role),
      ["user", "assistant", "tool"],
    );
  });

  test("a stream of the raw model comes in pieces with its usage", async () => {
    const { server, door, ion } = await withModel();
    await using _ = door;
    await using __ = server;
    server.reply = () => "one two three";
    const result = streamText({ model: ion("openai/fake"), prompt: "count" });
    const pieces: string[] = [];
    for await (const piece of result.textStream) pieces.push(piece);
    assert.deepEqual(pieces, ["one ", "two ", "three"]);
    assert.equal((await result.usage).totalTokens, 18);
  });

  test("embeddings come from it, in order", async () => {
    const { server, door, ion } = await withModel();
    await using _ = door;
    await using __ = server;
    const { embeddings, usage } = await embedMany({
      model: ion.embeddingModel("openai/fake"),
      values: ["a", "b"],
    });
    assert.deepEqual(embeddings, [
      [0, 0.5],
      [1, 0.5],
    ]);
    assert.equal(usage.tokens, 2);
  });

  test("who aborts gets no more, and the model is stopped", async () => {
    const { server, door, ion } = await withModel();
    await using _ = door;
    await using __ = server;
    server.script = "endless";
    const stop = new AbortController();
    let isAborted = false;
    const result = streamText({
      model: ion("openai/fake"),
      prompt: "go",
      abortSignal: stop.signal,
      onAbort: () => {
        isAborted = true;
      },
    });
    let length = 0;
    for await (const piece of result.textStream) {
      length += piece.length;
      stop.abort();
    }
    assert.ok(length > 0);
    assert.equal(isAborted, true);
    while (server.abandoned === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    server.script = "answer";
    const { text } = await generateText({ model: ion("openai/fake"), prompt: "still there?" });
    assert.equal(text, "You said: still there?");
  });
});

/** An answer that calls a tool, as OpenAI's protocol has it. */
function toolCall(name: string, input: unknown) {
  const call = { id: "call_1", type: "function", function: { name, arguments: JSON.stringify(input) } };
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    model: "fake-1",
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
