export { OFFLINE_MODEL } from "./answer.ts";
export type {
  Conversations,
  Correction,
  OpenedStream,
  StreamOptions,
  TurnOptions,
  TurnResult,
} from "./conversation.ts";
export { createConversations } from "./create-conversations.ts";
export {
  ConversationBusyError,
  ConversationEndedError,
  ConversationNotFoundError,
  IdempotencyKeyReusedError,
  StreamFinishedError,
  StreamLostError,
  StreamNotFoundError,
  TurnCancelledError,
  TurnNotFoundError,
} from "./errors.ts";
export type {
  Condense,
  ConversationNeeds,
  Learned,
  Learner,
  LearningBatch,
  TurnToLearn,
} from "./needs.ts";
export type { Stage, TurnMiddleware } from "./pipeline.ts";
export { STAGES } from "./pipeline.ts";
export type { RatedDecision } from "./rated-decision-store.ts";
export { createReadTurns } from "./said-store.ts";
export { findTopics } from "./topics.ts";
export type { StreamEnd, TurnStream } from "./turn-stream.ts";
