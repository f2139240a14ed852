import assert from "node:assert/strict";
import { once } from "node:events";
import { request as openRequest } from "node:http";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import type { ConversationView } from "#contract/conversation.ts";
import { holdNothing, readUntilCut, take } from "../../../test/support/cut-connection.ts";
import { type Door, listenDoor } from "../../../test/support/http.ts";
import { type ModelServer, startModelServer } from "../../../test/support/model-server.ts";
import { collectEvents } from "../../../test/support/server-sent-events.ts";

const CONVERSATIONS = "/api/v2/conversations";
const STREAMS = "/api/v2/streams";
const MESSAGE = { user_message: "my tests are flaky, where do I look first?" };
const ANSWER = Array.from({ length: 60 }, (_, index) => `word${index} 🌙안녕`).join(" ");

async function listen(model: ModelServer, settings: Record<string, string> = {}) {
  return listenDoor({ settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake", ...settings } });
}

/** A model that takes about 300 ms for an answer of 60 words. */
async function startSlowModel(wordMs = 5): Promise<ModelServer> {
  const model = await startModelServer();
  model.wordMs = wordMs;
  model.reply = () => ANSWER;
  return model;
}

async function start(door: Door, body: object = {}): Promise<string> {
  return (await door.call("POST", `${CONVERSATIONS}/start`, { body })).body.session_id;
}

async function read(door: Door, sessionId: string): Promise<ConversationView> {
  return (await door.call("GET", `${CONVERSATIONS}/${sessionId}`)).body;
}

/** Asks for a turn and loses the connection as soon as it is known which stream it is. */
async function beginTurn(door: Door & { url: string }, sessionId: string, headers = {}) {
  const cut = new AbortController();
  const response = await fetch(`${door.url}${CONVERSATIONS}/${sessionId}/turn`, {
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "application/json", ...headers },
    body: JSON.stringify(MESSAGE),
    signal: cut.signal,
  });
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  cut.abort();
  const id = /"stream_id":"([^"]+)"/.exec(new TextDecoder().decode(value))?.[1];
  assert.match(String(id), /^stream_[0-9a-z]{26}$/);
  return String(id);
}

test("a lost connection leaves the turn running; it is finished, stored, and watched again from any place", async () => {
  await using model = await startSlowModel();
  await using door = await listen(model);
  const sessionId = await start(door);
  const id = await beginTurn(door, sessionId);

  const running = (await read(door, sessionId)).running_turn;
  assert.equal(running?.stream_id, id, "another device finds it in the conversation");
  assert.ok(["Lua", "Elro", "Riri", "Nana"].includes(String(running?.persona)));

  const watchers = await Promise.all(["", "0", "7", "40"].map((from) => watch(door, id, from)));
  for (const { from, held } of watchers) {
    assert.equal(held.text, ANSWER.slice(Number(from)), `from ${from}`);
    assert.equal(held.end?.event, "turn-end");
    assert.equal(held.streamId, from === "" ? id : "", "turn-start is for who has nothing");
  }
  const { messages, running_turn } = await read(door, sessionId);
  assert.equal(messages[0]?.ai_response, ANSWER);
  assert.equal(running_turn, null);

  const after = await watch(door, id, "100");
  assert.equal(after.held.text, ANSWER.slice(100), "also when it has ended");
  const { status } = await door.call("GET", `${STREAMS}/${id}`, { headers: { "last-event-id": "end" } });
  assert.equal(status, 204, "an EventSource that has everything comes back no more");
  assert.equal(model.requests.length, 1);
});

async function watch(door: { url: string }, id: string, from: string) {
  const held = holdNothing();
  const headers: Record<string, string> = from === "" ? {} : { "last-event-id": from };
  take(held, (await readUntilCut(`${door.url}${STREAMS}/${id}`, { headers })).events);
  return { from, held };
}

