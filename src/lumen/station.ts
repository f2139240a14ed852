/** One model with what stands before it: its circuit breaker, its queue, its retries, and how fast it was. */
import { setTimeout as wait } from "node:timers/promises";
import { createAdmission } from "./admission.ts";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker.ts";
import {
  type ForwardedAnswer,
  type ForwardRequest,
  type GenerateRequest,
  ModelUnavailableError,
  type Provider,
  type ProviderCompletion,
} from "./lumen.ts";
import type { Model } from "./model.ts";
import { createAnthropic } from "./providers/anthropic.ts";
import { createGemini } from "./providers/gemini.ts";
import { createOpenAiCompatible } from "./providers/openai-compatible.ts";
import { asModelUnavailable } from "./wire.ts";

export type Pieces = AsyncGenerator<string, ProviderCompletion, void>;

export interface Station extends AsyncDisposable {
  readonly model: Model;
  /** Milliseconds from asking to the first piece, a moving mean; null before the first answer. */
  readonly firstPieceMs: number | null;
  readonly breaker: CircuitBreaker["state"];
  /**
   * Asks the model until its first piece is there: up to then another model can still take over. A failing server is
   * asked again, because it answered nothing and so nothing is paid twice.
   *
   * @throws ModelUnavailableError
   */
  begin(request: GenerateRequest): Promise<Pieces>;
  readonly speaksOpenAi: boolean;
  /** @throws ModelUnavailableError */
  forward(request: ForwardRequest): Promise<ForwardedAnswer>;
}

export interface StationOptions {
  /** Longest silence that is waited for, in milliseconds. */
  readonly timeoutMs: number;
  readonly clock: { now(): number };
  /** Uniform in [0, 1): spreads the waits before a retry. */
  readonly random: () => number;
}

const PROVIDERS = {
  openai: createOpenAiCompatible,
  anthropic: createAnthropic,
  gemini: createGemini,
} as const;
const MAX_WAITING = 256;
const MAX_WAIT_MS = 10_000;
/** About so long after each failure; then the model counts as failed. */
const RETRY_WAITS_MS = [200, 800];
/** How much the newest answer counts in the moving mean. */
const NEWEST_SHARE = 0.3;

export function createStation(model: Model, { timeoutMs, clock, random }: StationOptions): Station {
  const { protocol, url, name, key, maxConcurrent } = model;
  const provider: Provider = PROVIDERS[protocol]({ url, model: name, key, timeoutMs });
  const breaker = createCircuitBreaker();
  const admission = createAdmission({
    maxActive: maxConcurrent,
    maxWaiting: MAX_WAITING,
    maxWaitMs: MAX_WAIT_MS,
  });
  let firstPieceMs: number | null = null;

  async function begin(request: GenerateRequest): Promise<Pieces> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await attemptOnce(request);
      } catch (error) {
        const isFailing = error instanceof ModelUnavailableError && error.failure === "failing";
        const waitMs = isFailing ? RETRY_WAITS_MS[attempt] : undefined;
        if (waitMs === undefined) throw error;
        await wait(waitMs * (0.5 + random()), undefined, request.signal ? { signal: request.signal } : {});
      }
    }
  }

  /** Does something with the provider as one of its requests; `work` is given what ends it. */
  async function admitted<Result>(
    signal: AbortSignal | undefined,
    work: (leave: () => void) => Promise<Result>,
  ): Promise<Result> {
    if (!breaker.allows(clock.now()))
      throw new ModelUnavailableError("resting", "the model rests after failures");
    let leave = () => {};
    try {
      leave = await admission.enter(signal);
      return await work(leave);
    } catch (error) {
      leave();
      noteFailure(breaker, error, clock.now());
      throw error;
    }
  }

  function attemptOnce(request: GenerateRequest): Promise<Pieces> {
    return admitted(request.signal, async (leave) => {
      const begun = performance.now();
      const pieces = provider.generate(request);
      const first = await pieces.next();
      const took = performance.now() - begun;
      firstPieceMs = firstPieceMs === null ? took : (1 - NEWEST_SHARE) * firstPieceMs + NEWEST_SHARE * took;
      return restOf(first, { pieces, breaker, leave, now: () => clock.now() });
    });
  }

  function forward(request: ForwardRequest): Promise<ForwardedAnswer> {
    return admitted(request.signal, async (leave) => {
      if (provider.forward === undefined)
        throw new ModelUnavailableError("refused", `${model.id} does not speak OpenAI's wire`);
      const answer = await provider.forward(request);
      if (answer.body instanceof Uint8Array) {
        leave();
        breaker.succeeded();
        return answer;
      }
      return { ...answer, body: watched(answer.body, { breaker, leave, now: () => clock.now() }) };
    });
  }

  return {
    model,
    get firstPieceMs() {
      return firstPieceMs;
    },
    get breaker() {
      return breaker.state;
    },
    begin,
    speaksOpenAi: provider.forward !== undefined,
    forward,
    [Symbol.asyncDispose]: () => provider[Symbol.asyncDispose](),
  };
}

interface Watched {
  readonly breaker: CircuitBreaker;
  readonly leave: () => void;
  readonly now: () => number;
}

/** Passes pieces on and tells the breaker how it ended; a caller who stops listening stops the provider. */
async function* restOf(
  first: IteratorResult<string, ProviderCompletion>,
  { pieces, breaker, leave, now }: Watched & { pieces: Pieces },
): Pieces {
  let isOver = false;
  try {
    for (let next = first; ; next = await pieces.next()) {
      if (next.done) {
        isOver = true;
        breaker.succeeded();
        return next.value;
      }
      yield next.value;
    }
  } catch (error) {
    isOver = true;
    noteFailure(breaker, error, now());
    throw error;
  } finally {
    leave();
    if (!isOver) {
      breaker.abandoned();
      await pieces.return(undefined as never);
    }
  }
}

/** Passes bytes on and tells the breaker how it ended. */
async function* watched(
  body: AsyncIterable<Uint8Array>,
  { breaker, leave, now }: Watched,
): AsyncGenerator<Uint8Array, void, void> {
  let isOver = false;
  try {
    yield* body;
    isOver = true;
    breaker.succeeded();
  } catch (error) {
    isOver = true;
    const told = asModelUnavailable(error, undefined);
    noteFailure(breaker, told, now());
    throw told;
  } finally {
    leave();
    if (!isOver) breaker.abandoned();
  }
}

/** What a failure says about the model's health; who gave up by themselves, or waited in vain, says nothing. */
function noteFailure(breaker: CircuitBreaker, error: unknown, now: number): void {
  if (!(error instanceof ModelUnavailableError) || error.failure === "busy" || error.failure === "resting")
    breaker.abandoned();
  else if (error.failure === "refused" || error.failure === "empty") breaker.succeeded();
  else breaker.failed(now, error.retryAfterMs);
}
