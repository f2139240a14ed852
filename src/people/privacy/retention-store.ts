/** What has outlived the time it is kept, a few rows at a time. Every change names workspace and person. */
import type { RawBuilder } from "kysely";
import { type Database, type Schema, sql } from "#platform/database/index.ts";
import type { Owner } from "./people-store.ts";

/** Rows that go in one transaction: about a millisecond, so that no turn waits for more. */
const ROWS_A_BATCH = 50;
const PEOPLE_A_PAGE = 500;

export interface KeptPerson extends Owner {
  /** null: as the workspace has it; 0: for ever. */
  readonly retentionDays: number | null;
}

/** What is swept by itself, with the time that counts; all else hangs on a conversation. */
const SWEPT_APART = [
  { table: "memory", time: "last_said_at", key: ["workspace_id", "person_id", "id"], only: null },
  { table: "decision", time: "created_at", key: ["id"], only: "conversation_id" },
] as const satisfies readonly {
  table: keyof Schema;
  time: string;
  key: readonly string[];
  /** The column that has to be null. */
  only: string | null;
}[];

export type SweptTable = "turn" | "conversation" | (typeof SWEPT_APART)[number]["table"];

export function createRetentionStore(database: Database) {
  const { kysely } = database;
  return {
    /** Everybody with what they decided, page by page; only those who decided where `isEverybody` is false. */
    async *people(isEverybody: boolean): AsyncGenerator<readonly KeptPerson[]> {
      let after: readonly [string, string] = ["", ""];
      for (;;) {
        const rows = await peopleAfter(database, after, isEverybody);
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows;
        after = [last.workspaceId, last.personId];
      }
    },

    /** Conversations in which nothing happened since; the oldest first. */
    async outlived({ workspaceId, personId }: Owner, before: number): Promise<string[]> {
      const rows = await kysely
        .selectFrom("conversation")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .where("last_activity_at", "<", before)
        .orderBy("last_activity_at")
        .limit(ROWS_A_BATCH)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** A few turns of a conversation with what hangs on them; how many. */
    async removeTurns(
      { workspaceId, personId }: Owner,
      conversationId: string,
      before: number,
    ): Promise<number> {
      const old = sql`conversation_id = ${conversationId} and created_at < ${before}`;
      const result = await sql`
        delete from turn where workspace_id = ${workspaceId} and person_id = ${personId} and ${old} and number in
        (select number from turn where ${old} order by number limit ${sql.lit(ROWS_A_BATCH)})`.execute(
        kysely,
      );
      return Number(result.numAffectedRows ?? 0n);
    },

    /** A conversation whose turns are gone, unless somebody has taken it up again. */
    async removeConversation({ workspaceId, personId }: Owner, id: string, before: number): Promise<number> {
      const result = await kysely
        .deleteFrom("conversation")
        .where("id", "=", id)
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .where("last_activity_at", "<", before)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },

    apart: SWEPT_APART,

    /** A few rows that hang on no conversation; how many. */
    async removeApart(
      swept: (typeof SWEPT_APART)[number],
      { workspaceId, personId }: Owner,
      before: number,
    ): Promise<number> {
      const keys = sql.join(swept.key.map((column) => sql.ref(column)));
      const free: RawBuilder<unknown> = swept.only === null ? sql`` : sql`and ${sql.ref(swept.only)} is null`;
      const old = sql`workspace_id = ${workspaceId} and person_id = ${personId} and ${sql.ref(swept.time)} < ${before} ${free}`;
      const result = await sql`
        delete from ${sql.table(swept.table)} where ${old} and (${keys}) in
        (select ${keys} from ${sql.table(swept.table)} where ${old} limit ${sql.lit(ROWS_A_BATCH)})`.execute(
        kysely,
      );
      return Number(result.numAffectedRows ?? 0n);
    },

    batchSize: ROWS_A_BATCH,
  };
}

async function peopleAfter(
  { kysely }: Database,
  [workspaceId, personId]: readonly [string, string],
  isEverybody: boolean,
): Promise<KeptPerson[]> {
  let query = kysely
    .selectFrom("person")
    .leftJoin("privacy_setting", (join) =>
      join
        .onRef("privacy_setting.workspace_id", "=", "person.workspace_id")
        .onRef("privacy_setting.person_id", "=", "person.id"),
    )
    .select(["person.workspace_id", "person.id", "privacy_setting.retention_days"])
    .where((where) =>
      where.or([
        where("person.workspace_id", ">", workspaceId),
        where.and([where("person.workspace_id", "=", workspaceId), where("person.id", ">", personId)]),
      ]),
    );
  if (!isEverybody) query = query.where("privacy_setting.retention_days", ">", 0);
  const rows = await query.orderBy("person.workspace_id").orderBy("person.id").limit(PEOPLE_A_PAGE).execute();
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    personId: row.id,
    retentionDays: row.retention_days,
  }));
}
