import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { Actor } from "#contract/actor.ts";
import type { Database } from "#platform/database/index.ts";
import {
  ADA,
  addConversation,
  BEN,
  decisionRow,
  insert,
  type TestEngine,
  testEngines,
  withPeople,
} from "../../../test/support/database.ts";
import { fillPerson, SEEDED_AT } from "../../../test/support/full-person.ts";
import { exportPerson } from "./export.ts";
import type { ExportLanguage } from "./export-texts-catalog.ts";
import { createPeopleStore } from "./people-store.ts";

const ada: Actor = { workspaceId: "local", personId: "ada", scopes: ["mentor"] };
const ben: Actor = { ...ada, personId: "ben" };

function exportOf(database: Database, { workspaceId, personId }: Actor, language: ExportLanguage = "en") {
  const owner = { workspaceId, personId };
  return exportPerson(createPeopleStore(database), { owner, language, now: SEEDED_AT });
}

async function unzip(database: Database, actor: Actor, language?: ExportLanguage) {
  const files = unzipSync(await buffer(exportOf(database, actor, language)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

for (const engine of await testEngines())
  describe(`export on ${engine.name}`, { skip: engine.skip }, () => exportTests(engine));

function exportTests(engine: TestEngine): void {
  test("an export has everything of the person, readable, and nothing of others", async () => {
    await using database = await withPeople(engine);
    await fillPerson(database, ADA, "apricot");
    await fillPerson(database, BEN, "blueberry");
    await fillPerson(database, { workspace_id: "other", person_id: "ada" }, "cherry");
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
    const files = await unzip(database, ada);
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
    assert.match((await unzip(database, ada, "ko"))["README.md"] ?? "", /저장한 모든 것/);
  });

  test("an export of nothing is a whole archive all the same", async () => {
    await using database = await withPeople(engine);
    const files = await unzip(database, ben);
    assert.equal(files["json/turns.json"], "[]\n");
    assert.match(files["memories.md"] ?? "", /Nothing is stored/);
  });

  test("a long export is read page by page, as it is asked for", async () => {
    await using database = await withPeople(engine);
    const numbers = Array.from({ length: 400 }, (_, index) => index + 1);
    await addConversation(database, "conv_long", numbers);
    let pieces = 0;
    for await (const piece of exportOf(database, ada)) {
      pieces += 1;
      assert(piece.length < 200_000);
    }
    assert(pieces > 10);
    const files = await unzip(database, ada);
    assert.equal(JSON.parse(files["json/turns.json"] ?? "").length, 400);
  });

  test("what hangs on turns is whole in an export, in whichever way it is found", async () => {
    await using database = await withPeople(engine);
    const numbers = Array.from({ length: 120 }, (_, index) => index + 1);
    for (const [id, owner] of [
      ["conv_hers", ADA],
      ["conv_his", BEN],
    ] as const) {
      await addConversation(database, id, numbers, owner);
      await database.commit(
        numbers.flatMap((number) => [
          insert(
            database,
            "decision",
            decisionRow(`dec_${id}_${number}`, { ...owner, conversation_id: id, turn_number: number }),
          ),
          insert(
            database,
            "decision",
            decisionRow(`dec_${id}_apart_${number}`, { ...owner, purpose: "recommendation" }),
          ),
        ]),
      );
      await database.kysely
        .insertInto("favourite")
        .values(numbers.map((turn_number) => ({ ...owner, conversation_id: id, turn_number, created_at: 1 })))
        .execute();
    }
    const files = await unzip(database, ada);
    const listed = (name: string) => JSON.parse(files[`json/${name}.json`] ?? "");
    assert.equal(new Set(listed("decisions").map(({ id }: { id: string }) => id)).size, 240);
    assert.deepEqual(
      listed("favourites").map((row: { turn_number: number }) => row.turn_number),
      numbers,
    );
    assert(!JSON.stringify(files).includes("conv_his"));
  });
}
