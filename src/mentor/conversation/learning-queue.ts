/**
 * Which conversation is learned from next, and when: not while turns are being answered, unless it has waited for two
 * seconds; then a little at a time. One conversation of a person at once, a few people side by side.
 */
import { setImmediate as nextTick, setTimeout as wait } from "node:timers/promises";
import type { Owner } from "./rows.ts";

export interface Waiting extends Owner {
  readonly id: string;
}

/** `left-out` gives way to what was just said. */
type Urgency = "fresh" | "left-out";

/** How long learning waits for turns under way to end. */
const PATIENCE_MS = 2000;
/** While turns are answered, learning takes a tenth of the time; what waits is made up for afterwards. */
const REST_PER_WORK = 9;
const MAX_REST_MS = 1000;
/** So long without a new turn, nobody is thought to be waiting. */
const LULL_MS = 100;
const AT_ONCE = 4;
const MAX_WAITING = 10_000;
const MAX_LEFT_OUT = 1000;

/** How fast learning may go at this moment. */
export interface Pace {
  /** How many turns to learn from at once: while others wait, no longer than they hardly notice. */
  batchTurns(): number;
  /** To be awaited after so much work. */
  rest(workedMs: number): Promise<void>;
}

const BATCH = 20;
const SMALL_BATCH = 2;

interface Entry extends Waiting {
  readonly since: number;
}

export type LearningQueue = ReturnType<typeof createLearningQueue>;

/** @param learn learns from one conversation, at the pace that turns under way leave; never throws */
export function createLearningQueue(learn: (conversation: Waiting, pace: Pace) => Promise<void>) {
  const waiting = { fresh: new Map<string, Entry>(), "left-out": new Map<string, Entry>() };
  const busy = new Set<string>();
  const wakers = new Set<() => void>();
  const turns = createTurnGate();
  let isClosed = false;

  function wake(): void {
    for (const waker of [...wakers]) waker();
    wakers.clear();
  }

  function pump(): void {
    while (busy.size < AT_ONCE) {
      const entry = takeNext();
      if (entry === undefined) return;
      void run(entry);
    }
  }

  function takeNext(): Entry | undefined {
    for (const queue of [waiting.fresh, waiting["left-out"]]) {
      for (const entry of queue.values()) {
        if (busy.has(personOf(entry))) continue;
        queue.delete(entry.id);
        busy.add(personOf(entry));
        return entry;
      }
    }
    return undefined;
  }

  async function run(entry: Entry): Promise<void> {
    try {
      if (!isClosed) await turns.quiet(entry.since + PATIENCE_MS);
      await learn(entry, pace);
    } finally {
      busy.delete(personOf(entry));
      pump();
      wake();
    }
  }

  const pace: Pace = {
    batchTurns: () => (turns.isBusy() && !isClosed ? SMALL_BATCH : BATCH),
    async rest(workedMs) {
      const restMs = Math.min(busy.size * REST_PER_WORK * workedMs, MAX_REST_MS);
      if (turns.isBusy() && !isClosed) await wait(restMs);
      await nextTick();
    },
  };

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => wakers.add(resolve));
  }

  return {
    beginTurn: turns.begin,
    add({ id, workspaceId, personId }: Waiting, urgency: Urgency): void {
      const queue = waiting[urgency];
      // What does not fit is found again by the next search for what was left out.
      if (isClosed || queue.has(id) || waiting.fresh.has(id) || queue.size >= MAX_WAITING) return;
      queue.set(id, { id, workspaceId, personId, since: performance.now() });
      // Behind the reply: the turn that brought it goes on first.
      setImmediate(pump);
    },
    /** Resolves once there is room for more that was left out. */
    hasRoom: () => until(() => isClosed || waiting["left-out"].size < MAX_LEFT_OUT),
    settled: () => until(() => busy.size === 0 && waiting.fresh.size === 0 && waiting["left-out"].size === 0),
    /** Takes no more, waits for no turn, and drops what was left out before. */
    close(): void {
      isClosed = true;
      waiting["left-out"].clear();
      turns.open();
      setImmediate(pump);
      wake();
    },
  };
}

/** Counts turns under way and lets others wait for a moment without any. */
function createTurnGate() {
  let count = 0;
  let lastBegan = Number.NEGATIVE_INFINITY;
  const listeners = new Set<() => void>();
  const open = () => {
    for (const listener of listeners) listener();
    listeners.clear();
  };
  return {
    /** Turns are under way, or were a moment ago: while others work in this thread, none can be seen to begin. */
    isBusy: () => count > 0 || performance.now() - lastBegan < LULL_MS,
    open,
    begin(): () => void {
      count += 1;
      lastBegan = performance.now();
      let hasEnded = false;
      return () => {
        if (hasEnded) return;
        hasEnded = true;
        count -= 1;
        if (count === 0) open();
      };
    },
    /** Resolves when no turn is under way, or at `deadline` (of `performance.now()`) whatever is. */
    async quiet(deadline: number): Promise<void> {
      const left = deadline - performance.now();
      if (count === 0 || left <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, left).unref();
        function done() {
          clearTimeout(timer);
          listeners.delete(done);
          resolve();
        }
        listeners.add(done);
      });
    },
  };
}

function personOf({ workspaceId, personId }: Owner): string {
  return `${workspaceId}/${personId}`;
}
