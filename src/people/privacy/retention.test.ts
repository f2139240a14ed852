import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Actor } from "#contract/actor.ts";
import type { Database, Schema } from "#platform/database/index.ts";
import {
  ADA,
  BEN,
  conversationRow,
  decisionRow,
  insert,
  type TestEngine,
  testEngines,
  turnRow,
  withPeople,
} from "../../../test/support/database.ts";
import { createPrivacy, type PrivacyNeeds } from "./index.ts";

const DAY = 86_400_000;
const NOW = 20_000 * DAY + 12_345_678;
const OTHER_ADA = { workspace_id: "other", person_id: "ada" } as const;
const ada: Actor = { workspaceId: "local", personId: "ada", scopes: ["mentor"] };
const ben: Actor = { ...ada, personId: "ben" };

type Whose = Pick<Schema["conversation"], "workspace_id" | "person_id">;

function open(database: Database, given: Partial<PrivacyNeeds> = {}) {
  return createPrivacy({
    database,
    clock: { now: () => NOW },
    retentionDays: null,
    signingSeed: async () => Buffer.alloc(32, 7),
    forget: async () => [],
    welcome: async () => {},
    onSwept: async () => {},
    onFailure: (error) => assert.fail(String(error)),
    ...given,
  });
}

/** A conversation of so many days ago, each turn with its decision. */
async function talk(
  database: Database,
  id: string,
  { owner = ADA, daysAgo, turns = 2 }: { owner?: Whose; daysAgo: number; turns?: number },
): Promise<void> {
  const at = NOW - daysAgo * DAY;
  const numbers = Array.from({ length: turns }, (_, index) => index + 1);
  await database.commit([
    insert(
      database,
      "conversation",
      conversationRow(id, { ...owner, turn_count: turns, created_at: at, last_activity_at: at }),
    ),
    ...numbers.flatMap((number) => [
      insert(database, "turn", turnRow(id, number, { ...owner, created_at: at })),
      insert(
        database,
        "decision",
        decisionRow(`dec_${id}_${number}`, {
          ...owner,
          conversation_id: id,
          turn_number: number,
          created_at: at,
        }),
      ),
    ]),
  ]);
}

interface Remembered {
  readonly daysAgo: number;
  readonly saidAgainDaysAgo?: number;
  readonly isPinned?: boolean;
}

/** What was remembered of the first turn of a conversation of Ada's. */
async function remember(
  database: Database,
  id: string,
  given: Remembered & { conversationId: string | null },
): Promise<void> {
  const { conversationId, daysAgo, saidAgainDaysAgo = daysAgo, isPinned = false } = given;
  const saidAt = NOW - daysAgo * DAY;
  await database.kysely
    .insertInto("memory")
    .values({
      ...ADA,
      id,
      tier: "global",
      kind: "fact",
      subject: "self",
      attribute: id,
      value: "Busan",
      text: "I live in Busan",
      language: "en",
      project: null,
      importance: 0.5,
      durability: 1,
      depends_on: "[]",
      origin: "said",
      privacy: "may-leave",
      conversation_id: conversationId,
      turn_id: conversationId === null ? null : `turn_${conversationId}_1`,
      turn_number: conversationId === null ? null : 1,
      quote: "I live in Busan",
      quote_start: 0,
      quote_end: 15,
      said_at: saidAt,
      valid_from: saidAt,
      valid_to: null,
      ended_by: null,
      superseded_by: null,
      is_pinned: Number(isPinned),
      mentions: 1,
      last_said_at: NOW - saidAgainDaysAgo * DAY,
      created_at: saidAt,
      version: 1,
    })
    .execute();
}

const favour = (database: Database, conversation_id: string, turn_number = 0) =>
  database.kysely
    .insertInto("favourite")
    .values({ ...ADA, conversation_id, turn_number, created_at: NOW })
    .execute();

async function idsOf(database: Database, table: "conversation" | "memory"): Promise<string[]> {
  const rows = await database.kysely.selectFrom(table).select("id").orderBy("id").execute();
  return rows.map(({ id }) => id);
}

