/** The response cache's words: what a caller gives, what it gets, what is counted. */
import type { Cache, CacheStatistics } from "#platform/cache/index.ts";
import type { Completion } from "../lumen.ts";
import type { AnswerRequest } from "./answer-key.ts";
import type { Bound } from "./hit-gate.ts";
import type { CountedShare } from "./share-interval.ts";

export interface ResponseCache {
  /**
   * The answer to a request: kept, from somebody who asks the same right now, or generated. A kept answer is one piece.
   *
   * @throws whatever `generate` throws; the signal's reason when the caller gave up
   */
  answer(
    request: AnswerRequest,
    generate: Generate,
    signal?: AbortSignal,
  ): AsyncGenerator<string, Completion, void>;
  /** Forgets answers by what they depend on: `persona:ID`, `model:ID`, `document:ID`, `workspace:ID`, `person:ID`. */
  invalidate(tags: readonly string[]): Promise<void>;
  /** Forgets every answer a person asked for, and texts of questions whose asker is not known any more. */
  forgetPerson(personId: string): Promise<void>;
  /** What was asked most of what may be shared, most frequent first. */
  frequent(limit: number): Promise<FrequentPrompt[]>;
  /** Has answers ready that are not kept yet, two at a time; a private request is left out. Failures are counted. */
  warm(requests: readonly AnswerRequest[], generate: Generate, signal?: AbortSignal): Promise<WarmUp>;
  statistics(): ResponseCacheStatistics;
  /** Ends when what goes on behind answers (comparing, verifying) has ended. */
  idle(): Promise<void>;
}

/** Asks the models. The signal is the cache's: it says that nobody is left who waits. */
export type Generate = (
  request: AnswerRequest,
  signal: AbortSignal,
) => AsyncGenerator<string, Completion, void>;

export interface FrequentPrompt {
  readonly request: AnswerRequest;
  readonly count: number;
}

export interface WarmUp {
  readonly generated: number;
  /** They were kept already. */
  readonly kept: number;
  readonly failed: number;
}

export interface ResponseCacheStatistics {
  readonly exactHits: number;
  readonly semanticHits: number;
  readonly sharedHits: number;
  readonly generated: number;
  /** What hits would have cost, as far as it is known. */
  readonly savedUsd: number;
  readonly savedTokens: number;
  /** null: the semantic tier is off. */
  readonly semantic: SemanticStatistics | null;
  readonly store: CacheStatistics;
}

export interface SemanticStatistics {
  readonly bound: Bound;
  /** Hits that were asked again and compared, and those of them that were wrong. */
  readonly verified: number;
  readonly wrong: number;
  readonly falseHits: CountedShare;
  /** Questions that are searched. */
  readonly questions: number;
  /** Embedding, comparing or verifying failed; the answer did not. */
  readonly errors: number;
}

export interface ResponseCacheNeeds {
  readonly cache: Cache;
  readonly clock: { now(): number };
  /** Uniform in [0, 1): chooses which hits are verified. */
  readonly random: () => number;
  /** How long an answer is fresh, and how long it is given out after that while a new one is made; milliseconds. */
  readonly ttlMs: number;
  readonly staleMs: number;
  /** null: only what is equal is a hit. */
  readonly semantic: SemanticNeeds | null;
}

export interface SemanticNeeds {
  /** A vector for a question; null: leave this one to the exact tier. */
  embed(text: string): Promise<Float32Array | null>;
  /** Whether two answers say the same. */
  isSameAnswer(first: string, second: string): boolean | Promise<boolean>;
  /** One in a hundred hits when absent. */
  readonly bound?: Bound;
  /** Questions less alike are not compared; a cosine, 0.7 when absent. */
  readonly minSimilarity?: number;
  /** Share of hits that are asked again behind the answer and compared, after the first 100, which all are; 0.05 when absent. */
  readonly verifiedShare?: number;
  /** Newest questions that are searched for each scope, system text, history and models; 5,000 when absent. */
  readonly maxQuestions?: number;
  /** Of all vectors in this process; 64 MiB when absent. */
  readonly maxBytes?: number;
}
