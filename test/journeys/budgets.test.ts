/** Budgets hold on every way a model is asked, with a hundred requests at once, and through a process's death. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import OpenAI from "openai";
import type { CostReportView } from "#contract/cost.ts";
import { type Door, listenDoor } from "../support/http.ts";
import { type ModelServer, startModelServer } from "../support/model-server.ts";
import { post, startServer } from "../support/server-process.ts";

const PARALLEL = 100;
/** 11 tokens in, 4 of them cached, 7 out, at the prices of gpt-5-mini; Anthropic's and Gemini's differ. */
const USD_A_CALL = (7 * 0.25 + 4 * 0.025 + 7 * 2) / 1e6;
const MESSAGES = [{ role: "user" as const, content: "how do I estimate a migration" }];

function settingsFor(model: ModelServer): Record<string, string> {
  return {
    ION_OPENAI_KEY: "key-o",
    ION_OPENAI_URL: model.url,
    ION_ANTHROPIC_KEY: "key-a",
    ION_ANTHROPIC_URL: model.url,
    ION_MODELS: "openai/gpt-5-mini,anthropic/claude-haiku-4-5",
    ION_MODEL_POLICY: "listed",
    ION_MODEL_MAX_ANSWER_TOKENS: "16",
    // Everybody asks the same here, and everybody is to ask a model.
    ION_CACHE_SECONDS: "0",
  };
}

async function costs(door: Pick<Door, "call">): Promise<CostReportView> {
  const { status, body } = await door.call("GET", "/api/metrics/costs");
  assert.equal(status, 200);
  return body;
}

async function setBudget(door: Pick<Door, "call">, limitUsd: number, more: object = {}): Promise<void> {
  const body = { scope: "workspace", period: "day", limit_usd: limitUsd, ...more };
  assert.equal((await door.call("PUT", "/api/v2/budgets", { body })).status, 200);
}

/** Asks once; whether a model answered. */
type Shape = (url: string) => Promise<boolean>;

async function newConversation(url: string): Promise<string> {
  const { body } = await post(`${url}/api/v2/conversations/start`, {});
  return String(body.session_id);
}

function client(url: string): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey: "none", maxRetries: 0 });
}

async function orRefused(asked: Promise<boolean>): Promise<boolean> {
  return asked.catch((error: unknown) => {
    assert.ok(error instanceof OpenAI.APIError, String(error));
    assert.equal(error.status, 402);
    assert.equal(error.code, "budget-spent");
    return false;
  });
}

const raw =
  (model: string): Shape =>
  (url) =>
    orRefused(
      client(url)
        .chat.completions.create({ model, messages: MESSAGES })
        .then(() => true),
    );

const rawStream =
  (model: string): Shape =>
  (url) =>
    orRefused(
      (async () => {
        const stream = await client(url).chat.completions.create({ model, messages: MESSAGES, stream: true });
        for await (const _ of stream);
        return true;
      })(),
    );

const SHAPES: Readonly<Record<string, Shape>> = {
  "a turn": async (url) => {
    const id = await newConversation(url);
    const { status, body } = await post(`${url}/api/v2/conversations/${id}/turn`, {
      user_message: "how do I estimate",
    });
    assert.equal(status, 200);
    const { fallback, model } = body.metadata as { fallback: { reason: string } | null; model: string };
    if (fallback !== null) {
      assert.match(fallback.reason, /budget/);
      assert.equal(model, "ion-playbook");
    }
    return fallback === null;
  },
  "a streamed turn": async (url) => {
    const id = await newConversation(url);
    const response = await fetch(`${url}/api/v2/conversations/${id}/turn`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ user_message: "how do I estimate" }),
    });
    return !(await response.text()).includes('"model":"ion-playbook"');
  },
  "a persona for an OpenAI client": async (url) => {
    const completion = await client(url).chat.completions.create({ model: "ion-auto", messages: MESSAGES });
    return (completion as unknown as { ion: { fallback: unknown } }).ion.fallback === null;
  },
  "a raw model": raw("openai/gpt-5-mini"),
  "a raw model's stream": rawStream("openai/gpt-5-mini"),
  "a translated model": raw("anthropic/claude-haiku-4-5"),
  "a translated model's stream": rawStream("anthropic/claude-haiku-4-5"),
};