for (const engine of await testEngines()) {
  describe(`retention on ${engine.name}`, { skip: engine.skip }, () => {
    whatGoes(engine);
    whatStays(engine);
    whileOthersWrite(engine);
  });
}

function whatGoes(engine: TestEngine): void {
  test("what has outlived its time goes, for each person by what they decided", async () => {
    await using database = await withPeople(engine);
    await talk(database, "conv_1_old", { daysAgo: 100 });
    await talk(database, "conv_2_new", { daysAgo: 10 });
    await talk(database, "conv_3_bens", { owner: BEN, daysAgo: 100 });
    await talk(database, "conv_4_elsewhere", { owner: OTHER_ADA, daysAgo: 100 });
    const apart = { purpose: "recommendation", created_at: NOW - 100 * DAY } as const;
    await database.commit([insert(database, "decision", decisionRow("dec_apart", apart))]);
    const told: string[] = [];
    const privacy = open(database, {
      retentionDays: 365,
      onSwept: async ({ personId }) => void told.push(personId),
    });
    await privacy.change(ada, { retention: 90 });
    await privacy.change(ben, { retention: "forever" });
    const swept = await privacy.sweep();
    assert.deepEqual(swept, { turn: 2, conversation: 1, memory: 0, decision: 3, growth_plan: 0 });
    assert.deepEqual(told, ["ada"]);
    assert.deepEqual(await idsOf(database, "conversation"), [
      "conv_2_new",
      "conv_3_bens",
      "conv_4_elsewhere",
    ]);
    assert.deepEqual(new Set(Object.values(await privacy.sweep())), new Set([0]));
  });

  test("without a setting nothing goes, however old it is", async () => {
    await using database = await withPeople(engine);
    await talk(database, "conv_old", { daysAgo: 10_000 });
    assert.equal((await open(database).sweep()).conversation, 0);
  });

  test("a long conversation goes as a whole, slice by slice, with everything that hangs on it", async () => {
    await using database = await withPeople(engine);
    await talk(database, "conv_long", { daysAgo: 100, turns: 120 });
    for (let index = 0; index < 60; index += 1)
      await remember(database, `mem_${index}`, { conversationId: "conv_long", daysAgo: 100 });
    const swept = await open(database, { retentionDays: 90 }).sweep();
    assert.deepEqual(swept, { turn: 120, conversation: 1, memory: 60, decision: 120, growth_plan: 0 });
  });
}

