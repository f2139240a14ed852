/** The official OpenAI client, pointed at ION. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import OpenAI from "openai";
import { listenDoor } from "../support/http.ts";
import { startModelServer } from "../support/model-server.ts";

const MESSAGES = [
  { role: "system", content: "Answer for a terminal." },
  { role: "user", content: "my pull request got 47 comments" },
  { role: "assistant", content: "Sort them first." },
  { role: "user", content: "ok did that, and then?" },
] as const;

async function openClient(models: Parameters<typeof listenDoor>[0] = {}) {
  const door = await listenDoor(models);
  const client = new OpenAI({ baseURL: `${door.url}/v1`, apiKey: "not-needed", maxRetries: 0 });
  return { door, client };
}

describe("without a model", () => {
  test("ion-auto is the offline mentor, who knows what was said before", async () => {
    const { door, client } = await openClient();
    await using _ = door;
    const completion = await client.chat.completions.create({ model: "ion-auto", messages: [...MESSAGES] });
    assert.match(completion.choices[0]?.message.content ?? "", /From the playbook/);
    assert.equal(completion.choices[0]?.finish_reason, "stop");
    assert.ok((completion.usage?.completion_tokens ?? 0) > 20);
    const { ion } = completion as unknown as { ion: { playbook: { id: string }; persona: string } };
    assert.equal(ion.playbook.id, "receiving-code-review");
    assert.ok(ion.persona.length > 0);
  });

  test("a persona is named as a model, and streams", async () => {
    const { door, client } = await openClient();
    await using _ = door;
    const stream = await client.chat.completions.create({
      model: "ion-nana",
      messages: [...MESSAGES],
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = "";
    let usage = 0;
    let persona = "";
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? "";
      usage = chunk.usage?.total_tokens ?? usage;
      persona = (chunk as unknown as { ion?: { persona: string } }).ion?.persona ?? persona;
    }
    assert.match(text, /From the playbook/);
    assert.equal(persona, "Nana");
    assert.ok(usage > 0);
  });

  test("the personas are listed as models", async () => {
    const { door, client } = await openClient();
    await using _ = door;
    const ids = (await client.models.list()).data.map(({ id }) => id);
    assert.deepEqual(ids, ["ion-auto", "ion-lua", "ion-elro", "ion-riri", "ion-nana"]);
  });

  test("what is wrong is told in OpenAI's shape", async () => {
    const { door, client } = await openClient();
    await using _ = door;
    const create = (model: string, messages: OpenAI.ChatCompletionMessageParam[]) =>
      client.chat.completions.create({ model, messages });
    await assert.rejects(create("ion-nobody", [{ role: "user", content: "hi" }]), (error) => {
      assert.ok(error instanceof OpenAI.BadRequestError);
      assert.equal(error.code, "invalid-input");
      assert.match(error.message, /use one of Lua, Elro/);
      return true;
    });
    await assert.rejects(create("openai/gpt-5", [{ role: "user", content: "hi" }]), OpenAI.NotFoundError);
    await assert.rejects(create("ion-auto", []), OpenAI.BadRequestError);
    await assert.rejects(create("ion-auto", [{ role: "system", content: "x" }]), /end with no message/);
  });

  test("nothing that was said is stored", async () => {
    const { door, client } = await openClient();
    await using _ = door;
    await client.chat.completions.create({ model: "ion-auto", messages: [...MESSAGES] });
    const { body } = await door.call("GET", "/api/v2/conversations");
    assert.equal(body.total_count, 0);
  });
});

describe("with a model", () => {
  async function withModel(protocol: "ANTHROPIC" | "OPENAI") {
    const server = await startModelServer();
    const variables = {
      [`ION_${protocol}_KEY`]: "secret-key",
      [`ION_${protocol}_URL`]: server.url,
      ION_MODELS: `${protocol.toLowerCase()}/fake`,
    };
    return { server, ...(await openClient({ settings: variables })) };
  }

  for (const protocol of ["ANTHROPIC", "OPENAI"] as const) {
    test(`the persona's prompt, the program's own and the history reach it (${protocol})`, async () => {
      const { server, door, client } = await withModel(protocol);
      await using _ = door;
      await using __ = server;
      const stream = await client.chat.completions.create({
        model: "ion-lua",
        messages: [...MESSAGES],
        stream: true,
      });
      let text = "";
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
      assert.match(text, /^You said: /);
      const sent = JSON.stringify(server.requests[0]?.body);
      for (const part of ["Lua", "Answer for a terminal.", "47 comments", "Sort them first."])
        assert.ok(sent.includes(part), part);
    });
  }

  test("a model is named by its id and gets the messages as they are", async () => {
    const { server, door, client } = await withModel("ANTHROPIC");
    await using _ = door;
    await using __ = server;
    const ids = (await client.models.list()).data.map(({ id }) => id);
    assert.ok(ids.includes("anthropic/fake"));
    const completion = await client.chat.completions.create({
      model: "anthropic/fake",
      messages: [{ role: "user", content: "plain" }],
    });
    assert.equal(completion.choices[0]?.message.content, "You said: plain");
    assert.equal(completion.usage?.prompt_tokens, 11);
    assert.equal(completion.usage?.prompt_tokens_details?.cached_tokens, 4);
    assert.deepEqual(server.requests[0]?.messages, [{ role: "user", content: "plain" }]);
  });

  test("tools, images and settings reach a model that speaks OpenAI's wire, and its answer comes back as it is", async () => {
    const { server, door, client } = await withModel("OPENAI");
    await using _ = door;
    await using __ = server;
    const tools = [{ type: "function", function: { name: "find", parameters: { type: "object" } } } as const];
    const completion = await client.chat.completions.create({
      model: "openai/fake",
      temperature: 0.3,
      tools,
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "what is this" },
            { type: "image_url", image_url: { url: "data:image/png;base64,AA==" } },
          ],
        },
      ],
    });
    assert.equal(completion.id, "chatcmpl-1", "the provider's own");
    const { body } = server.requests[0] ?? {};
    assert.equal(body?.model, "fake");
    assert.equal(body?.temperature, 0.3);
    assert.deepEqual(body?.tools, tools);
    assert.match(JSON.stringify(body?.messages), /image_url/);
  });

  test("tools for a model that has to be translated for are refused, not dropped", async () => {
    const { server, door, client } = await withModel("ANTHROPIC");
    await using _ = door;
    await using __ = server;
    const asked = client.chat.completions.create({
      model: "anthropic/fake",
      tools: [{ type: "function", function: { name: "find" } }],
      messages: [{ role: "user", content: "hi" }],
    });
    await assert.rejects(asked, /tools: cannot be translated for anthropic\/fake/);
    assert.equal(server.requests.length, 0);
  });

  test("embeddings come from a configured model", async () => {
    const { server, door, client } = await withModel("OPENAI");
    await using _ = door;
    await using __ = server;
    const { data } = await client.embeddings.create({ model: "openai/fake", input: ["a", "b"] });
    assert.deepEqual(
      data.map(({ embedding }) => embedding),
      [
        [0, 0.5],
        [1, 0.5],
      ],
    );
  });

  test("a prompt of 100,000 tokens is let through", async () => {
    const { server, door, client } = await withModel("OPENAI");
    await using _ = door;
    await using __ = server;
    const content = "token ".repeat(100_000);
    const completion = await client.chat.completions.create({
      model: "openai/fake",
      messages: [{ role: "user", content }],
    });
    assert.match(completion.choices[0]?.message.content ?? "", /token/);
  });

  test("one that fails: a named model is an error, a persona goes on offline and says so", async () => {
    const { server, door, client } = await withModel("OPENAI");
    await using _ = door;
    await using __ = server;
    server.script = "status-401";
    const messages = [{ role: "user", content: "my pull request got 47 comments" } as const];
    const named = client.chat.completions.create({ model: "openai/fake", messages });
    await assert.rejects(named, (error) => error instanceof OpenAI.APIError && error.status === 503);
    const completion = await client.chat.completions.create({ model: "ion-auto", messages });
    assert.match(completion.choices[0]?.message.content ?? "", /offline mentor/);
  });

  test("one that breaks off ends the stream with the error", async () => {
    const { server, door, client } = await withModel("OPENAI");
    await using _ = door;
    await using __ = server;
    server.script = "cut-midway";
    server.reply = () => "one two three four";
    const stream = await client.chat.completions.create({
      model: "openai/fake",
      messages: [{ role: "user", content: "count" }],
      stream: true,
    });
    let text = "";
    await assert.rejects(async () => {
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
    }, /broke/);
    assert.match(text, /^one /);
  });

  test("who goes away stops the model", async () => {
    const { server, door, client } = await withModel("OPENAI");
    await using _ = door;
    await using __ = server;
    server.script = "endless";
    const stream = await client.chat.completions.create({
      model: "openai/fake",
      messages: [{ role: "user", content: "go" }],
      stream: true,
    });
    for await (const _chunk of stream) break;
    stream.controller.abort();
    server.script = "answer";
    const after = await client.chat.completions.create({
      model: "openai/fake",
      messages: [{ role: "user", content: "still there?" }],
    });
    assert.equal(after.choices[0]?.message.content, "You said: still there?");
  });
});