test("cut at any moments, the pieces are the stored answer: nothing lost, nothing doubled", async (t) => {
  await using model = await startSlowModel(2);
  await using door = await listen(model);
  let cuts = 0;
  const round = async (pauses: readonly number[], way: "streams" | "turn") => {
    const sessionId = await start(door);
    const held = holdNothing();
    const key = { "idempotency-key": "once" };
    const url = `${door.url}${CONVERSATIONS}/${sessionId}/turn`;
    const schedule = [...pauses, undefined];
    for (const afterMs of schedule) {
      const last: Record<string, string> = held.lastId === "" ? {} : { "last-event-id": held.lastId };
      const limit = afterMs === undefined ? {} : { afterMs };
      const isKnown = held.streamId !== "" && way === "streams";
      const seen = await (isKnown
        ? readUntilCut(`${door.url}${STREAMS}/${held.streamId}`, { headers: last, ...limit })
        : readUntilCut(url, { method: "POST", body: MESSAGE, headers: { ...key, ...last }, ...limit })
      ).catch(() => ({ events: [] }));
      take(held, seen.events);
      if (held.end !== null) break;
      cuts += 1;
    }
    const { messages, turn_count } = await read(door, sessionId);
    assert.equal(turn_count, 1);
    assert.equal(held.text, messages[0]?.ai_response);
    assert.equal(held.text, ANSWER);
    assert.equal(held.end?.data.response_text, ANSWER);
  };
  const client = fc.record({
    pauses: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 15 }),
    way: fc.constantFrom("streams" as const, "turn" as const),
  });
  const clients = fc.array(client, { minLength: 12, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(clients, async (all) => {
      await Promise.all(all.map(({ pauses, way }) => round(pauses, way)));
    }),
    { numRuns: 4, endOnFailure: true },
  );
  t.diagnostic(`${cuts} connections cut`);
});

test("cancelled from another device: the model's call ends at once, nothing is stored, everybody is told", async () => {
  await using model = await startSlowModel(50);
  await using door = await listen(model);
  const sessionId = await start(door);
  const asked = readUntilCut(`${door.url}${CONVERSATIONS}/${sessionId}/turn`, {
    method: "POST",
    body: MESSAGE,
  });
  while ((await read(door, sessionId)).running_turn?.persona == null) await wait(5);
  const id = String((await read(door, sessionId)).running_turn?.stream_id);
  const resumed = watch(door, id, "0");
  while (model.requests.length === 0) await wait(5);
  await wait(120);

  const begun = performance.now();
  const cancelled = await door.call("POST", `${STREAMS}/${id}/cancel`);
  assert.equal(cancelled.status, 200);
  assert.deepEqual(cancelled.body, { stream_id: id, status: "cancelled" });
  while (model.abandoned === 0) await wait(2);
  assert.ok(performance.now() - begun < 500, "the model's server sees the connection close");

  for (const events of [(await asked).events, [(await resumed).held.end]]) {
    const last = events.at(-1);
    assert.equal(last?.event, "error");
    assert.equal(last?.data.code, "turn-cancelled");
    assert.equal(last?.data.status, 409);
  }
  const { turn_count, running_turn } = await read(door, sessionId);
  assert.deepEqual([turn_count, running_turn], [0, null]);

  const later = await door.call("GET", `${STREAMS}/${id}`);
  assert.deepEqual([later.status, later.body.code], [409, "turn-cancelled"]);
  const again = await door.call("POST", `${STREAMS}/${id}/cancel`);
  assert.deepEqual([again.status, again.body.code, again.body.state], [409, "stream-finished", "cancelled"]);
});

test("a turn that waits for its place can be cancelled, and the same key asks anew", async () => {
  await using model = await startSlowModel(20);
  await using door = await listen(model);
  const sessionId = await start(door);
  const first = await beginTurn(door, sessionId);
  const url = `${door.url}${CONVERSATIONS}/${sessionId}/turn`;
  const headers = { "idempotency-key": "second" };
  const second = readUntilCut(url, { method: "POST", body: MESSAGE, headers });
  await wait(30);
  await door.call("POST", `${STREAMS}/${first}/cancel`);
  const { running_turn } = await read(door, sessionId);
  assert.notEqual(running_turn?.stream_id, first);
  await door.call("POST", `${STREAMS}/${running_turn?.stream_id}/cancel`);
  const seen = await second;
  const code = seen.status === 409 ? "turn-cancelled" : seen.events.at(-1)?.data.code;
  assert.equal(code, "turn-cancelled");
  model.wordMs = 0;
  const { events } = await readUntilCut(url, { method: "POST", body: MESSAGE, headers });
  assert.equal(events.at(-1)?.event, "turn-end");
  assert.equal((await read(door, sessionId)).turn_count, 1);
});

