/** What people corrected, with the message it is about and what was heard. */
import type { Database } from "#platform/database/index.ts";
import { feedbackWithTurns } from "./feedback-query.ts";
import type { FeedbackRow, TurnRow } from "./rows.ts";

interface StoredCorrection
  extends Pick<
      FeedbackRow,
      "id" | "created_at" | "correct_tone" | "correct_pace" | "correct_intent" | "correct_persona"
    >,
    Pick<TurnRow, "user_message" | "wave_key" | "persona_id"> {
  readonly model_version: string;
}

/** Every correction of a workspace that was not taken back, oldest first. */
export function readCorrections(database: Database, workspaceId: string): Promise<StoredCorrection[]> {
  return (
    feedbackWithTurns(database, workspaceId)
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
      // Of an anonymised turn the words are gone: nothing to learn from.
      .where("turn.user_message", "!=", "")
      .where((where) =>
        where.or(
          (["correct_tone", "correct_pace", "correct_intent", "correct_persona"] as const).map((column) =>
            where(`feedback.${column}`, "is not", null),
          ),
        ),
      )
      .where((where) => where.not(where.exists(takenBackLater(database))))
      .orderBy("feedback.created_at")
      .orderBy("feedback.id")
      .execute()
  );
}

/** A later feedback on the same turn that says nothing takes back what was given before. */
function takenBackLater(database: Database) {
  return PARTS.reduce(
    (query, part) => query.where(`later.${part}`, "is", null),
    database.kysely
      .selectFrom("feedback as later")
      .select("later.id")
      .whereRef("later.conversation_id", "=", "feedback.conversation_id" as never)
      .whereRef("later.turn_number", "=", "feedback.turn_number" as never)
      .whereRef("later.id", ">", "feedback.id" as never),
  );
}

const PARTS = [
  "rating",
  "thumbs",
  "comment",
  "correct_tone",
  "correct_pace",
  "correct_intent",
  "correct_persona",
] as const;
