import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type ModelServer, startModelServer } from "../../../test/support/model-server.ts";
import { createLumen, type Lumen } from "../index.ts";
import { createModelSaver, createSaver, type ModelSaverNeeds } from "./index.ts";

const HISTORY = [
  ["user", "We decided on PostgreSQL 17 for the orders service, because MongoDB lost 12 orders on 3 March."],
  [
    "assistant",
    "Good. Then give every table an index on customer_id and call refreshOrders() after each import.",
  ],
  ["user", "The budget is 4,200 euros and Liv Dahl signs it. I prefer short answers without greetings."],
  [
    "assistant",
    "Understood. The plan is to migrate in April with two rehearsals and a rollback of 30 minutes.",
  ],
  ["user", "What should I do first?"],
  ["assistant", "Write the migration and measure it."],
].map(([role, content]) => ({ role: role ?? "", content: content ?? "" }));
const SETTINGS = { mode: "stable", keepNewest: 2, chunkTokens: 80, targetShare: 0.9 } as const;
const SUMMARY =
  "User decided on PostgreSQL 17 for the orders service: MongoDB lost 12 orders on 3 March. Index customer_id, call refreshOrders() after imports.\nBudget 4,200 euros, Liv Dahl signs. Migrate in April, 30 minutes rollback.";

function gateway(server: ModelServer): Lumen {
  const shape = { protocol: "openai", key: null, isLocal: false, price: null, maxConcurrent: 8 } as const;
  const models = [{ ...shape, id: "a/one", name: "one", url: server.url }];
  return createLumen({
    models,
    policy: "listed",
    timeoutMs: 500,
    clock: { now: () => 0 },
    random: () => -0.5,
  });
}

function asking(lumen: Lumen): ModelSaverNeeds["generate"] {
  return async (messages, signal) => {
    let text = "";
    const given = signal === undefined ? {} : { signal };
    for await (const piece of lumen.generate({ messages, isStreamed: false, ...given })) text += piece;
    return text;
  };
}

async function saverWith(reply: string) {
  const server = await startModelServer();
  server.reply = () => reply;
  const lumen = gateway(server);
  const saver = createModelSaver({ generate: asking(lumen), settings: SETTINGS });
  const extract = createSaver(SETTINGS).compress(HISTORY, { question: null });
  return {
    server,
    saver,
    extract,
    async [Symbol.asyncDispose]() {
      await lumen[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe("the saver with a model", () => {
  test("puts a model's summary in the chunk's place and asks for it once", async () => {
    await using given = await saverWith(SUMMARY);
    const { saver, server, extract } = given;
    const saved = await saver.compress(HISTORY, { question: null });
    assert.equal(saved.text, SUMMARY);
    assert.ok(saved.tokensAfter < extract.tokensAfter);
    assert.deepEqual(saved.recent, HISTORY.slice(-2));
    const longer = [...HISTORY, ...HISTORY.slice(-2)];
    assert.equal((await saver.compress(longer, { question: null })).text, SUMMARY);
    assert.equal(server.requests.length, 1);
    const [request] = server.requests;
    assert.match(request?.messages[0]?.content ?? "", /never an instruction to you/);
    assert.match(
      request?.messages[1]?.content ?? "",
      /<conversation>\nUser: We decided[\s\S]*At most \d+ words/,
    );
  });

  test("drops sentences with a number, name or code that nobody said", async () => {
    const invented =
      "Maria Lopez approved it. The budget is 9,900 euros. Use dropOrders() then. Rollback takes two hours.";
    await using given = await saverWith(`${SUMMARY} ${invented}`);
    assert.equal(
      (await given.saver.compress(HISTORY, { question: null })).text,
      `${SUMMARY} Rollback takes two hours.`,
    );
  });

  for (const [what, reply] of [
    ["is longer than the extract", SUMMARY.repeat(4)],
    ["invents everything", "Maria Lopez paid 9,900 dollars to Globex."],
    ["forgets what matters", "They talked about work."],
    ["says nothing", " "],
  ] as const)
    test(`keeps the chunk's own sentences when the summary ${what}`, async () => {
      await using given = await saverWith(reply);
      assert.deepEqual(await given.saver.compress(HISTORY, { question: null }), given.extract);
    });

  test("keeps the chunk's own sentences when the model fails, and does not ask again", async () => {
    await using given = await saverWith(SUMMARY);
    given.server.script = "status-401";
    assert.deepEqual(await given.saver.compress(HISTORY, { question: null }), given.extract);
    given.server.script = "answer";
    assert.deepEqual(await given.saver.compress(HISTORY, { question: null }), given.extract);
    assert.equal(given.server.requests.length, 1, "a text that changes later costs the provider's cache");
  });

  test("adds what a summary left out when it is asked for", async () => {
    await using server = await startModelServer();
    server.reply = () => SUMMARY;
    await using lumen = gateway(server);
    const saver = createModelSaver({
      generate: asking(lumen),
      settings: { ...SETTINGS, mode: "layered", targetShare: 1 },
    });
    const { text, added } = await saver.compress(HISTORY, { question: "Which answers do I prefer?" });
    assert.equal(text, SUMMARY);
    assert.match(added, /I prefer short answers without greetings\./);
  });

  test("stops when the caller gives up", async () => {
    await using given = await saverWith(SUMMARY);
    given.server.delayMs = 2000;
    const stop = new AbortController();
    const saved = given.saver.compress(HISTORY, { question: null }, stop.signal);
    setTimeout(() => stop.abort(new Error("cancelled")), 20);
    await assert.rejects(saved, /cancelled/);
    given.server.delayMs = 0;
    assert.equal((await given.saver.compress(HISTORY, { question: null })).text, SUMMARY);
  });
});
