/** The whole application on PostgreSQL: the same conversation, the same promises. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createTestIon } from "../support/create-test-ion.ts";
import { testEngines } from "../support/database.ts";

const URL_OF_TESTS = process.env.ION_TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";
const postgres = (await testEngines()).find((engine) => engine.name === "PostgreSQL");

describe("ION on PostgreSQL", { skip: postgres?.skip ?? false }, () => {
  test("holds a conversation, in order under concurrency, found again by its words", async () => {
    await using ion = await createTestIon({ settings: { DATABASE_URL: URL_OF_TESTS } });
    const person = `ada-${process.pid}-${Math.random().toString(36).slice(2)}`;
    const ada = await ion.workspaces.actAs(ion.localActor, person);
    const { session_id } = await ion.conversations.start(ada, {});
    const texts = Array.from({ length: 12 }, (_, index) => `marmot ${index}: our flaky tests`);
    const turns = await Promise.all(
      texts.map((user_message) =>
        ion.conversations.turn(ada, session_id, { user_message }, { idempotencyKey: user_message }),
      ),
    );
    assert.deepEqual(
      turns.map(({ turn }) => turn.turn_number),
      texts.map((_, index) => index + 1),
    );
    const again = await ion.conversations.turn(
      ada,
      session_id,
      { user_message: texts[3] ?? "" },
      { idempotencyKey: texts[3] ?? "" },
    );
    assert.equal(again.isReplay, true);
    assert.equal((await ion.conversations.search(ada, { q: "marmot", limit: 50 })).results.length, 12);
    assert.equal((await ion.ready()).checks.store?.detail, "PostgreSQL");
    const { summary } = await ion.conversations.close(ada, session_id, { save_conversation: false });
    assert.equal(summary.total_turns, 12);
    await assert.rejects(ion.conversations.read(ada, session_id, { limit: 1 }), {
      code: "conversation-not-found",
    });
  });
});
