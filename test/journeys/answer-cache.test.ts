/** Answers that are given again: to whom, for how long, and how one sees it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import OpenAI from "openai";
import { randomText } from "#lib/id.ts";
import { type Door, listenDoor } from "../support/http.ts";
import { type ModelServer, startModelServer } from "../support/model-server.ts";

const QUESTION = "how do I estimate a migration of forty services";

function settings(model: ModelServer, more: Record<string, string> = {}): Record<string, string> {
  return { ION_OPENAI_KEY: "key", ION_OPENAI_URL: model.url, ION_MODELS: "openai/gpt-5-mini", ...more };
}

async function say(
  door: Door,
  more: { readonly fresh?: boolean; readonly options?: object; readonly key?: string } = {},
) {
  const auth = more.key === undefined ? {} : { authorization: `Bearer ${more.key}` };
  const started = await door.call("POST", "/api/v2/conversations/start", {
    body: { options: more.options ?? {} },
    headers: auth,
  });
  const { body } = await door.call("POST", `/api/v2/conversations/${started.body.session_id}/turn`, {
    body: { user_message: QUESTION },
    headers: { ...auth, ...(more.fresh ? { "cache-control": "no-cache" } : {}) },
  });
  return { text: body.response_text, cost: body.metadata.cost_usd, by: body.metadata.answered_by };
}

describe("the mentor", () => {
  test("gives the same person the same answer again, at no cost, and says so", async () => {
    await using model = await startModelServer();
    await using door = await listenDoor({ settings: settings(model) });
    const first = await say(door);
    const again = await say(door);
    assert.equal(model.requests.length, 1);
    assert.equal(again.text, first.text);
    assert.deepEqual([first.by.cache, again.by.cache], [null, "exact"]);
    assert.deepEqual([again.cost, again.by.saved_usd], [0, first.cost]);
    const costs = (await door.call("GET", "/api/metrics/costs")).body.total;
    assert.deepEqual([costs.calls, costs.cached], [2, 1]);
    assert.ok(costs.saved_usd >= first.cost);
  });

  test("asks anew where the client wants it, and nobody gets another's answer", async () => {
    await using model = await startModelServer();
    await using door = await listenDoor({ settings: settings(model) });
    await say(door);
    await say(door, { fresh: true });
    assert.equal(model.requests.length, 2);
    const { workspaceId } = door.ion.localActor;
    const ben = await door.ion.accessKeys.create({
      workspaceId,
      personId: "ben",
      name: "ben",
      scopes: ["mentor"],
    });
    await say(door, { key: ben.key });
    assert.equal(model.requests.length, 3);
  });

  test("keeps nothing of a conversation that never leaves this machine, and nothing with the setting at 0", async () => {
    await using model = await startModelServer();
    const local = { ION_MODEL_URL: model.url, ION_MODEL: "llama" };
    await using door = await listenDoor({ settings: local });
    const options = { privacy: "never-leaves-this-machine" };
    await say(door, { options });
    await say(door, { options });
    assert.equal(model.requests.length, 2);
    await using off = await listenDoor({ settings: settings(model, { ION_CACHE_SECONDS: "0" }) });
    await say(off);
    await say(off);
    assert.equal(model.requests.length, 4);
  });

  test("asks anew when the persona was changed, and never keeps an error", async () => {
    await using model = await startModelServer();
    await using door = await listenDoor({ settings: settings(model) });
    const ask = () =>
      door.call("POST", "/v1/chat/completions", {
        body: { model: "ion-lua", messages: [{ role: "user", content: QUESTION }] },
      });
    await ask();
    await ask();
    assert.equal(model.requests.length, 1);
    const actor = door.ion.localActor;
    const { id, version, builtIn, enabled, updatedAt, ...lua } = await door.ion.personas.get(actor, "Lua");
    assert.deepEqual([id, version, builtIn, enabled, updatedAt], ["Lua", 1, true, true, null]);
    await door.ion.personas.change(actor, id, { ...lua, id, prompt: `${lua.prompt}\nBe brief.` });
    await ask();
    assert.equal(model.requests.length, 2);
    model.script = "status-401";
    const failed = await say(door);
    assert.equal(failed.by, null);
    model.script = "answer";
    assert.equal((await say(door)).by.cache, null);
  });
});

describe("a raw model", () => {
  const ask = (url: string, more: object = {}) =>
    new OpenAI({ baseURL: `${url}/v1`, apiKey: "none", maxRetries: 0 }).chat.completions
      .create({
        model: "openai/gpt-5-mini",
        messages: [{ role: "user", content: QUESTION }],
        temperature: 0,
        ...more,
      })
      .withResponse();

  test("is asked once for what is the same at temperature 0: a thousand at once are one call", async () => {
    await using model = await startModelServer();
    model.delayMs = 200;
    await using door = await listenDoor({ settings: settings(model) });
    const answers = await Promise.all(Array.from({ length: 1000 }, () => ask(door.url)));
    assert.equal(model.requests.length, 1);
    const told = new Set(answers.map(({ response }) => response.headers.get("x-ion-cache")));
    assert.deepEqual(told, new Set(["miss", "shared", "exact"].filter((name) => told.has(name))));
    assert.equal(answers.filter(({ response }) => response.headers.get("x-ion-cache") === "miss").length, 1);
    await ask(door.url, { temperature: 0.7 });
    await ask(door.url, { temperature: 0.7 });
    assert.equal(model.requests.length, 3, "what is meant to differ is asked each time");
  });

  test("is asked once by two processes that share a Redis", async (context) => {
    const url = process.env.ION_TEST_REDIS_URL ?? "redis://127.0.0.1:6379";
    await using model = await startModelServer();
    model.delayMs = 300;
    const shared = settings(model, { REDIS_URL: url });
    await using one = await listenDoor({ settings: shared });
    await using other = await listenDoor({ settings: shared });
    const content = `${QUESTION} ${randomText(8)}`;
    const messages = [{ role: "user" as const, content }];
    const asked = [one, other].flatMap(({ url: door }) =>
      Array.from({ length: 20 }, () => ask(door, { messages })),
    );
    await Promise.all(asked);
    if (model.requests.length === 2 && process.env.ION_REQUIRE_SERVICES !== "1") {
      context.skip("no Redis answers; set ION_TEST_REDIS_URL");
      return;
    }
    assert.equal(model.requests.length, 1);
  });
});
