/** Reading one's own conversations back: one, a page of them, by words. */
import type { Actor } from "#contract/actor.ts";
import type {
  ConversationListQuery,
  ConversationListView,
  ConversationQuery,
  ConversationView,
  SearchQuery,
  SearchResponse,
} from "#contract/conversation.ts";
import { parseMemory, topicNames } from "./context-memory.ts";
import type { Correction } from "./conversation.ts";
import { decodeCursor, encodeCursor, isActivityPlace, isTurnPlace } from "./cursor.ts";
import { findConversation, type SessionNeeds, stateOf, toTime } from "./session.ts";

/** One conversation with its newest turns, oldest of them first; `cursor` leads to the turns before. */
export async function readConversation(
  needs: SessionNeeds,
  actor: Actor,
  sessionId: string,
  query: Pick<ConversationQuery, "cursor" | "limit">,
): Promise<Omit<ConversationView, "running_turn">> {
  const before =
    query.cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(query.cursor, isTurnPlace)[0];
  const row = await findConversation(needs, actor, sessionId);
  const turns = (await needs.history.turnsBefore(row.id, before, query.limit)).reverse();
  const memory = parseMemory(row.memory);
  const first = turns[0]?.number ?? 1;
  return {
    session_id: row.id,
    user_id: row.person_id,
    persona_id: row.persona_id,
    turn_count: row.turn_count,
    messages: turns.map((turn) => ({
      turn_id: turn.id,
      turn_number: turn.number,
      user_message: turn.user_message,
      ai_response: turn.response_text,
      persona: turn.persona_id,
      timestamp: toTime(turn.created_at),
    })),
    next_cursor: first > 1 ? encodeCursor([first]) : null,
    context_memory: {
      topics: topicNames(memory),
      entities: [...memory.entities],
      user_preferences: { ...memory.preferences },
      tried: [...memory.tried],
    },
    state: stateOf(row, needs.clock.now()),
    created_at: toTime(row.created_at),
    last_activity: toTime(row.last_activity_at),
    expires_at: toTime(row.expires_at),
  };
}

/** A page of the person's conversations, the latest activity first. */
export async function listConversations(
  needs: SessionNeeds,
  actor: Actor,
  query: Omit<ConversationListQuery, "user_id">,
): Promise<ConversationListView> {
  const now = needs.clock.now();
  const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor, isActivityPlace);
  const { workspaceId, personId } = actor;
  const filter = { workspaceId, personId, now, state: query.state, before, limit: query.limit + 1 };
  const rows = await needs.history.list(filter);
  const counts = await needs.history.count(actor, now);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const hasMore = rows.length > query.limit && last !== undefined;
  return {
    user_id: actor.personId,
    sessions: page.map((row) => ({
      session_id: row.id,
      title: row.title,
      favourite: row.favoured_at !== null,
      persona_id: row.persona_id,
      turn_count: row.turn_count,
      created_at: toTime(row.created_at),
      last_activity: toTime(row.last_activity_at),
      state: stateOf(row, now),
    })),
    total_count: counts.total,
    active_count: counts.active,
    next_cursor: hasMore ? encodeCursor([last.last_activity_at, last.id]) : null,
  };
}

/** The person's turns that contain the words, best first. */
export async function searchConversations(
  needs: SessionNeeds,
  actor: Actor,
  query: Pick<SearchQuery, "q" | "limit">,
): Promise<SearchResponse> {
  const hits = await needs.history.search(actor, query.q, query.limit);
  return {
    results: hits.map((hit) => ({
      session_id: hit.conversationId,
      turn_number: hit.turnNumber,
      snippet: hit.snippet,
      timestamp: toTime(hit.createdAt),
    })),
  };
}

/** Every correction of the actor's workspace, oldest first. */
export async function listCorrections(
  needs: Pick<SessionNeeds, "history">,
  actor: Actor,
): Promise<readonly Correction[]> {
  const rows = await needs.history.corrections(actor.workspaceId);
  return rows.map((row) => ({
    id: row.id,
    text: row.user_message,
    corrected: {
      ...(row.correct_tone === null ? {} : { tone: row.correct_tone }),
      ...(row.correct_pace === null ? {} : { pace: row.correct_pace }),
      ...(row.correct_intent === null ? {} : { intent: row.correct_intent }),
      ...(row.correct_persona === null ? {} : { persona: row.correct_persona }),
    },
    heard: { wave_key: row.wave_key, persona: row.persona_id, model_version: row.model_version },
    corrected_at: toTime(row.created_at),
  }));
}
