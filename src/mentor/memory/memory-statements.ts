/** The room's queries, compiled once: what a turn and what learning reads and writes takes no query building. */
import type { Database, Schema } from "#platform/database/index.ts";
import type { MemoryRow } from "./memory-rows.ts";

type OwnerKeys = { workspaceId: string; personId: string };
type RowParameters = { [Column in keyof MemoryRow]: MemoryRow[Column] };

const IMMUTABLE = [
  "workspace_id",
  "person_id",
  "id",
  "subject",
  "attribute",
  "value",
  "text",
  "language",
  "origin",
  "conversation_id",
  "turn_id",
  "turn_number",
  "quote",
  "quote_start",
  "quote_end",
  "said_at",
  "created_at",
] as const;
const MUTABLE = [
  "tier",
  "kind",
  "project",
  "importance",
  "durability",
  "depends_on",
  "privacy",
  "valid_from",
  "valid_to",
  "ended_by",
  "superseded_by",
  "is_pinned",
  "mentions",
  "last_said_at",
  "version",
] as const;

export function prepareMemoryStatements(database: Database) {
  return { ...prepareReads(database), ...prepareWrites(database), ...prepareStandings(database) };
}

function prepareReads(database: Database) {
  return {
    standing: database.prepare<OwnerKeys, Pick<Schema["memory_version"], "version" | "removed_in">>(
      (kysely, parameter) =>
        kysely
          .selectFrom("memory_version")
          .select(["version", "removed_in"])
          .where("workspace_id", "=", parameter("workspaceId"))
          .where("person_id", "=", parameter("personId")),
    ),
    page: database.prepare<OwnerKeys & { after: string; limit: number }, MemoryRow>((kysely, parameter) =>
      kysely
        .selectFrom("memory")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("id", ">", parameter("after"))
        .orderBy("id")
        .limit(parameter("limit")),
    ),
    changed: database.prepare<OwnerKeys & { version: number }, MemoryRow>((kysely, parameter) =>
      kysely
        .selectFrom("memory")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("version", ">", parameter("version")),
    ),
    find: database.prepare<OwnerKeys & { id: string }, MemoryRow>((kysely, parameter) =>
      kysely
        .selectFrom("memory")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("id", "=", parameter("id")),
    ),
    forgotten: database.prepare<OwnerKeys, Schema["forgotten_slot"]>((kysely, parameter) =>
      kysely
        .selectFrom("forgotten_slot")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId")),
    ),
    outlived: database.prepare<{ saidBefore: number; limit: number }, MemoryRow>((kysely, parameter) =>
      kysely
        .selectFrom("memory")
        .selectAll()
        .where("tier", "=", "session")
        .where("ended_by", "is", null)
        .where("is_pinned", "=", 0)
        .where("last_said_at", "<", parameter("saidBefore"))
        .orderBy("last_said_at")
        .limit(parameter("limit")),
    ),
  };
}

function prepareWrites(database: Database) {
  return {
    insert: database.prepare<RowParameters>((kysely, parameter) => {
      const columns = [...IMMUTABLE, ...MUTABLE];
      const values = Object.fromEntries(columns.map((column) => [column, parameter(column)]));
      return kysely.insertInto("memory").values(values as never);
    }),
    update: database.prepare<RowParameters>((kysely, parameter) =>
      kysely
        .updateTable("memory")
        .set(Object.fromEntries(MUTABLE.map((column) => [column, parameter(column)])) as never)
        .where("workspace_id", "=", parameter("workspace_id"))
        .where("person_id", "=", parameter("person_id"))
        .where("id", "=", parameter("id")),
    ),
    remove: database.prepare<OwnerKeys & { id: string }>((kysely, parameter) =>
      kysely
        .deleteFrom("memory")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("id", "=", parameter("id")),
    ),
    forget: database.prepare<OwnerKeys & { digest: string; forgottenAt: number; turns: string }>(
      (kysely, parameter) =>
        kysely.insertInto("forgotten_slot").values({
          workspace_id: parameter("workspaceId"),
          person_id: parameter("personId"),
          slot_digest: parameter("digest"),
          forgotten_at: parameter("forgottenAt"),
          turns: parameter("turns"),
        }),
    ),
    unforget: database.prepare<OwnerKeys & { digest: string }>((kysely, parameter) =>
      kysely
        .deleteFrom("forgotten_slot")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("slot_digest", "=", parameter("digest")),
    ),
  };
}

function prepareStandings(database: Database) {
  type Standing = OwnerKeys & { version: number; removedIn: number };
  return {
    begin: database.prepare<Standing>((kysely, parameter) =>
      kysely.insertInto("memory_version").values({
        workspace_id: parameter("workspaceId"),
        person_id: parameter("personId"),
        version: parameter("version"),
        removed_in: parameter("removedIn"),
      }),
    ),
    advance: database.prepare<Standing & { from: number }>((kysely, parameter) =>
      kysely
        .updateTable("memory_version")
        .set({ version: parameter("version"), removed_in: parameter("removedIn") })
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("version", "=", parameter("from")),
    ),
  };
}
