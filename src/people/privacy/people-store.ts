/** Reads, counts and removes a person's rows of any table, as the catalog says. Every query names workspace and person. */
import type { Kysely, RawBuilder } from "kysely";
import { createId } from "#lib/id.ts";
import { type Database, type Schema, sql } from "#platform/database/index.ts";
import { PEOPLE_TABLES, type PeopleTable, TABLES } from "./people-tables-catalog.ts";

export interface Owner {
  readonly workspaceId: string;
  readonly personId: string;
}

export type Row = Readonly<Record<string, string | number | null>>;
export type NamedTable = (typeof PEOPLE_TABLES)[number];

/** Rows that go in one transaction: a few milliseconds, so that turns in between wait for no more. */
const ROWS_A_BATCH = 200;
const ROWS_A_PAGE = 50;
const DAY_MS = 86_400_000;

export type PeopleStore = ReturnType<typeof createPeopleStore>;

export function createPeopleStore(database: Database) {
  const { kysely } = database;
  return {
    /** How many rows a table has of a person. */
    count: (table: NamedTable, owner: Owner) => count(kysely, table, owner),

    /** Pages of a person's rows in the order of their keys; what is added meanwhile may be in it. */
    async *pages(table: NamedTable, owner: Owner): AsyncGenerator<readonly Row[]> {
      const { whose } = table;
      const parents =
        whose.by === "parent" ? PEOPLE_TABLES.find(({ name }) => name === whose.table) : undefined;
      if (whose.by !== "parent" || parents === undefined) {
        yield* pagesWithin(kysely, { table, owner, within: null });
        return;
      }
      // Parent by parent: an index then gives the rows in order, without going through all for each page.
      for await (const rows of pagesWithin(kysely, { table: parents, owner, within: null })) {
        for (const row of rows) {
          const value = row[whose.parentColumn] ?? null;
          yield* pagesWithin(kysely, { table, owner, within: { column: whose.column, value } });
        }
      }
    },

    /**
     * Removes one batch of a person's rows and notes it in the erasure's row, together or not at all.
     *
     * @returns whether there may be more of them
     */
    removeBatch(table: NamedTable, owner: Owner, note: (rows: number) => Note): Promise<boolean> {
      return kysely.transaction().execute(async (transaction) => {
        const rows =
          table.goes === "deleted"
            ? await deleteBatch(transaction, table, owner)
            : await separateBatch(transaction, table, { owner, goes: table.goes });
        if (rows === 0) return false;
        const { id, removed, now } = note(rows);
        await transaction
          .updateTable("erasure")
          .set({ removed, heartbeat_at: now })
          .where("id", "=", id)
          .where("workspace_id", "=", owner.workspaceId)
          .where("person_id", "=", owner.personId)
          .execute();
        return rows >= ROWS_A_PAGE;
      });
    },

    /** Words of a few of a person's turns, to look for them after they are gone. */
    async sampleWords(owner: Owner, limit: number): Promise<string[]> {
      const rows = await kysely
        .selectFrom("turn")
        .innerJoin("conversation", "conversation.id", "turn.conversation_id")
        .select("turn.user_message")
        .where("conversation.workspace_id", "=", owner.workspaceId)
        .where("conversation.person_id", "=", owner.personId)
        .orderBy("conversation.last_activity_at", "desc")
        .orderBy("turn.number", "desc")
        .limit(limit)
        .execute();
      return rows.flatMap(({ user_message: said }) => longestWord(said) ?? []);
    },

    searchHits: async ({ workspaceId, personId }: Owner, text: string) =>
      (await database.searchTurns({ workspaceId, personId, text, limit: 5 })).length,
  };
}

/** What goes into the erasure's row with a batch. */
export interface Note {
  readonly id: string;
  readonly removed: string;
  readonly now: number;
}

