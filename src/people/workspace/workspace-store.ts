import { type Database, write } from "#platform/database/index.ts";

export type WorkspaceStore = ReturnType<typeof createWorkspaceStore>;

export function createWorkspaceStore(database: Database) {
  const findWorkspace = database.prepare<{ id: string }, { id: string }>((kysely, parameter) =>
    kysely.selectFrom("workspace").select("id").where("id", "=", parameter("id")),
  );
  const insertWorkspace = database.prepare<{ id: string; name: string; createdAt: number }>(
    (kysely, parameter) =>
      kysely
        .insertInto("workspace")
        .values({ id: parameter("id"), name: parameter("name"), created_at: parameter("createdAt") })
        .onConflict((conflict) => conflict.column("id").doNothing()),
  );
  const findPerson = database.prepare<{ workspaceId: string; personId: string }, { id: string }>(
    (kysely, parameter) =>
      kysely
        .selectFrom("person")
        .select("id")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("id", "=", parameter("personId")),
  );
  const insertPerson = database.prepare<{ workspaceId: string; personId: string; createdAt: number }>(
    (kysely, parameter) =>
      kysely
        .insertInto("person")
        .values({
          workspace_id: parameter("workspaceId"),
          id: parameter("personId"),
          created_at: parameter("createdAt"),
        })
        .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing()),
  );
  return {
    // Looking first keeps a start, and a person's every visit, from writing what is there already.
    async ensureWorkspace(id: string, name: string, createdAt: number): Promise<void> {
      const found = await database.read(findWorkspace, { id });
      if (found.length === 0) await database.commit([write(insertWorkspace, { id, name, createdAt })]);
    },

    async ensurePerson(workspaceId: string, personId: string, createdAt: number): Promise<void> {
      const found = await database.read(findPerson, { workspaceId, personId });
      if (found.length > 0) return;
      await database.commit([write(insertPerson, { workspaceId, personId, createdAt })]);
    },
  };
}
