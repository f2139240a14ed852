import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { type Cache, createInProcessCache } from "#platform/cache/index.ts";
import { type ModelServer, startModelServer } from "../../../test/support/model-server.ts";
import { createRandom } from "../../../training/random.ts";
import { buildReceipt } from "../guard/index.ts";
import type { Completion } from "../lumen.ts";
import { createOpenAiCompatible } from "../providers/openai-compatible.ts";
import {
  type AnswerRequest,
  type AnswerScope,
  createResponseCache,
  type Generate,
  type ResponseCache,
  type ResponseCacheNeeds,
  type SemanticNeeds,
} from "./index.ts";

const ADA = { workspaceId: "w1", personId: "ada" };
const BEN = { workspaceId: "w1", personId: "ben" };
const COST_USD = 0.002;

function request(
  question: string,
  scope: AnswerScope = ADA,
  more: Partial<AnswerRequest> = {},
): AnswerRequest {
  const messages = [
    { role: "system", content: "You are Lua." },
    { role: "user", content: question },
  ] as const;
  return { messages, modelIds: ["local/small", "local/large"], policy: "listed", scope, ...more };
}

function create(more: Partial<ResponseCacheNeeds> = {}): { responses: ResponseCache; cache: Cache } {
  const clock = { now: Date.now };
  const cache = more.cache ?? createInProcessCache({ maxBytes: 50_000_000, clock, random: () => 0 });
  const needs = { cache, clock, random: Math.random, ttlMs: 60_000, staleMs: 0, semantic: null, ...more };
  return { responses: createResponseCache(needs), cache };
}

/** Asks a model server over the wire, as the gateway does. */
function modelAt(server: ModelServer): Generate {
  const provider = createOpenAiCompatible({ url: server.url, model: "small", key: null, timeoutMs: 5000 });
  return async function* generate({ messages }, signal) {
    const completion = yield* provider.generate({ messages, isStreamed: true, signal });
    return completionOf("local/small", completion);
  };
}

/** A model that answers at once with what a function says, and counts. */
function instant(reply: (question: string) => string, modelId = "local/small") {
  let calls = 0;
  const generate: Generate = async function* (asked) {
    calls += 1;
    yield reply(asked.messages.at(-1)?.content ?? "");
    return completionOf(modelId, {
      model: "small",
      promptTokens: 20,
      completionTokens: 10,
      cachedPromptTokens: 0,
    });
  };
  return { generate, calls: () => calls };
}

function completionOf(
  modelId: string,
  known: Pick<Completion, "model" | "promptTokens" | "completionTokens" | "cachedPromptTokens">,
): Completion {
  const model = { id: modelId, url: "http://127.0.0.1:1/v1", isLocal: true };
  const receipt = buildReceipt({ model, label: "may-leave", messages: [] });
  return {
    ...known,
    modelId,
    reason: "the order of the models",
    failedBefore: [],
    costUsd: COST_USD,
    receipt,
    cache: null,
  };
}

async function ask(
  responses: ResponseCache,
  asked: AnswerRequest,
  { generate, signal }: { generate: Generate; signal?: AbortSignal },
) {
  const pieces: string[] = [];
  const stream = responses.answer(asked, generate, signal);
  for (;;) {
    const next = await stream.next();
    if (next.done) return { text: pieces.join(""), pieces, completion: next.value };
    pieces.push(next.value);
  }
}

