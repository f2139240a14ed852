import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Actor } from "#contract/actor.ts";
import type { Database } from "#platform/database/index.ts";
import { createTestIon, type TestIon } from "../../../test/support/create-test-ion.ts";
import { addPeople, conversationRow, insert, testEngines } from "../../../test/support/database.ts";
import { startModelServer } from "../../../test/support/model-server.ts";
import { openSqlite } from "../../platform/database/sqlite.ts";
import { TurnCancelledError } from "./errors.ts";
import { createFollowedTurns } from "./followed-turns.ts";
import { createTurnJournal } from "./turn-journal.ts";
import { createTurnStream, endOf, type TurnStream } from "./turn-stream.ts";
import { createTurnStreamStore } from "./turn-stream-store.ts";

const MESSAGE = { user_message: "my tests are flaky, where do I look first?" };
const MINUTE_MS = 60_000;

async function ada(ion: TestIon): Promise<Actor> {
  await ion.workspaces.ensurePerson(ion.localActor.workspaceId, "ada");
  return { workspaceId: ion.localActor.workspaceId, personId: "ada", scopes: ["mentor"] };
}

const wholeOf = (stream: TurnStream) => stream.read(0, stream.length + 2);

test("a process of its own writes nothing but the turn", async () => {
  await using ion = await createTestIon();
  const actor = await ada(ion);
  const { session_id } = await ion.conversations.start(actor, {});
  const { stream, mayResume } = await ion.conversations.stream(actor, session_id, MESSAGE);
  assert.equal(mayResume, false);
  const end = await endOf(stream);
  assert.ok(end.kind === "answered" && !end.isReplay);
  assert.equal(wholeOf(stream), end.turn.response_text);
  await ion.conversations.drain();
  await using database = await openSqlite({ dataDir: ion.dataDir });
  assert.deepEqual(await database.kysely.selectFrom("turn_stream").selectAll().execute(), []);
  const found = await ion.conversations.findStream(actor, stream.id);
  assert.equal(wholeOf(found), end.turn.response_text, "and is found by its stream's id all the same");
});

test("with peers a turn is known while it runs and for ten minutes after; its text goes with its end", async () => {
  let now = Date.UTC(2026, 10, 20);
  await using model = await startModelServer();
  model.wordMs = 20;
  model.reply = () => "one word after the other ".repeat(8);
  const settings = { ION_WORKERS: "2", ION_MODEL_URL: model.url, ION_MODEL: "fake" };
  await using ion = await createTestIon({ settings, clock: { now: () => now } });
  const actor = await ada(ion);
  await using database = await openSqlite({ dataDir: ion.dataDir });
  const rows = () => database.kysely.selectFrom("turn_stream").selectAll().execute();
  const texts = () =>
    database.kysely.selectFrom("turn_stream_text").selectAll().orderBy("start_at").execute();

  const { session_id } = await ion.conversations.start(actor, {});
  const { stream } = await ion.conversations.stream(actor, session_id, MESSAGE);
  await wait(400);
  const written = (await texts()).map(({ text }) => text).join("");
  assert.ok(written.length > 20 && model.reply({} as never).startsWith(written));
  await endOf(stream);
  await ion.conversations.drain();
  assert.deepEqual(await texts(), []);
  assert.deepEqual(
    (await rows()).map(({ id, state, turn_number }) => [id, state, turn_number]),
    [[stream.id, "answered", 1]],
  );
  now += 9 * MINUTE_MS;
  await ion.conversations.sweep();
  assert.equal((await rows()).length, 1);
  now += 2 * MINUTE_MS;
  await ion.conversations.sweep();
  assert.deepEqual(await rows(), []);
});

