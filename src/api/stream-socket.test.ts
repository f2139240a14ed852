import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fastify } from "fastify";
import type { ConversationView } from "#contract/conversation.ts";
import { createTestIon } from "../../test/support/create-test-ion.ts";
import { type Door, listenDoor } from "../../test/support/http.ts";
import { type ModelServer, startModelServer } from "../../test/support/model-server.ts";
import { handshakeStatus, openRawSocket, openSocket } from "../../test/support/socket-client.ts";
import { serveStreamSocket } from "./stream-socket.ts";
import { acceptWebSockets } from "./web-socket.ts";

const MESSAGE = "my tests are flaky, where do I look first?";
const ANSWER = Array.from({ length: 40 }, (_, index) => `word${index} 🌙안녕`).join(" ");

async function startSlowModel(wordMs = 3): Promise<ModelServer> {
  const model = await startModelServer();
  model.wordMs = wordMs;
  model.reply = () => ANSWER;
  return model;
}

async function listen(model: ModelServer | null, settings: Record<string, string> = {}) {
  const models: Record<string, string> =
    model === null ? {} : { ION_MODEL_URL: model.url, ION_MODEL: "fake" };
  const door = await listenDoor({ settings: { ...models, ...settings } });
  return { ...door, address: `${door.url}/api/v2.1/stream` };
}

async function start(door: Door): Promise<string> {
  return (await door.call("POST", "/api/v2/conversations/start", { body: {} })).body.session_id;
}

async function read(door: Door, sessionId: string): Promise<ConversationView> {
  return (await door.call("GET", `/api/v2/conversations/${sessionId}`)).body;
}

test("several turns at once on one socket, each told by its stream", async () => {
  await using model = await startSlowModel();
  await using door = await listen(model);
  const client = await openSocket(door.address);
  const sessions = [await start(door), await start(door), await start(door)];
  for (const [index, session_id] of sessions.entries()) {
    client.send({ type: "turn", session_id, user_message: MESSAGE, request_id: `r${index}` });
  }
  for (const [index, sessionId] of sessions.entries()) {
    const begun = await client.find((frame) => "request_id" in frame && frame.request_id === `r${index}`);
    assert.equal(begun.type, "turn-start");
    const { stream_id, session_id } = begun as Extract<typeof begun, { type: "turn-start" }>;
    assert.equal(session_id, sessionId);
    const { turn, id } = await client.wait("turn-end", stream_id);
    assert.deepEqual([turn.response_text, id], [ANSWER, "end"]);
    assert.equal(client.textOf(stream_id), ANSWER);
    assert.equal((await read(door, sessionId)).messages[0]?.ai_response, ANSWER);
  }
  const deltas = client.frames.filter((frame) => frame.type === "text-delta").map((frame) => frame.stream_id);
  assert.ok(deltas.indexOf(deltas[0] ?? "") < deltas.lastIndexOf(deltas[1] ?? ""), "side by side");
  client.socket.close();
});

test("a dropped socket leaves its turn running; another one resumes it without a gap", async () => {
  await using model = await startSlowModel(8);
  await using door = await listen(model);
  const sessionId = await start(door);
  const first = await openSocket(door.address);
  first.send({ type: "turn", session_id: sessionId, user_message: MESSAGE, idempotency_key: "key-1" });
  const { stream_id } = await first.wait("turn-start");
  while (first.textOf(stream_id).length < 60) await wait(2);
  first.socket.close();
  await first.closed;
  const held = first.textOf(stream_id);

  const second = await openSocket(door.address);
  second.send({ type: "resume", stream_id, last_event_id: String(held.length) });
  await wait(40);
  const seen = held + second.textOf(stream_id);
  second.send({ type: "resume", stream_id, last_event_id: String(seen.length) });
  const { turn } = await second.wait("turn-end");
  assert.equal(turn.response_text, ANSWER);
  assert.equal(held + second.textOf(stream_id), ANSWER, "also when it is resumed twice on one socket");

  second.send({ type: "turn", session_id: sessionId, user_message: MESSAGE, idempotency_key: "key-1" });
  const again = await second.wait("turn-start");
  assert.equal(again.stream_id, stream_id, "the same key leads to the same turn");
  assert.equal(model.requests.length, 1);
  second.socket.close();
});

