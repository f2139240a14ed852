/** Decisions whose answers were rated: what routing is judged by, and what a workspace's taste is learned from. */
import { ratingInForce } from "#lib/rating-in-force.ts";
import type { Database } from "#platform/database/index.ts";
import { feedbackWithTurns } from "./feedback-query.ts";

/** A decision of a turn that was rated. */
export interface RatedDecision {
  readonly personId: string;
  readonly conversationId: string;
  readonly turnId: string;
  readonly waveKey: string;
  readonly personaId: string;
  readonly propensity: number;
  /** The score of every candidate then. */
  readonly scores: Readonly<Record<string, number>>;
  /** 1..5. */
  readonly rating: number;
  /** When it was decided, milliseconds since 1970. */
  readonly at: number;
}

/** The newest feedback that is read. */
const MOST_FEEDBACK = 50_000;

/**
 * Rated decisions of a workspace, oldest first; those of conversations with a pinned persona, where nothing was
 * decided, are left out.
 */
export async function readRatedDecisions(database: Database, workspaceId: string): Promise<RatedDecision[]> {
  const rows = await feedbackWithTurns(database, workspaceId)
    .innerJoin("conversation", "conversation.id", "feedback.conversation_id")
    .select([
      "feedback.id",
      "feedback.rating",
      "feedback.thumbs",
      "feedback.comment",
      "feedback.correct_tone",
      "feedback.correct_pace",
      "feedback.correct_intent",
      "feedback.correct_persona",
      "turn.id as turn_id",
      "decision.person_id",
      "decision.conversation_id",
      "decision.wave_key",
      "decision.persona_id",
      "decision.propensity",
      "decision.scores",
      "decision.created_at",
    ])
    .where("decision.purpose", "=", "turn")
    .where("conversation.persona_id", "is", null)
    .orderBy("feedback.created_at", "desc")
    .orderBy("feedback.id", "desc")
    .limit(MOST_FEEDBACK)
    .execute();
  return [...Map.groupBy(rows, (row) => row.turn_id).values()]
    .flatMap((given): RatedDecision[] => {
      const rating = ratingInForce(given);
      const [row] = given;
      if (row === undefined || rating === null) return [];
      return [
        {
          personId: row.person_id,
          conversationId: row.conversation_id ?? "",
          turnId: row.turn_id,
          waveKey: row.wave_key,
          personaId: row.persona_id,
          propensity: row.propensity,
          scores: JSON.parse(row.scores) as Record<string, number>,
          rating,
          at: row.created_at,
        },
      ];
    })
    .sort((a, b) => a.at - b.at || (a.turnId < b.turnId ? -1 : 1));
}

/** A message whose answer was liked while nobody corrected how it was heard. */
export interface LikedMessage {
  readonly text: string;
  readonly waveKey: string;
}

const LIKED_FROM = 4;
const MOST_LIKED = 2000;

/** The newest liked messages of a workspace. */
export function readLikedMessages(database: Database, workspaceId: string): Promise<LikedMessage[]> {
  return (
    database.kysely
      .selectFrom("feedback")
      .innerJoin("turn", (join) =>
        join
          .onRef("turn.conversation_id", "=", "feedback.conversation_id")
          .onRef("turn.number", "=", "feedback.turn_number"),
      )
      .select(["turn.user_message as text", "turn.wave_key as waveKey"])
      .where("feedback.workspace_id", "=", workspaceId)
      // Of an anonymised turn the words are gone: nothing to learn from.
      .where("turn.user_message", "!=", "")
      .where((where) => where.or([where("rating", ">=", LIKED_FROM), where("thumbs", "=", "up")]))
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom("feedback as correction")
              .select("correction.id")
              .whereRef("correction.conversation_id", "=", "feedback.conversation_id")
              .whereRef("correction.turn_number", "=", "feedback.turn_number")
              .where((inner) =>
                inner.or(
                  (["correct_tone", "correct_pace", "correct_intent", "correct_persona"] as const).map(
                    (column) => inner(`correction.${column}`, "is not", null),
                  ),
                ),
              ),
          ),
        ),
      )
      .orderBy("feedback.created_at", "desc")
      .orderBy("feedback.id", "desc")
      .limit(MOST_LIKED)
      .execute()
  );
}
