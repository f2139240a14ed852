import type { Actor } from "#contract/actor.ts";
import type { Task } from "#contract/cost.ts";
import type { Sharing } from "#contract/openai.ts";
import { IonError } from "#lib/ion-error.ts";
import type { PrivacyLabel, Receipt } from "./guard/index.ts";
import type { Model, ModelView } from "./model.ts";

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface GenerateRequest {
  readonly messages: readonly ChatMessage[];
  /** Ask the provider for pieces as they come; otherwise the answer comes as one piece. */
  readonly isStreamed: boolean;
  /** Ask this model and no other. */
  readonly modelId?: string;
  readonly signal?: AbortSignal;
  /** What it is for; without, a chat. */
  readonly task?: Task;
  /** Who asks, and pays; without, the program itself. */
  readonly actor?: Payer;
  /** Where it may go; without, anywhere. */
  readonly privacy?: PrivacyLabel;
  /** The answer may be one that was given to the same request, and may be kept. */
  readonly cache?: {
    /** What it depends on. */
    readonly tags: readonly string[];
    /** Who else may get it; without, nobody but the person. */
    readonly sharing?: Sharing;
  };
  /** The longest answer, in tokens; without, as long as the model's server allows. */
  readonly maxAnswerTokens?: number;
}

export type Payer = Pick<Actor, "workspaceId" | "personId" | "accessKeyId">;

/** What a provider reports about tokens; null where it does not say. */
export interface Usage {
  /** Of the whole prompt, with what came from the provider's prompt cache. */
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  /** How many of the prompt's tokens came from the provider's cache. */
  readonly cachedPromptTokens: number | null;
  /** How many were written to it, where the provider charges for that. */
  readonly cacheWriteTokens?: number | null;
}

/** What a provider knows when an answer is complete. */
export interface ProviderCompletion extends Usage {
  /** As the provider names the model that answered. */
  readonly model: string;
}

/** The specification a provider of models fulfils: pieces of text, then the completion. */
export interface Provider extends AsyncDisposable {
  generate(request: GenerateRequest): AsyncGenerator<string, ProviderCompletion, void>;
  /** Hands on a request in OpenAI's own words; absent where the provider does not speak them. */
  forward?(request: ForwardRequest): Promise<ForwardedAnswer>;
  /** Closes its connections once the calls under way have ended. */
  retire(): Promise<void>;
}

/** A request as an OpenAI client wrote it: tools, images and settings included. */
export interface ForwardRequest {
  readonly path: "/chat/completions" | "/embeddings";
  readonly body: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
  /** Who asks, and pays. */
  readonly actor?: Payer;
  /** Where it may go; without, anywhere. */
  readonly privacy?: PrivacyLabel;
  /** The answer may be one that the same person got to the same request, and may be kept. */
  readonly mayCache?: boolean;
}

