/** Setting budgets, and what is spent of them now. */
import { createId } from "#lib/id.ts";
import type { Accounts } from "./accounts.ts";
import { type Budget, windowAt } from "./budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import { BudgetNotFoundError } from "./errors.ts";
import type { Nano } from "./money.ts";

/** A budget in its present day or month, of one of those it is for. */
export interface BudgetState {
  readonly budget: Budget;
  readonly subjectId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly spentNano: Nano;
  readonly heldNano: Nano;
  readonly isWarned: boolean;
}

export interface Budgets {
  budgets(workspaceId: string): Promise<Budget[]>;
  /** Adds a budget or changes the one with the same scope, subject and period. */
  setBudget(budget: Omit<Budget, "id">): Promise<Budget>;
  /** @throws BudgetNotFoundError */
  removeBudget(workspaceId: string, id: string): Promise<void>;
  /** Every budget of the workspace with what is spent of it now. */
  states(workspaceId: string): Promise<BudgetState[]>;
}

export function createBudgets({
  budgetStore,
  accounts,
  clock,
  flush,
}: {
  budgetStore: BudgetStore;
  accounts: Accounts;
  clock: { now(): number };
  flush: () => Promise<void>;
}): Budgets {
  return {
    budgets: (workspaceId) => budgetStore.budgets(workspaceId),
    async setBudget(budget) {
      const { workspaceId } = budget;
      // A window that opens now begins with what was written.
      await flush();
      const now = clock.now();
      const wanted = { ...budget, id: createId("bud", now) };
      await budgetStore.saveBudget(wanted, now);
      accounts.forgetBudgets(workspaceId);
      const isInPlace = ({ scope, subjectId, period }: Budget) =>
        scope === budget.scope && subjectId === budget.subjectId && period === budget.period;
      return (await budgetStore.budgets(workspaceId)).find(isInPlace) ?? wanted;
    },
    async removeBudget(workspaceId, id) {
      if (!(await budgetStore.removeBudget(workspaceId, id))) throw new BudgetNotFoundError();
      accounts.forgetBudgets(workspaceId);
    },
    async states(workspaceId) {
      await flush();
      return readStates(budgetStore, workspaceId, clock.now());
    },
  };
}

async function readStates(
  budgetStore: BudgetStore,
  workspaceId: string,
  now: number,
): Promise<BudgetState[]> {
  const budgets = await budgetStore.budgets(workspaceId);
  const windows = await budgetStore.windowsSince(
    budgets.map(({ id }) => id),
    windowAt("month", now).startsAt,
  );
  return budgets.flatMap((budget) => {
    const { startsAt, endsAt } = windowAt(budget.period, now);
    const open = windows.filter((window) => window.budget_id === budget.id && window.starts_at === startsAt);
    const empty = { subject_id: budget.subjectId, spent_nano: 0, leased_nano: 0, warned_at: null };
    return (open.length === 0 ? [empty] : open).map((window) => ({
      budget,
      subjectId: window.subject_id,
      startsAt,
      endsAt,
      spentNano: window.spent_nano,
      heldNano: window.leased_nano,
      isWarned: window.warned_at !== null,
    }));
  });
}