describe("a hundred requests at once never pass what is left", () => {
  for (const [name, ask] of Object.entries(SHAPES)) {
    test(name, async () => {
      await using model = await startModelServer();
      await using door = await listenDoor({ settings: settingsFor(model) });
      for (let count = 0; count < 5; count += 1) assert.equal(await ask(door.url), true);
      const { total } = await costs(door);
      assert.ok(total.cost_usd > 0);
      const asked = model.requests.length;
      model.delayMs = 20;
      const limit = total.cost_usd + (name.startsWith("a raw") ? 0.0004 : 0.0025);
      await setBudget(door, limit);
      const outcomes = await Promise.all(Array.from({ length: PARALLEL }, () => ask(door.url)));
      const answered = outcomes.filter(Boolean).length;
      assert.ok(answered > 0 && answered < PARALLEL, `${answered} of ${PARALLEL} answered`);
      assert.equal(model.requests.length - asked, answered, "what was refused never left");
      const after = await costs(door);
      assert.ok(after.total.cost_usd <= limit, `${after.total.cost_usd} of ${limit}`);
      assert.equal(after.budgets[0]?.spent_usd, after.total.cost_usd);
      assert.equal(after.total.calls, 5 + answered);
    });
  }
});

describe("what is spent", () => {
  test("is told with every answer, by model, and with what the prompt cache saved", async () => {
    await using model = await startModelServer();
    await using door = await listenDoor({ settings: settingsFor(model) });
    await raw("openai/gpt-5-mini")(door.url);
    await rawStream("openai/gpt-5-mini")(door.url);
    await SHAPES["a turn"]?.(door.url);
    const { total, groups } = await costs(door);
    assert.equal(groups[0]?.name, "openai/gpt-5-mini");
    assert.ok(Math.abs(total.cost_usd - 3 * USD_A_CALL) < 3e-9, String(total.cost_usd));
    assert.ok(Math.abs(total.saved_usd - (3 * 4 * 0.225) / 1e6) < 3e-9, String(total.saved_usd));
    assert.equal(total.prompt_tokens, 33);
    assert.equal(total.prompt_cache_hit_rate, 12 / 33);
  });

  test("a stream's report of usage is kept from a client that did not ask for it", async () => {
    await using model = await startModelServer();
    await using door = await listenDoor({ settings: settingsFor(model) });
    const create = (includeUsage: boolean) =>
      client(door.url).chat.completions.create({
        model: "openai/gpt-5-mini",
        messages: MESSAGES,
        stream: true,
        ...(includeUsage ? { stream_options: { include_usage: true } } : {}),
      });
    for (const includeUsage of [false, true]) {
      let reports = 0;
      for await (const chunk of await create(includeUsage)) reports += chunk.usage ? 1 : 0;
      assert.equal(reports, includeUsage ? 1 : 0);
    }
    assert.equal((await costs(door)).total.prompt_tokens, 22);
  });

  test("an answer that breaks off, and one whose usage cannot be true, are estimated", async () => {
    await using model = await startModelServer();
    await using door = await listenDoor({
      settings: { ...settingsFor(model), ION_MODELS: "openai/gpt-5-mini" },
    });
    model.script = "cut-midway";
    model.reply = () => "a long answer of several words ".repeat(20);
    await SHAPES["a streamed turn"]?.(door.url);
    const cut = (await costs(door)).total;
    assert.equal(cut.failed, 1);
    assert.ok(cut.completion_tokens > 20 && cut.prompt_tokens > 100 && cut.cost_usd > 0);
    model.script = "wrong-usage";
    await raw("openai/gpt-5-mini")(door.url);
    const { total } = await costs(door);
    assert.ok(total.prompt_tokens - cut.prompt_tokens < 100 && total.prompt_tokens > cut.prompt_tokens);
  });

  test("a refused request costs nothing", async () => {
    await using model = await startModelServer();
    await using door = await listenDoor({ settings: settingsFor(model) });
    model.script = "status-401";
    await SHAPES["a streamed turn"]?.(door.url);
    const { total } = await costs(door);
    assert.deepEqual([total.failed, total.cost_usd], [2, 0]);
  });
});

