/** The SQL of calls and budgets. */
import { type Database, type Write, WriteConflictError, write } from "#platform/database/index.ts";
import {
  type CallRow,
  type LeaseRow,
  prepareReads,
  prepareWrites,
  type WindowRow,
} from "./ledger-statements.ts";

export type { CallRow };

/** Names one budget in one day or month. */
export interface WindowKey {
  readonly budgetId: string;
  readonly subjectId: string;
  readonly startsAt: number;
}

export type LedgerStore = ReturnType<typeof createLedgerStore>;

const MAX_SWEPT = 100;

export function createLedgerStore(database: Database) {
  const reads = prepareReads(database);
  const writes = prepareWrites(database);

  return {
    async window(key: WindowKey): Promise<WindowRow | undefined> {
      return (await database.read(reads.window, { ...key }))[0];
    },

    /** Opens a window with what its calls cost so far; one that is open already stays as it is. */
    async openWindow(key: WindowKey, spentNano: number): Promise<void> {
      await database.commit([write(writes.openWindow, { ...key, spentNano })]);
    },

    /** What calls since a time cost, of a workspace, a person of it or a key. */
    async spentSince(
      workspaceId: string,
      since: number,
      { personId, accessKeyId }: { personId?: string; accessKeyId?: string } = {},
    ): Promise<number> {
      let query = database.kysely
        .selectFrom("model_call")
        .select((expression) => expression.fn.sum<number | string | null>("cost_nano").as("cost"))
        .where("workspace_id", "=", workspaceId)
        .where("created_at", ">=", since);
      if (personId !== undefined) query = query.where("person_id", "=", personId);
      if (accessKeyId !== undefined) query = query.where("access_key_id", "=", accessKeyId);
      return Number((await query.executeTakeFirst())?.cost ?? 0);
    },

    /** Takes room from a window for this process. False when there was not that much any more. */
    lease(lease: Omit<LeaseRow, "expires_at"> & { limitNano: number; expiresAt: number }): Promise<boolean> {
      const { limitNano, expiresAt, amount_nano: amount, ...row } = lease;
      const key = { budgetId: row.budget_id, subjectId: row.subject_id, startsAt: row.starts_at };
      return isKept(
        database.commit([
          write(writes.takeRoom, { ...key, amount, limitNano }, 1),
          write(writes.addToLease, { ...row, amount, expiresAt }),
        ]),
      );
    },

    /** Gives room back that this process holds and does not need. */
    giveBack(processId: string, key: WindowKey, amount: number): Promise<void> {
      return database.commit([
        write(writes.charge, { ...key, amount, costNano: 0 }),
        write(writes.shrinkLease, { ...key, processId, amount }, 1),
      ]);
    },

    /** What a batch of calls came to: their rows, and what moves from held to spent. */
    writesOf(
      processId: string,
      calls: readonly CallRow[],
      charges: readonly { readonly key: WindowKey; readonly fromLease: number; readonly costNano: number }[],
    ): Write[] {
      return [
        ...calls.map((call) => write(writes.insertCall, { ...call })),
        ...inOrder(charges).map(({ key, fromLease, costNano }) =>
          write(writes.charge, { ...key, amount: fromLease, costNano }, 1),
        ),
        ...charges.flatMap(({ key, fromLease }) =>
          fromLease === 0 ? [] : [write(writes.shrinkLease, { ...key, processId, amount: fromLease }, 1)],
        ),
      ];
    },

    commit: (unit: readonly Write[]) => database.commit(unit),

    /** Notes that a window's warning went out. False when it had before. */
    markWarned(key: WindowKey, now: number): Promise<boolean> {
      return isKept(database.commit([write(writes.markWarned, { ...key, now }, 1)]));
    },

    ...leaseVerbs(database, { reads, writes }),
  };
}

function leaseVerbs(
  database: Database,
  { reads, writes }: { reads: ReturnType<typeof prepareReads>; writes: ReturnType<typeof prepareWrites> },
) {
  return {
    leasesOf(processId: string): Promise<LeaseRow[]> {
      return database.read(reads.leasesOf, { processId });
    },

    renew(processId: string, expiresAt: number): Promise<void> {
      return database.commit([write(writes.renew, { processId, expiresAt })]);
    },

    /** Drops this process's leases that hold nothing. */
    dropEmpty(processId: string): Promise<void> {
      return database.commit([write(writes.dropEmpty, { processId })]);
    },

    expired(now: number): Promise<LeaseRow[]> {
      return database.read(reads.expired, { now, limit: MAX_SWEPT });
    },

    /** Counts a dead process's lease as spent. False when another process was first, or its owner came back. */
    loseLease(lease: LeaseRow, call: CallRow | null): Promise<boolean> {
      const { process_id: processId, amount_nano: amount, expires_at: expiresAt } = lease;
      const key = { budgetId: lease.budget_id, subjectId: lease.subject_id, startsAt: lease.starts_at };
      return isKept(
        database.commit([
          write(writes.charge, { ...key, amount, costNano: amount }),
          write(writes.dropLease, { ...key, processId, expiresAt, amount }, 1),
          ...(call === null ? [] : [write(writes.insertCall, { ...call })]),
        ]),
      );
    },
  };
}

/** Windows are written in one order everywhere, and before leases: two processes never wait for each other in a circle. */
function inOrder<Charge extends { readonly key: WindowKey }>(charges: readonly Charge[]): Charge[] {
  const name = ({ key }: Charge) => `${key.budgetId} ${key.subjectId} ${key.startsAt}`;
  return charges.toSorted((one, other) => (name(one) < name(other) ? -1 : 1));
}

/** Whether a unit was written; false where a row was no longer as it had to be. */
export async function isKept(commit: Promise<void>): Promise<boolean> {
  try {
    await commit;
    return true;
  } catch (error) {
    if (error instanceof WriteConflictError) return false;
    throw error;
  }
}
