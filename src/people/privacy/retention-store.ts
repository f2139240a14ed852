/** What has outlived the time it is kept, a slice of rows at a time. Every change names workspace and person. */
import type { RawBuilder } from "kysely";
import {
  type Database,
  type RemovedRows,
  ROWS_A_SLICE,
  removeConversation,
  type Schema,
  sql,
} from "#platform/database/index.ts";
import type { Owner } from "./people-store.ts";

const PEOPLE_A_PAGE = 500;
const CONVERSATIONS_A_PAGE = 50;

export interface KeptPerson extends Owner {
  /** null: as the workspace has it; 0: for ever. */
  readonly retentionDays: number | null;
}

/** What is swept by itself, with the time that counts; all else hangs on a conversation. */
const SWEPT_APART = [
  {
    table: "memory",
    time: "last_said_at",
    key: ["workspace_id", "person_id", "id"],
    only: sql`is_pinned = 0`,
  },
  { table: "decision", time: "created_at", key: ["id"], only: sql`conversation_id is null` },
  { table: "growth_plan", time: "updated_at", key: ["id"], only: sql`1 = 1` },
] as const satisfies readonly {
  table: keyof Schema;
  time: string;
  key: readonly string[];
  /** What else has to hold. */
  only: RawBuilder<unknown>;
}[];

export type SweptTable = keyof RemovedRows | (typeof SWEPT_APART)[number]["table"];

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

    /** Some conversations in which nothing happened since, and none that is or has a favourite; the oldest first. */
    async outlived({ workspaceId, personId }: Owner, before: number): Promise<string[]> {
      const rows = await kysely
        .selectFrom("conversation")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .where(isOutlived(before))
        .orderBy("last_activity_at")
        .limit(CONVERSATIONS_A_PAGE)
        .execute();
      return rows.map(({ id }) => id);
    },

    /**
     * A conversation with what hangs on it, unless somebody has taken it up again or made it a favourite meanwhile. What
     * was remembered from it stays where it is pinned, or was said again since.
     */
    removeConversation: (
      { workspaceId, personId }: Owner,
      conversationId: string,
      { before, signal }: { readonly before: number; readonly signal?: AbortSignal | undefined },
    ): Promise<RemovedRows> =>
      removeConversation(database, {
        workspaceId,
        personId,
        conversationId,
        onlyWhile: isOutlived(before),
        keptMemories: sql<boolean>`(is_pinned = 1 or last_said_at >= ${before})`,
        signal,
      }),

    apart: SWEPT_APART,

    /** Some rows that hang on no conversation; how many. */
    async removeApart(
      swept: (typeof SWEPT_APART)[number],
      { workspaceId, personId }: Owner,
      before: number,
    ): Promise<number> {
      const keys = sql.join(swept.key.map((column) => sql.ref(column)));
      // Outside, only the key is named: by anything else SQLite would go through all that is old to find the slice.
      const result = await sql`
        delete from ${sql.table(swept.table)} where (${keys}) in
        (select ${keys} from ${sql.table(swept.table)}
          where workspace_id = ${workspaceId} and person_id = ${personId} and ${sql.ref(swept.time)} < ${before}
          and ${swept.only} limit ${sql.lit(ROWS_A_SLICE)})`.execute(kysely);
      return Number(result.numAffectedRows ?? 0n);
    },

    /** What no sweep takes, however old: pinned memories, and conversations that are or have a favourite. */
    async exempt({ workspaceId, personId }: Owner): Promise<Exempt> {
      const own = sql`workspace_id = ${workspaceId} and person_id = ${personId}`;
      const { rows } = await sql<Record<keyof Exempt, number | string>>`
        select (select count(*) from memory where ${own} and is_pinned = 1) as memories,
          (select count(distinct conversation_id) from favourite where ${own}) as conversations`.execute(
        kysely,
      );
      return { memories: Number(rows[0]?.memories ?? 0), conversations: Number(rows[0]?.conversations ?? 0) };
    },
  };
}

export interface Exempt {
  readonly memories: number;
  readonly conversations: number;
}

/** The condition on a row of `conversation`. */
function isOutlived(before: number): RawBuilder<boolean> {
  return sql<boolean>`(last_activity_at < ${before}
    and not exists (select 1 from favourite where favourite.conversation_id = conversation.id))`;
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
