import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Lumen } from "#lumen/index.ts";
import type { Log, LogFields } from "#platform/log/index.ts";
import { openDoor } from "../../test/support/http.ts";

interface Logged {
  readonly level: string;
  readonly event: string;
  readonly fields: LogFields;
}

function createLogBook() {
  const entries: Logged[] = [];
  const write =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      entries.push({ level, event, fields });
    };
  const log: Log = { error: write("error"), warn: write("warn"), info: write("info"), debug: write("debug") };
  return { log, entries };
}

/** A model that does what a script says. */
function scripted(script: () => Promise<string>): Lumen {
  return {
    model: "scripted",
    models: () => [],
    answers: null,
    replaceModels: async () => {},
    speaksOpenAi: () => false,
    forward: () => Promise.reject(new Error("nothing to forward to")),
    test: async (id) => ({ id, isWorking: true, tookMs: 0, costUsd: null, problem: null }),
    async *generate() {
      yield await script();
      return {
        model: "scripted",
        modelId: "test/scripted",
        reason: "the only one",
        failedBefore: [],
        promptTokens: null,
        completionTokens: null,
        cachedPromptTokens: null,
        costUsd: null,
        receipt: {
          modelId: "test/scripted",
          host: "test",
          leftMachine: false,
          label: "may-leave",
          charactersSent: 0,
          masked: {},
          sources: [],
        },
        cache: null,
      };
    },
    async [Symbol.asyncDispose]() {},
  };
}

async function takeTurn(lumen: Lumen) {
  const { log, entries } = createLogBook();
  await using door = await openDoor({ lumen, log });
  const { body } = await door.call("POST", "/api/v2/conversations/start", { body: {} });
  const answer = await door.call("POST", `/api/v2/conversations/${body.session_id}/turn`, {
    body: { user_message: "my secret plan" },
  });
  return { answer, entries };
}

test("a fault is logged once with its request and cause, and told to the client as an id alone", async () => {
  const { answer, entries } = await takeTurn(
    scripted(() => Promise.reject(new TypeError("undefined is no model"))),
  );
  assert.equal(answer.status, 500);
  assert.ok(!JSON.stringify(answer.body).includes("undefined is no model"));
  assert.deepEqual(
    entries.map(({ level, event }) => [level, event]),
    [["error", "request-failed"]],
  );
  const fields = entries[0]?.fields ?? {};
  assert.equal(fields.request, answer.body.instance);
  assert.equal(fields.route, "/api/v2/conversations/:session_id/turn");
  assert.ok(fields.error instanceof TypeError);
  assert.ok(!JSON.stringify(fields).includes("secret plan"));
});

test("a slow request is one event, without what was said; a quick one is none", async () => {
  const slow = await takeTurn(scripted(() => wait(1050, "done")));
  assert.equal(slow.answer.status, 200);
  assert.deepEqual(
    slow.entries.map(({ level, event }) => [level, event]),
    [["warn", "request-slow"]],
  );
  assert.ok(Number(slow.entries[0]?.fields.duration_ms) >= 1000);
  assert.ok(!JSON.stringify(slow.entries).includes("secret plan"));
  const quick = await takeTurn(scripted(() => Promise.resolve("done")));
  assert.deepEqual(quick.entries, []);
});
