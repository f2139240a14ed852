/** What a person says about an answer: given, changed, taken back. Every feedback is kept; the newest counts. */
import type { Actor } from "#contract/actor.ts";
import type { FeedbackRequest, FeedbackResponse, RatingList } from "#contract/conversation.ts";
import { createId } from "#lib/id.ts";
import { ratingInForce, TAKEN_BACK } from "#lib/rating-in-force.ts";
import { TurnNotFoundError } from "./errors.ts";
import type { ConversationRow, FeedbackRow } from "./rows.ts";
import { choosablePersona, findConversation, type SessionNeeds, toTime } from "./session.ts";

export type FeedbackNeeds = SessionNeeds;

/** @throws ConversationNotFoundError, TurnNotFoundError */
export async function giveFeedback(
  needs: FeedbackNeeds,
  actor: Actor,
  sessionId: string,
  request: FeedbackRequest,
): Promise<FeedbackResponse> {
  const row = await findConversation(needs, actor, sessionId);
  const { persona: wanted, ...parts } = request.correction ?? {};
  const given = needs.resonance.parseGiven(parts);
  await assertTurn(needs, row, request.turn_number);
  const persona = wanted === undefined ? null : await choosablePersona(needs.personas, actor, wanted);
  return storeFeedback(needs, row, {
    turn_number: request.turn_number,
    rating: request.rating ?? null,
    thumbs: request.thumbs ?? null,
    comment: request.comment ?? null,
    correct_tone: given.tone ?? null,
    correct_pace: given.pace ?? null,
    correct_intent: given.intent ?? null,
    correct_persona: persona?.id ?? null,
  });
}

/** Rating, comment and correction of a turn count no longer. @throws ConversationNotFoundError, TurnNotFoundError */
export async function takeBackFeedback(
  needs: FeedbackNeeds,
  actor: Actor,
  place: { readonly sessionId: string; readonly turnNumber: number },
): Promise<void> {
  const row = await findConversation(needs, actor, place.sessionId);
  await assertTurn(needs, row, place.turnNumber);
  const given = await needs.history.feedbackOf(row.id);
  // Nothing was given: nothing is taken back, and asking twice changes nothing.
  if (!given.some(({ turn_number }) => turn_number === place.turnNumber)) return;
  await storeFeedback(needs, row, { turn_number: place.turnNumber, ...TAKEN_BACK });
}

/** The turns of a conversation that feedback was given on, in their order, with what counts now. */
export async function listRatings(
  needs: FeedbackNeeds,
  actor: Actor,
  sessionId: string,
): Promise<RatingList> {
  const row = await findConversation(needs, actor, sessionId);
  const byTurn = Map.groupBy(await needs.history.feedbackOf(row.id), ({ turn_number }) => turn_number);
  const ratings = [...byTurn]
    .sort(([a], [b]) => a - b)
    .map(([turn_number, given]) => ({
      turn_number,
      rating: ratingInForce(given),
      changes: given.length,
      updated_at: toTime(Math.max(...given.map(({ created_at }) => created_at))),
    }));
  return { ratings };
}

async function assertTurn({ history }: FeedbackNeeds, row: ConversationRow, number: number): Promise<void> {
  if (!(await history.hasTurn(row.id, number))) throw new TurnNotFoundError(number);
}

type Said = Omit<FeedbackRow, "id" | "workspace_id" | "person_id" | "conversation_id" | "created_at">;

async function storeFeedback(
  needs: FeedbackNeeds,
  row: ConversationRow,
  said: Said,
): Promise<FeedbackResponse> {
  const now = await timeAfter(needs, row.id, said.turn_number);
  const id = createId("fb", now);
  const owner = { workspaceId: row.workspace_id, personId: row.person_id };
  await needs.store.insertFeedback({
    id,
    workspace_id: row.workspace_id,
    person_id: row.person_id,
    conversation_id: row.id,
    created_at: now,
    ...said,
  });
  needs.profiles.noticeFeedback(owner, { conversationId: row.id, number: said.turn_number });
  return { feedback_id: id, session_id: row.id, turn_number: said.turn_number, created_at: toTime(now) };
}

/** Now, but after what was said of the turn before: two clicks of one millisecond keep their order. */
async function timeAfter({ clock, history }: FeedbackNeeds, id: string, turnNumber: number): Promise<number> {
  const earlier = (await history.feedbackOf(id)).filter(({ turn_number }) => turn_number === turnNumber);
  return Math.max(clock.now(), ...earlier.map(({ created_at }) => created_at + 1));
}
