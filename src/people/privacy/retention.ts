/** Taking away what has outlived the time a person wants it kept, in small batches with turns in between. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Owner } from "./people-store.ts";
import type { createRetentionStore, SweptTable } from "./retention-store.ts";

const DAY_MS = 86_400_000;
/** Between two batches: the sweep has at most half of the time. */
const SHORTEST_PAUSE_MS = 1;

export interface RetentionNeeds {
  readonly store: ReturnType<typeof createRetentionStore>;
  readonly clock: { now(): number };
  /** Of whoever has not decided; null: for ever. */
  readonly workspaceDays: number | null;
  /** Rows of a person went: what was made of them has to be looked at again. */
  readonly onSwept: (owner: Owner, before: number) => Promise<void>;
}

export type Swept = Readonly<Record<SweptTable, number>>;

/** Goes through everybody once. @returns how many rows went, by table */
export async function sweepRetention(needs: RetentionNeeds, signal?: AbortSignal): Promise<Swept> {
  const { store, clock, workspaceDays } = needs;
  const swept = { turn: 0, conversation: 0, memory: 0, decision: 0 };
  for await (const people of store.people(workspaceDays !== null)) {
    for (const person of people) {
      if (signal?.aborted) return swept;
      const days = person.retentionDays ?? workspaceDays;
      if (days === null || days === 0) continue;
      const before = clock.now() - days * DAY_MS;
      const went = await sweepPerson(needs, { person, before, swept, signal });
      if (went > 0) await needs.onSwept(person, before);
    }
  }
  return swept;
}

interface PersonSweep {
  readonly person: Owner;
  readonly before: number;
  readonly swept: Record<SweptTable, number>;
  readonly signal: AbortSignal | undefined;
}

async function sweepPerson({ store }: RetentionNeeds, sweep: PersonSweep): Promise<number> {
  const { person, before, swept, signal } = sweep;
  const sum = () => Object.values(swept).reduce((all, count) => all + count, 0);
  const start = sum();
  for (;;) {
    const ids = signal?.aborted ? [] : await store.outlived(person, before);
    let removed = 0;
    for (const id of ids) {
      await inBatches(store.batchSize, signal, async () => {
        const rows = await store.removeTurns(person, id, before);
        swept.turn += rows;
        return rows;
      });
      const gone = await store.removeConversation(person, id, before);
      swept.conversation += gone;
      removed += gone;
    }
    if (removed === 0) break;
  }
  for (const table of store.apart) {
    await inBatches(store.batchSize, signal, async () => {
      const rows = await store.removeApart(table, person, before);
      swept[table.table] += rows;
      return rows;
    });
  }
  return sum() - start;
}

/** Again and again while whole batches go, as long between two as one took. */
async function inBatches(
  size: number,
  signal: AbortSignal | undefined,
  remove: () => Promise<number>,
): Promise<void> {
  for (;;) {
    const startedAt = performance.now();
    const rows = await remove();
    await sleep(Math.max(SHORTEST_PAUSE_MS, performance.now() - startedAt));
    if (rows < size || signal?.aborted) return;
  }
}
