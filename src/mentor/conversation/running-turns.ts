/** The turns that this process runs, each on its own: whoever asked for one may go, and come back. */
import type { IonError } from "#lib/ion-error.ts";
import { StreamFinishedError, TurnCancelledError } from "./errors.ts";
import type { Owner } from "./rows.ts";
import type { TakeTurn } from "./turn.ts";
import type { OpeningTurn, TurnJournal } from "./turn-journal.ts";
import { createTurnStream, endOf, type GrowingStream, turnIdOf } from "./turn-stream.ts";

export interface RunningTurn {
  readonly stream: GrowingStream;
  readonly key: string | null;
  readonly requestHash: string;
  /** What a client may have kept of an earlier try is of another answer. */
  readonly beginsAnew: boolean;
  readonly startedAt: number;
  /** @throws StreamFinishedError it was being stored already, or failed before */
  cancel(): Promise<void>;
}

interface TurnToRun extends OpeningTurn {
  /** Takes the turn with what the stream needs. */
  take(options: NonNullable<Parameters<TakeTurn>[3]>): ReturnType<TakeTurn>;
}

interface RunningTurnsNeeds {
  /** null: no other process can want to follow. */
  readonly journal: TurnJournal | null;
  /** Called once a turn has ended, with its stream. */
  readonly onEnd: (stream: GrowingStream) => void;
}

export function createRunningTurns(needs: RunningTurnsNeeds) {
  const turns = new Map<string, RunningTurn>();
  const underway = new Set<Promise<unknown>>();

  /** Until the promise settles, `drain` waits. */
  function track(work: Promise<unknown>): void {
    const tracked = work.finally(() => underway.delete(tracked));
    underway.add(tracked);
  }

  return {
    /** Starts a turn at once, without waiting for anything. */
    start(turn: TurnToRun): RunningTurn {
      const running = run(turn, needs, {
        forget: () => turns.delete(turn.id),
        track,
      });
      turns.set(turn.id, running);
      return running;
    },
    get: (id: string) => turns.get(id),
    findByKey: (conversationId: string, key: string) =>
      find(turns, ({ stream, key: own }) => own === key && stream.sessionId === conversationId),
    of: (owner: Owner) =>
      [...turns.values()].filter(
        ({ stream }) =>
          stream.owner.workspaceId === owner.workspaceId && stream.owner.personId === owner.personId,
      ),
    /** The oldest of a conversation. */
    findIn: (conversationId: string) => find(turns, ({ stream }) => stream.sessionId === conversationId),
    /** Resolves once nothing runs. */
    async drain(): Promise<void> {
      while (underway.size > 0) await Promise.allSettled(underway);
    },
  };
}

function find(
  turns: ReadonlyMap<string, RunningTurn>,
  isWanted: (turn: RunningTurn) => boolean,
): RunningTurn | undefined {
  for (const turn of turns.values()) if (isWanted(turn)) return turn;
  return undefined;
}

interface Keeper {
  forget(): void;
  track(work: Promise<unknown>): void;
}

function run(turn: TurnToRun, { journal, onEnd }: RunningTurnsNeeds, keeper: Keeper): RunningTurn {
  const { id, sessionId, owner, key, requestHash, beginsAnew, startedAt } = turn;
  const stream = createTurnStream({ id, sessionId, owner });
  const stopped = new AbortController();
  let isBeingStored = false;

  function finish(end: Parameters<GrowingStream["finish"]>[0]): void {
    if (!stream.finish(end)) return;
    keeper.forget();
    onEnd(stream);
    if (journal !== null) keeper.track(journal.close(stream));
  }

  function stop(reason: IonError): void {
    if (isBeingStored) return;
    stopped.abort(reason);
    finish({ kind: "failed", error: reason });
  }

  const taken = turn.take({
    ...(key === null ? {} : { idempotencyKey: key }),
    turnId: turnIdOf(id),
    signal: stopped.signal,
    onEvent(event) {
      if (event.type === "text-delta") stream.add(event.text);
      if (event.type === "turn-start") stream.begin(event);
    },
    onStore() {
      isBeingStored = true;
    },
  });
  keeper.track(
    taken.then(
      (result) => finish({ kind: "answered", ...result }),
      (error: unknown) => finish({ kind: "failed", error }),
    ),
  );
  journal?.follow({ stream, stop });

  return {
    stream,
    key,
    requestHash,
    beginsAnew,
    startedAt,
    async cancel() {
      stop(new TurnCancelledError(id));
      if (stopped.signal.aborted) return;
      const end = await endOf(stream);
      throw new StreamFinishedError(id, end.kind);
    },
  };
}
