/** Turns asked for as streams: they run on their own, are found again by id or by key, and can be cancelled. */
import { LRUCache } from "lru-cache";
import type { Actor } from "#contract/actor.ts";
import type { ConversationView, TurnRequest } from "#contract/conversation.ts";
import { createId } from "#lib/id.ts";
import { WriteConflictError } from "#platform/database/index.ts";
import type { OpenedStream, StreamOptions } from "./conversation.ts";
import {
  IdempotencyKeyReusedError,
  StreamFinishedError,
  StreamNotFoundError,
  TurnCancelledError,
} from "./errors.ts";
import { createFollowedTurns, endLost } from "./followed-turns.ts";
import type { ConversationNeeds } from "./needs.ts";
import type { ConversationRow, Owner } from "./rows.ts";
import { createRunningTurns, type RunningTurn } from "./running-turns.ts";
import { assertOpen, findConversation, type SessionNeeds, toTime } from "./session.ts";
import type { TakeTurn } from "./turn.ts";
import { createTurnJournal } from "./turn-journal.ts";
import { hashRequest, readAnsweredTurn, readStoredTurn } from "./turn-response.ts";
import * as streams from "./turn-stream.ts";
import { createTurnStreamStore, type StreamPlace } from "./turn-stream-store.ts";

/** For so long it is told how a turn failed, and what a repeated message came to. */
const TOLD_FOR_MS = 10 * 60_000;
const MAX_TOLD = 10_000;
/** Who was silent for so long is not waited for, whatever the clocks of two hosts say. */
const SILENT_MS = 30_000;
const SWEPT_AFTER_MS = 60 * 60_000;
const MAX_ATTEMPTS = 5;

interface EndedStream extends streams.StreamFacts {
  readonly end: streams.StreamEnd;
}

/** A message with its key, as it is looked for. */
interface Asked {
  readonly conversation: ConversationRow;
  readonly key: string;
  readonly requestHash: string;
}

type Context = ReturnType<typeof createContext>;

export function createTurnStreams(needs: ConversationNeeds & SessionNeeds, takeTurn: TakeTurn) {
  const context = createContext(needs, takeTurn);
  const { clock } = needs;
  return {
    open: (actor: Actor, sessionId: string, request: TurnRequest, options: StreamOptions = {}) =>
      openStream(context, { actor, sessionId, request, options }),
    find: (actor: Actor, id: string) => findStream(context, actor, id),
    cancel: (actor: Actor, id: string) => cancelStream(context, actor, id),
    runningIn: (conversationId: string) => runningIn(context, conversationId),
    drain: () => context.running.drain(),
    forgetPerson: (owner: Owner) => forgetPerson(context, owner),
    sweep: () => context.store.sweep(clock.now() - TOLD_FOR_MS, clock.now() - SWEPT_AFTER_MS),
  };
}

function createContext(needs: ConversationNeeds & SessionNeeds, takeTurn: TakeTurn) {
  const { clock, hasPeers } = needs;
  const store = createTurnStreamStore(needs.database);
  const journal = hasPeers ? createTurnJournal({ store, clock }) : null;
  const ended = new LRUCache<string, EndedStream>({ max: MAX_TOLD, ttl: TOLD_FOR_MS });
  const onEnd = ({ id, sessionId, owner, end }: streams.TurnStream): void => {
    // What is stored under the stream's own id is found there.
    const isTold = end?.kind === "failed" || end?.isReplay === true;
    if (end !== null && isTold) ended.set(id, { id, sessionId, owner, end: withoutText(end) });
  };
  return {
    needs,
    takeTurn,
    clock,
    hasPeers,
    store,
    journal,
    ended,
    /** Keys whose clients may have kept a part of an answer that was never finished. */
    begunAnew: new LRUCache<string, true>({ max: MAX_TOLD, ttl: TOLD_FOR_MS }),
    running: createRunningTurns({ journal, onEnd }),
    follow: createFollowedTurns({ store, clock }),
  };
}

