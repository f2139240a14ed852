/** Turns that another process runs, followed through the database: read every 100 ms while somebody watches. */
import type { Clock } from "#platform/clock/index.ts";
import { StreamLostError, StreamNotFoundError } from "./errors.ts";
import { HEARTBEAT_MS, readProblem, writeProblem } from "./turn-journal.ts";
import { readStoredTurn } from "./turn-response.ts";
import { createTurnStream, fillStream, type GrowingStream, turnIdOf } from "./turn-stream.ts";
import type { StreamRow, TurnStreamStore } from "./turn-stream-store.ts";

const EVERY_MS = 100;
/** A heartbeat that stands still for so long belongs to a process that is gone. */
const LOST_AFTER_MS = 5 * HEARTBEAT_MS;

interface Pulse {
  beat: number;
  /** When it was first seen, on this process's own watch: the clocks of two hosts need not agree. */
  seenAt: number;
}

export function createFollowedTurns({ store, clock }: { store: TurnStreamStore; clock: Clock }) {
  const followed = new Map<string, GrowingStream>();

  /** The stream of a row; those who watch it at the same time share one. */
  return function follow(row: StreamRow): GrowingStream {
    const known = followed.get(row.id);
    if (known !== undefined) return known;
    let polling: AbortController | undefined;
    const owner = { workspaceId: row.workspace_id, personId: row.person_id };
    const stream = createTurnStream(
      { id: row.id, sessionId: row.conversation_id, owner },
      {
        onWatched() {
          followed.set(row.id, stream);
          polling = new AbortController();
          void poll({ store, clock }, stream, polling.signal);
        },
        onLeft() {
          if (followed.get(row.id) === stream) followed.delete(row.id);
          polling?.abort();
        },
      },
    );
    return stream;
  };
}

type Needs = { readonly store: TurnStreamStore; readonly clock: Clock };

async function poll(needs: Needs, stream: GrowingStream, left: AbortSignal): Promise<void> {
  const pulse: Pulse = { beat: -1, seenAt: performance.now() };
  while (stream.end === null && !left.aborted) {
    try {
      await readOn(needs, stream, pulse);
    } catch {
      // The store does not answer; how long that lasts says nothing about who runs the turn.
      pulse.seenAt = performance.now();
    }
    if (stream.end === null) await pause(left);
  }
}

function pause(left: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      left.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, EVERY_MS);
    left.addEventListener("abort", done);
  });
}

/** Takes over what the other process has written since. */
async function readOn(needs: Needs, stream: GrowingStream, pulse: Pulse): Promise<void> {
  const { store } = needs;
  const row = await store.read(stream.id);
  if (row === undefined) return fail(stream, new StreamNotFoundError(stream.id));
  if (row.state === "failed") return fail(stream, readProblem(row.problem));
  if (row.state === "answered") return finish(store, stream, row);
  if (row.persona_id !== null && row.wave_key !== null) {
    stream.begin({ session_id: stream.sessionId, persona: row.persona_id, wave_key: row.wave_key });
  }
  for (const { start_at, text } of await store.textFrom(stream.id, stream.length)) {
    if (start_at === stream.length) stream.add(text);
  }
  await checkPulse(needs, row, pulse);
}

async function finish(store: TurnStreamStore, stream: GrowingStream, row: StreamRow): Promise<void> {
  const turn = await store.findTurnByNumber(row.conversation_id, row.turn_number ?? 0);
  if (turn === undefined) return fail(stream, new StreamNotFoundError(stream.id));
  fillStream(stream, readStoredTurn(turn), turn.id !== turnIdOf(stream.id));
}

/** A turn whose process is gone is ended here, for all who follow it; unless it was stored with its last breath. */
async function checkPulse({ store, clock }: Needs, row: StreamRow, pulse: Pulse): Promise<void> {
  const now = performance.now();
  if (row.heartbeat_at !== pulse.beat) {
    pulse.beat = row.heartbeat_at;
    pulse.seenAt = now;
    return;
  }
  if (now - pulse.seenAt < LOST_AFTER_MS) return;
  await endLost({ store, clock }, row);
  pulse.seenAt = now;
}

/** Ends a row whose process is gone: as answered where the turn is stored, as lost where it is not. */
export async function endLost({ store, clock }: Needs, row: StreamRow): Promise<void> {
  const place = { workspaceId: row.workspace_id, personId: row.person_id };
  const stored = await store.findTurn(place, turnIdOf(row.id));
  const now = clock.now();
  if (stored === undefined) await store.markLost(row, now, writeProblem(new StreamLostError(row.id)));
  else {
    const { turn_number: turnNumber } = readStoredTurn(stored);
    await store.end({ id: row.id, now, state: "answered", turnNumber, problem: null });
  }
}

function fail(stream: GrowingStream, error: unknown): void {
  stream.finish({ kind: "failed", error });
}