test("cancels from a socket that watches and from one that does not", async () => {
  await using model = await startSlowModel(40);
  await using door = await listen(model);
  const watching = await openSocket(door.address);
  const other = await openSocket(door.address);
  for (const [canceller, abandoned] of [
    [watching, 1],
    [other, 2],
  ] as const) {
    const sessionId = await start(door);
    watching.send({ type: "turn", session_id: sessionId, user_message: MESSAGE, request_id: sessionId });
    let streamId = "";
    while (streamId === "") {
      streamId = (await read(door, sessionId)).running_turn?.stream_id ?? "";
      await wait(5);
    }
    while (model.requests.length < abandoned) await wait(5);
    await wait(50);
    canceller.send({ type: "cancel", stream_id: streamId });
    for (const socket of new Set([watching, canceller])) {
      const { problem } = await socket.wait("error", streamId);
      assert.equal(problem.code, "turn-cancelled");
    }
    while (model.abandoned < abandoned) await wait(2);
    assert.equal((await read(door, sessionId)).turn_count, 0);
    const request_id = `again ${streamId}`;
    canceller.send({ type: "cancel", stream_id: streamId, request_id });
    const late = await canceller.find((frame) => "request_id" in frame && frame.request_id === request_id);
    assert.ok(late.type === "error" && late.problem.code === "stream-finished");
    assert.equal(
      watching.frames.filter((frame) => frame.type === "error" && frame.id === "end").length,
      abandoned,
    );
  }
  watching.socket.close();
  other.socket.close();
});

test("a frame that is not right is answered with a problem, and the socket goes on", async () => {
  await using door = await listen(null);
  const client = await openSocket(door.address);
  const session_id = await start(door);
  const cases: [unknown, string, string?][] = [
    ["{not json", "unreadable-body"],
    ["[1]", "invalid-input"],
    [{ type: "shout" }, "invalid-input", "type"],
    [{ type: "turn", session_id }, "invalid-input", "user_message"],
    [{ type: "turn", session_id, user_message: "hello", more: 1 }, "invalid-input", "more"],
    [
      { type: "turn", session_id, user_message: "hello", idempotency_key: "two words" },
      "invalid-input",
      "idempotency_key",
    ],
    [{ type: "turn", session_id, user_message: "x".repeat(32_001) }, "invalid-input", "user_message"],
    [
      { type: "turn", session_id: "conv_none", user_message: "hello" },
      "conversation-not-found",
      "session_id",
    ],
    [{ type: "resume", stream_id: "stream_none" }, "stream-not-found", "stream_id"],
    [{ type: "resume", stream_id: "stream_none", last_event_id: "x" }, "invalid-input", "last_event_id"],
    [{ type: "cancel", stream_id: "stream_none" }, "stream-not-found", "stream_id"],
  ];
  for (const [index, [frame, code, field]] of cases.entries()) {
    client.send(
      typeof frame === "object" ? { ...frame, ...(index > 1 ? { request_id: `r${index}` } : {}) } : frame,
    );
    while (client.frames.length <= index) await wait(2);
    const answer = client.frames[index];
    assert.ok(answer?.type === "error");
    assert.deepEqual(
      [answer.problem.code, answer.problem.field ?? field],
      [code, field ?? answer.problem.field],
      code,
    );
    if (index > 1) assert.equal(answer.request_id, `r${index}`);
  }
  client.socket.send(Buffer.from([1, 2, 3]));
  await wait(20);
  const binary = client.frames.at(-1);
  assert.ok(binary?.type === "error" && binary.problem.code === "unreadable-body");
  client.send({ type: "ping", request_id: "p" });
  assert.equal((await client.wait("pong")).request_id, "p");
  client.socket.close();
});

test("a frame larger than a request may be closes the socket with 1009", async () => {
  await using door = await listen(null);
  const client = await openSocket(door.address);
  client.send({ type: "ping", request_id: "x".repeat(257 * 1024) });
  assert.equal(await client.closed, 1009);
});

test("without a key only pages of this address, and of configured ones, may open a socket", async () => {
  await using door = await listen(null, { ION_CORS_ORIGINS: "https://app.example.org" });
  const tried = async (origin: string) => handshakeStatus(door.address, { origin });
  assert.equal((await handshakeStatus(door.address)).status, 101, "no browser");
  assert.equal((await tried(door.url)).status, 101, "the same origin");
  assert.equal((await tried("https://app.example.org")).status, 101);
  for (const origin of ["https://evil.example.org", "null", `${door.url}0`, "http://localhost:1"]) {
    assert.deepEqual(await tried(origin), { status: 403, code: "origin-refused" }, origin);
  }
  const rebound = await handshakeStatus(door.address, { host: "evil.example.org" });
  assert.deepEqual(rebound, { status: 403, code: "host-refused" });
});

