import { IonError } from "#lib/ion-error.ts";

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface GenerateRequest {
  readonly messages: readonly ChatMessage[];
  /** Ask the provider for pieces as they come; otherwise the answer comes as one piece. */
  readonly isStreamed: boolean;
  readonly signal?: AbortSignal;
}

/** What is known when an answer is complete. */
export interface Completion {
  readonly model: string;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

/** The specification a provider of models fulfils: pieces of text, then the completion. */
export interface Provider {
  readonly model: string;
  generate(request: GenerateRequest): AsyncGenerator<string, Completion, void>;
}

const MODEL_FAILURES = ["unreachable", "refused", "silent", "cut", "malformed", "empty"] as const;
export type ModelFailure = (typeof MODEL_FAILURES)[number];

/** The model gave no (whole) answer; `failure` says how, the message is safe to show. */
export class ModelUnavailableError extends IonError {
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure, message: string, cause?: unknown) {
    super("unavailable", "model-unavailable", message, { failure }, cause);
    this.failure = failure;
  }
}

/** The gateway through which ION thinks. `model` is null when none is configured. */
export interface Lumen extends AsyncDisposable {
  readonly model: string | null;
  /** @throws ModelUnavailableError also in the middle of an answer */
  generate(request: GenerateRequest): AsyncGenerator<string, Completion, void>;
}
