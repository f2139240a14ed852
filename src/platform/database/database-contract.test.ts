import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  ADA,
  addConversation,
  conversationRow,
  decisionRow,
  insert,
  insertOf,
  type TestEngine,
  testEngines,
  turnRow,
  withPeople,
} from "../../../test/support/database.ts";
import { type Database, StorageError, WriteConflictError, write } from "./index.ts";

const NO_CORRECTION = {
  correct_tone: null,
  correct_pace: null,
  correct_intent: null,
  correct_persona: null,
} as const;

for (const engine of await testEngines()) {
  describe(`the store on ${engine.name}`, { skip: engine.skip }, () => {
    describe("prepared statements", () => preparing(engine));
    describe("units of work", () => committing(engine));
    describe("conversations and what hangs on them", () => relating(engine));
    describe("readiness", () => checking(engine));
  });
}

function preparing(engine: TestEngine): void {
  test("bind names to places wherever they stand, also twice", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", [1, 2, 3]);
    const find = database.prepare<
      { id: string; from: number; limit: number },
      { number: number; id: string }
    >((kysely, parameter) =>
      kysely
        .selectFrom("turn")
        .select(["number", "id"])
        .where("number", ">", parameter("from"))
        .where("conversation_id", "=", parameter("id"))
        .where((where) => where.or([where("number", ">", parameter("from")), where("number", "=", 0)]))
        .where("workspace_id", "=", "local")
        .orderBy("number", "desc")
        .limit(parameter("limit")),
    );
    const rows = await database.read(find, { limit: 1, id: "c1", from: 1 });
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [{ number: 3, id: "turn_c1_3" }],
    );
    assert.deepEqual(await database.read(find, { limit: 5, id: "c2", from: 0 }), []);
  });

  test("give numbers as numbers, text as text, null as null", async () => {
    await using database = await withPeople(engine);
    const expires_at = 1_795_000_000_123;
    await database.commit([
      insert(database, "conversation", conversationRow("c1", { expires_at, memory: '{"a":["β","🌊"]}' })),
      insert(database, "decision", decisionRow("d1")),
    ]);
    const row = await database.kysely
      .selectFrom("conversation")
      .innerJoin("decision", "decision.person_id", "conversation.person_id")
      .select(["expires_at", "memory", "confidence", "summary"])
      .executeTakeFirstOrThrow();
    assert.deepEqual(
      { ...row },
      { expires_at, memory: '{"a":["β","🌊"]}', confidence: 0.1 + 0.2, summary: null },
    );
  });

  test("update and insert-or-change by name", async () => {
    await using database = await withPeople(engine);
    const put = database.prepare<{ name: string; at: number }>((kysely, parameter) =>
      kysely
        .insertInto("workspace")
        .values({ id: "third", name: parameter("name"), created_at: parameter("at") })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ name: parameter("name") })),
    );
    await database.commit([write(put, { name: "before", at: 1 })]);
    await database.commit([write(put, { name: "after", at: 2 }, 1)]);
    const row = await database.kysely
      .selectFrom("workspace")
      .selectAll()
      .where("id", "=", "third")
      .executeTakeFirstOrThrow();
    assert.deepEqual({ ...row }, { id: "third", name: "after", created_at: 1 });
  });

  test("take what a person wrote as data", async () => {
    await using database = await withPeople(engine);
    const text = `'; drop table turn; -- "x" \\ $1 ? %s \u2028`;
    await addConversation(database, "c1", []);
    await database.commit([insert(database, "turn", turnRow("c1", 1, { user_message: text }))]);
    const row = await database.kysely.selectFrom("turn").select("user_message").executeTakeFirstOrThrow();
    assert.equal(row.user_message, text);
  });
}

