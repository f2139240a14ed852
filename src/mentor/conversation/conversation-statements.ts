/** The turn's own queries, compiled once: what a turn reads and writes takes no query building. */
import type { Database, Schema } from "#platform/database/index.ts";
import type { AnsweredTurn, ConversationRow, SpokenRow, WindowTurn } from "./rows.ts";

export function prepareReads(database: Database) {
  return {
    find: database.prepare<{ id: string; workspaceId: string; personId: string }, ConversationRow>(
      (kysely, parameter) =>
        kysely
          .selectFrom("conversation")
          .selectAll()
          .where("id", "=", parameter("id"))
          .where("workspace_id", "=", parameter("workspaceId"))
          .where("person_id", "=", parameter("personId")),
    ),
    findInWorkspace: database.prepare<{ id: string; workspaceId: string }, ConversationRow>(
      (kysely, parameter) =>
        kysely
          .selectFrom("conversation")
          .selectAll()
          .where("id", "=", parameter("id"))
          .where("workspace_id", "=", parameter("workspaceId")),
    ),
    window: database.prepare<{ id: string; limit: number }, WindowTurn>((kysely, parameter) =>
      kysely
        .selectFrom("turn")
        .select(["number", "user_message", "response_text", "persona_id", "tone", "wave_key"])
        .where("conversation_id", "=", parameter("id"))
        .orderBy("number", "desc")
        .limit(parameter("limit")),
    ),
    spokenBefore: database.prepare<{ id: string; before: number; limit: number }, SpokenRow>(
      (kysely, parameter) =>
        kysely
          .selectFrom("turn")
          .select(["user_message", "response_text"])
          .where("conversation_id", "=", parameter("id"))
          .where("number", "<", parameter("before"))
          .orderBy("number", "desc")
          .limit(parameter("limit")),
    ),
    byKey: database.prepare<{ id: string; key: string }, AnsweredTurn>((kysely, parameter) =>
      kysely
        .selectFrom("turn")
        .select(["id", "answer", "response_text", "request_hash"])
        .where("conversation_id", "=", parameter("id"))
        .where("idempotency_key", "=", parameter("key")),
    ),
    count: database.prepare<
      { now: number; workspaceId: string; personId: string },
      { total: number; active: number }
    >((kysely, parameter) =>
      kysely
        .selectFrom("conversation")
        .select((expression) => [
          expression.fn.countAll<number>().as("total"),
          expression.fn
            .countAll<number>()
            .filterWhere("state", "=", "active")
            .filterWhere("expires_at", ">", parameter("now"))
            .as("active"),
        ])
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId")),
    ),
  };
}

export function prepareInserts(database: Database) {
  return {
    insertConversation: insertInto(database, "conversation"),
    insertTurn: insertInto(database, "turn"),
    insertDecision: insertInto(database, "decision"),
    insertFeedback: insertInto(database, "feedback"),
  };
}

export function prepareUpdates(database: Database) {
  return {
    advance: database.prepare<{
      id: string;
      turnCount: number;
      nextCount: number;
      lastActivityAt: number;
      expiresAt: number;
      memory: string;
    }>((kysely, parameter) =>
      kysely
        .updateTable("conversation")
        .set({
          turn_count: parameter("nextCount"),
          last_activity_at: parameter("lastActivityAt"),
          expires_at: parameter("expiresAt"),
          memory: parameter("memory"),
        })
        .where("id", "=", parameter("id"))
        .where("turn_count", "=", parameter("turnCount"))
        .where("state", "=", "active"),
    ),
    close: database.prepare<{ id: string; closedAt: number; summary: string }>((kysely, parameter) =>
      kysely
        .updateTable("conversation")
        .set({ state: "closed", closed_at: parameter("closedAt"), summary: parameter("summary") })
        .where("id", "=", parameter("id"))
        .where("state", "=", "active"),
    ),
  };
}

const COLUMNS = {
  conversation:
    "id workspace_id person_id persona_id state uses_context_memory ttl_ms created_at last_activity_at expires_at closed_at turn_count memory summary privacy",
  turn: "conversation_id number id workspace_id person_id user_message response_text persona_id persona_version wave_key model answer tone idempotency_key request_hash created_at",
  decision:
    "id workspace_id person_id conversation_id turn_number purpose strategy algorithm model_version wave_key persona_id propensity confidence explored scores created_at handed_off_from reason",
  feedback:
    "id workspace_id person_id conversation_id turn_number rating thumbs comment created_at correct_tone correct_pace correct_intent correct_persona",
} as const;

type Values = Readonly<Record<string, string | number | null>>;

/** An insert of whole rows. */
function insertInto<Table extends keyof typeof COLUMNS>(database: Database, table: Table) {
  type Row = { [Column in keyof Schema[Table]]: Schema[Table][Column] } & Values;
  return database.prepare<Row>((kysely, parameter) => {
    const values = Object.fromEntries(COLUMNS[table].split(" ").map((column) => [column, parameter(column)]));
    return kysely.insertInto(table).values(values as never);
  });
}