function whatStays(engine: TestEngine): void {
  test("a pinned memory stays, and so does one that was said again, both without the conversation", async () => {
    await using database = await withPeople(engine);
    await talk(database, "conv_old", { daysAgo: 100 });
    const conversationId = "conv_old";
    await remember(database, "mem_pinned", { conversationId, daysAgo: 100, isPinned: true });
    await remember(database, "mem_said_again", { conversationId, daysAgo: 100, saidAgainDaysAgo: 3 });
    await remember(database, "mem_said_once", { conversationId, daysAgo: 100 });
    await remember(database, "mem_written_pinned", { conversationId: null, daysAgo: 100, isPinned: true });
    await remember(database, "mem_written", { conversationId: null, daysAgo: 100 });
    const privacy = open(database, { retentionDays: 90 });
    assert.equal((await privacy.sweep()).memory, 2);
    const left = await database.kysely
      .selectFrom("memory")
      .select(["id", "conversation_id", "turn_number", "quote"])
      .orderBy("id")
      .execute();
    const kept = { conversation_id: null, turn_number: null, quote: "I live in Busan" };
    assert.deepEqual(
      left.map((row) => ({ ...row })),
      ["mem_pinned", "mem_said_again", "mem_written_pinned"].map((id) => ({ id, ...kept })),
    );
    assert.deepEqual(await idsOf(database, "conversation"), []);
    assert.deepEqual((await privacy.settings(ada)).kept_longer, { memories: 2, conversations: 0 });
  });

  test("a conversation that is a favourite, or has one, stays whole until it is none any more", async () => {
    await using database = await withPeople(engine);
    for (const id of ["conv_1_whole", "conv_2_turn", "conv_3_plain"])
      await talk(database, id, { daysAgo: 100 });
    await favour(database, "conv_1_whole");
    await favour(database, "conv_2_turn", 1);
    await favour(database, "conv_2_turn", 2);
    const privacy = open(database, { retentionDays: 90 });
    assert.deepEqual((await privacy.settings(ada)).kept_longer, { memories: 0, conversations: 2 });
    assert.deepEqual((await privacy.settings(ben)).kept_longer, { memories: 0, conversations: 0 });
    assert.equal((await privacy.sweep()).turn, 2, "those of conv_3_plain alone");
    assert.deepEqual(await idsOf(database, "conversation"), ["conv_1_whole", "conv_2_turn"]);
    await database.kysely.deleteFrom("favourite").where("conversation_id", "=", "conv_2_turn").execute();
    await privacy.sweep();
    assert.deepEqual(await idsOf(database, "conversation"), ["conv_1_whole"]);
  });

  test("whatever is marked how, exactly what is old and unmarked goes", async () => {
    await using database = await withPeople(engine);
    const privacy = open(database, { retentionDays: 90 });
    const memory = fc.record({ age: fc.nat(200), again: fc.nat(200), isPinned: fc.boolean() });
    const conversation = fc.record({
      age: fc.nat(200),
      isFavourite: fc.boolean(),
      memories: fc.array(memory, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(conversation, { maxLength: 4 }), async (conversations) => {
        const expected: { conversation: string[]; memory: string[] } = { conversation: [], memory: [] };
        for (const [place, { age, isFavourite, memories }] of conversations.entries()) {
          const id = `conv_${place}`;
          await talk(database, id, { daysAgo: age });
          if (isFavourite) await favour(database, id);
          if (isFavourite || age <= 90) expected.conversation.push(id);
          for (const [index, one] of memories.entries()) {
            const saidAgainDaysAgo = Math.min(one.again, age);
            const about = { conversationId: id, daysAgo: age, saidAgainDaysAgo, isPinned: one.isPinned };
            await remember(database, `mem_${place}_${index}`, about);
            if (one.isPinned || saidAgainDaysAgo <= 90) expected.memory.push(`mem_${place}_${index}`);
          }
        }
        await privacy.sweep();
        assert.deepEqual(await idsOf(database, "conversation"), expected.conversation);
        assert.deepEqual(await idsOf(database, "memory"), expected.memory);
        for (const table of ["memory", "conversation"] as const)
          await database.kysely.deleteFrom(table).execute();
      }),
      { numRuns: 20 },
    );
  });
}

function whileOthersWrite(engine: TestEngine): void {
  test("one that is taken up again while it goes keeps what is left of it", async () => {
    await using database = await withPeople(engine);
    await talk(database, "conv_long", { daysAgo: 100, turns: 600 });
    const sweeping = open(database, { retentionDays: 90 }).sweep();
    const count = async () => {
      const [row] = await database.kysely
        .selectFrom("turn")
        .select((turn) => turn.fn.countAll<number | string>().as("n"))
        .execute();
      return Number(row?.n);
    };
    while ((await count()) === 600) await new Promise((resolve) => setImmediate(resolve));
    await database.kysely.updateTable("conversation").set({ last_activity_at: NOW }).execute();
    const left = await count();
    const swept = await sweeping;
    assert(left > 0 && swept.turn <= 600 - left + 50, `${left} were left, ${swept.turn} went`);
    assert.equal(swept.conversation, 0);
    assert.deepEqual(await idsOf(database, "conversation"), ["conv_long"]);
  });

  test("a sweep that is stopped leaves the rest to the next one", async () => {
    await using database = await withPeople(engine);
    for (let index = 0; index < 5; index += 1) await talk(database, `conv_${index}`, { daysAgo: 100 });
    const privacy = open(database, { retentionDays: 90 });
    const stopped = await privacy.sweep(AbortSignal.abort());
    assert.deepEqual([stopped.turn, stopped.conversation], [0, 0]);
    assert.deepEqual((await privacy.sweep()).conversation, 5);
  });
}
