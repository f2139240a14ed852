export {
  BUDGET_PERIODS,
  BUDGET_SCOPES,
  type Budget,
  type BudgetPeriod,
  type BudgetScope,
  EACH,
  type Spender,
  WHEN_SPENT,
  type WhenSpent,
} from "./budget.ts";
export type { BudgetState } from "./budgets.ts";
export { COST_GROUPS, type CostGroup, type CostReport, type CostSum } from "./costs.ts";
export { BudgetNotFoundError, BudgetSpentError, UnpricedModelError } from "./errors.ts";
export { type CallRecord, createLedger, type Hold, type Ledger } from "./ledger.ts";
export { type Nano, toNano, toUsd } from "./money.ts";
