import type { Actor } from "#contract/actor.ts";
import type {
  CloseRequest,
  CloseResponse,
  ConversationListQuery,
  ConversationListView,
  ConversationQuery,
  ConversationView,
  FeedbackRequest,
  FeedbackResponse,
  SearchQuery,
  SearchResponse,
  StartRequest,
  StartResponse,
  TurnRequest,
  TurnResponse,
  TurnStreamEvent,
} from "#contract/conversation.ts";
import type {
  CompareRequest,
  CompareResponse,
  RecommendRequest,
  RecommendResponse,
} from "#contract/recommendation.ts";

/** How a turn is asked for, beside what is said. */
export interface TurnOptions {
  /** A client's own key: the same key with the same message gets the same answer, once. */
  readonly idempotencyKey?: string;
  /** Called with each event of the stream, in order; its presence asks the model to stream. */
  readonly onEvent?: (event: TurnStreamEvent) => void;
  /** The person stopped it: nothing is stored. */
  readonly signal?: AbortSignal;
}

export interface TurnResult {
  readonly turn: TurnResponse;
  /** True when an earlier request with the same key had been answered already. */
  readonly isReplay: boolean;
}

/** What a person said a message really was, or who should have answered it. */
export interface Correction {
  readonly id: string;
  readonly text: string;
  /** Only what was corrected. */
  readonly corrected: {
    readonly tone?: string;
    readonly pace?: string;
    readonly intent?: string;
    readonly persona?: string;
  };
  readonly heard: { readonly wave_key: string; readonly persona: string; readonly model_version: string };
  readonly corrected_at: string;
}

/** Conversations and the turn: what `api` and `cli` call. Every verb sees only what belongs to the actor's person. */
export interface Conversations {
  start(actor: Actor, request: StartRequest): Promise<StartResponse>;
  turn(actor: Actor, sessionId: string, request: TurnRequest, options?: TurnOptions): Promise<TurnResult>;
  read(
    actor: Actor,
    sessionId: string,
    query: Pick<ConversationQuery, "cursor" | "limit">,
  ): Promise<ConversationView>;
  list(actor: Actor, query: Omit<ConversationListQuery, "user_id">): Promise<ConversationListView>;
  close(actor: Actor, sessionId: string, request: CloseRequest): Promise<CloseResponse>;
  giveFeedback(actor: Actor, sessionId: string, request: FeedbackRequest): Promise<FeedbackResponse>;
  /** What people of the workspace corrected, as labels to learn from, with where each comes from. */
  corrections(actor: Actor): Promise<readonly Correction[]>;
  search(actor: Actor, query: Pick<SearchQuery, "q" | "limit">): Promise<SearchResponse>;
  recommend(actor: Actor, request: RecommendRequest): Promise<RecommendResponse>;
  compare(actor: Actor, request: CompareRequest): Promise<CompareResponse>;
  /** Marks what has outlived its time as expired; how many it was. */
  sweep(): Promise<number>;
}
