import type { Database } from "#platform/database/index.ts";

/** A workspace's feedback with the turn it is about and the decision who answered. */
export function feedbackWithTurns(database: Database, workspaceId: string) {
  return database.kysely
    .selectFrom("feedback")
    .innerJoin("turn", (join) =>
      join
        .onRef("turn.conversation_id", "=", "feedback.conversation_id")
        .onRef("turn.number", "=", "feedback.turn_number"),
    )
    .innerJoin("decision", (join) =>
      join
        .onRef("decision.conversation_id", "=", "feedback.conversation_id")
        .onRef("decision.turn_number", "=", "feedback.turn_number"),
    )
    .where("feedback.workspace_id", "=", workspaceId);
}