test("a spent budget that says cheaper goes on with a model that costs less", async () => {
  await using model = await startModelServer();
  const settings = { ...settingsFor(model), ION_MODELS: "anthropic/claude-haiku-4-5,openai/gpt-5-nano" };
  await using door = await listenDoor({ settings });
  await setBudget(door, 0.0009, { when_spent: "cheaper" });
  const id = await newConversation(door.url);
  const { body } = await post(`${door.url}/api/v2/conversations/${id}/turn`, {
    user_message: "how do I estimate",
  });
  const { answered_by: by } = body.metadata as { answered_by: { id: string; failed_before: object[] } };
  assert.equal(by.id, "openai/gpt-5-nano");
  assert.deepEqual(by.failed_before, [{ id: "anthropic/claude-haiku-4-5", failure: "over-budget" }]);
});

test("a key's budget is its own, and costs are seen with the scope to operate alone", async () => {
  await using model = await startModelServer();
  await using door = await listenDoor({ settings: settingsFor(model) });
  const { workspaceId } = door.ion.localActor;
  const make = (name: string, scopes: ("mentor" | "operate")[]) =>
    door.ion.accessKeys.create({ workspaceId, personId: "me", name, scopes });
  const small = await make("small", ["mentor"]);
  const operator = await make("operator", ["operate"]);
  const headers = { authorization: `Bearer ${operator.key}` };
  const budget = { scope: "key", subject_id: small.view.id, period: "month", limit_usd: 0.000001 };
  assert.equal((await door.call("PUT", "/api/v2/budgets", { headers, body: budget })).status, 200);
  const body = { model: "openai/gpt-5-mini", messages: MESSAGES };
  const ask = (key: string) =>
    door.call("POST", "/v1/chat/completions", { headers: { authorization: `Bearer ${key}` }, body });
  const refused = await ask(small.key);
  assert.equal(refused.status, 402);
  assert.match(refused.body.error.message, /this access key's budget .* wait until 20\d\d-/);
  assert.ok(Number(refused.headers["retry-after"]) > 0);
  assert.equal((await door.call("POST", "/v1/chat/completions", { body })).status, 200);
  const forbidden = await door.call("GET", "/api/metrics/costs", {
    headers: { authorization: `Bearer ${small.key}` },
  });
  assert.equal(forbidden.status, 403);
});

test("a process that dies with calls under way leaves them held, and answers given before are written", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "ion-budget-"));
  try {
    await using model = await startModelServer();
    const settings = { ...settingsFor(model), ION_MODELS: "openai/gpt-5-mini" };
    const server = await startServer({ dataDir, settings });
    const ask = () =>
      post(`${server.url}/v1/chat/completions`, { model: "openai/gpt-5-mini", messages: MESSAGES });
    for (let count = 0; count < 3; count += 1) assert.equal((await ask()).status, 200);
    model.delayMs = 10_000;
    const lost = Array.from({ length: 4 }, () => ask().catch(() => undefined));
    await wait(300);
    await server.stop("SIGKILL");
    await Promise.all(lost);
    const again = await startServer({ dataDir, settings });
    const report = (await (await fetch(`${again.url}/api/metrics/costs`)).json()) as CostReportView;
    assert.ok(Math.abs(report.total.cost_usd - 3 * USD_A_CALL) < 3e-9, "each acknowledged answer is in it");
    await again.stop("SIGTERM");
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
