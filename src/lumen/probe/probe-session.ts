/**
 * The one way by which a probe's requests go out. It keeps the bounds: so many requests, so much money, and nothing
 * any more once the provider has said stop.
 */
import { setTimeout as wait } from "node:timers/promises";
import { upperCostUsd } from "../comparison/spending.ts";
import type { Model } from "../model.ts";
import { costOf, type Price } from "../price-catalog.ts";
import { readExhausted } from "../rate-limit-headers.ts";
import { readRetryAfter } from "../wire.ts";
import { type Asking, DIALECTS, type ProbeRequest } from "./dialects.ts";
import { readLimits, type ToldLimit } from "./limit-headers.ts";
import type { ProbeResult } from "./probe-result.ts";
import type { ProbeWire, WireAnswer } from "./probe-wire.ts";
import { type ReadAnswer, readAnswer } from "./read-answer.ts";

export interface Reply extends WireAnswer {
  readonly sentAtMs: number;
  /** It was answered in the words of the protocol; null for what is no answer, or not asked of a model. */
  readonly answer: ReadAnswer | null;
}

export interface Bounds {
  readonly maxRequests: number;
  readonly maxUsd: number;
  readonly signal?: AbortSignal | undefined;
  /** Told after every request. */
  readonly onProgress?: ((requests: number, maxRequests: number) => void) | undefined;
}

/** How a probe stands. */
export interface SessionState {
  /** Set once nothing more will be sent. */
  stopped: ProbeResult["stopped"] | null;
  requests: number;
  answered: number;
  promptTokens: number;
  completionTokens: number;
  /** At most, in US dollars; and what is held for requests under way. */
  chargedUsd: number;
  heldUsd: number;
  /** Money was missing for a request. */
  lacksMoney: boolean;
  failuresInARow: number;
  retryAfterMs: number | null;
  /** Least time from sending to an answer: how soon a refusal can be known. */
  fastestMs: number | null;
  readonly told: Map<ToldLimit["what"], ToldLimit>;
}

export interface ProbeSession {
  readonly state: Readonly<SessionState>;
  requestsLeft(): number;
  /** The most requests that were sent within a minute and answered. */
  answeredInMinute(): number;
  /** null: it may not be sent. A reply that is no answer is told by its status. */
  ask(asking: Asking, promptTokens?: number): Promise<Reply | null>;
  get(request: ProbeRequest): Promise<Reply | null>;
  /** Ends the probe; the first reason stays. */
  stop(reason: ProbeResult["stopped"]): void;
  /** Waits, but not for who was interrupted. */
  pause(ms: number): Promise<void>;
}

const MINUTE_MS = 60_000;
/** A short question with what a protocol and a tool add, in tokens. */
const SHORT_PROMPT_TOKENS = 160;
/** As many failures in a row are no accident. */
const MOST_FAILURES = 3;

export function createProbeSession(model: Model, wire: ProbeWire, bounds: Bounds): ProbeSession {
  const dialect = DIALECTS[model.protocol];
  const answeredAt: number[] = [];
  const state = newState();

  async function send(
    request: ProbeRequest,
    { upperUsd, isBodyWanted = () => true }: { upperUsd: number; isBodyWanted?: (status: number) => boolean },
  ): Promise<Reply | null> {
    if (!maySend(state, bounds, upperUsd)) return null;
    state.requests += 1;
    state.heldUsd += upperUsd;
    const sentAtMs = performance.now();
    let costUsd = upperUsd;
    try {
      const got = await wire.send(request, { signal: bounds.signal, isBodyWanted });
      note(state, got);
      const isAnswer = got.status === 200 && request.method === "POST";
      const answer = isAnswer ? await readAnswer(dialect, got) : null;
      if (isAnswer) {
        state.answered += 1;
        state.promptTokens += answer?.promptTokens ?? 0;
        state.completionTokens += answer?.completionTokens ?? 0;
        answeredAt.push(sentAtMs);
      }
      costUsd = chargeOf(model.price, { status: got.status, answer, upperUsd });
      return { ...got, sentAtMs, answer };
    } catch {
      state.stopped ??= "interrupted";
      return null;
    } finally {
      state.heldUsd -= upperUsd;
      state.chargedUsd += costUsd;
      bounds.onProgress?.(state.requests, bounds.maxRequests);
    }
  }

  return {
    state,
    requestsLeft: () => bounds.maxRequests - state.requests,
    answeredInMinute: () => mostWithin(answeredAt, MINUTE_MS),
    ask(asking, promptTokens = SHORT_PROMPT_TOKENS) {
      const upperUsd = upperCostUsd(model.price, promptTokens, asking.paidTokens ?? asking.maxAnswerTokens);
      const isBodyWanted = (status: number) => status !== 200 || asking.paidTokens === undefined;
      return send(dialect.ask(model.name, asking), { upperUsd, isBodyWanted });
    },
    get: (request) => send(request, { upperUsd: 0 }),
    stop(reason) {
      state.stopped ??= reason;
    },
    async pause(ms) {
      const { signal } = bounds;
      await wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    },
  };
}

function newState(): SessionState {
  return {
    stopped: null,
    requests: 0,
    answered: 0,
    promptTokens: 0,
    completionTokens: 0,
    chargedUsd: 0,
    heldUsd: 0,
    lacksMoney: false,
    failuresInARow: 0,
    retryAfterMs: null,
    fastestMs: null,
    told: new Map(),
  };
}

function maySend(state: SessionState, { maxRequests, maxUsd, signal }: Bounds, upperUsd: number): boolean {
  if (signal?.aborted) state.stopped ??= "interrupted";
  if (state.stopped === null && state.requests >= maxRequests) state.stopped = "requests";
  if (state.stopped !== null) return false;
  if (state.chargedUsd + state.heldUsd + upperUsd <= maxUsd) return true;
  state.lacksMoney = true;
  return false;
}

/** What an answer says besides its content; a limit that is reached ends the probe. */
function note(state: SessionState, { status, headers, tookMs }: WireAnswer): void {
  for (const limit of readLimits(headers, Date.now())) state.told.set(limit.what, limit);
  if (status !== null) state.fastestMs = Math.min(state.fastestMs ?? tookMs, tookMs);
  const retryAfter = headers["retry-after"];
  const retryAfterMs = readRetryAfter(Array.isArray(retryAfter) ? retryAfter[0] : retryAfter);
  const isLimit = status === 429 || status === 529 || (status === 503 && retryAfterMs !== null);
  const resetMs = readExhausted(headers);
  if (isLimit || resetMs !== null) {
    state.retryAfterMs ??= retryAfterMs ?? resetMs;
    state.stopped ??= "rate-limited";
  }
  state.failuresInARow = status === null || status >= 500 ? state.failuresInARow + 1 : 0;
  if (state.failuresInARow >= MOST_FAILURES) state.stopped ??= "failing";
}

/** What is refused costs nothing; what is answered without a count, or breaks off, as much as it may. */
function chargeOf(
  price: Price | null,
  got: { status: number | null; answer: ReadAnswer | null; upperUsd: number },
): number {
  if (got.status !== null && got.status !== 200) return 0;
  return got.answer === null ? got.upperUsd : (costOf(price, got.answer) ?? got.upperUsd);
}

function mostWithin(times: readonly number[], windowMs: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (const [to, time] of sorted.entries()) {
    while (time - (sorted[from] ?? time) >= windowMs) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
