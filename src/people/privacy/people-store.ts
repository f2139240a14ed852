/** Reads, counts and removes a person's rows of any table, as the catalog says. Every query names workspace and person. */
import { setTimeout as sleep } from "node:timers/promises";
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
/** Reading pauses after so much work, for as long. */
const MOST_WORK_MS = 2;
const LONGEST_PAUSE_MS = 20;
const DAY_MS = 86_400_000;

export type PeopleStore = ReturnType<typeof createPeopleStore>;

export function createPeopleStore(database: Database) {
  const { kysely } = database;
  return {
    /** How many rows a table has of a person. */
    count: (table: NamedTable, owner: Owner) => count(kysely, table, owner),

    /** Pages of a person's rows in the order of their keys; what is added meanwhile may be in it. */
    pages: (table: NamedTable, owner: Owner): AsyncGenerator<readonly Row[]> =>
      withPauses(pagesOf(kysely, table, owner)),

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

/** Tables with a row for every turn, which an index finds by conversation alone; a decision may be of none. */
const ALONG_CONVERSATIONS: ReadonlySet<string> = new Set(["profile_turn", "decision", "feedback"]);

/** Empty pages are among them, where there was something to look through. */
async function* pagesOf(
  kysely: Kysely<Schema>,
  table: NamedTable,
  owner: Owner,
): AsyncGenerator<readonly Row[]> {
  const { whose } = table;
  const along = ALONG_CONVERSATIONS.has(table.name) ? CONVERSATIONS : undefined;
  const above = whose.by === "parent" ? PEOPLE_TABLES.find(({ name }) => name === whose.table) : along;
  if (above === undefined) {
    const keys = await keysOf(kysely, table, owner);
    for (let start = 0; start < keys.length; start += ROWS_A_PAGE)
      yield await readRows(kysely, table, keys.slice(start, start + ROWS_A_PAGE));
    return;
  }
  const column = whose.by === "parent" ? whose.column : "conversation_id";
  const parentColumn = whose.by === "parent" ? whose.parentColumn : "id";
  for (const parent of await keysOf(kysely, above, owner)) {
    const value = parent[parentColumn] ?? null;
    yield* pagesWithin(kysely, { table, owner, within: sql`${sql.ref(column)} = ${value}` });
  }
  if (table.name === "decision")
    yield* pagesWithin(kysely, { table, owner, within: sql`${sql.ref(column)} is null` });
}

const CONVERSATIONS = PEOPLE_TABLES.find(({ name }) => name === "conversation");

/** Reading takes at most half of the time: on SQLite nobody else gets on while a page is read. */
async function* withPauses<Page>(pages: AsyncGenerator<Page>): AsyncGenerator<Page> {
  let startedAt = performance.now();
  for await (const page of pages) {
    yield page;
    const workedMs = performance.now() - startedAt;
    if (workedMs < MOST_WORK_MS) continue;
    await sleep(Math.min(workedMs, LONGEST_PAUSE_MS));
    startedAt = performance.now();
  }
}

/** The keys of all rows of a person, in their order: sorted once, where every page would sort what is behind it. */
async function keysOf(kysely: Kysely<Schema>, table: NamedTable, owner: Owner): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${refs(wholeKey(table))} from ${sql.table(table.name)} where ${isOf(table, owner)}
    order by ${refs(table.key)}`.execute(kysely);
  return rows;
}

/** By whole keys alone: by its person SQLite would go through all that is theirs to find these few. */
async function readRows(
  kysely: Kysely<Schema>,
  table: NamedTable,
  keys: readonly Row[],
): Promise<readonly Row[]> {
  const columns = wholeKey(table);
  // PostgreSQL takes a parameter among values for text.
  const typed = (value: Row[string] | undefined) =>
    typeof value === "number" ? sql.lit(value) : sql`${value}`;
  const values = keys.map((row) => sql`(${sql.join(columns.map((column) => typed(row[column])))})`);
  const { rows } = await sql<Row>`
    select * from ${sql.table(table.name)} where (${refs(columns)}) in (values ${sql.join(values)})
    order by ${refs(table.key)}`.execute(kysely);
  return rows;
}

interface Within {
  readonly table: NamedTable;
  readonly owner: Owner;
  /** A condition by which an index finds the rows. */
  readonly within: RawBuilder<unknown>;
}

async function* pagesWithin(kysely: Kysely<Schema>, within: Within): AsyncGenerator<readonly Row[]> {
  let after: Row | undefined;
  do {
    const rows = await readPage(kysely, within, after);
    yield rows;
    after = rows.length === ROWS_A_PAGE ? rows.at(-1) : undefined;
  } while (after !== undefined);
}

async function readPage(
  kysely: Kysely<Schema>,
  { table, owner, within }: Within,
  after: Row | undefined,
): Promise<Row[]> {
  const keys = refs(table.key);
  const from =
    after === undefined
      ? sql``
      : sql`and (${keys}) > (${sql.join(table.key.map((column) => after[column]))})`;
  const { rows } = await sql<Row>`
    select * from ${sql.table(table.name)} where ${isOf(table, owner)} and ${within} ${from}
    order by ${keys} limit ${sql.lit(ROWS_A_PAGE)}`.execute(kysely);
  return rows;
}

async function deleteBatch(kysely: Kysely<Schema>, table: NamedTable, owner: Owner): Promise<number> {
  const keys = refs(wholeKey(table));
  // Outside, only the key is named: by its person SQLite would go through all that is theirs, or their workspace's, to
  // find these few.
  const result = await sql`
    delete from ${sql.table(table.name)} where (${keys}) in
    (select ${keys} from ${sql.table(table.name)} where ${isOf(table, owner)} limit ${sql.lit(ROWS_A_BATCH)})`.execute(
    kysely,
  );
  return Number(result.numAffectedRows ?? 0n);
}

/** A key alone may be another person's, too, in another workspace: with both of these it is one row's. */
function wholeKey({ whose, key }: PeopleTable): readonly string[] {
  return whose.by === "person" ? [...new Set(["workspace_id", whose.column, ...key])] : key;
}

async function separateBatch(
  kysely: Kysely<Schema>,
  table: NamedTable,
  { owner, goes }: { owner: Owner; goes: Exclude<PeopleTable["goes"], "deleted"> },
): Promise<number> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(table.name)} where ${isOf(table, owner)} limit ${sql.lit(ROWS_A_PAGE)}`.execute(
    kysely,
  );
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

function refs(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}

function dayOf(time: unknown): number {
  return Math.floor(Number(time) / DAY_MS) * DAY_MS;
}

function longestWord(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}]{4,40}/gu) ?? [];
  return words.toSorted((a, b) => b.length - a.length)[0];
}
