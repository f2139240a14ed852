/**
 * Writes running turns along into the database, for other processes to follow: what is new every 150 ms in one unit a
 * turn, a heartbeat every second. Looks there as often for wishes to cancel.
 */
import { setTimeout as wait } from "node:timers/promises";
import { IonError } from "#lib/ion-error.ts";
import type { Clock } from "#platform/clock/index.ts";
import { WriteConflictError } from "#platform/database/index.ts";
import { StreamLostError, TurnCancelledError } from "./errors.ts";
import type { GrowingStream, StreamEnd, StreamFacts } from "./turn-stream.ts";
import type { JournalEntry, StreamRow, TurnStreamStore } from "./turn-stream-store.ts";

export interface JournalledTurn {
  readonly stream: GrowingStream;
  /** Stops the turn for a reason, unless it is being stored already. */
  stop(reason: IonError): void;
}

export interface TurnJournal {
  /** Makes a turn known before it runs. @throws WriteConflictError one with the same key runs already */
  open(turn: OpeningTurn): Promise<void>;
  follow(turn: JournalledTurn): void;
  /** Notes how a turn ended; never throws. */
  close(stream: GrowingStream): Promise<void>;
}

export interface OpeningTurn extends StreamFacts {
  readonly key: string | null;
  readonly requestHash: string;
  readonly beginsAnew: boolean;
  readonly startedAt: number;
}

interface Entry {
  readonly turn: JournalledTurn;
  /** How much of the text is written. */
  written: number;
  hasStart: boolean;
  beatAt: number;
  /** What is being written, kept until it is: a second attempt must not write another piece at the same place. */
  batch: JournalEntry | null;
  writing: Promise<void> | null;
}

const EVERY_MS = 150;
export const HEARTBEAT_MS = 1000;
const BATCH_UNITS = 65_536;
const CLOSE_RETRY_MS = [100, 400, 1600];

export function createTurnJournal({ store, clock }: { store: TurnStreamStore; clock: Clock }): TurnJournal {
  const entries = new Map<string, Entry>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  function tick(): void {
    void stopCancelled();
    for (const entry of entries.values()) writeNews(store, entry, clock.now());
  }

  async function stopCancelled(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    // A store that does not answer now is asked again at the next tick.
    const wanted = await store.cancelRequests().catch(() => []);
    isLooking = false;
    for (const id of wanted) entries.get(id)?.turn.stop(new TurnCancelledError(id));
  }

  return {
    open: (turn) => store.insert(rowOf(turn)),
    follow(turn) {
      const beatAt = clock.now();
      entries.set(turn.stream.id, {
        turn,
        written: 0,
        hasStart: false,
        beatAt,
        batch: null,
        writing: null,
      });
      timer ??= setInterval(tick, EVERY_MS).unref();
    },
    async close(stream) {
      const entry = entries.get(stream.id);
      entries.delete(stream.id);
      if (entries.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
      await entry?.writing;
      await noteEnd(store, stream, clock.now());
    },
  };
}

function rowOf({ id, sessionId, owner, key, requestHash, beginsAnew, startedAt }: OpeningTurn): StreamRow {
  return {
    id,
    workspace_id: owner.workspaceId,
    person_id: owner.personId,
    conversation_id: sessionId,
    idempotency_key: key,
    request_hash: requestHash,
    begins_anew: beginsAnew ? 1 : 0,
    state: "running",
    persona_id: null,
    wave_key: null,
    turn_number: null,
    problem: null,
    cancel_requested_at: null,
    started_at: startedAt,
    heartbeat_at: startedAt,
    ended_at: null,
  };
}

function writeNews(store: TurnStreamStore, entry: Entry, now: number): void {
  if (entry.writing !== null) return;
  const { stream } = entry.turn;
  if (entry.batch === null) {
    const text = stream.read(entry.written, BATCH_UNITS);
    const hasNews = text !== "" || (stream.start !== null && !entry.hasStart);
    if (!hasNews && now - entry.beatAt < HEARTBEAT_MS) return;
    const { persona = null, wave_key = null } = stream.start ?? {};
    entry.batch = { id: stream.id, now, personaId: persona, waveKey: wave_key, from: entry.written, text };
  }
  entry.writing = writeBatch(store, entry, entry.batch).finally(() => {
    entry.writing = null;
  });
}

async function writeBatch(store: TurnStreamStore, entry: Entry, batch: JournalEntry): Promise<void> {
  try {
    await store.journal(batch);
    entry.written += batch.text.length;
    entry.hasStart ||= batch.personaId !== null;
    entry.beatAt = batch.now;
    entry.batch = null;
  } catch (error) {
    // What the store could not take now is written at the next tick.
    if (!(error instanceof WriteConflictError)) return;
    const row = await store.read(batch.id).catch(() => ({ state: "running" }));
    if (row?.state !== "running") entry.turn.stop(new StreamLostError(batch.id));
  }
}

async function noteEnd(store: TurnStreamStore, { id, end }: GrowingStream, now: number): Promise<void> {
  if (end === null) return;
  const ended = { id, now, ...describeEnd(end) };
  for (const pauseMs of [...CLOSE_RETRY_MS, null]) {
    try {
      return await store.end(ended);
    } catch {
      // Nobody waits for this: whoever follows the turn takes it for lost, and then finds it stored.
      if (pauseMs === null) return;
      await wait(pauseMs);
    }
  }
}

function describeEnd(end: StreamEnd) {
  return end.kind === "answered"
    ? { state: "answered" as const, turnNumber: end.turn.turn_number, problem: null }
    : { state: "failed" as const, turnNumber: null, problem: writeProblem(end.error) };
}

/** An error as another process can throw it again; null for what was not expected, which is told to nobody. */
export function writeProblem(error: unknown): string | null {
  if (!(error instanceof IonError)) return null;
  const { kind, code, message, details } = error;
  return JSON.stringify({ kind, code, message, details });
}

export function readProblem(text: string | null): Error {
  if (text === null) return new Error("the process that answered met a fault and has logged it");
  const { kind, code, message, details } = JSON.parse(text) as IonError;
  return new IonError(kind, code, message, details);
}
