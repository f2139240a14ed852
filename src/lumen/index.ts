export { createLumen, type LumenOptions } from "./create-lumen.ts";
export {
  checkOutput,
  fence,
  type GuardSettings,
  parseGuardSettings,
  type Receipt,
} from "./guard/index.ts";
export {
  type Budget,
  BudgetNotFoundError,
  BudgetSpentError,
  type BudgetState,
  type CostReport,
  type CostSum,
  createLedger,
  EACH,
  type Ledger,
  toNano,
  toUsd,
  UnpricedModelError,
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
export { ModelUnavailableError, UnknownModelError } from "./lumen.ts";
export { type Model, PROTOCOLS } from "./model.ts";
export { createPolicies, type Policies, type TaskPolicy } from "./policies.ts";
export { type DatedPrice, isOld, knownPrices, type Price, priceAt, priceOf } from "./price-catalog.ts";
export { POLICIES, type Policy } from "./route.ts";
export { createModelSaver, createSaver, type Saved, type SpokenTurn } from "./saver/index.ts";