function committing(engine: TestEngine): void {
  test("are kept whole or not at all", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", [1]);
    const unit = database.commit([
      insert(database, "decision", decisionRow("d1")),
      insert(database, "turn", turnRow("c1", 1, { id: "another" })),
    ]);
    await assert.rejects(unit, (error: unknown) => {
      assert(error instanceof WriteConflictError);
      assert.equal(error.details.table, "turn");
      return true;
    });
    assert.equal(await count(database, "decision"), 0);
  });

  test("break alone among those that wait at the same moment", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", []);
    const outcomes = await Promise.allSettled(
      [1, 2, 2, 3, 4].map((number, index) =>
        database.commit([
          insert(database, "decision", decisionRow(`d${index}`)),
          insert(database, "turn", turnRow("c1", number, { id: `t${index}` })),
        ]),
      ),
    );
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), [
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
    ]);
    assert.equal(await count(database, "turn"), 4);
    assert.equal(await count(database, "decision"), 4);
  });

  test("are undone when a statement changed another number of rows than expected", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", []);
    const advance = database.prepare<{ id: string; from: number }>((kysely, parameter) =>
      kysely
        .updateTable("conversation")
        .set((column) => ({ turn_count: column("turn_count", "+", 1) }))
        .where("id", "=", parameter("id"))
        .where("turn_count", "=", parameter("from")),
    );
    const turn = (number: number) => [
      insert(database, "turn", turnRow("c1", number)),
      write(advance, { id: "c1", from: number - 1 }, 1),
    ];
    await database.commit(turn(1));
    await assert.rejects(database.commit(turn(3)), WriteConflictError);
    assert.equal(await count(database, "turn"), 1);
    await database.commit(turn(2));
    assert.equal(await count(database, "turn"), 2);
  });

  test("may be empty", async () => {
    await using database = await engine.open();
    await database.commit([]);
  });

  test("refuse a value that is missing, and nothing else is lost", async () => {
    await using database = await withPeople(engine);
    const good = insert(database, "decision", decisionRow("d1"));
    const bad = { ...good, parameters: { ...good.parameters, id: undefined as unknown as string } };
    const [first, second] = await Promise.allSettled([database.commit([bad]), database.commit([good])]);
    assert.equal(first?.status, "rejected");
    assert.equal(second?.status, "fulfilled");
    assert.equal(await count(database, "decision"), 1);
  });

  test("stay whole and in order beside transactions of the other kind", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", []);
    const insertDecision = insertOf(database, "decision", decisionRow("d"));
    const slow = Array.from({ length: 5 }, (_, index) =>
      database.kysely.transaction().execute(async (transaction) => {
        await transaction
          .insertInto("decision")
          .values(decisionRow(`slow${index}`))
          .execute();
        await new Promise((resolve) => setTimeout(resolve, 10));
        if (index === 2) throw new Error("broken on purpose");
        await transaction
          .insertInto("decision")
          .values(decisionRow(`slower${index}`))
          .execute();
      }),
    );
    const fast = Array.from({ length: 200 }, (_, index) =>
      database.commit([write(insertDecision, { ...decisionRow(`fast${index}`) })]),
    );
    const outcomes = await Promise.allSettled([...slow, ...fast]);
    assert.equal(outcomes.filter(({ status }) => status === "rejected").length, 1);
    assert.equal(await count(database, "decision"), 208);
  });
}

function relating(engine: TestEngine): void {
  test("refuses what belongs to nobody known", async () => {
    await using database = await withPeople(engine);
    const foreign = insert(database, "conversation", conversationRow("c1", { person_id: "nobody" }));
    await assert.rejects(database.commit([foreign]), WriteConflictError);
    await assert.rejects(database.commit([insert(database, "turn", turnRow("c9", 1))]), WriteConflictError);
  });

  test("forgets turns, decisions and feedback with their conversation", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", [1, 2]);
    await addConversation(database, "c2", [1]);
    const feedback = { id: "f1", ...ADA, conversation_id: "c1", turn_number: 2, rating: 5, thumbs: null };
    await database.commit([
      insert(database, "feedback", { ...feedback, ...NO_CORRECTION, comment: null, created_at: 1 }),
      insert(database, "decision", decisionRow("d1", { conversation_id: "c1", turn_number: 1 })),
      insert(database, "decision", decisionRow("d2", { conversation_id: "c2", turn_number: 1 })),
    ]);
    await database.kysely.deleteFrom("conversation").where("id", "=", "c1").execute();
    assert.equal(await count(database, "turn"), 1);
    assert.equal(await count(database, "feedback"), 0);
    assert.equal(await count(database, "decision"), 1);
  });

  test("knows an idempotency key once per conversation", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", []);
    await addConversation(database, "c2", []);
    const keyed = (conversation: string, number: number) =>
      database.commit([insert(database, "turn", turnRow(conversation, number, { idempotency_key: "k" }))]);
    await keyed("c1", 1);
    await keyed("c2", 1);
    await assert.rejects(keyed("c1", 2), WriteConflictError);
  });

  test("orders ids by their bytes on every engine", async () => {
    await using database = await withPeople(engine);
    const ids = ["a_1", "B-2", "a-1", "é", "A", "b", "_"];
    for (const id of ids) await addConversation(database, id, []);
    const rows = await database.kysely.selectFrom("conversation").select("id").orderBy("id").execute();
    assert.deepEqual(
      rows.map(({ id }) => id),
      ids.toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right))),
    );
  });

  test("gives Kysely's callers the store's errors too", async () => {
    await using database = await withPeople(engine);
    const again = database.kysely.insertInto("workspace").values({ id: "local", name: "x", created_at: 1 });
    await assert.rejects(again.execute(), WriteConflictError);
    const text = "not a number" as unknown as number;
    const wrong = database.kysely.insertInto("workspace").values({ id: "x", name: "x", created_at: text });
    await assert.rejects(wrong.execute(), StorageError);
  });
}

function checking(engine: TestEngine): void {
  test("writes and reads, as often as it is asked", async () => {
    await using database = await engine.open();
    await database.check();
    await database.check();
    assert.equal(await count(database, "readiness"), 1);
  });

  test("a closed store says so", async () => {
    const database = await engine.open();
    const find = database.prepare<{ id: string }>((kysely, parameter) =>
      kysely.selectFrom("workspace").selectAll().where("id", "=", parameter("id")),
    );
    await database[Symbol.asyncDispose]();
    await assert.rejects(database.read(find, { id: "x" }), StorageError);
    await assert.rejects(database.check(), StorageError);
  });
}

async function count(
  database: Database,
  table: "turn" | "decision" | "feedback" | "readiness",
): Promise<number> {
  const row = await database.kysely
    .selectFrom(table)
    .select((expression) => expression.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return row.rows;
}