/** The condition that a row of a table is this person's. */
function isOf(table: PeopleTable, owner: Owner): RawBuilder<boolean> {
  const { whose } = table;
  if (whose.by === "person") {
    return sql<boolean>`workspace_id = ${owner.workspaceId} and ${sql.ref(whose.column)} = ${owner.personId}`;
  }
  if (whose.by === "parent") {
    const up = TABLES[whose.table];
    if (up.whose === null) throw new Error(`${whose.table} is nobody's`);
    return sql<boolean>`${sql.ref(whose.column)} in (select ${sql.ref(whose.parentColumn)} from ${sql.table(whose.table)} where ${isOf(up, owner)})`;
  }
  const keys = sql`select id from access_key where workspace_id = ${owner.workspaceId} and person_id = ${owner.personId}`;
  if (whose.isBudgetItself) {
    return sql<boolean>`workspace_id = ${owner.workspaceId} and ((scope = 'person' and subject_id = ${owner.personId}) or (scope = 'key' and subject_id in (${keys})))`;
  }
  const budgets = (scope: string) =>
    sql`select id from budget where workspace_id = ${owner.workspaceId} and scope = ${scope}`;
  return sql<boolean>`((budget_id in (${budgets("person")}) and subject_id = ${owner.personId}) or (budget_id in (${budgets("key")}) and subject_id in (${keys})))`;
}

async function count(kysely: Kysely<Schema>, table: NamedTable, owner: Owner): Promise<number> {
  const { rows } = await sql<{ n: number | string }>`
    select count(*) as n from ${sql.table(table.name)} where ${isOf(table, owner)}`.execute(kysely);
  return Number(rows[0]?.n ?? 0);
}

interface Pages {
  readonly table: NamedTable;
  readonly owner: Owner;
  /** Only rows with this value, the first of the key. */
  readonly within: { readonly column: string; readonly value: Row[string] } | null;
}

interface PageRequest extends Pages {
  readonly after: Row | undefined;
}

async function* pagesWithin(kysely: Kysely<Schema>, pages: Pages): AsyncGenerator<readonly Row[]> {
  let after: Row | undefined;
  do {
    const rows = await readPage(kysely, { ...pages, after });
    if (rows.length > 0) yield rows;
    after = rows.length === ROWS_A_PAGE ? rows.at(-1) : undefined;
  } while (after !== undefined);
}

async function readPage(
  kysely: Kysely<Schema>,
  { table, owner, within, after }: PageRequest,
): Promise<Row[]> {
  const keys = refsOf(table);
  const from =
    after === undefined
      ? sql``
      : sql`and (${keys}) > (${sql.join(table.key.map((column) => after[column]))})`;
  const only = within === null ? sql`` : sql`and ${sql.ref(within.column)} = ${within.value}`;
  const { rows } = await sql<Row>`
    select * from ${sql.table(table.name)} where ${isOf(table, owner)} ${only} ${from}
    order by ${keys} limit ${sql.lit(ROWS_A_PAGE)}`.execute(kysely);
  return rows;
}

async function deleteBatch(kysely: Kysely<Schema>, table: NamedTable, owner: Owner): Promise<number> {
  const keys = refsOf(table);
  const mine = isOf(table, owner);
  // The condition stands twice: a key alone may be another person's in another workspace.
  const result = await sql`
    delete from ${sql.table(table.name)} where ${mine} and (${keys}) in
    (select ${keys} from ${sql.table(table.name)} where ${mine} limit ${sql.lit(ROWS_A_BATCH)})`.execute(
    kysely,
  );
  return Number(result.numAffectedRows ?? 0n);
}

async function separateBatch(
  kysely: Kysely<Schema>,
  table: NamedTable,
  { owner, goes }: { owner: Owner; goes: Exclude<PeopleTable["goes"], "deleted"> },
): Promise<number> {
  const rows = await readPage(kysely, { table, owner, within: null, after: undefined });
  for (const row of rows) {
    // An id tells when it was made; the day is enough for sums.
    const renewed = goes.renewsId
      ? { id: createId("call", dayOf(row.created_at)), created_at: dayOf(row.created_at) }
      : {};
    const values = Object.entries({ ...goes.separated, ...renewed });
    const set = sql.join(values.map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
    const same = sql.join(
      table.key.map((column) => sql`${sql.ref(column)} = ${row[column]}`),
      sql` and `,
    );
    await sql`update ${sql.table(table.name)} set ${set} where ${isOf(table, owner)} and ${same}`.execute(
      kysely,
    );
  }
  return rows.length;
}

function refsOf({ key }: PeopleTable): RawBuilder<unknown> {
  return sql.join(key.map((column) => sql.ref(column)));
}

function dayOf(time: unknown): number {
  return Math.floor(Number(time) / DAY_MS) * DAY_MS;
}

function longestWord(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}]{4,40}/gu) ?? [];
  return words.toSorted((a, b) => b.length - a.length)[0];
}