/** Stops what runs for a person, and forgets what became of what ran. */
async function forgetPerson({ running, ended, begunAnew }: Context, owner: Owner): Promise<void> {
  await Promise.allSettled(running.of(owner).map((turn) => turn.cancel()));
  for (const [id, { owner: whose }] of ended.entries())
    if (whose.workspaceId === owner.workspaceId && whose.personId === owner.personId) ended.delete(id);
  begunAnew.clear();
}

interface Opening {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly request: TurnRequest;
  readonly options: StreamOptions;
}

async function openStream(context: Context, opening: Opening): Promise<OpenedStream> {
  const { needs, clock, journal, running, takeTurn } = context;
  const { actor, sessionId, request, options } = opening;
  const { idempotencyKey: key = null, hasSeenText: beginsAnew = false } = options;
  const conversation = await findConversation(needs, actor, sessionId);
  const requestHash = hashRequest(request);
  for (let attempt = 1; ; attempt += 1) {
    if (key !== null) {
      const asked = { conversation, key, requestHash };
      // Looked for here once more at the end: from there to the start nothing is awaited, so no second one begins.
      const known =
        findHere(context, asked) ?? (await findElsewhere(context, asked)) ?? findHere(context, asked);
      if (known !== null) return known;
      if (beginsAnew) context.begunAnew.set(placeOfKey(asked), true);
    }
    const now = clock.now();
    assertOpen(conversation, now);
    const owner = { workspaceId: conversation.workspace_id, personId: conversation.person_id };
    const id = createId("stream", now);
    const turn = { id, sessionId: conversation.id, owner, key, requestHash, beginsAnew, startedAt: now };
    try {
      if (journal !== null) await journal.open(turn);
    } catch (error) {
      // Another request with this key came first, here or in another process: its turn is the one.
      if (error instanceof WriteConflictError && key !== null && attempt < MAX_ATTEMPTS) continue;
      throw error;
    }
    const { isFresh = false } = options;
    const take = (given: Parameters<TakeTurn>[3]) =>
      takeTurn(actor, sessionId, request, { ...given, isFresh });
    return { stream: running.start({ ...turn, take }).stream, mayResume: false };
  }
}

function findHere({ running }: Context, { conversation, key, requestHash }: Asked): OpenedStream | null {
  const turn: RunningTurn | undefined = running.findByKey(conversation.id, key);
  if (turn === undefined) return null;
  if (turn.requestHash !== requestHash) throw new IdempotencyKeyReusedError();
  return { stream: turn.stream, mayResume: !turn.beginsAnew };
}

/** What became of a message that was sent before: it is stored, or another process answers it. */
async function findElsewhere(context: Context, asked: Asked): Promise<OpenedStream | null> {
  const { needs, store, clock, hasPeers, begunAnew, follow } = context;
  const { conversation, key, requestHash } = asked;
  const row = hasPeers ? await store.findByKey(conversation.id, key) : undefined;
  const mayResume = row?.begins_anew !== 1 && !begunAnew.has(placeOfKey(asked));
  const answered = await needs.store.findByKey(conversation.id, key);
  if (answered !== undefined) {
    const turn = readAnsweredTurn(answered, requestHash);
    const owner = { workspaceId: conversation.workspace_id, personId: conversation.person_id };
    const facts = { id: streams.streamIdOf(answered.id), sessionId: conversation.id, owner };
    return { stream: streams.fillStream(streams.createTurnStream(facts), turn, true), mayResume };
  }
  if (row?.state !== "running") return null;
  if (row.request_hash !== requestHash) throw new IdempotencyKeyReusedError();
  if (row.heartbeat_at >= clock.now() - SILENT_MS) return { stream: follow(row), mayResume };
  await endLost({ store, clock }, row);
  return null;
}

