/** Turns watched and cancelled from other processes: on one data directory, on one PostgreSQL, and after kill -9. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type Held, holdNothing, readUntilCut, take } from "../support/cut-connection.ts";
import { testEngines } from "../support/database.ts";
import { listenDoor } from "../support/http.ts";
import { type ModelServer, startModelServer } from "../support/model-server.ts";
import { post, type ServerProcess, startServer } from "../support/server-process.ts";

const URL_OF_TESTS = process.env.ION_TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";
const MESSAGE = { user_message: "my tests are flaky, where do I look first?" };
const ANSWER = Array.from({ length: 80 }, (_, index) => `word${index} 🌙안녕`).join(" ");

type At = { readonly url: string };

async function startSlowModel(wordMs: number): Promise<ModelServer> {
  const model = await startModelServer();
  model.wordMs = wordMs;
  model.reply = () => ANSWER;
  return model;
}

const settingsOf = (model: ModelServer) => ({ ION_MODEL_URL: model.url, ION_MODEL: "fake" });

async function startConversation({ url }: At, person: string): Promise<string> {
  const { body } = await post(`${url}/api/v2/conversations/start`, { user_id: person });
  return String(body.session_id);
}

async function readConversation({ url }: At, sessionId: string) {
  const response = await fetch(`${url}/api/v2/conversations/${sessionId}`);
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer
  return (await response.json()) as any;
}

/** Begins a turn and loses the connection after a while. */
async function begin({ url }: At, sessionId: string, { afterMs = 150, key = "key-1" } = {}): Promise<Held> {
  const held = holdNothing();
  const seen = await readUntilCut(`${url}/api/v2/conversations/${sessionId}/turn`, {
    method: "POST",
    body: MESSAGE,
    headers: { "idempotency-key": key },
    afterFirstMs: afterMs,
  });
  take(held, seen.events);
  assert.match(held.streamId, /^stream_/);
  return held;
}

async function goOn({ url }: At, held: Held, afterMs?: number): Promise<void> {
  const limit = afterMs === undefined ? {} : { afterMs };
  const headers = { "last-event-id": held.lastId };
  const path = `${url}/api/v2/streams/${held.streamId}`;
  const seen = await readUntilCut(path, { headers, ...limit }).catch(() => ({ events: [] }));
  take(held, seen.events);
}

for (const engine of await testEngines()) {
  describe(`two processes on ${engine.name}`, { skip: engine.skip }, () => {
    /** Two whole applications that share nothing but the database. */
    async function twoDoors(model: ModelServer) {
      const dataDir = await mkdtemp(join(tmpdir(), "ion-peers-"));
      const store = engine.name === "SQLite" ? { ION_WORKERS: "2" } : { DATABASE_URL: URL_OF_TESTS };
      const settings = { ...settingsOf(model), ...store, ION_DATA_DIR: dataDir };
      const one = await listenDoor({ settings });
      const other = await listenDoor({ settings });
      const person = `ada-${process.pid}-${Math.random().toString(36).slice(2)}`;
      return {
        one,
        other,
        person,
        async [Symbol.asyncDispose]() {
          await one[Symbol.asyncDispose]();
          await other[Symbol.asyncDispose]();
          await rm(dataDir, { recursive: true, force: true });
        },
      };
    }

    test("a turn that one runs is watched through the other, cut again and again, without a gap", async () => {
      await using model = await startSlowModel(5);
      await using peers = await twoDoors(model);
      const sessionId = await startConversation(peers.one, peers.person);
      const held = await begin(peers.one, sessionId);
      const { running_turn } = await readConversation(peers.other, sessionId);
      assert.equal(running_turn.stream_id, held.streamId);
      const whole = { ...holdNothing(), streamId: held.streamId };
      const watching = goOn(peers.other, whole);
      for (const [index, afterMs] of [60, 130, 45, 210, 90, 20].entries()) {
        await goOn(index % 2 === 0 ? peers.other : peers.one, held, afterMs);
        if (held.end !== null) break;
      }
      if (held.end === null) await goOn(peers.other, held);
      await watching;
      const { messages } = await readConversation(peers.other, sessionId);
      assert.equal(messages[0].ai_response, ANSWER);
      for (const { text, end } of [held, whole]) {
        assert.equal(text, ANSWER);
        assert.equal(end?.data.response_text, ANSWER);
      }
      assert.equal(model.requests.length, 1);
      assert.equal((await readConversation(peers.other, sessionId)).running_turn, null);
    });

    test("the same message sent to the other leads to the turn that runs", async () => {
      await using model = await startSlowModel(5);
      await using peers = await twoDoors(model);
      const sessionId = await startConversation(peers.one, peers.person);
      const held = await begin(peers.one, sessionId, { afterMs: 250 });
      const again = await readUntilCut(`${peers.other.url}/api/v2/conversations/${sessionId}/turn`, {
        method: "POST",
        body: MESSAGE,
        headers: { "idempotency-key": "key-1", "last-event-id": held.lastId },
      });
      take(held, again.events);
      assert.equal(held.text, ANSWER);
      const other = await post(
        `${peers.other.url}/api/v2/conversations/${sessionId}/turn`,
        { user_message: "another one" },
        { "idempotency-key": "key-1", accept: "text/event-stream" },
      );
      assert.equal(other.body.code, "idempotency-key-reused");
      assert.equal(model.requests.length, 1);
      assert.equal((await readConversation(peers.one, sessionId)).turn_count, 1);
    });

    test("sent to both at the same moment it is answered once", async () => {
      await using model = await startSlowModel(2);
      await using peers = await twoDoors(model);
      const sessionId = await startConversation(peers.one, peers.person);
      const all = await Promise.all(
        [peers.one, peers.other, peers.one, peers.other].map(async (door) => {
          const held = holdNothing();
          const url = `${door.url}/api/v2/conversations/${sessionId}/turn`;
          const headers = { "idempotency-key": "key-1" };
          take(held, (await readUntilCut(url, { method: "POST", body: MESSAGE, headers })).events);
          return held;
        }),
      );
      assert.equal(new Set(all.map(({ streamId }) => streamId)).size, 1);
      for (const { text, end } of all) assert.deepEqual([text, end?.event], [ANSWER, "turn-end"]);
      assert.equal(model.requests.length, 1);
    });

    test("cancelled through the other: the call ends, nothing is stored, both sides are told", async () => {
      await using model = await startSlowModel(40);
      await using peers = await twoDoors(model);
      const sessionId = await startConversation(peers.one, peers.person);
      const held = await begin(peers.one, sessionId, { afterMs: 200 });
      const [here, there] = [{ ...held }, { ...held }];
      const watching = [goOn(peers.one, here), goOn(peers.other, there)];
      const foreign = await cancel(peers.other, `${held.streamId}`, "?user_id=carol");
      assert.equal(foreign.status, 404);
      const begun = performance.now();
      const cancelled = await cancel(peers.other, held.streamId);
      assert.deepEqual([cancelled.status, cancelled.body.status], [200, "cancelled"]);
      while (model.abandoned === 0) await wait(5);
      assert.ok(performance.now() - begun < 2000);
      await Promise.all(watching);
      for (const { end } of [here, there]) assert.equal(end?.data.code, "turn-cancelled");
      const { turn_count, running_turn } = await readConversation(peers.one, sessionId);
      assert.deepEqual([turn_count, running_turn], [0, null]);
      for (const door of [peers.one, peers.other]) {
        const again = await cancel(door, held.streamId);
        assert.deepEqual(
          [again.status, again.body.code, again.body.state],
          [409, "stream-finished", "cancelled"],
        );
        const late = await door.call("GET", `/api/v2/streams/${held.streamId}`);
        assert.deepEqual([late.status, late.body.code], [409, "turn-cancelled"]);
      }
    });
  });
}