test("a finished turn cannot be cancelled, an unknown stream is not there", async () => {
  await using model = await startSlowModel(0);
  await using door = await listen(model);
  const sessionId = await start(door);
  const held = holdNothing();
  const url = `${door.url}${CONVERSATIONS}/${sessionId}/turn`;
  take(held, (await readUntilCut(url, { method: "POST", body: MESSAGE })).events);
  const late = await door.call("POST", `${STREAMS}/${held.streamId}/cancel`);
  assert.deepEqual([late.status, late.body.code, late.body.state], [409, "stream-finished", "answered"]);
  for (const [method, path] of [
    ["GET", ""],
    ["POST", "/cancel"],
  ] as const) {
    const { status, body } = await door.call(method, `${STREAMS}/stream_none${path}`);
    assert.deepEqual([status, body.code], [404, "stream-not-found"]);
  }
});

test("another person finds neither the running nor the finished stream", async () => {
  await using model = await startSlowModel(10);
  await using door = await listen(model);
  const sessionId = await start(door, { user_id: "ben" });
  const id = await beginTurn(door, `${sessionId}`);
  const asCarol = async () => {
    const watched = await door.call("GET", `${STREAMS}/${id}?user_id=carol`);
    const cancelled = await door.call("POST", `${STREAMS}/${id}/cancel?user_id=carol`);
    assert.deepEqual([watched.status, cancelled.status], [404, 404]);
    assert.equal(watched.body.code, "stream-not-found");
  };
  await asCarol();
  const seen = await readUntilCut(`${door.url}${STREAMS}/${id}?user_id=ben`);
  assert.equal(seen.events.at(-1)?.event, "turn-end");
  await asCarol();
});

test("the same key with another message is refused while the first one runs", async () => {
  await using model = await startSlowModel(10);
  await using door = await listen(model);
  const sessionId = await start(door);
  const headers = { "idempotency-key": "key-1" };
  await beginTurn(door, sessionId, headers);
  const { status, body } = await door.call("POST", `${CONVERSATIONS}/${sessionId}/turn`, {
    body: { user_message: "something else" },
    headers: { ...headers, accept: "text/event-stream" },
  });
  assert.deepEqual([status, body.code], [409, "idempotency-key-reused"]);
});

test("who comes back with a part of an answer that was lost begins anew", async () => {
  await using model = await startSlowModel(5);
  await using door = await listen(model);
  const sessionId = await start(door);
  const url = `${door.url}${CONVERSATIONS}/${sessionId}/turn`;
  const headers = { "idempotency-key": "key-1", "last-event-id": "12" };
  const request = { method: "POST", body: MESSAGE, headers } as const;
  // Nobody knows this key: the 12 units are of an answer that went down with its process.
  const first = readUntilCut(url, { ...request, afterMs: 60 }).catch(() => null);
  await wait(80);
  for (const seen of [await first, await readUntilCut(url, request), await readUntilCut(url, request)]) {
    const held = holdNothing();
    take(held, seen?.events ?? []);
    if (seen !== null) assert.equal(seen.events[0]?.event, "turn-start");
    if (held.end !== null) assert.equal(held.text, ANSWER);
  }
  assert.equal(model.requests.length, 1);
});

test("a slow reader is given the rest in its own time, and holds up nobody", {
  timeout: 30_000,
}, async () => {
  await using model = await startModelServer();
  const long = `${"x".repeat(1999)} `.repeat(96);
  model.reply = () => long;
  await using door = await listen(model);
  const sessionId = await start(door);
  const id = await beginTurn(door, sessionId);
  const slow = openRequest(`${door.url}${STREAMS}/${id}`).end();
  const [response] = await once(slow, "response");
  response.pause();
  const quick = await watch(door, id, "");
  assert.equal(quick.held.text, long);
  await wait(50);
  const events = await collectEvents({ body: response });
  const held = holdNothing();
  take(held, events);
  assert.equal(held.text, long);
  assert.equal(held.end?.data.response_text, long);
  const sizes = events
    .filter(({ event }) => event === "text-delta")
    .map(({ data }) => String(data.text).length);
  assert.ok(Math.max(...sizes) <= 16_384, "no event is a whole answer");
});

test("a server that closes waits for the turns nobody watches any more", async () => {
  await using model = await startSlowModel(5);
  const door = await listen(model);
  const sessionId = await start(door);
  await beginTurn(door, sessionId);
  await door.server.close();
  const { turn_count } = await door.ion.conversations.read(door.ion.localActor, sessionId, { limit: 1 });
  assert.equal(turn_count, 1);
  await door.ion[Symbol.asyncDispose]();
});
