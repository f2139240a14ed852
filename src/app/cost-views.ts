/** Costs and budgets as they cross the wire: dollars and times instead of billionths and milliseconds. */
import type { BudgetInput, BudgetStateView, CostQueryInput, CostReportView } from "#contract/cost.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import {
  type Budget,
  type BudgetState,
  type CostSum,
  EACH,
  type Ledger,
  toNano,
  toUsd,
} from "#lumen/index.ts";

export interface Costs {
  report(workspaceId: string, query: CostQueryInput): Promise<CostReportView>;
  budgets(workspaceId: string): Promise<BudgetStateView[]>;
  /** Adds a budget or changes the one with the same scope, subject and period. @throws InvalidInputError */
  setBudget(workspaceId: string, input: BudgetInput): Promise<BudgetStateView[]>;
  /** @throws BudgetNotFoundError */
  removeBudget(workspaceId: string, id: string): Promise<void>;
}

const MINUTE_MS = 60_000;

export function createCosts(ledger: Ledger, clock: { now(): number }): Costs {
  const budgets = async (workspaceId: string) => (await ledger.states(workspaceId)).map(stateView);
  return {
    budgets,
    async report(workspaceId, { window_minutes, by, operation }) {
      const to = clock.now() + 1;
      const from = to - window_minutes * MINUTE_MS;
      const only = operation === undefined ? {} : { task: operation };
      const { total, groups } = await ledger.costs({ workspaceId, from, to, by, ...only });
      return {
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        by,
        total: sumView(total),
        groups: groups.map(({ name, ...sum }) => ({ name, ...sumView(sum) })),
        budgets: await budgets(workspaceId),
      };
    },
    async setBudget(workspaceId, input) {
      const { id } = await ledger.setBudget(budgetOf(workspaceId, input));
      return (await budgets(workspaceId)).filter((state) => state.budget_id === id);
    },
    removeBudget: (workspaceId, id) => ledger.removeBudget(workspaceId, id),
  };
}

function budgetOf(workspaceId: string, input: BudgetInput): Omit<Budget, "id"> {
  const { scope, subject_id: subject } = input;
  if (scope === "workspace" && subject !== undefined && subject !== workspaceId)
    throw new InvalidInputError("subject_id", "names another than this workspace", "leave it out");
  return {
    workspaceId,
    scope,
    subjectId: scope === "workspace" ? workspaceId : (subject ?? EACH),
    period: input.period,
    limitNano: toNano(input.limit_usd),
    warnShare: input.warn_at,
    whenSpent: input.when_spent,
  };
}

function stateView({
  budget,
  subjectId,
  startsAt,
  endsAt,
  spentNano,
  heldNano,
  isWarned,
}: BudgetState): BudgetStateView {
  return {
    budget_id: budget.id,
    scope: budget.scope,
    subject_id: subjectId,
    period: budget.period,
    limit_usd: toUsd(budget.limitNano),
    warn_at: budget.warnShare,
    when_spent: budget.whenSpent,
    spent_usd: toUsd(spentNano),
    held_usd: toUsd(heldNano),
    state: spentNano >= budget.limitNano ? "spent" : isWarned ? "warned" : "ok",
    starts_at: new Date(startsAt).toISOString(),
    resets_at: new Date(endsAt).toISOString(),
  };
}

function sumView(sum: CostSum): CostReportView["total"] {
  return {
    calls: sum.calls,
    failed: sum.failed,
    cached: sum.cached,
    unpriced: sum.unpriced,
    cost_usd: toUsd(sum.costNano),
    saved_usd: toUsd(sum.savedNano),
    prompt_tokens: sum.promptTokens,
    cached_prompt_tokens: sum.cachedPromptTokens,
    completion_tokens: sum.completionTokens,
    prompt_cache_hit_rate: sum.promptTokens === 0 ? null : sum.cachedPromptTokens / sum.promptTokens,
  };
}
