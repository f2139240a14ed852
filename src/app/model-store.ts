/** The SQL of stored models and of the operator's own prices. */
import type { DatedPrice } from "#lumen/index.ts";
import type { Database, Schema } from "#platform/database/index.ts";

export type ModelRow = Schema["model"];
export type ModelStore = ReturnType<typeof createModelStore>;
type Writes = Database["kysely"];

const MAX_MODELS = 200;
const MAX_PRICES = 2000;

export function createModelStore(database: Database, workspaceId: string) {
  const { kysely } = database;
  return {
    ...modelStatements(kysely, workspaceId),
    ...resealing(kysely, workspaceId),
    ...priceStatements(kysely, workspaceId),
  };
}

function listModels(from: Writes, workspaceId: string): Promise<ModelRow[]> {
  return from
    .selectFrom("model")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("place")
    .orderBy("id")
    .limit(MAX_MODELS)
    .execute();
}

function modelStatements(kysely: Writes, workspaceId: string) {
  async function edgeOf(edge: "first" | "last", from: Writes): Promise<number> {
    const { place } = await from
      .selectFrom("model")
      .select(({ fn }) => (edge === "first" ? fn.min("place") : fn.max("place")).as("place"))
      .where("workspace_id", "=", workspaceId)
      .executeTakeFirstOrThrow();
    return Number(place ?? 0) + (edge === "first" ? -1 : 1);
  }

  return {
    list: () => listModels(kysely, workspaceId),

    /**
     * Stores a model last in the list, or what changed of one that is there. `sealKey` is called under the write lock, so
     * that no rotation of the secret key comes between sealing and storing.
     */
    async put(
      row: Omit<ModelRow, "workspace_id" | "place" | "sealed_key">,
      sealKey: () => Promise<string | null>,
    ): Promise<void> {
      await kysely.transaction().execute(async (transaction) => {
        const place = await edgeOf("last", transaction);
        const { protocol, url, name } = row;
        const sealed_key = await sealKey();
        await transaction
          .insertInto("model")
          .values({ ...row, workspace_id: workspaceId, place, sealed_key })
          .onConflict((conflict) =>
            conflict.columns(["workspace_id", "id"]).doUpdateSet({ protocol, url, name, sealed_key }),
          )
          .execute();
      });
    },

    /** Whether there was such a model. */
    async remove(id: string): Promise<boolean> {
      const { numDeletedRows } = await kysely
        .deleteFrom("model")
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    /** Whether there is such a model. */
    moveFirst(id: string): Promise<boolean> {
      return kysely.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable("model")
          .set({ place: await edgeOf("first", transaction) })
          .where("workspace_id", "=", workspaceId)
          .where("id", "=", id)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      });
    },
  };
}

function resealing(kysely: Writes, workspaceId: string) {
  return {
    /** Puts other sealed keys in place of these, all or none; what somebody changed meanwhile stays. */
    resealAll(
      reseal: (rows: readonly ModelRow[]) => Promise<ReadonlyMap<ModelRow, string>>,
    ): Promise<number> {
      return kysely.transaction().execute(async (transaction) => {
        const resealed = await reseal(await listModels(transaction, workspaceId));
        for (const [{ id, sealed_key }, sealed] of resealed) {
          await transaction
            .updateTable("model")
            .set({ sealed_key: sealed })
            .where("workspace_id", "=", workspaceId)
            .where("id", "=", id)
            .where("sealed_key", "=", sealed_key)
            .execute();
        }
        return resealed.size;
      });
    },

    /** Does something while nobody else writes (on SQLite). */
    locked: (work: () => Promise<void>): Promise<void> => kysely.transaction().execute(work),
  };
}

function priceStatements(kysely: Writes, workspaceId: string) {
  return {
    prices(): Promise<Schema["model_price"][]> {
      return kysely
        .selectFrom("model_price")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .orderBy("model_id")
        .orderBy("from_day")
        .limit(MAX_PRICES)
        .execute();
    },

    async putPrice(row: Omit<Schema["model_price"], "workspace_id">): Promise<void> {
      const { model_id: _model, from_day: _day, ...changed } = row;
      await kysely
        .insertInto("model_price")
        .values({ ...row, workspace_id: workspaceId })
        .onConflict((conflict) =>
          conflict.columns(["workspace_id", "model_id", "from_day"]).doUpdateSet(changed),
        )
        .execute();
    },

    /** How many there were. */
    async removePrices(modelId: string): Promise<number> {
      const { numDeletedRows } = await kysely
        .deleteFrom("model_price")
        .where("workspace_id", "=", workspaceId)
        .where("model_id", "=", modelId)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

export function toPrice(row: Schema["model_price"]): DatedPrice {
  return {
    modelId: row.model_id,
    from: row.from_day,
    input: row.input,
    cachedInput: row.cached_input,
    cacheWrite: row.cache_write,
    output: row.output,
    asOf: new Date(row.created_at).toISOString().slice(0, 10),
    source: OWN_SOURCE,
  };
}

/** The source of a price that the operator wrote. */
const OWN_SOURCE = "yours";