describe("the response cache", () => {
  test("gives an answer again to who asked, and tells what that saved", async () => {
    await using server = await startModelServer();
    const { responses } = create();
    const generate = modelAt(server);
    const first = await ask(responses, request("why?"), { generate });
    const second = await ask(responses, request("why?"), { generate });
    assert.equal(first.completion.cache, null);
    assert.equal(first.completion.costUsd, COST_USD);
    assert.equal(second.text, first.text);
    assert.equal(second.completion.costUsd, 0);
    assert.equal(second.completion.cache?.kind, "exact");
    assert.equal(second.completion.cache?.savedUsd, COST_USD);
    assert.equal(second.completion.model, first.completion.model);
    assert.equal(server.requests.length, 1);
    const { exactHits, generated, savedUsd, savedTokens } = responses.statistics();
    assert.deepEqual([exactHits, generated, savedUsd], [1, 1, COST_USD]);
    assert(savedTokens > 0);
  });

  test("has a thousand who ask the same at the same time share one call", async () => {
    await using server = await startModelServer();
    server.delayMs = 50;
    const { responses } = create();
    const generate = modelAt(server);
    const all = await Promise.all(
      Array.from({ length: 1000 }, () => ask(responses, request("why?"), { generate })),
    );
    assert.equal(server.requests.length, 1);
    assert(all.every(({ text }) => text === all[0]?.text && text !== ""));
    assert.equal(responses.statistics().sharedHits, 999);
  });

  test("never gives one person's answer to another, whatever they ask", async () => {
    const scope = fc.record({
      workspaceId: fc.constantFrom("w1", "w2"),
      personId: fc.constantFrom("ada", "ben"),
      sharing: fc.constantFrom("person" as const, "workspace" as const, "public" as const),
    });
    const step = fc.record({ question: fc.constantFrom("one", "two"), scope });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { responses } = create({ semantic: everythingAlike() });
        for (const { question, scope: asker } of steps) {
          const { sharing, workspaceId, personId } = asker;
          const { generate } = instant(() => `${sharing} ${workspaceId} ${personId}`);
          const { text } = await ask(responses, request(question, asker), { generate });
          const [kept, workspace, person] = text.split(" ");
          assert.equal(kept, sharing);
          if (sharing !== "public") assert.equal(workspace, workspaceId);
          if (sharing === "person") assert.equal(person, personId);
        }
        await responses.idle();
      }),
      { numRuns: 50 },
    );
  });

  test("forgets answers by persona, document, workspace, person and the model that gave them", async () => {
    const { responses } = create();
    const tags = ["persona:Lua", "document:d1"];
    for (const [tag, isForgotten] of [
      ["persona:Lua", true],
      ["document:d1", true],
      ["workspace:w1", true],
      ["person:ada", true],
      ["model:local/small", true],
      ["model:local/large", false],
      ["person:ben", false],
    ] as const) {
      const { generate } = instant((question) => question);
      await ask(responses, request("why?", ADA, { tags }), { generate });
      await responses.invalidate([tag]);
      const { completion } = await ask(responses, request("why?", ADA, { tags }), { generate });
      assert.equal(completion.cache === null, isForgotten, tag);
    }
  });

  test("keeps no answer that broke off, and stops the model when nobody waits any more", async () => {
    await using server = await startModelServer();
    server.script = "cut-midway";
    const { responses } = create();
    const generate = modelAt(server);
    await assert.rejects(ask(responses, request("why?"), { generate }), /broke/);
    server.script = "stall-midway";
    const stop = new AbortController();
    const stalled = ask(responses, request("why?"), { generate, signal: stop.signal });
    await wait(50);
    stop.abort(new Error("gone"));
    await assert.rejects(stalled, /gone/);
    server.script = "answer";
    const { text, completion } = await ask(responses, request("why?"), { generate });
    assert.equal(completion.cache, null);
    assert.match(text, /why\?/);
  });

  test("generates past what somebody else wrote under the key", async () => {
    const { responses, cache } = create();
    let key = "";
    const spying: Cache = {
      ...cache,
      follow(given, signal) {
        key = given.key;
        return cache.follow(given, signal);
      },
    };
    const spied = create({ cache: spying }).responses;
    const { generate } = instant(() => "an answer");
    await ask(spied, request("why?"), { generate });
    await cache.invalidate(["person:ada"]);
    await cache.getOrCompute({ key, ttlMs: 60_000, compute: async () => ({ value: "{}" }) });
    const { text, completion } = await ask(responses, request("why?"), { generate });
    assert.deepEqual([text, completion.cache], ["an answer", null]);
  });

  test("has the most frequent prompts answered before anybody asks, private ones never", async () => {
    const { responses, cache } = create();
    const { generate } = instant((question) => `about ${question}`);
    const shared = { ...ADA, sharing: "workspace" } as const;
    for (const question of ["a", "b", "b", "c", "c", "c"])
      await ask(responses, request(question, shared), { generate });
    for (let round = 0; round < 9; round += 1) await ask(responses, request("a secret"), { generate });
    const frequent = await responses.frequent(2);
    assert.deepEqual(
      frequent.map((one) => [one.request.messages.at(-1)?.content, one.count]),
      [
        ["c", 3],
        ["b", 2],
      ],
    );
    assert.equal(frequent[0]?.request.scope.personId, "", "nobody is remembered with it");

    await cache.invalidate(["workspace:w1"]);
    const requests = frequent.map((one) => one.request);
    const warmed = await responses.warm([...requests, request("a secret")], generate);
    assert.deepEqual(warmed, { generated: 2, kept: 0, failed: 0 });
    assert.deepEqual(await responses.warm(requests, generate), { generated: 0, kept: 2, failed: 0 });
    const { completion } = await ask(responses, request("c", { ...BEN, sharing: "workspace" }), { generate });
    assert.equal(completion.cache?.kind, "exact");
  });

  test("warms on where one prompt fails", async () => {
    const { responses } = create();
    const { generate } = instant((question) => {
      if (question === "bad") throw new Error("scripted");
      return question;
    });
    const shared = { ...ADA, sharing: "workspace" } as const;
    const requests = ["bad", "good", "fine"].map((question) => request(question, shared));
    assert.deepEqual(await responses.warm(requests, generate), { generated: 2, kept: 0, failed: 1 });
  });
});

