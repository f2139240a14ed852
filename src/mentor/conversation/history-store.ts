/** Reading conversations back: pages, counts, search, ratings. Every query names the workspace and the person. */
import type { Database } from "#platform/database/index.ts";
import { prepareReads } from "./conversation-statements.ts";
import { keys } from "./conversation-store.ts";
import { readCorrections } from "./correction-store.ts";
import type { ConversationRow, FeedbackRow, Owner, TurnRow } from "./rows.ts";

export type ListedTurn = Pick<
  TurnRow,
  "id" | "number" | "user_message" | "response_text" | "persona_id" | "created_at"
>;
export type ListedConversation = Pick<
  ConversationRow,
  "id" | "persona_id" | "turn_count" | "created_at" | "last_activity_at" | "expires_at" | "state"
> & { readonly title: string | null; readonly favoured_at: number | null };

interface ListFilter extends Owner {
  readonly now: number;
  readonly state?: ConversationRow["state"] | undefined;
  readonly before?: readonly [number, string] | undefined;
  readonly limit: number;
}

export type HistoryStore = ReturnType<typeof createHistoryStore>;

export function createHistoryStore(database: Database) {
  const statements = prepareReads(database);
  return {
    turnsBefore(id: string, before: number, limit: number): Promise<ListedTurn[]> {
      return database.kysely
        .selectFrom("turn")
        .select(["id", "number", "user_message", "response_text", "persona_id", "created_at"])
        .where("conversation_id", "=", id)
        .where("number", "<", before)
        .orderBy("number", "desc")
        .limit(limit)
        .execute();
    },

    list(filter: ListFilter): Promise<ListedConversation[]> {
      let query = database.kysely
        .selectFrom("conversation")
        .select(["id", "persona_id", "turn_count", "created_at", "last_activity_at", "expires_at", "state"])
        .select((kept) => [
          kept
            .selectFrom("conversation_title")
            .select("title")
            .whereRef("conversation_id", "=", "conversation.id")
            .as("title"),
          kept
            .selectFrom("favourite")
            .select("created_at")
            .whereRef("conversation_id", "=", "conversation.id")
            .where("turn_number", "=", 0)
            .as("favoured_at"),
        ])
        .where("workspace_id", "=", filter.workspaceId)
        .where("person_id", "=", filter.personId);
      if (filter.state === "active")
        query = query.where("state", "=", "active").where("expires_at", ">", filter.now);
      if (filter.state === "closed") query = query.where("state", "=", "closed");
      if (filter.state === "expired") {
        query = query.where((where) =>
          where.or([
            where("state", "=", "expired"),
            where.and([where("state", "=", "active"), where("expires_at", "<=", filter.now)]),
          ]),
        );
      }
      const before = filter.before;
      if (before !== undefined) {
        query = query.where((where) =>
          where.or([
            where("last_activity_at", "<", before[0]),
            where.and([where("last_activity_at", "=", before[0]), where("id", "<", before[1])]),
          ]),
        );
      }
      return query.orderBy("last_activity_at", "desc").orderBy("id", "desc").limit(filter.limit).execute();
    },

    async count(owner: Owner, now: number): Promise<{ total: number; active: number }> {
      const rows = await database.read(statements.count, { now, ...keys(owner) });
      return { total: Number(rows[0]?.total ?? 0), active: Number(rows[0]?.active ?? 0) };
    },

    hasTurn: (id: string, number: number) => hasTurn(database, id, number),

    feedbackOf: (id: string) => readFeedback(database, id),

    corrections: (workspaceId: string) => readCorrections(database, workspaceId),

    search: (owner: Owner, text: string, limit: number) => database.searchTurns({ ...owner, text, limit }),
  };
}

/** Every feedback on turns of a conversation, what was changed and taken back too. */
function readFeedback(
  database: Database,
  conversationId: string,
): Promise<Omit<FeedbackRow, "workspace_id" | "person_id" | "conversation_id">[]> {
  return database.kysely
    .selectFrom("feedback")
    .select([
      "id",
      "turn_number",
      "rating",
      "thumbs",
      "comment",
      "created_at",
      "correct_tone",
      "correct_pace",
      "correct_intent",
      "correct_persona",
    ])
    .where("conversation_id", "=", conversationId)
    .execute();
}

async function hasTurn(database: Database, conversationId: string, number: number): Promise<boolean> {
  const row = await database.kysely
    .selectFrom("turn")
    .select("number")
    .where("conversation_id", "=", conversationId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row !== undefined;
}