test("a conversation that is deleted while it is answered leaves nothing behind", async () => {
  await using model = await startModelServer();
  model.wordMs = 30;
  model.reply = () => "one word after the other ".repeat(20);
  const settings = { ION_WORKERS: "2", ION_MODEL_URL: model.url, ION_MODEL: "fake" };
  await using ion = await createTestIon({ settings });
  const actor = await ada(ion);
  const { session_id } = await ion.conversations.start(actor, {});
  const { stream } = await ion.conversations.stream(actor, session_id, MESSAGE);
  await wait(400);
  await ion.conversations.close(actor, session_id, { save_conversation: false });
  const end = await endOf(stream);
  assert.equal(end.kind, "failed", "its process sees that the turn is gone, and stops");
  await ion.conversations.drain();
  while (model.abandoned === 0) await wait(2);
  await using database = await openSqlite({ dataDir: ion.dataDir });
  for (const table of ["turn_stream", "turn_stream_text"] as const) {
    assert.deepEqual(await database.kysely.selectFrom(table).selectAll().execute(), []);
  }
});

for (const engine of await testEngines()) {
  describe(`the journal on ${engine.name}`, { skip: engine.skip }, () => {
    /** A turn that one process would run, in the journal of a database of its own. */
    async function journalled(database: Database) {
      await addPeople(database);
      await database.commit([insert(database, "conversation", conversationRow("conv_1"))]);
      const store = createTurnStreamStore(database);
      const clock = { now: Date.now };
      const journal = createTurnJournal({ store, clock });
      const facts = {
        id: "stream_1",
        sessionId: "conv_1",
        owner: { workspaceId: "local", personId: "ada" },
      };
      const stream = createTurnStream(facts);
      const stopped: Error[] = [];
      await journal.open({
        ...facts,
        key: "key",
        requestHash: "hash",
        beginsAnew: false,
        startedAt: Date.now(),
      });
      journal.follow({ stream, stop: (reason) => void stopped.push(reason) });
      const row = await store.read("stream_1");
      assert.ok(row !== undefined);
      const followed = createFollowedTurns({ store, clock })(row);
      return { store, journal, facts, stream, stopped, followed };
    }

    test("carries start, text and failure, half a character at the end of a piece too", async () => {
      await using database = await engine.open();
      const { journal, stream, followed } = await journalled(database);
      const ended = endOf(followed);
      stream.begin({ session_id: "conv_1", persona: "Lua", wave_key: "calm-medium-learning" });
      const [high = "", low = ""] = "🌙".split("");
      for (const piece of ["one ", high, `${low} two`, " three"]) {
        stream.add(piece);
        await wait(170);
      }
      while (followed.length < stream.length) await wait(10);
      assert.equal(wholeOf(followed), "one 🌙 two three");
      assert.equal(followed.start?.persona, "Lua");
      stream.finish({ kind: "failed", error: new TurnCancelledError("stream_1") });
      await journal.close(stream);
      const end = await ended;
      assert.ok(end.kind === "failed" && end.error instanceof Error);
      assert.equal(end.error.message, new TurnCancelledError("").message);
      assert.equal("code" in end.error && end.error.code, "turn-cancelled");
    });

    test("a wish to cancel reaches who runs the turn; a second turn with its key is refused", async () => {
      await using database = await engine.open();
      const { store, journal, facts, stream, stopped } = await journalled(database);
      await assert.rejects(
        journal.open({
          ...facts,
          id: "stream_2",
          key: "key",
          requestHash: "",
          beginsAnew: false,
          startedAt: 1,
        }),
        { code: "write-conflict" },
      );
      assert.equal(await store.requestCancel("stream_1", Date.now()), true);
      const begun = performance.now();
      while (stopped.length === 0) await wait(5);
      assert.ok(performance.now() - begun < 1000);
      assert.equal((stopped[0] as TurnCancelledError).code, "turn-cancelled");
      stream.finish({ kind: "failed", error: stopped[0] });
      await journal.close(stream);
      assert.equal(await store.requestCancel("stream_1", Date.now()), false, "it runs no more");
    });

    test("who was taken for lost stops", async () => {
      await using database = await engine.open();
      const { store, journal, stream, stopped } = await journalled(database);
      const row = await store.read("stream_1");
      assert.ok(row !== undefined);
      await store.markLost(row, Date.now(), null);
      while (stopped.length === 0) await wait(20);
      assert.equal((stopped[0] as Error & { code?: string }).code, "stream-lost");
      stream.finish({ kind: "failed", error: stopped[0] });
      await journal.close(stream);
    });
  });
}
