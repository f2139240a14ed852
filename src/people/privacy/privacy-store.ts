/** The room's own tables: what a person decided, deletions under way, receipts. */
import { type Database, type Schema, WriteConflictError } from "#platform/database/index.ts";
import type { Owner } from "./people-store.ts";

export type SettingRow = Schema["privacy_setting"];
export type ErasureRow = Schema["erasure"];

export type PrivacyStore = ReturnType<typeof createPrivacyStore>;

export function createPrivacyStore(database: Database) {
  const findSetting = database.prepare<
    { workspaceId: string; personId: string },
    Pick<SettingRow, "is_personalised" | "retention_days">
  >((kysely, parameter) =>
    kysely
      .selectFrom("privacy_setting")
      .select(["is_personalised", "retention_days"])
      .where("workspace_id", "=", parameter("workspaceId"))
      .where("person_id", "=", parameter("personId")),
  );
  return {
    async setting({ workspaceId, personId }: Owner) {
      const [row] = await database.read(findSetting, { workspaceId, personId });
      return row;
    },

    async saveSetting(row: SettingRow): Promise<void> {
      const { is_personalised, retention_days, updated_at } = row;
      await database.kysely
        .insertInto("privacy_setting")
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(["workspace_id", "person_id"])
            .doUpdateSet({ is_personalised, retention_days, updated_at }),
        )
        .execute();
    },

    ...erasureQueries(database),
    ...receiptQueries(database),
  };
}

function erasureQueries(database: Database) {
  const { kysely } = database;
  const all = database.prepare<Record<never, never>, ErasureRow>((builder) =>
    builder.selectFrom("erasure").selectAll().orderBy("requested_at"),
  );
  return {
    /** Every deletion under way, of all workspaces: whichever process has time goes on with it. */
    erasures: () => database.read(all, {}),

    erasureOf: ({ workspaceId, personId }: Owner): Promise<ErasureRow | undefined> =>
      kysely
        .selectFrom("erasure")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .executeTakeFirst(),

    /** @throws WriteConflictError one of this person is under way */
    async addErasure(row: ErasureRow): Promise<void> {
      await kysely.insertInto("erasure").values(row).execute();
    },

    /** Takes over what a process that is gone has left; false: somebody else did, or it lives. */
    async claim({ id, heartbeat_at }: ErasureRow, now: number): Promise<boolean> {
      const result = await kysely
        .updateTable("erasure")
        .set({ heartbeat_at: now })
        .where("id", "=", id)
        .where("heartbeat_at", "=", heartbeat_at)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) === 1;
    },

    async beat(id: string, now: number): Promise<void> {
      await kysely.updateTable("erasure").set({ heartbeat_at: now }).where("id", "=", id).execute();
    },
  };
}

function receiptQueries(database: Database) {
  const { kysely } = database;
  return {
    /** Puts the receipt in the place of the deletion. @throws WriteConflictError another process ended it */
    async finish(erasureId: string, receipt: Schema["erasure_receipt"]): Promise<void> {
      // Not by `commit`: what is deleted here is overwritten, and the row names the person.
      await kysely.transaction().execute(async (transaction) => {
        const gone = await transaction.deleteFrom("erasure").where("id", "=", erasureId).executeTakeFirst();
        if (Number(gone.numDeletedRows) !== 1) throw new WriteConflictError("erasure");
        await transaction.insertInto("erasure_receipt").values(receipt).execute();
      });
    },

    receipt: (workspaceId: string, id: string): Promise<{ document: string } | undefined> =>
      kysely
        .selectFrom("erasure_receipt")
        .select("document")
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .executeTakeFirst(),

    receipts: (workspaceId: string, limit: number): Promise<{ document: string }[]> =>
      kysely
        .selectFrom("erasure_receipt")
        .select("document")
        .where("workspace_id", "=", workspaceId)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .execute(),
  };
}
