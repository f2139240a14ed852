/**
 * What this process holds of one budget window. Room is leased from the store, a little more than is needed at the
 * moment, and handed out to calls in memory: many calls cost one write, and a process that dies takes no more with it
 * than its lease.
 */

import type { LedgerStore, WindowKey } from "./ledger-store.ts";
import type { Nano } from "./money.ts";

export interface Account {
  readonly key: WindowKey;
  readonly workspaceId: string;
  limitNano: Nano;
  /** Room for a call, if there is any at hand. */
  hold(amount: Nano): boolean;
  /** Leases room for a call and those that wait with it. What is spent or held by all when there is none. */
  lease(amount: Nano): Promise<{ readonly isGranted: boolean; readonly takenNano: Nano }>;
  /** A call ended: its room is free again, but for what it cost, which `takeCharge` will fetch. */
  end(amount: Nano, costNano: Nano): void;
  /** What ended calls cost since it was asked last, and how much of it the lease covers. */
  takeCharge(): { readonly costNano: Nano; readonly fromLease: Nano };
  /** A charge could not be written: it is due again. */
  restoreCharge(charge: { readonly costNano: Nano; readonly fromLease: Nano }): void;
  /** Room that nobody used since it was asked last; it is given up by this. */
  takeIdle(): Nano;
  /** Room leased for nothing yet; given up by this. */
  takeFree(): Nano;
  readonly heldNano: Nano;
  /** Whether it took anything from the store and did not give it all back. */
  readonly hasLease: boolean;
  /** What is known to be spent by all processes; grows by what this one charges. */
  readonly spentNano: Nano;
}

export interface AccountNeeds {
  readonly store: LedgerStore;
  readonly processId: string;
  readonly leaseUntil: () => number;
  /** What the window's calls cost when it is opened. */
  readonly spentBefore: () => Promise<Nano>;
}

/** So many calls' room is leased ahead where calls come often, and never more than this share of the limit. */
const CALLS_AHEAD = 64;
const SHARE_AHEAD = 0.01;
const MAX_ATTEMPTS = 20;

export function createAccount(
  needs: AccountNeeds,
  { key, workspaceId, limitNano }: { key: WindowKey; workspaceId: string; limitNano: Nano },
): Account {
  let leased = 0;
  let held = 0;
  let spent = 0;
  let due = 0;
  let isUsed = false;
  let callsSinceLease = 0;
  const free = () => leased - held - due;
  const lease = leaseInTurn(needs, {
    key,
    workspaceId,
    free,
    limit: () => account.limitNano,
    ahead: (amount) =>
      Math.min(amount * Math.min(callsSinceLease, CALLS_AHEAD), account.limitNano * SHARE_AHEAD),
    granted(amount, spentNano) {
      leased += amount;
      spent = spentNano;
      callsSinceLease = 0;
    },
  });

  const account: Account = {
    key,
    workspaceId,
    limitNano,
    lease,
    hold(amount) {
      if (free() < amount) return false;
      held += amount;
      callsSinceLease += 1;
      isUsed = true;
      return true;
    },
    end(amount, costNano) {
      held -= amount;
      due += costNano;
    },
    takeCharge() {
      const costNano = due;
      // A cost beyond what its call held eats into the room of others; the lease covers it as far as it goes.
      const fromLease = Math.min(costNano, leased);
      due = 0;
      leased -= fromLease;
      spent += costNano;
      return { costNano, fromLease };
    },
    restoreCharge({ costNano, fromLease }) {
      due += costNano;
      leased += fromLease;
      spent -= costNano;
    },
    takeIdle() {
      const wasUsed = isUsed;
      isUsed = false;
      return wasUsed ? 0 : account.takeFree();
    },
    takeFree() {
      const idle = Math.max(0, free());
      leased -= idle;
      return idle;
    },
    get heldNano() {
      return held;
    },
    get hasLease() {
      return leased > 0;
    },
    get spentNano() {
      return spent;
    },
  };
  return account;
}

interface Leasing {
  readonly key: WindowKey;
  readonly workspaceId: string;
  readonly free: () => Nano;
  readonly limit: () => Nano;
  /** How much is worth leasing for the calls to come. */
  readonly ahead: (amount: Nano) => Nano;
  granted(amount: Nano, spentNano: Nano): void;
}

/** Leases for one call at a time; who waits looks first whether the one before brought enough for both. */
function leaseInTurn(needs: AccountNeeds, leasing: Leasing): Account["lease"] {
  let current: ReturnType<Account["lease"]> | null = null;
  let waiting = 0;
  return async (amount) => {
    waiting += amount;
    try {
      while (current !== null) {
        await current;
        if (leasing.free() >= amount) return { isGranted: true, takenNano: 0 };
      }
      current = leaseOnce(needs, leasing, { amount, waiting: waiting - amount });
      return await current.finally(() => {
        current = null;
      });
    } finally {
      waiting -= amount;
    }
  };
}

async function leaseOnce(
  needs: AccountNeeds,
  { key, workspaceId, free, limit, ahead, granted }: Leasing,
  { amount, waiting }: { amount: Nano; waiting: Nano },
): ReturnType<Account["lease"]> {
  const { budgetId: budget_id, subjectId: subject_id, startsAt: starts_at } = key;
  const names = { process_id: needs.processId, budget_id, subject_id, starts_at, workspace_id: workspaceId };
  for (let attempt = 1; ; attempt += 1) {
    const window = (await needs.store.window(key)) ?? (await openWindow(needs, key));
    const takenNano = window.spent_nano + window.leased_nano;
    const missing = amount - free();
    if (missing <= 0) return { isGranted: true, takenNano };
    const room = limit() - takenNano;
    if (room < missing || attempt > MAX_ATTEMPTS) return { isGranted: false, takenNano };
    const share = Math.min(room, Math.ceil(missing + waiting + ahead(amount)));
    const lease = { ...names, amount_nano: share, limitNano: limit(), expiresAt: needs.leaseUntil() };
    if (!(await needs.store.lease(lease))) continue;
    granted(share, window.spent_nano);
    return { isGranted: true, takenNano: takenNano + share };
  }
}

async function openWindow({ store, spentBefore }: AccountNeeds, key: WindowKey) {
  await store.openWindow(key, await spentBefore());
  const window = await store.window(key);
  if (window === undefined) throw new Error("a budget's window is gone while it is in use");
  return window;
}
