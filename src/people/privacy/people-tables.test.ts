import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import type { Database } from "#platform/database/index.ts";
import { testEngines } from "../../../test/support/database.ts";
import { ENGINE_TABLES, PEOPLE_TABLES, TABLES } from "./people-tables-catalog.ts";

/** Columns that name somebody, as far as names can tell. */
const NAMES_SOMEBODY = /person|user|subject|owner|author|created_by/;
/** Rows that name somebody and are looked after apart. */
const LOOKED_AFTER = new Set(["erasure.person_id", "turn_search.owner"]);

for (const engine of await testEngines()) {
  describe(`the catalog of people's tables and the real ones of ${engine.name}`, {
    skip: engine.skip,
  }, () => {
    test("know the same tables, so that a new one is thought of", async () => {
      await using database = await engine.open();
      const real = [...(await columnsOf(database)).keys()];
      const known = [...Object.keys(TABLES), ...Object.keys(ENGINE_TABLES)];
      assert.deepEqual(
        real.filter((name) => !known.includes(name)),
        [],
        "add the table to people-tables-catalog.ts: whose its rows are, whether they go, how they are exported",
      );
      assert.deepEqual(
        Object.keys(TABLES).filter((name) => !real.includes(name)),
        [],
      );
    });

    test("agree on which columns name somebody", async () => {
      await using database = await engine.open();
      for (const [table, columns] of await columnsOf(database)) {
        if (PEOPLE_TABLES.some(({ name }) => name === table)) continue;
        const naming = columns.filter(
          (column) => NAMES_SOMEBODY.test(column) && !LOOKED_AFTER.has(`${table}.${column}`),
        );
        assert.deepEqual(naming, [], `${table} names somebody and is nobody's in the catalog`);
      }
    });

    test("agree on every column that the catalog speaks of", async () => {
      await using database = await engine.open();
      const real = await columnsOf(database);
      for (const table of PEOPLE_TABLES) {
        const columns = real.get(table.name) ?? [];
        const { whose, goes } = table;
        const spoken = [
          ...table.key,
          ...(table.exported?.without ?? []),
          ...(whose.by === "budget" ? ["subject_id"] : [whose.column]),
          ...(goes === "deleted" ? [] : Object.keys(goes.separated)),
        ];
        assert.deepEqual(
          spoken.filter((column) => !columns.includes(column)),
          [],
          table.name,
        );
      }
    });

    test("agree on the order: what hangs on a row goes before it", async () => {
      await using database = await engine.open();
      const order = PEOPLE_TABLES.map(({ name }) => name as string);
      for (const [child, parent] of await foreignKeysOf(database)) {
        const [first, second] = [order.indexOf(child), order.indexOf(parent)];
        if (first >= 0 && second >= 0) assert(first < second, `${child} has to go before ${parent}`);
      }
    });
  });
}

/** Every table of the program's, with its columns. */
async function columnsOf(database: Database): Promise<Map<string, string[]>> {
  const { rows } = await (database.capabilities.engine === "SQLite"
    ? sql<{ name: string; column: string }>`
        select m.name as name, c.name as "column" from sqlite_master m, pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'turn_search_%'`
    : sql<{ name: string; column: string }>`
        select table_name as name, column_name as "column" from information_schema.columns
        where table_schema = current_schema()`
  ).execute(database.kysely);
  const grouped = Map.groupBy(rows, ({ name }) => name);
  return new Map([...grouped].map(([name, columns]) => [name, columns.map(({ column }) => column)]));
}

async function foreignKeysOf(database: Database): Promise<[string, string][]> {
  const { rows } = await (database.capabilities.engine === "SQLite"
    ? sql<{ child: string; parent: string }>`
        select m.name as child, f."table" as parent from sqlite_master m, pragma_foreign_key_list(m.name) f
        where m.type = 'table'`
    : sql<{ child: string; parent: string }>`
        select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
        where contype = 'f' and connamespace = current_schema()::regnamespace`
  ).execute(database.kysely);
  return rows.map(({ child, parent }) => [child, parent]);
}
