/** The accounts of this process: which ones a call concerns, how long they live, what is given back. */
import { type Account, createAccount } from "./account.ts";
import { type Budget, type Spender, subjectOf, windowAt } from "./budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import { isKept, type LedgerStore, type WindowKey } from "./ledger-store.ts";
import type { Nano } from "./money.ts";

/** An account, the budget it is of, and when its window ends. */
export interface Place {
  readonly account: Account;
  /** null: the workspace's total, which has no limit. */
  readonly budget: Budget | null;
  readonly endsAt: number;
}

export interface Accounts {
  /** Those a spender's calls are held against, the total last. */
  concerning(spender: Spender): Promise<Place[]>;
  all(): Place[];
  /** Whether an account still stands; what others took for dead does not. */
  stands(account: Account): boolean;
  forgetBudgets(workspaceId: string): void;
  /** Renews the leases, and drops accounts whose lease is gone. */
  revive(): Promise<void>;
  /** The same, but only when it was not done for a while. */
  reviveIfStale(): Promise<void>;
  /** Gives back what `take` takes from each account, and forgets the accounts of windows that ended. */
  giveBack(take: (account: Account) => Nano): Promise<void>;
}

export interface AccountsNeeds {
  readonly store: LedgerStore;
  readonly budgetStore: BudgetStore;
  readonly clock: { now(): number };
  readonly processId: string;
}

const LEASE_MS = 60_000;
const BUDGETS_KNOWN_MS = 1_000;
/** Every paid call is held against its workspace's total too: by it one knows what a crash lost. */
export const TOTAL = "total";
const NO_LIMIT = 2 ** 51;

export function createAccounts(needs: AccountsNeeds): Accounts {
  const { store, clock, processId } = needs;
  const places = new Map<string, Place>();
  const budgets = rememberBudgets(needs);
  let renewedAt = clock.now();

  function placeOf(name: Omit<WindowKey, "startsAt">, workspaceId: string, budget: Budget | null): Place {
    const { startsAt, endsAt } = windowAt(budget?.period ?? "month", clock.now());
    const key = { ...name, startsAt };
    const limitNano = budget?.limitNano ?? NO_LIMIT;
    const before = places.get(idOf(key));
    if (before !== undefined) {
      before.account.limitNano = limitNano;
      return before;
    }
    const account = createAccount(
      {
        store,
        processId,
        leaseUntil: () => clock.now() + LEASE_MS,
        spentBefore: () => store.spentSince(workspaceId, startsAt, spenderOf(budget, name.subjectId)),
      },
      { key, workspaceId, limitNano },
    );
    const place = { account, budget, endsAt };
    places.set(idOf(key), place);
    return place;
  }

  async function revive(): Promise<void> {
    if (places.size === 0) return;
    const now = clock.now();
    await store.renew(processId, now + LEASE_MS);
    const alive = new Set((await store.leasesOf(processId)).map((lease) => idOf(keyOf(lease))));
    for (const [id, { account }] of places) if (!alive.has(id) && account.hasLease) places.delete(id);
    renewedAt = now;
  }

  return {
    async concerning(spender) {
      const { workspaceId } = spender;
      const concerned = (await budgets.of(workspaceId)).flatMap((budget) => {
        const subjectId = subjectOf(budget, spender);
        return subjectId === null ? [] : [placeOf({ budgetId: budget.id, subjectId }, workspaceId, budget)];
      });
      return [...concerned, placeOf({ budgetId: TOTAL, subjectId: workspaceId }, workspaceId, null)];
    },
    all: () => [...places.values()],
    stands: (account) => places.get(idOf(account.key))?.account === account,
    forgetBudgets: budgets.forget,
    revive,
    async reviveIfStale() {
      if (clock.now() - renewedAt > LEASE_MS / 2) await revive();
    },
    async giveBack(take) {
      for (const { account } of [...places.values()]) {
        const idle = take(account);
        if (idle > 0) await isKept(store.giveBack(processId, account.key, idle));
      }
      for (const [id, { account, endsAt }] of places)
        if (endsAt < clock.now() && account.heldNano === 0) places.delete(id);
      await store.dropEmpty(processId);
    },
  };
}

/** Budgets change rarely: what was read a second ago still counts. */
function rememberBudgets({ budgetStore, clock }: AccountsNeeds) {
  const known = new Map<string, { readonly budgets: readonly Budget[]; readonly readAt: number }>();
  return {
    async of(workspaceId: string): Promise<readonly Budget[]> {
      const now = clock.now();
      const before = known.get(workspaceId);
      if (before !== undefined && now >= before.readAt && now < before.readAt + BUDGETS_KNOWN_MS)
        return before.budgets;
      const budgets = await budgetStore.budgets(workspaceId);
      known.set(workspaceId, { budgets, readAt: now });
      return budgets;
    },
    forget(workspaceId: string): void {
      known.delete(workspaceId);
    },
  };
}

function spenderOf(budget: Budget | null, subjectId: string) {
  if (budget?.scope === "person") return { personId: subjectId };
  return budget?.scope === "key" ? { accessKeyId: subjectId } : {};
}

function keyOf(lease: { budget_id: string; subject_id: string; starts_at: number }): WindowKey {
  return { budgetId: lease.budget_id, subjectId: lease.subject_id, startsAt: lease.starts_at };
}

function idOf(key: WindowKey): string {
  return `${key.budgetId}\n${key.subjectId}\n${key.startsAt}`;
}
