/** What a workspace learned and promoted, version by version. */
import type { Database, Schema } from "#platform/database/index.ts";

type LearnedModelRow = Schema["learned_model"];

export type LearnedModelStore = ReturnType<typeof createLearnedModelStore>;

export function createLearnedModelStore(database: Database) {
  const { kysely } = database;
  return {
    /** The version in use of a kind. */
    current(workspaceId: string, kind: LearnedModelRow["kind"]): Promise<LearnedModelRow | undefined> {
      return kysely
        .selectFrom("learned_model")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("kind", "=", kind)
        .where("rolled_back_at", "is", null)
        .orderBy("version", "desc")
        .limit(1)
        .executeTakeFirst();
    },

    /** Newest first. */
    list(workspaceId: string, limit: number): Promise<LearnedModelRow[]> {
      return kysely
        .selectFrom("learned_model")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("kind", "!=", "retraining")
        .orderBy("created_at", "desc")
        .orderBy("version", "desc")
        .limit(limit)
        .execute();
    },

    /** Whether it was new: what is there already stays. */
    async insert(row: LearnedModelRow): Promise<boolean> {
      const result = await kysely
        .insertInto("learned_model")
        .values(row)
        .onConflict((conflict) => conflict.columns(["workspace_id", "kind", "version"]).doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
    },

    async rollBack(
      workspaceId: string,
      place: { kind: LearnedModelRow["kind"]; version: string; now: number },
    ) {
      await kysely
        .updateTable("learned_model")
        .set({ rolled_back_at: place.now })
        .where("workspace_id", "=", workspaceId)
        .where("kind", "=", place.kind)
        .where("version", "=", place.version)
        .execute();
    },

    async workspaces(): Promise<string[]> {
      const rows = await kysely.selectFrom("workspace").select("id").orderBy("id").execute();
      return rows.map(({ id }) => id);
    },
  };
}
