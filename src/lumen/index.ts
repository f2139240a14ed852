export { createLumen, type LumenOptions } from "./create-lumen.ts";
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
export { type Price, priceOf } from "./price-catalog.ts";
export { POLICIES, type Policy } from "./route.ts";
