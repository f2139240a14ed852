import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { sql } from "kysely";
import type { Actor } from "#contract/actor.ts";
import type { Database } from "#platform/database/index.ts";
import {
  ADA,
  addConversation,
  BEN,
  conversationRow,
  decisionRow,
  insert,
  type TestEngine,
  testEngines,
  turnRow,
  withPeople,
} from "../../../test/support/database.ts";
import { tracesInTables } from "../../../test/support/traces.ts";
import { createPrivacy, type PrivacyNeeds, ReceiptNotFoundError } from "./index.ts";
import { isIntact } from "./receipt-signature.ts";

const DAY = 86_400_000;
const NOW = 20_000 * DAY + 12_345_678;
const ada: Actor = { workspaceId: "local", personId: "ada", scopes: ["mentor"] };
const ben: Actor = { ...ada, personId: "ben" };
const otherAda: Actor = { ...ada, workspaceId: "other" };

function open(database: Database, given: Partial<PrivacyNeeds> = {}) {
  const clock = { now: () => NOW };
  return createPrivacy({
    database,
    clock,
    retentionDays: null,
    signingSeed: async () => Buffer.alloc(32, 7),
    forget: async () => ["what is in memory"],
    welcome: async () => {},
    onSwept: async () => {},
    onFailure: (error) => assert.fail(String(error)),
    ...given,
  });
}

