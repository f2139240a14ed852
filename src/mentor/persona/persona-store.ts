import type { Database, Schema } from "#platform/database/index.ts";
import { write } from "#platform/database/index.ts";

export type PersonaRow = Schema["persona_version"];

export type PersonaStore = ReturnType<typeof createPersonaStore>;

const MAX_VERSIONS_READ = 1000;

/** All SQL of the room; every query names the workspace. */
export function createPersonaStore(database: Database) {
  const insert = database.prepare<{ [Column in keyof PersonaRow]: PersonaRow[Column] }>((kysely, parameter) =>
    kysely.insertInto("persona_version").values({
      workspace_id: parameter("workspace_id"),
      persona_id: parameter("persona_id"),
      version: parameter("version"),
      definition: parameter("definition"),
      prompt: parameter("prompt"),
      created_at: parameter("created_at"),
      created_by: parameter("created_by"),
    }),
  );
  const newest = database.prepare<{ workspaceId: string }, PersonaRow>((kysely, parameter) =>
    kysely
      .selectFrom("persona_version as row")
      .selectAll("row")
      .where("row.workspace_id", "=", parameter("workspaceId"))
      .where("row.version", "=", (other) =>
        other
          .selectFrom("persona_version as other")
          .select((expression) => expression.fn.max("other.version").as("version"))
          .whereRef("other.workspace_id", "=", "row.workspace_id")
          .whereRef("other.persona_id", "=", "row.persona_id"),
      )
      .orderBy("row.persona_id"),
  );
  return {
    /** The newest version of each persona the workspace has touched. */
    newest: (workspaceId: string): Promise<PersonaRow[]> => database.read(newest, { workspaceId }),

    /** @throws WriteConflictError when another edit made this version first */
    insert: (row: PersonaRow): Promise<void> => database.commit([write(insert, { ...row })]),

    versions(workspaceId: string, personaId: string): Promise<PersonaRow[]> {
      return database.kysely
        .selectFrom("persona_version")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("persona_id", "=", personaId)
        .orderBy("version", "desc")
        .limit(MAX_VERSIONS_READ)
        .execute();
    },
  };
}