async function findStream(context: Context, actor: Actor, id: string): Promise<streams.TurnStream> {
  const { store, running, ended, hasPeers, follow } = context;
  const here = running.get(id)?.stream;
  if (here !== undefined) return ownOf(actor, here);
  const told = ended.get(id);
  if (told !== undefined) return reopen(context, ownOf(actor, told));
  const place = placeOf(actor);
  const stored = await store.findTurn(place, streams.turnIdOf(id));
  if (stored !== undefined) {
    const owner = { workspaceId: stored.workspace_id, personId: stored.person_id };
    const stream = streams.createTurnStream({ id, sessionId: stored.conversation_id, owner });
    return streams.fillStream(stream, readStoredTurn(stored), false);
  }
  const row = hasPeers ? await store.find(place, id) : undefined;
  if (row === undefined) throw new StreamNotFoundError(id);
  return follow(row);
}

/** A turn that failed, or that was answered by an earlier one. */
async function reopen({ store }: Context, { end, ...facts }: EndedStream): Promise<streams.TurnStream> {
  const stream = streams.createTurnStream(facts);
  if (end.kind === "failed") stream.finish(end);
  else {
    const stored = await store.findTurnByNumber(facts.sessionId, end.turn.turn_number);
    if (stored === undefined) throw new StreamNotFoundError(facts.id);
    streams.fillStream(stream, readStoredTurn(stored), false);
  }
  return stream;
}

async function cancelStream(context: Context, actor: Actor, id: string): Promise<void> {
  const { store, running, clock } = context;
  const here = running.get(id);
  if (here !== undefined) {
    ownOf(actor, here.stream);
    return here.cancel();
  }
  const stream = await findStream(context, actor, id);
  const isAsked = stream.end === null && (await store.requestCancel(id, clock.now()));
  const state = stateOf(await streams.endOf(stream));
  if (!isAsked || state !== "cancelled") throw new StreamFinishedError(id, state);
}

function stateOf(end: streams.StreamEnd): "answered" | "failed" | "cancelled" {
  if (end.kind === "answered") return "answered";
  const { error } = end;
  const isCancelled = error instanceof Error && "code" in error && error.code === CANCELLED;
  return isCancelled ? "cancelled" : "failed";
}

const CANCELLED = new TurnCancelledError("").code;

/** The turn of a conversation that runs now, the oldest where several wait for each other. */
async function runningIn(
  { running, store, clock, hasPeers }: Context,
  conversationId: string,
): Promise<ConversationView["running_turn"]> {
  const here = running.findIn(conversationId);
  if (here !== undefined) {
    const { stream, startedAt } = here;
    return { stream_id: stream.id, persona: stream.start?.persona ?? null, started_at: toTime(startedAt) };
  }
  const row = hasPeers ? await store.runningIn(conversationId, clock.now() - SILENT_MS) : undefined;
  if (row === undefined) return null;
  return { stream_id: row.id, persona: row.persona_id, started_at: toTime(row.started_at) };
}

/** @throws StreamNotFoundError when it is somebody else's */
function ownOf<Found extends streams.StreamFacts>(actor: Actor, found: Found): Found {
  const { workspaceId, personId } = placeOf(actor);
  const isOwn = personId === null || personId === found.owner.personId;
  if (workspaceId !== found.owner.workspaceId || !isOwn) throw new StreamNotFoundError(found.id);
  return found;
}

function placeOf(actor: Actor): StreamPlace {
  const isForOthers = actor.scopes.includes("act-for-others");
  return { workspaceId: actor.workspaceId, personId: isForOthers ? null : actor.personId };
}

function placeOfKey({ conversation, key }: Asked): string {
  return `${conversation.id} ${key}`;
}

/** What is remembered of an end: the answer itself is in the store. */
function withoutText(end: streams.StreamEnd): streams.StreamEnd {
  return end.kind === "failed" ? end : { ...end, turn: { ...end.turn, response_text: "" } };
}