/** A provider's answer as it came. */
export interface ForwardedAnswer {
  readonly status: number;
  readonly contentType: string;
  /** How it was found where no model was asked for it; absent or null: one was. */
  readonly cache?: CacheHit["kind"] | null;
  /** Whole, or piece by piece where the provider streams. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}

/** A model that was asked before the one that answered, and why it did not. */
export interface FailedAttempt {
  readonly modelId: string;
  readonly failure: ModelFailure;
}

/** What is known when an answer is complete. */
export interface Completion extends ProviderCompletion {
  /** ION's id of the model, e.g. `anthropic/claude-haiku-4-5`. */
  readonly modelId: string;
  /** Why this model was asked, in words. */
  readonly reason: string;
  readonly failedBefore: readonly FailedAttempt[];
  /** What the answer cost, from the provider's usage and the price table; null where either is unknown. */
  readonly costUsd: number | null;
  /** What was sent, and where to. */
  readonly receipt: Receipt;
  /** null: a model was asked. Otherwise `costUsd` is 0 and the tokens are those of the answer when it was made. */
  readonly cache: CacheHit | null;
}

/** An answer for which no model had to be asked. */
export interface CacheHit {
  /** exact: the same was asked before. semantic: something alike was. shared: somebody asks the same right now. */
  readonly kind: "exact" | "semantic" | "shared";
  readonly isStale: boolean;
  readonly ageMs: number;
  /** What the answer cost when it was made; null when that is unknown. */
  readonly savedUsd: number | null;
  /** Of the question to the one that was answered, for a semantic hit: a cosine. */
  readonly similarity: number | null;
}

/**
 * How a model did not answer: its server could not be reached; refused the request (4xx); limits its requests (429);
 * failed (5xx); was silent too long; broke off; sent what the protocol does not allow; sent nothing; has too many
 * requests waiting here; rests after failures; would cost more than a budget has left; has no known price where a
 * budget is to be kept; is elsewhere, and the request never leaves this machine.
 */
export type ModelFailure =
  | "unreachable"
  | "refused"
  | "rate-limited"
  | "failing"
  | "silent"
  | "cut"
  | "malformed"
  | "empty"
  | "busy"
  | "resting"
  | "over-budget"
  | "unpriced"
  | "withheld";

/** The model gave no (whole) answer; `failure` says how, the message is safe to show. */
export class ModelUnavailableError extends IonError {
  readonly failure: ModelFailure;
  /** How long the provider asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(
    failure: ModelFailure,
    message: string,
    { cause, retryAfterMs = null }: { cause?: unknown; retryAfterMs?: number | null } = {},
  ) {
    super("unavailable", "model-unavailable", message, { failure }, cause);
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A model as the gateway sees it now. */
export interface ModelStatus extends ModelView {
  /** Why it is asked at this place. */
  readonly reason: string;
  /** open: it rests after failures; half-open: one request tries whether it is back. */
  readonly breaker: "closed" | "open" | "half-open";
  readonly firstPieceMs: number | null;
}

export interface ModelTest {
  readonly id: string;
  readonly isWorking: boolean;
  readonly tookMs: number;
  readonly costUsd: number | null;
  /** Why it does not answer; null when it does. */
  readonly problem: string | null;
}

/** The caller named a model that is not configured. */
export class UnknownModelError extends IonError {
  constructor(id: string, known: readonly string[]) {
    const fix = known.length === 0 ? "configure a model first" : `use one of ${known.join(", ")}`;
    super("not-found", "unknown-model", `there is no model ${JSON.stringify(id)}`, { field: "model", fix });
  }
}

/** The part of the response cache that others may use. */
export interface AnswerCache {
  /** Forgets answers by what they depend on: `persona:ID`, `model:ID`, `document:ID`, `workspace:ID`, `person:ID`. */
  invalidate(tags: readonly string[]): Promise<void>;
  /** Forgets every answer a person asked for, and what else could hold their words. */
  forgetPerson(personId: string): Promise<void>;
  /** Has answers ready to what was asked most of what may be shared, where they are kept no longer. */
  warmUp(limit: number): Promise<{ readonly generated: number; readonly failed: number }>;
  statistics(): {
    readonly exactHits: number;
    readonly semanticHits: number;
    readonly sharedHits: number;
    readonly generated: number;
  };
}

/** The gateway through which ION thinks. `model` is the id of the one that is asked first, null when there is none. */
export interface Lumen extends AsyncDisposable {
  readonly model: string | null;
  /** Every model in the order in which it would be asked now for a chat. */
  models(): ModelStatus[];
  /** Answers that are kept; null where none are. */
  readonly answers: AnswerCache | null;
  /** Takes over another list of models; calls under way end as they began. */
  replaceModels(models: readonly Model[]): Promise<void>;
  /** Whether a model's server speaks OpenAI's wire. @throws UnknownModelError */
  speaksOpenAi(modelId: string): boolean;
  /**
   * Hands a request on to a model that speaks OpenAI's wire, and its answer back byte for byte.
   *
   * @throws UnknownModelError, ModelUnavailableError, BudgetSpentError, UnpricedModelError
   */
  forward(modelId: string, request: ForwardRequest): Promise<ForwardedAnswer>;
  /** Asks one model for a word. @throws UnknownModelError */
  test(modelId: string, signal?: AbortSignal, actor?: Payer): Promise<ModelTest>;
  /**
   * @throws ModelUnavailableError when no model answered; also in the middle of an answer, which no other goes on with;
   *   BudgetSpentError, UnpricedModelError when a model could have been asked, but for its cost
   */
  generate(request: GenerateRequest): AsyncGenerator<string, Completion, void>;
}
