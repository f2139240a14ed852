/** Rows of the room's tables, and the parts of them that its queries read. */
import type { Schema } from "#platform/database/index.ts";

export type ConversationRow = Schema["conversation"];
export type TurnRow = Schema["turn"];
export type DecisionRow = Schema["decision"];
export type FeedbackRow = Schema["feedback"];

/** What the next turn needs of an earlier one. */
export type WindowTurn = Pick<
  TurnRow,
  "number" | "user_message" | "response_text" | "persona_id" | "tone" | "wave_key"
>;
export type AnsweredTurn = Pick<TurnRow, "id" | "answer" | "response_text" | "request_hash">;
export interface Owner {
  readonly workspaceId: string;
  readonly personId: string;
}

/** What a turn changes in its conversation; `turnCount` is what the author had read. */
export interface ConversationAdvance {
  readonly id: string;
  readonly turnCount: number;
  readonly lastActivityAt: number;
  readonly expiresAt: number;
  readonly memory: string;
}

/** What was said in a turn. */
export type SpokenRow = Pick<Schema["turn"], "user_message" | "response_text">;
