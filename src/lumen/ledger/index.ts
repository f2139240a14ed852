export { type Budget, EACH, type Spender } from "./budget.ts";
export type { BudgetState } from "./budgets.ts";
export type { CostReport, CostSum } from "./costs.ts";
export { BudgetNotFoundError, BudgetSpentError, UnpricedModelError } from "./errors.ts";
export { type CallRecord, createLedger, type Hold, type Ledger } from "./ledger.ts";
export { type Nano, toNano, toUsd } from "./money.ts";