/** A person with something in most tables, each text with a word of their own. */
async function fill(
  database: Database,
  owner: { workspace_id: string; person_id: string },
  word: string,
  at = NOW - 5 * DAY,
): Promise<void> {
  const id = `conv_${word}`;
  await database.commit([
    insert(
      database,
      "conversation",
      conversationRow(id, {
        ...owner,
        turn_count: 2,
        memory: JSON.stringify({ said: word }),
        created_at: at,
        last_activity_at: at,
      }),
    ),
    ...[1, 2].map((number) =>
      insert(
        database,
        "turn",
        turnRow(id, number, {
          ...owner,
          id: `turn_${word}_${number}`,
          user_message: `${word} asks ${number}`,
          response_text: `about ${word}`,
          answer: JSON.stringify({ text: word }),
          created_at: at + number * 1111,
        }),
      ),
    ),
    ...[1, 2].map((number) =>
      insert(
        database,
        "decision",
        decisionRow(`dec_${word}_${number}`, {
          ...owner,
          conversation_id: id,
          turn_number: number,
          reason: word,
          created_at: at + 777,
        }),
      ),
    ),
    insert(
      database,
      "decision",
      decisionRow(`dec_${word}_apart`, { ...owner, purpose: "recommendation", created_at: at + 777 }),
    ),
    insert(database, "feedback", {
      id: `fb_${word}`,
      ...owner,
      conversation_id: id,
      turn_number: 1,
      rating: 4,
      thumbs: null,
      comment: `${word} says so`,
      created_at: at + 888,
      correct_tone: null,
      correct_pace: null,
      correct_intent: null,
      correct_persona: null,
    }),
  ]);
  await database.kysely
    .insertInto("conversation_title")
    .values({ ...owner, conversation_id: id, title: `${word} title`, updated_at: at })
    .execute();
  await database.kysely
    .insertInto("model_call")
    .values({
      id: `call_${word}`,
      ...owner,
      access_key_id: null,
      task: "chat",
      model_id: "m",
      outcome: "answered",
      cost_nano: 12,
      saved_nano: 0,
      prompt_tokens: 1,
      cached_prompt_tokens: 0,
      completion_tokens: 1,
      estimated: 0,
      first_piece_ms: 1,
      took_ms: 2,
      created_at: at + 999,
    })
    .execute();
  await database.kysely
    .insertInto("budget")
    .values({
      id: `bud_${word}`,
      workspace_id: owner.workspace_id,
      scope: "person",
      subject_id: owner.person_id,
      period: "month",
      limit_nano: 5,
      warn_share: 0.8,
      when_spent: "stop",
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await database.kysely
    .insertInto("budget_window")
    .values({
      budget_id: `bud_${word}`,
      subject_id: owner.person_id,
      starts_at: 0,
      spent_nano: 1,
      leased_nano: 0,
      warned_at: null,
    })
    .execute();
}

const unzip = async (privacy: ReturnType<typeof open>, actor: Actor, language: "en" | "ko" = "en") => {
  const files = unzipSync(await buffer(privacy.export(actor, language)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};

for (const engine of await testEngines()) {
  describe(`privacy on ${engine.name}`, { skip: engine.skip }, () => {
    settingsTests(engine);
    exportTests(engine);
    erasureTests(engine);
  });
}

function settingsTests(engine: TestEngine): void {
  test("a person decides for themselves alone, and only what they name changes", async () => {
    await using database = await withPeople(engine);
    const privacy = open(database, { retentionDays: 30 });
    assert.equal(await privacy.isPersonalised(ada), true);
    const before = await privacy.settings(ada);
    assert.deepEqual(
      [before.retention, before.retention_days, before.stored],
      ["workspace", 30, { person: 1 }],
    );
    await privacy.change(ada, { personalised: false });
    const after = await privacy.change(ada, { retention: "forever" });
    assert.deepEqual([after.personalised, after.retention, after.retention_days], [false, "forever", null]);
    assert.equal(await privacy.isPersonalised(ada), false, "at once");
    for (const other of [ben, otherAda]) assert.equal(await privacy.isPersonalised(other), true);
  });
}

function exportTests(engine: TestEngine): void {
  test("an export has everything of the person, readable, and nothing of others", async () => {
    await using database = await withPeople(engine);
    await fill(database, ADA, "apricot");
    await fill(database, BEN, "blueberry");
    await fill(database, { workspace_id: "other", person_id: "ada" }, "cherry");
    await database.kysely
      .insertInto("access_key")
      .values({
        id: "key_1",
        ...ADA,
        name: "laptop",
        secret_hash: "hash-of-the-secret",
        scopes: "mentor",
        requests_per_minute: null,
        created_at: 1,
        expires_at: null,
        revoked_at: null,
      })
      .execute();
    const files = await unzip(open(database), ada);
    const all = JSON.stringify(files);
    assert(!/blueberry|cherry/.test(all), "nobody else's");
    assert(!all.includes("hash-of-the-secret"));
    assert.match(
      files["conversations/2024-09.md"] ?? "",
      /apricot asks 1[\s\S]*about apricot[\s\S]*apricot asks 2/,
    );
    assert.match(files["feedback.md"] ?? "", /rated 4.*apricot says so/);
    assert.equal(JSON.parse(files["json/turns.json"] ?? "").length, 2);
    assert.deepEqual(JSON.parse(files["json/turns.json"] ?? "")[0].answer, { text: "apricot" });
    assert.equal(JSON.parse(files["manifest.json"] ?? "").rows["json/decisions.json"], 3);
    assert.match((await unzip(open(database), ada, "ko"))["README.md"] ?? "", /저장한 모든 것/);
  });

  test("an export of nothing is a whole archive all the same", async () => {
    await using database = await withPeople(engine);
    const files = await unzip(open(database), ben);
    assert.equal(files["json/turns.json"], "[]\n");
    assert.match(files["memories.md"] ?? "", /Nothing is stored/);
  });

  test("a long export is read page by page, as it is asked for", async () => {
    await using database = await withPeople(engine);
    const numbers = Array.from({ length: 400 }, (_, index) => index + 1);
    await addConversation(database, "conv_long", numbers);
    let pieces = 0;
    for await (const piece of open(database).export(ada, "en")) {
      pieces += 1;
      assert(piece.length < 200_000);
    }
    assert(pieces > 10);
    const files = await unzip(open(database), ada);
    assert.equal(JSON.parse(files["json/turns.json"] ?? "").length, 400);
  });
}

function erasureTests(engine: TestEngine): void {
  test("an erasure takes everything of one person and nothing of anybody else", async () => {
    await using database = await withPeople(engine);
    await fill(database, ADA, "apricot");
    await fill(database, BEN, "blueberry");
    await fill(database, { workspace_id: "other", person_id: "ada" }, "cherry");
    const privacy = open(database);
    const [bens, others] = [await privacy.settings(ben), await privacy.settings(otherAda)];
    const signed = await privacy.erase(ada, "delete");
    assert.deepEqual(await tracesInTables(database, "apricot"), []);
    assert.deepEqual(await privacy.settings(ben), bens);
    assert.deepEqual(await privacy.settings(otherAda), others);
    const { receipt } = signed;
    const went = Object.fromEntries(receipt.removed.map(({ where, rows, how }) => [where, `${rows} ${how}`]));
    assert.deepEqual(
      [went.turn, went.conversation, went.decision, went.model_call, went.person],
      ["2 deleted", "1 deleted", "3 deleted", "1 separated", "1 deleted"],
    );
    assert(receipt.canaries.length > 10 && receipt.canaries.every(({ found }) => found === 0));
    const spent = await database.kysely
      .selectFrom("model_call")
      .select(["person_id", "cost_nano"])
      .where("workspace_id", "=", "local")
      .where("person_id", "is", null)
      .execute();
    assert.deepEqual(
      spent.map(({ cost_nano }) => cost_nano),
      [12],
      "what it cost is still known",
    );
    assert.doesNotMatch(JSON.stringify(signed), /"ada"|local|apricot/);
  });

  test("a receipt is found again in its workspace alone, and any change of it shows", async () => {
    await using database = await withPeople(engine);
    const privacy = open(database);
    const signed = await privacy.erase(ada, "delete");
    assert.deepEqual(await privacy.receipt(ben, signed.receipt.id), signed);
    await assert.rejects(privacy.receipt(otherAda, signed.receipt.id), ReceiptNotFoundError);
    assert.deepEqual(await privacy.verify(ben, signed), { valid: true, issuer: "this installation" });
    const reordered = JSON.parse(JSON.stringify(signed, Object.keys(flat(signed)).toSorted().reverse()));
    assert(isIntact(reordered), "the order of names does not count");
    const changed = { ...signed, receipt: { ...signed.receipt, finished_at: "2030-01-01T00:00:00.000Z" } };
    assert.equal((await privacy.verify(ben, changed)).valid, false);
    const rotated = open(database, { signingSeed: async () => Buffer.alloc(32, 8) });
    assert.equal((await rotated.verify(ben, signed)).issuer, "an earlier key of this installation");
    assert.equal((await rotated.verify(otherAda, signed)).issuer, "unknown");
  });

  test("what was anonymised can still be counted, and leads back to nobody", async () => {
    await using database = await withPeople(engine);
    await fill(database, ADA, "apricot");
    const privacy = open(database);
    const { receipt } = await privacy.erase(ada, "anonymise");
    assert.deepEqual(await tracesInTables(database, "apricot"), [], "no words, no ids of before");
    const decisions = await database.kysely.selectFrom("decision").selectAll().execute();
    const feedback = await database.kysely
      .selectFrom("feedback")
      .innerJoin("turn", (join) =>
        join
          .onRef("turn.conversation_id", "=", "feedback.conversation_id")
          .onRef("turn.number", "=", "feedback.turn_number"),
      )
      .select(["feedback.rating", "feedback.comment", "feedback.person_id", "turn.persona_id"])
      .execute();
    assert.equal(decisions.length, 3);
    assert.deepEqual(
      feedback.map(({ rating, comment, persona_id }) => [rating, comment, persona_id]),
      [[4, null, "Lua"]],
    );
    const names = new Set([...decisions, ...feedback].map(({ person_id }) => person_id));
    assert.equal(names.size, 1);
    assert.match([...names][0] ?? "", /^anonymous-[0-9a-z]{16}$/);
    for (const table of ["conversation", "turn", "decision", "feedback"] as const) {
      const { rows } = await sql<{ created_at: number }>`select created_at from ${sql.table(table)}`.execute(
        database.kysely,
      );
      for (const { created_at } of rows)
        assert.equal(Number(created_at) % DAY, 0, `${table} tells no time of day`);
    }
    const links = await sql`select * from erasure`.execute(database.kysely);
    assert.equal(links.rows.length, 0, "what joined the two names is gone");
    assert(!JSON.stringify(receipt).includes([...names][0] ?? "?"));
  });

  test("two who are alike get names that have nothing in common", async () => {
    const names: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      await using database = await withPeople(engine);
      await fill(database, ADA, "apricot");
      await open(database).erase(ada, "anonymise");
      const row = await database.kysely.selectFrom("turn").select("person_id").executeTakeFirstOrThrow();
      names.push(row.person_id);
    }
    assert.notEqual(names[0], names[1]);
  });

  test("an erasure that broke off is gone on with, and counts every row once", async () => {
    await using database = await withPeople(engine);
    const numbers = Array.from({ length: 450 }, (_, index) => index + 1);
    await addConversation(database, "conv_long", numbers);
    let isBroken = true;
    const broken = new Proxy(database, {
      get(target, name) {
        if (name === "scrub" && isBroken) return () => Promise.reject(new Error("the plug was pulled"));
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    await assert.rejects(open(broken).erase(ada, "delete"), /plug/);
    isBroken = false;
    const row = await database.kysely.selectFrom("erasure").selectAll().executeTakeFirstOrThrow();
    await database.kysely
      .updateTable("erasure")
      .set({ heartbeat_at: row.heartbeat_at - 20_000 })
      .execute();
    const privacy = open(database);
    const watch = privacy.watch();
    const deadline = Date.now() + 20_000;
    while ((await privacy.receipts(ada)).length === 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 100));
    await watch[Symbol.asyncDispose]();
    const [signed] = await privacy.receipts(ada);
    assert.equal(signed?.receipt.removed.find(({ where }) => where === "turn")?.rows, 450);
  });
}

function flat(value: unknown, names: Record<string, true> = {}): Record<string, true> {
  if (typeof value !== "object" || value === null) return names;
  for (const [name, inner] of Object.entries(value)) {
    names[name] = true;
    flat(inner, names);
  }
  return names;
}
