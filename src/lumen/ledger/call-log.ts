/** Writes ended calls, those of a moment together, and with them what they take from the leases. */
import { WriteConflictError } from "#platform/database/index.ts";
import type { Accounts } from "./accounts.ts";
import type { CallRow, LedgerStore } from "./ledger-store.ts";

export interface CallLog {
  /**
   * The call is on disk within milliseconds. Nobody waits for it: until then its cost is held by a lease that is on disk,
   * and counts as spent should the process die.
   */
  append(row: CallRow): void;
  /** Resolves once everything appended before is on disk. @throws what the store throws; it is tried again later */
  flush(): Promise<void>;
}

export interface CallLogNeeds {
  readonly store: LedgerStore;
  readonly accounts: Accounts;
  readonly processId: string;
  /** Done after each writing. */
  readonly afterwards: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** So long a call waits for others to be written with. */
const GATHER_MS = 50;
const RETRY_MS = 1000;

export function createCallLog({ store, accounts, processId, afterwards, onFailure }: CallLogNeeds): CallLog {
  let ended: CallRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function schedule(afterMs: number): void {
    timer ??= setTimeout(() => void flush().catch(retry), afterMs);
  }

  function retry(error: unknown): void {
    onFailure(error);
    schedule(RETRY_MS);
  }

  /** One writing after the other: a batch takes its charges when the one before has told what became of its own. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const next = writing.then(writeEnded);
    writing = next.catch(() => undefined);
    return next;
  }

  async function writeEnded(): Promise<void> {
    if (ended.length === 0) return;
    const rows = ended;
    ended = [];
    try {
      await writeBatch(rows);
    } catch (error) {
      ended = [...rows, ...ended];
      throw error;
    }
    await afterwards();
  }

  async function writeBatch(rows: readonly CallRow[]): Promise<void> {
    const charges = accounts.all().flatMap(({ account }) => {
      const charge = account.takeCharge();
      return charge.costNano === 0 ? [] : [{ account, key: account.key, ...charge }];
    });
    try {
      await store.commit(store.writesOf(processId, rows, charges));
    } catch (error) {
      if (!(error instanceof WriteConflictError)) {
        for (const { account, ...charge } of charges) account.restoreCharge(charge);
        throw error;
      }
      // A lease is gone: this process was silent for so long that another took it for dead and counted it as spent.
      await accounts.revive();
      const standing = charges.filter(({ account }) => accounts.stands(account));
      await store.commit(store.writesOf(processId, rows, standing));
    }
  }

  return {
    append(row) {
      ended.push(row);
      schedule(GATHER_MS);
    },
    flush,
  };
}
