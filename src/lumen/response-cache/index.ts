export type { AnswerRequest, AnswerScope } from "./answer-key.ts";
export { createResponseCache } from "./create-response-cache.ts";
export type { Bound } from "./hit-gate.ts";
export type {
  FrequentPrompt,
  Generate,
  ResponseCache,
  ResponseCacheNeeds,
  ResponseCacheStatistics,
  SemanticNeeds,
  SemanticStatistics,
  WarmUp,
} from "./response-cache.ts";
export { type CountedShare, countedShare } from "./share-interval.ts";
