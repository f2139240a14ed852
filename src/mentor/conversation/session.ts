/** A conversation as a session: opening, finding, ending. */
import type { Actor } from "#contract/actor.ts";
import {
  type CloseRequest,
  type CloseResponse,
  type ConversationState,
  DEFAULT_TTL_HOURS,
  type StartRequest,
  type StartResponse,
} from "#contract/conversation.ts";
import { createId } from "#lib/id.ts";
import { InvalidInputError, IonError } from "#lib/ion-error.ts";
import { type GivenFeedback, ratingInForce } from "#lib/rating-in-force.ts";
import { WriteConflictError } from "#platform/database/index.ts";
import type { Persona, Personas } from "../persona/index.ts";
import { summariseConversation } from "./closing-summary.ts";
import { EMPTY_MEMORY, parseMemory, serialiseMemory, topicNames } from "./context-memory.ts";
import type { ConversationStore } from "./conversation-store.ts";
import { ConversationEndedError, ConversationNotFoundError } from "./errors.ts";
import type { HistoryStore } from "./history-store.ts";
import type { ConversationNeeds } from "./needs.ts";
import type { ConversationRow } from "./rows.ts";

const HOUR_MS = 3_600_000;

export interface SessionNeeds
  extends Pick<ConversationNeeds, "clock" | "personas" | "resonance" | "memory" | "profiles"> {
  readonly store: ConversationStore;
  readonly history: HistoryStore;
}

/** @throws InvalidInputError for a persona that is not there or not enabled */
export async function startConversation(
  needs: SessionNeeds,
  actor: Actor,
  request: StartRequest,
): Promise<StartResponse> {
  const pinned =
    request.persona_id === undefined
      ? null
      : await choosablePersona(needs.personas, actor, request.persona_id);
  const now = needs.clock.now();
  const ttlMs = Math.round((request.options?.session_ttl_hours ?? DEFAULT_TTL_HOURS) * HOUR_MS);
  const row: ConversationRow = {
    id: createId("conv", now),
    workspace_id: actor.workspaceId,
    person_id: actor.personId,
    persona_id: pinned?.id ?? null,
    state: "active",
    uses_context_memory: request.options?.use_context_memory === false ? 0 : 1,
    privacy: request.options?.privacy ?? "may-leave",
    ttl_ms: ttlMs,
    created_at: now,
    last_activity_at: now,
    expires_at: now + ttlMs,
    closed_at: null,
    turn_count: 0,
    memory: serialiseMemory(EMPTY_MEMORY),
    summary: null,
  };
  await needs.store.insert(row);
  return {
    session_id: row.id,
    user_id: row.person_id,
    persona_id: row.persona_id,
    created_at: toTime(now),
    expires_at: toTime(row.expires_at),
    status: "active",
  };
}

/**
 * The conversation, for its person or for who may act for others.
 *
 * @throws ConversationNotFoundError also when it is somebody else's
 */
export async function findConversation(
  needs: SessionNeeds,
  actor: Actor,
  sessionId: string,
): Promise<ConversationRow> {
  const row = actor.scopes.includes("act-for-others")
    ? await needs.store.findInWorkspace(actor.workspaceId, sessionId)
    : await needs.store.find(actor, sessionId);
  if (row === undefined) throw new ConversationNotFoundError(sessionId);
  return row;
}

/** @throws ConversationEndedError */
export function assertOpen(row: ConversationRow, now: number): void {
  const state = stateOf(row, now);
  if (state !== "active") throw new ConversationEndedError(row.id, state);
}

/** What has outlived its time is expired from that moment, whether or not the sweep has come by. */
export function stateOf(row: Pick<ConversationRow, "state" | "expires_at">, now: number): ConversationState {
  return row.state === "active" && row.expires_at <= now ? "expired" : row.state;
}

/** @throws ConversationNotFoundError, ConversationEndedError */
export async function closeConversation(
  needs: SessionNeeds,
  actor: Actor,
  sessionId: string,
  request: CloseRequest,
): Promise<CloseResponse> {
  const row = await findConversation(needs, actor, sessionId);
  const now = needs.clock.now();
  assertOpen(row, now);
  const memory = parseMemory(row.memory);
  const summary: CloseResponse["summary"] = {
    total_turns: row.turn_count,
    total_duration_minutes: Math.round((row.last_activity_at - row.created_at) / 600) / 100,
    main_topics: topicNames(memory).slice(0, 5),
    text: summariseConversation(memory, row.turn_count),
    user_satisfaction: satisfaction(await needs.history.feedbackOf(row.id)),
  };
  if (request.save_conversation) await storeClosing(needs, row.id, { now, summary });
  else await removeConversation(needs, row);
  return { session_id: row.id, closed_at: toTime(now), summary };
}

/** Takes a conversation away with what was learned from it. */
async function removeConversation(
  { store, memory, profiles }: SessionNeeds,
  row: ConversationRow,
): Promise<void> {
  const owner = { workspaceId: row.workspace_id, personId: row.person_id };
  await store.remove(owner, row.id);
  await memory.noteRemoval(owner);
  await profiles.rebuild(owner);
}

async function storeClosing(
  needs: SessionNeeds,
  id: string,
  closing: { now: number; summary: CloseResponse["summary"] },
): Promise<void> {
  try {
    await needs.store.close(id, closing.now, JSON.stringify(closing.summary));
  } catch (error) {
    if (error instanceof WriteConflictError) throw new ConversationEndedError(id, "closed");
    throw error;
  }
}

/** A persona that may be asked for by name. @throws InvalidInputError naming the choices */
export async function choosablePersona(personas: Personas, actor: Actor, id: string): Promise<Persona> {
  const enabled = await personas.enabled(actor);
  const wanted = id.toLowerCase();
  const found = enabled.find((persona) => persona.id.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const names = enabled.map((persona) => persona.id).join(", ");
  throw new InvalidInputError(
    "persona_id",
    "is not an enabled persona of this workspace",
    `use one of ${names}`,
  );
}

/** Like `choosablePersona`, but a persona that was removed after it was pinned is let go instead of an error. */
export async function pinnedPersona(personas: Personas, actor: Actor, id: string): Promise<Persona | null> {
  try {
    return await choosablePersona(personas, actor, id);
  } catch (error) {
    if (error instanceof IonError && error.kind === "invalid") return null;
    throw error;
  }
}

export function toTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** Mean of the ratings that count, 1..5; null without any. */
function satisfaction(
  feedback: readonly (GivenFeedback & { readonly turn_number: number })[],
): number | null {
  const byTurn = Map.groupBy(feedback, ({ turn_number }) => turn_number);
  const ratings = [...byTurn.values()].flatMap((given) => ratingInForce(given) ?? []);
  if (ratings.length === 0) return null;
  return Math.round((ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length) * 100) / 100;
}