const cancel = ({ url }: At, id: string, query = "") =>
  post(`${url}/api/v2/streams/${id}/cancel${query}`, {});

async function inTwoProcesses(
  model: ModelServer,
  work: (one: ServerProcess, other: ServerProcess) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "ion-streams-"));
  const options = { dataDir, args: ["--workers", "2"], settings: settingsOf(model) };
  const one = await startServer(options);
  const other = await startServer(options);
  try {
    await work(one, other);
  } finally {
    await Promise.all([one.stop("SIGTERM"), other.stop("SIGTERM")]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

test("real processes: begun on one server, resumed and cancelled on another", async () => {
  await using model = await startSlowModel(10);
  await inTwoProcesses(model, async (one, other) => {
    const sessionId = await startConversation(one, "me");
    const held = await begin(one, sessionId, { afterMs: 400 });
    await goOn(other, held, 300);
    await goOn(other, held);
    assert.equal(held.text, ANSWER);
    assert.equal((await readConversation(one, sessionId)).messages[0].ai_response, ANSWER);

    const second = await begin(one, sessionId, { afterMs: 400, key: "key-2" });
    const { status } = await cancel(other, second.streamId);
    assert.equal(status, 200);
    assert.equal((await readConversation(other, sessionId)).turn_count, 1);
  });
});

test("kill -9 of who answers is told, and the same message is answered anew", async () => {
  await using model = await startSlowModel(40);
  await inTwoProcesses(model, async (one, other) => {
    const sessionId = await startConversation(one, "me");
    const held = await begin(one, sessionId, { afterMs: 700 });
    for (const pid of [one.child.pid ?? 0, ...one.pids]) process.kill(pid, "SIGKILL");
    await goOn(other, held);
    assert.equal(held.end?.data.code, "stream-lost");
    assert.equal(held.end?.data.status, 503);
    assert.match(String(held.end?.data.fix), /send the same message again/);
    assert.equal((await readConversation(other, sessionId)).running_turn, null);

    model.wordMs = 1;
    const again = await readUntilCut(`${other.url}/api/v2/conversations/${sessionId}/turn`, {
      method: "POST",
      body: MESSAGE,
      headers: { "idempotency-key": "key-1", "last-event-id": "100" },
    });
    assert.equal(again.events[0]?.event, "turn-start", "what was shown before is of another answer");
    take(held, again.events);
    assert.equal(held.text, ANSWER);
    assert.equal((await readConversation(other, sessionId)).turn_count, 1);
  });
});

test("SIGTERM waits for a turn that nobody watches any more", async (t) => {
  await using model = await startSlowModel(10);
  const dataDir = await mkdtemp(join(tmpdir(), "ion-streams-"));
  const server = await startServer({ dataDir, settings: settingsOf(model) });
  t.after(async () => {
    await server.stop("SIGKILL");
    await rm(dataDir, { recursive: true, force: true });
  });
  const sessionId = await startConversation(server, "me");
  const held = await begin(server, sessionId, { afterMs: 300 });
  assert.equal(held.end, null);
  assert.equal(await server.stop("SIGTERM"), 0);
  const again = await startServer({ dataDir });
  t.after(() => again.stop("SIGKILL"));
  assert.equal((await readConversation(again, sessionId)).messages[0].ai_response, ANSWER);
  await goOn(again, held);
  assert.equal(held.text, ANSWER, "its stream is found in what is stored, also after a restart");
});
