/** What people corrected, with the message it is about and what was heard. */
import type { Database } from "#platform/database/index.ts";
import type { FeedbackRow, TurnRow } from "./rows.ts";

interface StoredCorrection
  extends Pick<
      FeedbackRow,
      "id" | "created_at" | "correct_tone" | "correct_pace" | "correct_intent" | "correct_persona"
    >,
    Pick<TurnRow, "user_message" | "wave_key" | "persona_id"> {
  readonly model_version: string;
}

/** Every correction of a workspace, oldest first. */
export function readCorrections(database: Database, workspaceId: string): Promise<StoredCorrection[]> {
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
    .select([
      "feedback.id",
      "feedback.created_at",
      "feedback.correct_tone",
      "feedback.correct_pace",
      "feedback.correct_intent",
      "feedback.correct_persona",
      "turn.user_message",
      "turn.wave_key",
      "turn.persona_id",
      "decision.model_version",
    ])
    .where("feedback.workspace_id", "=", workspaceId)
    .where((where) =>
      where.or(
        (["correct_tone", "correct_pace", "correct_intent", "correct_persona"] as const).map((column) =>
          where(`feedback.${column}`, "is not", null),
        ),
      ),
    )
    .orderBy("feedback.created_at")
    .orderBy("feedback.id")
    .execute();
}
