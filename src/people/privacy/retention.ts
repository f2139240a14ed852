/** Taking away what has outlived the time a person wants it kept, in small slices with turns in between. */
import { removeInSlices } from "#platform/database/index.ts";
import type { Owner } from "./people-store.ts";
import type { createRetentionStore, SweptTable } from "./retention-store.ts";

const DAY_MS = 86_400_000;

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
  const swept = { turn: 0, conversation: 0, memory: 0, decision: 0, growth_plan: 0 };
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
      const went = await store.removeConversation(person, id, { before, signal });
      for (const [table, rows] of Object.entries(went)) swept[table as keyof typeof went] += rows;
      removed += went.conversation;
    }
    if (removed === 0) break;
  }
  for (const table of store.apart)
    swept[table.table] += await removeInSlices(() => store.removeApart(table, person, before), signal);
  return sum() - start;
}