describe("the semantic tier", () => {
  test("gives the answer to what is alike, once that was right often enough, and publishes how often it is wrong", async () => {
    const random = createRandom(5);
    const { responses } = create({ random, semantic: nearby({ share: 0.05, of: "hits" }) });
    const { generate, calls } = instant((question) => `on ${topicOf(question)}`);
    let wrong = 0;
    const ROUNDS = 3000;
    for (let round = 0; round < ROUNDS; round += 1) {
      const question = variant(random, round);
      const { text, completion } = await ask(responses, request(question), { generate });
      if (completion.cache?.kind === "semantic" && text !== `on ${topicOf(question)}`) wrong += 1;
      await responses.idle();
    }
    const { semanticHits, semantic, savedUsd } = responses.statistics();
    assert(semanticHits > ROUNDS / 2, `${semanticHits} hits`);
    assert(wrong / semanticHits <= 0.05, `${wrong} of ${semanticHits} wrong`);
    assert(semantic !== null && semantic.verified >= 100 && (semantic.falseHits.low ?? 1) <= 0.05);
    assert(
      calls() < ROUNDS - semanticHits + semantic.verified + 1,
      "verifying costs one call a hit, at most",
    );
    assert(savedUsd > 0);
  });

  test("gives nothing where what is alike is often answered otherwise", async () => {
    const random = createRandom(6);
    const { responses } = create({ random, semantic: nearby({ share: 0.01, of: "hits" }) });
    const { generate } = instant(() => `answer ${Math.floor(random() * 5)}`);
    for (let round = 0; round < 1500; round += 1) {
      await ask(responses, request(variant(random, round)), { generate });
      await responses.idle();
    }
    assert.equal(responses.statistics().semanticHits, 0);
  });

  test("compares the question alone: another system text, history or model is another world", async () => {
    const { responses } = create({ semantic: everythingAlike() });
    const { generate } = instant(() => "the answer");
    for (let round = 0; round < 600; round += 1)
      await ask(responses, request(`question ${round}`), { generate });
    await responses.idle();
    const hit = await ask(responses, request("another"), { generate });
    assert.equal(hit.completion.cache?.kind, "semantic");
    const system = [
      { role: "system", content: "You are Elro." },
      { role: "user", content: "another" },
    ] as const;
    for (const asked of [
      request("another", ADA, { messages: system }),
      request("another", ADA, { modelIds: ["x/y"] }),
      request("another", BEN),
    ])
      assert.equal((await ask(responses, asked, { generate })).completion.cache, null);
  });

  test("asks the model where embedding or comparing fails, and where the answer is forgotten", async () => {
    const alike = everythingAlike();
    const failing: SemanticNeeds = { ...alike, embed: () => Promise.reject(new Error("scripted")) };
    const { responses } = create({ semantic: failing });
    const { generate } = instant(() => "the answer");
    assert.equal((await ask(responses, request("one"), { generate })).text, "the answer");
    assert.equal(responses.statistics().semantic?.errors, 1);

    const { responses: others } = create({ semantic: alike });
    for (let round = 0; round < 600; round += 1)
      await ask(others, request(`question ${round}`), { generate });
    await others.idle();
    await others.invalidate(["person:ada"]);
    assert.equal((await ask(others, request("another"), { generate })).completion.cache, null);
  });
});

/** Every question is as alike as can be, and every answer does: only scopes are between them. */
function everythingAlike(): SemanticNeeds {
  return {
    embed: async () => Float32Array.of(1, 0),
    isSameAnswer: () => true,
    bound: { share: 0.05, of: "hits" },
  };
}

/** Ten topics, far apart; a question is its topic's direction with some noise. */
function nearby(bound: SemanticNeeds["bound"] & {}): SemanticNeeds {
  return {
    bound,
    embed: async (question) => {
      const vector = new Float32Array(11);
      vector[topicOf(question)] = 1;
      vector[10] = Number(question.split(" ")[2]) / 100;
      return vector;
    },
    isSameAnswer: (first, second) => first === second,
  };
}

function variant(random: () => number, round: number): string {
  return `topic ${Math.floor(random() * 10)} ${Math.floor(random() * 100)} ${round}`;
}

function topicOf(question: string): number {
  return Number(question.split(" ")[1]);
}
