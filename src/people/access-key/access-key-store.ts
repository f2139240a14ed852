import { type Database, type Schema, write } from "#platform/database/index.ts";

export type AccessKeyRow = Schema["access_key"];
export type AccessKeyStore = ReturnType<typeof createAccessKeyStore>;

const MAX_LISTED = 1000;

export function createAccessKeyStore(database: Database) {
  const find = database.prepare<{ id: string }, AccessKeyRow>((kysely, parameter) =>
    kysely.selectFrom("access_key").selectAll().where("id", "=", parameter("id")),
  );
  const { insertPerson, insertKey, revokeKey } = prepareWrites(database);
  return {
    async find(id: string): Promise<AccessKeyRow | undefined> {
      const rows = await database.read(find, { id });
      return rows[0];
    },

    /** Stores a key, and its person where the workspace does not know them yet. */
    async insert(row: AccessKeyRow): Promise<void> {
      const { workspace_id, person_id, created_at } = row;
      await database.commit([
        write(insertPerson, { workspace_id, id: person_id, created_at }),
        write(insertKey, { ...row }),
      ]);
    },

    /** Newest first. */
    list(workspaceId: string): Promise<AccessKeyRow[]> {
      return database.kysely
        .selectFrom("access_key")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(MAX_LISTED)
        .execute();
    },

    async isIn(workspaceId: string, id: string): Promise<boolean> {
      const rows = await database.read(find, { id });
      return rows[0]?.workspace_id === workspaceId;
    },

    /** The first revocation stands; a second changes nothing. */
    async revoke(workspaceId: string, id: string, revokedAt: number): Promise<void> {
      await database.commit([write(revokeKey, { workspaceId, id, revokedAt })]);
    },

    async hasUsable(now: number): Promise<boolean> {
      const row = await database.kysely
        .selectFrom("access_key")
        .select("id")
        .where("revoked_at", "is", null)
        .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", now)]))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

function prepareWrites(database: Database) {
  return {
    insertPerson: database.prepare<Schema["person"] & Record<string, string | number>>((kysely, parameter) =>
      kysely
        .insertInto("person")
        .values({
          workspace_id: parameter("workspace_id"),
          id: parameter("id"),
          created_at: parameter("created_at"),
        })
        .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing()),
    ),
    insertKey: database.prepare<AccessKeyRow & Record<string, string | number | null>>((kysely, parameter) =>
      kysely.insertInto("access_key").values({
        id: parameter("id"),
        workspace_id: parameter("workspace_id"),
        person_id: parameter("person_id"),
        name: parameter("name"),
        secret_hash: parameter("secret_hash"),
        scopes: parameter("scopes"),
        requests_per_minute: parameter("requests_per_minute"),
        created_at: parameter("created_at"),
        expires_at: parameter("expires_at"),
        revoked_at: parameter("revoked_at"),
      }),
    ),
    revokeKey: database.prepare<{ workspaceId: string; id: string; revokedAt: number }>((kysely, parameter) =>
      kysely
        .updateTable("access_key")
        .set({ revoked_at: parameter("revokedAt") })
        .where("id", "=", parameter("id"))
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("revoked_at", "is", null),
    ),
  };
}
