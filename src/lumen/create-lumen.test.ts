import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type ModelServer, startModelServer } from "../../test/support/model-server.ts";
import { createLumen, type Lumen, type Model, ModelUnavailableError } from "./index.ts";

const MESSAGES = [{ role: "user", content: "hello" }] as const;

function model(id: string, server: ModelServer, more: Partial<Model> = {}): Model {
  const { url } = server;
  const shape = { protocol: "openai", key: null, isLocal: false, price: null, maxConcurrent: 8 } as const;
  return { ...shape, id, url, name: id, ...more };
}

function gateway(models: readonly Model[], { now = (): number => 0, timeoutMs = 2000 } = {}): Lumen {
  return createLumen({ models, policy: "listed", timeoutMs, clock: { now }, random: () => -0.5 });
}

async function ask(lumen: Lumen, isStreamed = false, signal?: AbortSignal) {
  let text = "";
  const request = { messages: MESSAGES, isStreamed, ...(signal === undefined ? {} : { signal }) };
  const pieces = lumen.generate(request);
  for (;;) {
    const next = await pieces.next();
    if (next.done) return { text, completion: next.value };
    text += next.value;
  }
}

describe("the gateway", () => {
  test("asks the next model when the first fails, and says so", async () => {
    await using broken = await startModelServer();
    await using works = await startModelServer();
    broken.script = "status-401";
    await using lumen = gateway([model("a/one", broken), model("b/two", works, { protocol: "anthropic" })]);
    const { text, completion } = await ask(lumen, true);
    assert.equal(text, "You said: hello");
    assert.equal(completion.modelId, "b/two");
    assert.deepEqual(completion.failedBefore, [{ modelId: "a/one", failure: "refused" }]);
    assert.equal(broken.requests.length, 1, "a refusal is not asked for twice");
  });

  test("asks a failing server again before it goes on", async () => {
    await using server = await startModelServer();
    server.script = "status-500";
    setTimeout(() => {
      server.script = "answer";
    }, 50);
    const lumen = createLumen({
      models: [model("a/one", server)],
      policy: "listed",
      timeoutMs: 2000,
      clock: { now: () => 0 },
      random: () => 0,
    });
    await using _ = lumen;
    const { completion } = await ask(lumen);
    assert.equal(completion.modelId, "a/one");
    assert.ok(server.requests.length >= 2);
  });

  test("lets a model that fails again and again rest, and tries it again later", async () => {
    await using flaky = await startModelServer();
    await using works = await startModelServer();
    let now = 0;
    await using lumen = gateway([model("a/one", flaky), model("b/two", works)], { now: () => now });
    flaky.script = "malformed-json";
    for (let count = 0; count < 7; count += 1) await ask(lumen);
    assert.equal(flaky.requests.length, 5);
    assert.deepEqual((await ask(lumen)).completion.failedBefore, [{ modelId: "a/one", failure: "resting" }]);
    flaky.script = "answer";
    now += 5_000;
    assert.equal((await ask(lumen)).completion.modelId, "a/one");
    assert.equal((await ask(lumen)).completion.modelId, "a/one");
  });

  test("leaves a model alone for as long as it asks with Retry-After", async () => {
    await using limited = await startModelServer();
    await using works = await startModelServer();
    let now = 0;
    await using lumen = gateway([model("a/one", limited), model("b/two", works)], { now: () => now });
    limited.script = "status-429";
    limited.retryAfter = "30";
    await ask(lumen);
    limited.script = "answer";
    now = 29_000;
    assert.equal((await ask(lumen)).completion.modelId, "b/two");
    assert.equal(limited.requests.length, 1);
    now = 30_000;
    assert.equal((await ask(lumen)).completion.modelId, "a/one");
  });

  test("lets no other model go on where one broke off in the middle", async () => {
    await using cut = await startModelServer();
    await using works = await startModelServer();
    cut.script = "cut-midway";
    await using lumen = gateway([model("a/one", cut), model("b/two", works)]);
    await assert.rejects(ask(lumen, true), (error) => {
      return error instanceof ModelUnavailableError && error.failure === "cut";
    });
    assert.equal(works.requests.length, 0);
  });

  test("lists its models in order without their keys, and tests one", async () => {
    await using works = await startModelServer();
    await using broken = await startModelServer();
    broken.script = "status-401";
    const key = "secret-key";
    await using lumen = gateway([model("a/one", works, { key }), model("b/two", broken, { key })]);
    const list = lumen.models();
    assert.deepEqual(
      list.map(({ id, hasKey, breaker }) => [id, hasKey, breaker]),
      [
        ["a/one", true, "closed"],
        ["b/two", true, "closed"],
      ],
    );
    assert.ok(!JSON.stringify(list).includes(key));
    assert.equal((await lumen.test("a/one")).isWorking, true);
    assert.match((await lumen.test("b/two")).problem ?? "", /refused the key/);
    await assert.rejects(lumen.test("c/three"), /there is no model "c\/three"/);
  });

  test("gives up with the last failure when nobody answers", async () => {
    await using lumen = gateway([]);
    assert.equal(lumen.model, null);
    await assert.rejects(ask(lumen), /no model is configured/);
    await using server = await startModelServer();
    server.script = "status-401";
    await using refused = gateway([model("a/one", server), model("b/two", server)]);
    await assert.rejects(ask(refused), /refused the key/);
    assert.equal(server.requests.length, 2);
  });

  test("stops asking when the caller gives up, and that is no failure of the model", async () => {
    await using server = await startModelServer();
    server.delayMs = 5000;
    await using lumen = gateway([model("a/one", server, { maxConcurrent: 1 })]);
    for (let count = 0; count < 6; count += 1) {
      const stop = new AbortController();
      const answer = ask(lumen, true, stop.signal);
      await wait(20);
      stop.abort(new Error("cancelled"));
      await assert.rejects(answer, /cancelled/);
    }
    server.delayMs = 0;
    assert.equal((await ask(lumen)).completion.modelId, "a/one", "neither resting nor full");
  });

  test("never asks a model for more at once than it may", async () => {
    await using server = await startModelServer();
    server.delayMs = 100;
    await using lumen = gateway([model("a/one", server, { maxConcurrent: 3 })]);
    const all = Promise.all(Array.from({ length: 7 }, () => ask(lumen)));
    await wait(50);
    assert.equal(server.requests.length, 3);
    await all;
    assert.equal(server.requests.length, 7);
  });
});
