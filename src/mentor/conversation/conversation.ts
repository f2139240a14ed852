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
  Privacy,
  RatingList,
  SearchQuery,
  SearchResponse,
  StartRequest,
  StartResponse,
  TurnRequest,
  TurnResponse,
  TurnStreamEvent,
} from "#contract/conversation.ts";
import type { WorkingMemoryView } from "#contract/memory.ts";
import type { Sharing } from "#contract/openai.ts";
import type {
  CompareRequest,
  CompareResponse,
  RankedPersonaView,
  RecommendRequest,
  RecommendResponse,
} from "#contract/recommendation.ts";
import type { Completion } from "#lumen/index.ts";
import type { LikedMessage, RatedDecision } from "./rated-decision-store.ts";
import type { TurnStream } from "./turn-stream.ts";

/** How a turn is asked for, beside what is said. */
export interface TurnOptions {
  /** A client's own key: the same key with the same message gets the same answer, once. */
  readonly idempotencyKey?: string;
  /** Called with each event of the stream, in order; its presence asks the model to stream. */
  readonly onEvent?: (event: TurnStreamEvent) => void;
  /** The person stopped it: nothing is stored. */
  readonly signal?: AbortSignal;
  /** The id that the stored turn gets; a new one otherwise. */
  readonly turnId?: string;
  /** Called when the turn goes to the store: from here on nothing stops it. */
  readonly onStore?: () => void;
  /** No answer that was kept. */
  readonly isFresh?: boolean;
}

export interface StreamOptions extends Pick<TurnOptions, "idempotencyKey" | "isFresh"> {
  /** The client has a part of an answer to this message already. */
  readonly hasSeenText?: boolean;
}

export interface OpenedStream {
  readonly stream: TurnStream;
  /** false: what the client may have is of another answer, or of none. */
  readonly mayResume: boolean;
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

/** A message with what was said before it, brought by the caller. */
export interface CompleteRequest {
  readonly message: string;
  /** Oldest first. */
  readonly history: readonly { readonly userMessage: string; readonly responseText: string }[];
  /** What the calling program tells the model, beside the persona's prompt; the offline mentor does without. */
  readonly instructions: string | null;
  /** null: the one that fits best. */
  readonly personaId: string | null;
  /** Where it may go. */
  readonly privacy: Privacy;
  /** Who may get the answer again for the same request; null: nobody. */
  readonly sharing: Sharing | null;
}

export interface CompleteOptions {
  readonly onStart?: (start: { readonly persona: string; readonly waveKey: string }) => void;
  /** Called with each piece of the answer; its presence asks the model to stream. */
  readonly onText?: (text: string) => void;
  readonly signal?: AbortSignal;
}

export interface Completed {
  readonly text: string;
  readonly personaId: string;
  readonly waveKey: string;
  readonly confidence: number;
  readonly reasons: readonly RankedPersonaView[];
  readonly playbook: { readonly id: string; readonly title: string } | null;
  readonly fallback: { readonly from: string; readonly reason: string } | null;
  readonly model: string;
  /** null: the offline mentor answered. */
  readonly completion: Completion | null;
  readonly estimatedPromptTokens: number;
}

/** Conversations and the turn: what `api` and `cli` call. Every verb sees only what belongs to the actor's person. */
export interface Conversations {
  start(actor: Actor, request: StartRequest): Promise<StartResponse>;
  turn(actor: Actor, sessionId: string, request: TurnRequest, options?: TurnOptions): Promise<TurnResult>;
  /**
   * Takes a turn that runs on its own: it is answered and stored whether or not anybody watches. The same key with the
   * same message leads to the turn that runs, or to the one that is stored.
   *
   * @throws ConversationNotFoundError, ConversationEndedError, IdempotencyKeyReusedError; what fails later ends the stream
   */
  stream(
    actor: Actor,
    sessionId: string,
    request: TurnRequest,
    options?: StreamOptions,
  ): Promise<OpenedStream>;
  /**
   * A turn's stream: while it runs, in whichever process; after that from what is stored, or why it failed (told for
   * ten minutes).
   *
   * @throws StreamNotFoundError also when it is somebody else's
   */
  findStream(actor: Actor, streamId: string): Promise<TurnStream>;
  /**
   * Stops a running turn and its call of the model, in whichever process it runs; nothing is stored, and everybody who
   * watches is told.
   *
   * @throws StreamNotFoundError
   * @throws StreamFinishedError it ended before, or was being stored
   */
  cancelStream(actor: Actor, streamId: string): Promise<void>;
  /** Resolves once no turn asked for as a stream runs in this process. */
  drain(): Promise<void>;
  read(
    actor: Actor,
    sessionId: string,
    query: Pick<ConversationQuery, "cursor" | "limit">,
  ): Promise<ConversationView>;
  /** What the conversation holds in mind right now (M1). @throws ConversationNotFoundError */
  working(actor: Actor, sessionId: string): Promise<WorkingMemoryView>;
  list(actor: Actor, query: Omit<ConversationListQuery, "user_id">): Promise<ConversationListView>;
  close(actor: Actor, sessionId: string, request: CloseRequest): Promise<CloseResponse>;
  /** Says how good an answer was; said again, the newest counts. @throws TurnNotFoundError */
  giveFeedback(actor: Actor, sessionId: string, request: FeedbackRequest): Promise<FeedbackResponse>;
  /** What was said of a turn counts no longer; it is kept. @throws ConversationNotFoundError, TurnNotFoundError */
  takeBackFeedback(actor: Actor, sessionId: string, turnNumber: number): Promise<void>;
  /** The turns with feedback and what counts of it. @throws ConversationNotFoundError */
  ratings(actor: Actor, sessionId: string): Promise<RatingList>;
  /** What people of the workspace corrected, as labels to learn from, with where each comes from. */
  corrections(actor: Actor): Promise<readonly Correction[]>;
  /** Decisions of the workspace whose answers were rated, oldest first. */
  ratedDecisions(actor: Pick<Actor, "workspaceId">): Promise<readonly RatedDecision[]>;
  /** The newest messages whose answers were liked while nobody corrected how they were heard. */
  likedMessages(actor: Pick<Actor, "workspaceId">): Promise<readonly LikedMessage[]>;
  search(actor: Actor, query: Pick<SearchQuery, "q" | "limit">): Promise<SearchResponse>;
  recommend(actor: Actor, request: RecommendRequest): Promise<RecommendResponse>;
  compare(actor: Actor, request: CompareRequest): Promise<CompareResponse>;
  /** One answer without a stored conversation. */
  complete(actor: Actor, request: CompleteRequest, options?: CompleteOptions): Promise<Completed>;
  /** Stops a person's turns that run in this process, and takes what they said out of its memory. */
  forgetPerson(owner: { readonly workspaceId: string; readonly personId: string }): Promise<void>;
  /**
   * Resolves once every turn that this process took has been learned from.
   *
   * @param owner what a crash left out of this person's conversations is caught up first
   */
  learned(owner?: { readonly workspaceId: string; readonly personId: string }): Promise<void>;
  /** Learns from what was just said, for two seconds at most, and from nothing after that. */
  stopLearning(): Promise<void>;
  /** Marks what has outlived its time as expired, and has caught up what was not learned from; how many expired. */
  sweep(): Promise<number>;
}
