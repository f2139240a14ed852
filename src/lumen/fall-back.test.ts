import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { testEngines, withPeople } from "../../test/support/database.ts";
import { type ModelServer, startModelServer } from "../../test/support/model-server.ts";
import {
  createLedger,
  createLumen,
  createPolicies,
  type Lumen,
  type LumenOptions,
  type Model,
  ModelUnavailableError,
} from "./index.ts";

const MESSAGES = [{ role: "user", content: "hello" }] as const;

function model(id: string, server: ModelServer, more: Partial<Model> = {}): Model {
  const shape = { protocol: "openai", key: null, isLocal: false, price: null, maxConcurrent: 8 } as const;
  return { ...shape, id, url: server.url, name: id, ...more };
}

function gateway(models: readonly Model[], more: Partial<LumenOptions> = {}): Lumen {
  return createLumen({
    models,
    policy: "listed",
    timeoutMs: 5000,
    clock: { now: () => 0 },
    random: () => -0.5,
    ...more,
  });
}

async function ask(lumen: Lumen, isStreamed = true) {
  let text = "";
  const pieces = lumen.generate({ messages: MESSAGES, isStreamed });
  for (;;) {
    const next = await pieces.next();
    if (next.done) return { text, completion: next.value };
    text += next.value;
  }
}

async function failure(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    () => assert.fail("it answered"),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ModelUnavailableError, String(error));
  return error.failure;
}

describe("a hedged request", () => {
  test("asks the next model beside a slow one, and the first to begin answers", async () => {
    await using slow = await startModelServer();
    await using quick = await startModelServer();
    slow.delayMs = 3000;
    await using lumen = gateway([model("a/slow", slow), model("b/quick", quick)], { hedgeMs: 30 });
    const begun = performance.now();
    const { text, completion } = await ask(lumen);
    assert.equal(text, "You said: hello");
    assert.equal(completion.modelId, "b/quick");
    assert.ok(performance.now() - begun < 2000);
    assert.deepEqual(completion.failedBefore, [], "being slower is no failure");
    await wait(50);
    assert.equal(slow.abandoned, 1, "who is slower is told to stop");
  });

  test("is not made where the first model is quick, or hedging is off", async () => {
    await using first = await startModelServer();
    await using second = await startModelServer();
    const models = [model("a/one", first), model("b/two", second)];
    await using hedged = gateway(models, { hedgeMs: 500 });
    await ask(hedged);
    first.delayMs = 100;
    await using plain = gateway(models);
    await ask(plain);
    assert.equal(second.requests.length, 0);
  });

  test("fails when every model it asked has failed", async () => {
    await using slow = await startModelServer();
    await using broken = await startModelServer();
    slow.delayMs = 100;
    slow.script = "status-401";
    broken.script = "status-401";
    await using lumen = gateway([model("a/slow", slow), model("b/broken", broken)], { hedgeMs: 20 });
    assert.equal(await failure(ask(lumen)), "refused");
  });
});

test("an answer has so much time in all, however many models are tried", async () => {
  await using slow = await startModelServer();
  slow.delayMs = 700;
  slow.script = "status-500";
  await using lumen = gateway([model("a/one", slow), model("b/two", slow), model("c/three", slow)], {
    totalMs: 1000,
  });
  const begun = performance.now();
  assert.equal(await failure(ask(lumen)), "silent");
  assert.ok(performance.now() - begun < 1600);
});

test("a provider that says its limit is used up is left alone until it is whole again", async () => {
  await using limited = await startModelServer();
  await using other = await startModelServer();
  limited.headers = { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "20s" };
  let now = 0;
  await using lumen = gateway([model("a/one", limited), model("b/two", other)], {
    clock: { now: () => now },
  });
  assert.equal((await ask(lumen)).completion.modelId, "a/one");
  limited.headers = {};
  now = 19_000;
  const { completion } = await ask(lumen);
  assert.equal(completion.modelId, "b/two");
  assert.deepEqual(completion.failedBefore, [{ modelId: "a/one", failure: "resting" }]);
  now = 20_000;
  assert.equal((await ask(lumen)).completion.modelId, "a/one");
});

test("models are exchanged while a call is under way", async () => {
  await using first = await startModelServer();
  await using second = await startModelServer();
  first.delayMs = 200;
  const kept = model("b/two", second);
  await using lumen = gateway([model("a/one", first), kept]);
  const underWay = ask(lumen);
  await wait(50);
  const replacing = lumen.replaceModels([kept]);
  assert.equal((await ask(lumen)).completion.modelId, "b/two");
  assert.equal((await underWay).completion.modelId, "a/one", "what was asked is answered");
  await replacing;
  await assert.rejects(lumen.test("a/one"), /there is no model "a\/one"/);
});

for (const engine of await testEngines()) {
  test(`a workspace chooses a policy for a task, on ${engine.name}`, { skip: engine.skip }, async () => {
    await using database = await withPeople(engine);
    const policies = createPolicies({ database, clock: { now: () => 0 } });
    await policies.set("local", "judge", "best");
    await policies.set("local", "judge", "cheapest");
    await policies.set("local", "chat", "fastest");
    await policies.set("local", "chat", null);
    assert.deepEqual(await policies.list("local"), [{ task: "judge", policy: "cheapest" }]);
    assert.equal(await policies.of("local", "judge"), "cheapest");
    assert.equal(await policies.of("local", "chat"), null);
    assert.equal(await policies.of("elsewhere", "judge"), null);

    await using server = await startModelServer();
    const price = (output: number) => ({
      input: 1,
      cachedInput: 1,
      cacheWrite: 1,
      output,
      asOf: "2026-01-01",
      source: "",
    });
    const models = [
      model("a/dear", server, { price: price(9) }),
      model("b/cheap", server, { price: price(1) }),
    ];
    await using ledger = createLedger({
      database,
      clock: { now: () => 0 },
      onWarning: () => undefined,
      onUpkeepFailure: (error) => assert.fail(String(error)),
    });
    await using lumen = gateway(models, { policy: "best", policyFor: policies.of, ledger });
    const actor = { workspaceId: "local", personId: "ada" };
    const asked = async (task: "chat" | "judge") => {
      const pieces = lumen.generate({ messages: MESSAGES, isStreamed: false, task, actor });
      for (;;) {
        const next = await pieces.next();
        if (next.done) return next.value.modelId;
      }
    };
    assert.equal(await asked("chat"), "a/dear");
    assert.equal(await asked("judge"), "b/cheap");
    const { groups } = await ledger.costs({ workspaceId: "local", from: 0, to: 1, by: "task" });
    assert.deepEqual(groups.map(({ name }) => name).toSorted(), ["chat", "judge"]);
  });
}
