export { createLumen, type LumenOptions } from "./create-lumen.ts";
export {
  BUDGET_PERIODS,
  BUDGET_SCOPES,
  type Budget,
  BudgetNotFoundError,
  type BudgetPeriod,
  type BudgetScope,
  BudgetSpentError,
  type BudgetState,
  type CallRecord,
  COST_GROUPS,
  type CostGroup,
  type CostReport,
  type CostSum,
  createLedger,
  EACH,
  type Ledger,
  toNano,
  toUsd,
  UnpricedModelError,
  WHEN_SPENT,
  type WhenSpent,
} from "./ledger/index.ts";
export type {
  ChatMessage,
  Completion,
  FailedAttempt,
  GenerateRequest,
  Lumen,
  ModelFailure,
  ModelStatus,
  ModelTest,
} from "./lumen.ts";
export { ModelUnavailableError, TASKS, type Task, UnknownModelError } from "./lumen.ts";
export { type Model, PROTOCOLS } from "./model.ts";
export { createPolicies, type Policies, type TaskPolicy } from "./policies.ts";
export { type DatedPrice, isOld, knownPrices, type Price, priceAt, priceOf } from "./price-catalog.ts";
export { POLICIES, type Policy } from "./route.ts";
