import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import type { Actor } from "#contract/actor.ts";
import type { Database } from "#platform/database/index.ts";
import {
  ADA,
  addConversation,
  BEN,
  type TestEngine,
  testEngines,
  withPeople,
} from "../../../test/support/database.ts";
import { fillPerson, SEEDED_AT as NOW } from "../../../test/support/full-person.ts";
import { tracesInTables } from "../../../test/support/traces.ts";
import { createPrivacy, type PrivacyNeeds, ReceiptNotFoundError } from "./index.ts";
import { isIntact } from "./receipt-signature.ts";

const DAY = 86_400_000;
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

for (const engine of await testEngines()) {
  describe(`privacy on ${engine.name}`, { skip: engine.skip }, () => {
    settingsTests(engine);
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

function erasureTests(engine: TestEngine): void {
  test("an erasure takes everything of one person and nothing of anybody else", async () => {
    await using database = await withPeople(engine);
    await fillPerson(database, ADA, "apricot");
    await fillPerson(database, BEN, "blueberry");
    await fillPerson(database, { workspace_id: "other", person_id: "ada" }, "cherry");
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
    await fillPerson(database, ADA, "apricot");
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
    for (const { confidence, scores } of decisions) {
      assert.equal(confidence, 0.3, "by a tenth: all digits would be a fingerprint of what was said");
      assert.deepEqual(JSON.parse(scores), { Lua: 0.8, parts: [0.1, null] });
    }
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
      await fillPerson(database, ADA, "apricot");
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