test("where a key is needed it comes in a header, or behind the subprotocol ion, and is never said back", async () => {
  await using door = await listen(null, { ION_REQUIRE_KEY: "on" });
  const { workspaceId } = door.ion.localActor;
  const request = { workspaceId, personId: "ada", name: "test", requestsPerMinute: 6 };
  const { key, view } = await door.ion.accessKeys.create({ ...request, scopes: ["mentor"] });
  const other = await door.ion.accessKeys.create({ ...request, scopes: ["personas"] });

  assert.deepEqual(await handshakeStatus(door.address), { status: 401, code: "access-key-required" });
  const unknown = { "sec-websocket-protocol": "ion, ion_nobody" };
  assert.deepEqual(await handshakeStatus(door.address, unknown), { status: 401, code: "access-key-unknown" });
  const unfit = { authorization: `Bearer ${other.key}` };
  assert.deepEqual(await handshakeStatus(door.address, unfit), { status: 403, code: "scope-missing" });
  assert.equal(
    (await handshakeStatus(`${door.address}?access_key=${key}`)).status,
    401,
    "never in the address",
  );

  const browser = await openSocket(door.address, { protocols: ["ion", key] });
  assert.equal(browser.socket.protocol, "ion");
  const program = await openSocket(door.address, { headers: { authorization: `Bearer ${key}` } });
  browser.send({ type: "resume", stream_id: "stream_none" });
  assert.equal((await browser.wait("error")).problem.code, "stream-not-found");

  for (let count = 0; count < 6; count += 1) program.send({ type: "resume", stream_id: "stream_none" });
  while (program.frames.length < 6) await wait(2);
  const last = program.frames.at(-1);
  assert.ok(
    last?.type === "error" && last.problem.code === "rate-limited",
    "each message counts as a request",
  );

  await door.ion.accessKeys.revoke(workspaceId, view.id);
  browser.send({ type: "resume", stream_id: "stream_none" });
  assert.equal(await browser.closed, 1008, "a key that is revoked opens nothing more");
  program.socket.close();
});

test("one person's socket neither resumes nor cancels another's turn", async () => {
  await using model = await startSlowModel(20);
  await using door = await listen(model);
  const sessionId = await start(door);
  const mine = await openSocket(door.address);
  mine.send({ type: "turn", session_id: sessionId, user_message: MESSAGE });
  const { stream_id } = await mine.wait("turn-start");
  const carol = await openSocket(`${door.address}?user_id=carol`);
  for (const type of ["resume", "cancel"]) carol.send({ type, stream_id });
  while (carol.frames.length < 2) await wait(2);
  for (const frame of carol.frames)
    assert.ok(frame.type === "error" && frame.problem.code === "stream-not-found");
  assert.equal((await mine.wait("turn-end")).turn.response_text, ANSWER);
  mine.socket.close();
  carol.socket.close();
});

test("a reader that does not read costs a bounded buffer, and gets everything once it reads", {
  timeout: 30_000,
}, async () => {
  await using model = await startModelServer();
  const long = `${"x".repeat(1999)} `.repeat(96);
  model.reply = () => long;
  await using door = await listen(model);
  const sessionIds = await Promise.all(Array.from({ length: 40 }, () => start(door)));
  const { socket, sendText } = await openRawSocket(door.address);
  socket.pause();
  for (const session_id of sessionIds)
    sendText(JSON.stringify({ type: "turn", session_id, user_message: MESSAGE }));
  for (const sessionId of sessionIds) while ((await read(door, sessionId)).turn_count === 0) await wait(5);
  const [served] = door.server.websocketServer.clients;
  assert.ok((served?.bufferedAmount ?? 0) > 0, "the network is full");
  assert.ok(
    (served?.bufferedAmount ?? 0) < 512 * 1024,
    `${served?.bufferedAmount} bytes wait for a slow reader`,
  );
  let ends = 0;
  let rest = "";
  for await (const chunk of socket) {
    const text: string = rest + chunk.toString("latin1");
    ends += text.split('{"type":"turn-end"').length - 1;
    rest = text.slice(-18);
    if (ends === sessionIds.length) break;
  }
  assert.equal(ends, sessionIds.length);
});

test("who answers no ping and takes nothing is let go; who answers stays", async () => {
  await using ion = await createTestIon();
  const server = fastify();
  await acceptWebSockets(server);
  server.route({
    method: "GET",
    url: "/",
    handler: () => "",
    wsHandler: (socket, request) =>
      serveStreamSocket(ion, { socket, request, identify: async () => ion.localActor }, 40),
  });
  const address = await server.listen({ port: 0, host: "127.0.0.1" });
  const living = await openSocket(address);
  const { socket: dead } = await openRawSocket(address);
  dead.resume();
  await once(dead, "close");
  living.send({ type: "ping" });
  await living.wait("pong");
  living.socket.close();
  await server.close();
});

test("a plain request is told to upgrade", async () => {
  await using door = await listen(null);
  const { status, headers, body } = await door.call("GET", "/api/v2.1/stream");
  assert.deepEqual([status, headers.upgrade, body.code], [426, "websocket", "upgrade-required"]);
});

test("a server that stops says so with 1001, and the turn is finished for whoever comes back", async () => {
  await using model = await startSlowModel(10);
  const door = await listen(model);
  const sessionId = await start(door);
  const client = await openSocket(door.address);
  client.send({ type: "turn", session_id: sessionId, user_message: MESSAGE });
  await client.wait("turn-start");
  const closing = door.server.close();
  assert.equal(await client.closed, 1001);
  await closing;
  const { messages } = await door.ion.conversations.read(door.ion.localActor, sessionId, { limit: 1 });
  assert.equal(messages[0]?.ai_response, ANSWER);
  await door.ion[Symbol.asyncDispose]();
});
