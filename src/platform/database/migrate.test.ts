import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { addPeople, testEngines } from "../../../test/support/database.ts";
import { type Database, NewerSchemaError } from "./index.ts";
import { LATEST_SCHEMA, migrateDown, migrateToLatest, NO_SCHEMA, planMigrations } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import type { Migration } from "./migrations/migration.ts";

for (const engine of await testEngines()) {
  describe(`migrations on ${engine.name}`, { skip: engine.skip }, () => {
    test("go forward, all the way back, and forward again", async () => {
      await using place = await engine.createPlace();
      await using database = await place.open({ migrates: false });
      const all = MIGRATIONS.map(({ name }) => name);
      const untouched = await objectsOf(database);
      assert.equal(await database.schemaVersion(), NO_SCHEMA);
      assert.deepEqual(await planMigrations(database), { applied: [], pending: all });

      assert.deepEqual(await migrateToLatest(database), all);
      assert.equal(await database.schemaVersion(), LATEST_SCHEMA);
      assert.deepEqual(await planMigrations(database), { applied: all, pending: [] });
      assert.deepEqual(await migrateToLatest(database), []);
      await addPeople(database);
      const complete = await objectsOf(database);

      assert.deepEqual(await migrateDown(database, 99), all.toReversed());
      assert.equal(await database.schemaVersion(), NO_SCHEMA);
      assert.deepEqual(
        (await objectsOf(database)).filter((name) => !name.includes("ion_migration")),
        untouched,
      );
      assert.deepEqual(await migrateDown(database, 1), []);

      await migrateToLatest(database);
      assert.deepEqual(await objectsOf(database), complete);
      await addPeople(database);
    });

    test("happen once when several start at the same moment", async () => {
      await using place = await engine.createPlace();
      const opened = await Promise.all([1, 2, 3, 4].map(() => place.open()));
      for (const database of opened) assert.equal(await database.schemaVersion(), LATEST_SCHEMA);
      const log = await sql<{ name: string }>`select name from ion_migration`.execute(first(opened).kysely);
      assert.equal(log.rows.length, MIGRATIONS.length);
      await Promise.all(opened.map((database) => database[Symbol.asyncDispose]()));
    });

    test("that break leave nothing behind, and what came before stays", async () => {
      await using place = await engine.createPlace();
      await using database = await place.open({ migrates: false });
      const untouched = await objectsOf(database);
      const broken = [...MIGRATIONS, brokenMigration];
      await assert.rejects(migrateToLatest(database, broken), /broken on purpose/);
      assert.equal(await database.schemaVersion(), LATEST_SCHEMA);
      assert(!(await objectsOf(database)).includes("half_done"));
      assert.notDeepEqual(await objectsOf(database), untouched);
      assert.deepEqual(await migrateToLatest(database), []);
    });

    test("refuse a database that a newer program has changed", async () => {
      await using place = await engine.createPlace();
      await using database = await place.open();
      const newer = { name: "999-from-tomorrow", up: async () => {}, down: async () => {} };
      await migrateToLatest(database, [...MIGRATIONS, newer]);
      await assert.rejects(place.open(), (error: unknown) => {
        assert(error instanceof NewerSchemaError);
        assert.deepEqual([error.details.found, error.details.known], [newer.name, LATEST_SCHEMA]);
        return true;
      });
      await assert.rejects(migrateDown(database, 1), NewerSchemaError);
      assert.equal(await database.schemaVersion(), newer.name);
    });
  });
}

const brokenMigration: Migration = {
  name: "998-broken",
  async up({ createTable, type }) {
    await createTable("half_done").addColumn("id", type.whole).execute();
    throw new Error("broken on purpose");
  },
  async down() {},
};

/** Tables, indexes and triggers, as the engine lists them. */
async function objectsOf(database: Database): Promise<string[]> {
  const listed = database.capabilities.engine === "SQLite" ? sqliteObjects : postgresObjects;
  return (await listed(database.kysely)).sort();
}

async function sqliteObjects(kysely: Database["kysely"]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master`.execute(kysely);
  return rows.map(({ name }) => name);
}

async function postgresObjects(kysely: Database["kysely"]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = current_schema()::regnamespace`.execute(kysely);
  return rows.map(({ name }) => name);
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  assert(item !== undefined);
  return item;
}
