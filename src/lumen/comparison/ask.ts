/** One question to one model, with everything a comparison wants to know about the answer. */
import { setTimeout as wait } from "node:timers/promises";
import { estimateTokens } from "#lib/token-estimate.ts";
import {
  type ChatMessage,
  type GenerateRequest,
  type Lumen,
  type ModelFailure,
  ModelUnavailableError,
} from "../lumen.ts";
import { promptTokensOf } from "../metering.ts";
import { costOf, type Price } from "../price-catalog.ts";
import { upperCostUsd, upperPromptTokens } from "./spending.ts";

export interface Answer {
  /** What was said; of a failed answer, what came before it failed. */
  readonly text: string;
  /** How the model did not answer; `too-long`: it was stopped at the longest answer that is paid for. */
  readonly failure: ModelFailure | "too-long" | null;
  readonly firstPieceMs: number | null;
  readonly tookMs: number | null;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** The provider did not say how many tokens; the counts are estimates. */
  readonly isEstimated: boolean;
  /** US dollars; null where the price is unknown. */
  readonly costUsd: number | null;
  /** What it may have cost at most, in US dollars: known even where the price is not. */
  readonly chargedUsd: number;
}

export interface Question {
  readonly modelId: string;
  readonly price: Price | null;
  readonly messages: readonly ChatMessage[];
  readonly maxAnswerTokens: number;
  /** Who pays, what it is for, and what stops it. */
  readonly given: Pick<GenerateRequest, "actor" | "task" | "signal">;
}

/** Failures that are over after a while, and say nothing about how good the model is. */
const PASSING: ReadonlySet<string> = new Set<ModelFailure>(["rate-limited", "resting", "busy"]);
const WAITS_MS = [1_000, 2_000, 4_000];
const LONGEST_WAIT_MS = 60_000;
/** A model that failed so often in a row is waited for no more. */
const MOST_FAILURES = 3;

/** Asks models, and keeps in mind which of them is not worth waiting for. */
export function createAsking(lumen: Pick<Lumen, "generate">) {
  const failuresInARow = new Map<string, number>();

  return async function ask(question: Question): Promise<Answer> {
    const { modelId, given } = question;
    for (let attempt = 0; ; attempt += 1) {
      const { answer, retryAfterMs } = await askOnce(lumen, question);
      const failures = answer.failure === null ? 0 : (failuresInARow.get(modelId) ?? 0) + 1;
      const usualMs = WAITS_MS[attempt];
      const mayWait = answer.failure !== null && PASSING.has(answer.failure) && failures <= MOST_FAILURES;
      if (!mayWait || usualMs === undefined) {
        failuresInARow.set(modelId, failures);
        return answer;
      }
      const waitMs = Math.min(retryAfterMs ?? usualMs, LONGEST_WAIT_MS);
      await wait(waitMs, undefined, given.signal === undefined ? {} : { signal: given.signal });
    }
  };
}

export type Ask = ReturnType<typeof createAsking>;

interface Heard {
  text: string;
  firstPieceMs: number | null;
}

/** @throws whatever the signal was aborted with */
async function askOnce(
  lumen: Pick<Lumen, "generate">,
  { modelId, messages, given, maxAnswerTokens, price }: Question,
): Promise<{ answer: Answer; retryAfterMs: number | null }> {
  given.signal?.throwIfAborted();
  const begun = performance.now();
  const heard: Heard = { text: "", firstPieceMs: null };
  const pieces = lumen.generate({ ...given, messages, isStreamed: true, modelId, maxAnswerTokens });
  try {
    for (;;) {
      const next = await pieces.next();
      heard.firstPieceMs ??= performance.now() - begun;
      if (next.done) {
        const tookMs = performance.now() - begun;
        return {
          answer: toAnswer(heard, { tookMs, usage: next.value, messages, price }),
          retryAfterMs: null,
        };
      }
      heard.text += next.value;
      if (estimateTokens(heard.text) <= maxAnswerTokens) continue;
      await pieces.return(undefined as never);
      return { answer: failed(heard, "too-long", { messages, price, maxAnswerTokens }), retryAfterMs: null };
    }
  } catch (error) {
    if (given.signal?.aborted || !(error instanceof ModelUnavailableError)) throw error;
    const answer = failed(heard, error.failure, { messages, price, maxAnswerTokens });
    return { answer, retryAfterMs: error.retryAfterMs };
  }
}

function toAnswer(
  { text, firstPieceMs }: Heard,
  given: {
    readonly tookMs: number;
    readonly usage: { promptTokens: number | null; completionTokens: number | null; costUsd: number | null };
    readonly messages: readonly ChatMessage[];
    readonly price: Price | null;
  },
): Answer {
  const { usage, messages, price, tookMs } = given;
  const isEstimated = usage.promptTokens === null || usage.completionTokens === null;
  const promptTokens = usage.promptTokens ?? promptTokensOf(messages);
  const completionTokens = usage.completionTokens ?? estimateTokens(text);
  const counts = { promptTokens, completionTokens, cachedPromptTokens: 0 };
  const costUsd = usage.costUsd ?? costOf(price, counts);
  return {
    text,
    failure: null,
    firstPieceMs,
    tookMs,
    promptTokens,
    completionTokens,
    isEstimated,
    costUsd,
    chargedUsd: costUsd ?? upperCostUsd(null, promptTokens, completionTokens),
  };
}

/** A failed answer costs nothing when nothing came; else as much as it can have cost. */
function failed(
  { text, firstPieceMs }: Heard,
  failure: NonNullable<Answer["failure"]>,
  given: {
    readonly messages: readonly ChatMessage[];
    readonly price: Price | null;
    readonly maxAnswerTokens: number;
  },
): Answer {
  const { messages, price, maxAnswerTokens } = given;
  const wasPaid = text !== "" || failure === "empty" || failure === "malformed" || failure === "silent";
  const chargedUsd = wasPaid ? upperCostUsd(price, upperPromptTokens(messages), maxAnswerTokens) : 0;
  return {
    text,
    failure,
    firstPieceMs,
    tookMs: null,
    promptTokens: wasPaid ? promptTokensOf(messages) : 0,
    completionTokens: estimateTokens(text),
    isEstimated: true,
    costUsd: price === null ? null : chargedUsd,
    chargedUsd,
  };
}
