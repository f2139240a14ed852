/**
 * Learning behind the reply. A turn only leaves the id of its conversation here; when the process has room, the turns
 * that a learner has not seen are read and handed to it. What it learned and how far it came are stored in one unit,
 * fenced by how far it had been: whatever crashes, and however many processes learn, no turn is learned twice or lost.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "#platform/clock/index.ts";
import { StorageError, StorageFullError, WriteConflictError } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import { createLearningQueue, type Pace, type Waiting } from "./learning-queue.ts";
import type { LearningStore, Place, Standing } from "./learning-store.ts";
import type { Learned, Learner, LearningBatch } from "./needs.ts";
import type { Owner } from "./rows.ts";

export interface LearningNeeds {
  readonly store: LearningStore;
  readonly learners: readonly Learner[];
  readonly clock: Clock;
  readonly log: Log;
}

export interface Learning {
  /** A turn begins; the function that is returned says that it has ended. */
  beginTurn(): () => void;
  /** A reply was stored: its conversation has something to learn from. Costs no more than an entry in a map. */
  notice(conversation: Waiting): void;
  /**
   * Finds what was left out (a crash, a failed attempt, a new learner) and has it learned.
   *
   * @param owner only this person's
   * @returns how many conversations were found
   */
  catchUp(owner?: Owner): Promise<number>;
  /** Resolves once nothing waits and nothing is being learned. */
  settled(): Promise<void>;
  /** Learns what was noticed, for two seconds at most, and then no more; the rest is caught up at the next start. */
  stop(): Promise<void>;
}

/** A learner that takes longer has stalled. */
const LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 2000;
const MAX_ATTEMPTS = 4;
const FIRST_RETRY_MS = 1000;
const RETRY_GROWTH = 8;
const MAX_CONFLICTS = 20;

export function createLearning(needs: LearningNeeds): Learning {
  const stopping = new AbortController();
  const retries = new Set<NodeJS.Timeout>();
  const queue = createLearningQueue(async (conversation, pace) => {
    const retryAt = await learnFrom(needs, conversation, { pace, stopping: stopping.signal });
    if (retryAt === null || stopping.signal.aborted) return;
    const timer = setTimeout(
      () => {
        retries.delete(timer);
        queue.add(conversation, "left-out");
      },
      Math.max(0, retryAt - needs.clock.now()),
    ).unref();
    retries.add(timer);
  });
  return {
    beginTurn: queue.beginTurn,
    notice(conversation) {
      if (needs.learners.length > 0) queue.add(conversation, "fresh");
    },
    async catchUp(owner) {
      let total = 0;
      for (const { name } of needs.learners) {
        for (let after: string | null = ""; after !== null && !stopping.signal.aborted; ) {
          const page = await needs.store.pending(name, { after, now: needs.clock.now() }, owner);
          for (const conversation of page.found) queue.add(conversation, "left-out");
          total += page.found.length;
          after = page.last;
          await queue.hasRoom();
        }
      }
      return total;
    },
    settled: queue.settled,
    async stop() {
      queue.close();
      for (const timer of retries) clearTimeout(timer);
      const limit = setTimeout(() => stopping.abort(), STOP_LIMIT_MS);
      await queue.settled();
      clearTimeout(limit);
      stopping.abort();
    },
  };
}

/** @returns when to try again what failed; null when nothing did, or the store did: then the next search finds it */
async function learnFrom(
  needs: LearningNeeds,
  conversation: Waiting,
  { pace, stopping }: Way,
): Promise<number | null> {
  const { id: conversationId, workspaceId, personId } = conversation;
  const retries: number[] = [];
  for (const learner of needs.learners) {
    if (stopping.aborted) return null;
    const place = { learner: learner.name, conversationId, workspaceId, personId };
    try {
      const retryAt = await learnAll(needs, { learner, place }, { pace, stopping });
      if (retryAt !== null) retries.push(retryAt);
    } catch (error) {
      if (!stopping.aborted) needs.log.warn("learning-put-off", { ...facts(place), error: plain(error) });
    }
  }
  return retries.length === 0 ? null : Math.min(...retries);
}

interface Lesson {
  readonly learner: Learner;
  readonly place: Place;
}

interface Way {
  readonly pace: Pace;
  readonly stopping: AbortSignal;
}

/** Batch after batch until nothing is left, it failed, or the process stops. @returns when to try again */
async function learnAll(
  needs: LearningNeeds,
  lesson: Lesson,
  { pace, stopping }: Way,
): Promise<number | null> {
  for (let conflicts = 0; conflicts < MAX_CONFLICTS && !stopping.aborted; ) {
    const startedAt = performance.now();
    const from = await needs.store.standing(lesson.place);
    if (from.retry_at > needs.clock.now()) return from.retry_at;
    // After a failure one turn at a time, so that one bad turn costs no other.
    const batch = await needs.store.batch(
      lesson.place,
      from.through_turn,
      from.failures > 0 ? 1 : pace.batchTurns(),
    );
    if (batch === null) return null;
    try {
      const learned = await withinLimit(lesson, batch, stopping);
      const through = batch.turns.at(-1)?.number ?? from.through_turn;
      const progress = { through_turn: through, failures: 0, retry_at: 0 };
      await needs.store.commit([...learned.writes, needs.store.advance(lesson.place, from, progress)]);
      learned.onStored?.();
      await pace.rest(performance.now() - startedAt);
    } catch (error) {
      if (stopping.aborted || isStorage(error)) throw error;
      if (!(error instanceof WriteConflictError)) {
        await noteFailure(needs, { lesson, from, batch, error });
        continue;
      }
      conflicts += 1;
      await wait(Math.random() * 10 * conflicts);
    }
  }
  return null;
}

async function withinLimit(
  { learner, place }: Lesson,
  batch: LearningBatch,
  stopping: AbortSignal,
): Promise<Learned> {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(LIMIT_MS)]);
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    // A learner that does not listen to the signal is left behind.
    return await Promise.race([learner.learn(place, batch, signal), stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

interface Failure {
  readonly lesson: Lesson;
  readonly from: Standing;
  readonly batch: LearningBatch;
  readonly error: unknown;
}

/** Puts the next attempt off, or gives a turn up that failed too often. */
async function noteFailure(needs: LearningNeeds, { lesson, from, batch, error }: Failure): Promise<void> {
  const failures = from.failures + 1;
  const turn = batch.turns[0];
  const isGivenUp = failures >= MAX_ATTEMPTS && turn !== undefined;
  const { log, store, clock } = needs;
  log.warn(isGivenUp ? "learning-given-up" : "learning-failed", {
    ...facts(lesson.place),
    turn: turn?.number,
    failures,
    error: plain(error),
  });
  const next = isGivenUp
    ? { through_turn: turn.number, failures: 0, retry_at: 0 }
    : {
        through_turn: from.through_turn,
        failures,
        retry_at: clock.now() + FIRST_RETRY_MS * RETRY_GROWTH ** (failures - 1),
      };
  await store.commit([store.advance(lesson.place, from, next)]).catch((refusal: unknown) => {
    // Another process came further, or the conversation is gone.
    if (!(refusal instanceof WriteConflictError)) throw refusal;
  });
}

function isStorage(error: unknown): boolean {
  return error instanceof StorageError || error instanceof StorageFullError;
}

function facts({ learner, conversationId }: Place): Record<string, string> {
  return { learner, conversation: conversationId };
}

/** The error's name alone: its message may hold a person's words. */
function plain(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
