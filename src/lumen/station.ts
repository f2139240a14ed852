/** One model with what stands before it: its circuit breaker, its queue, its retries, and how fast it was. */
import { setTimeout as wait } from "node:timers/promises";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import { createGate, type Passage } from "./gate.ts";
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
  /** Closes its connections once the calls under way have ended. */
  retire(): Promise<void>;
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
/** About so long after each failure; then the model counts as failed. */
const RETRY_WAITS_MS = [200, 800];
/** How much the newest answer counts in the moving mean. */
const NEWEST_SHARE = 0.3;

export function createStation(model: Model, { timeoutMs, clock, random }: StationOptions): Station {
  const { id, protocol, url, name, key, maxConcurrent } = model;
  const gate = createGate({ maxConcurrent, clock });
  const provider: Provider = PROVIDERS[protocol]({
    url,
    model: name,
    key,
    timeoutMs,
    limitName: id.startsWith("openai/") ? "max_completion_tokens" : "max_tokens",
    onExhausted: gate.exhausted,
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

  function attemptOnce(request: GenerateRequest): Promise<Pieces> {
    return gate.pass(request.signal, async (passage) => {
      const begun = performance.now();
      const pieces = provider.generate(request);
      const first = await pieces.next();
      const took = performance.now() - begun;
      firstPieceMs = firstPieceMs === null ? took : (1 - NEWEST_SHARE) * firstPieceMs + NEWEST_SHARE * took;
      return restOf(first, pieces, passage);
    });
  }

  function forward(request: ForwardRequest): Promise<ForwardedAnswer> {
    return gate.pass(request.signal, async (passage) => {
      if (provider.forward === undefined)
        throw new ModelUnavailableError("refused", `${model.id} does not speak OpenAI's wire`);
      const answer = await provider.forward(request);
      if (!(answer.body instanceof Uint8Array)) return { ...answer, body: watched(answer.body, passage) };
      passage.succeeded();
      return answer;
    });
  }

  return {
    model,
    get firstPieceMs() {
      return firstPieceMs;
    },
    get breaker() {
      return gate.breaker;
    },
    begin,
    speaksOpenAi: provider.forward !== undefined,
    forward,
    retire: () => provider.retire(),
    [Symbol.asyncDispose]: () => provider[Symbol.asyncDispose](),
  };
}

/** Passes pieces on and tells the gate how it ended; a caller who stops listening stops the provider. */
async function* restOf(
  first: IteratorResult<string, ProviderCompletion>,
  pieces: Pieces,
  passage: Passage,
): Pieces {
  let isOver = false;
  try {
    for (let next = first; ; next = await pieces.next()) {
      if (next.done) {
        isOver = true;
        passage.succeeded();
        return next.value;
      }
      yield next.value;
    }
  } catch (error) {
    isOver = true;
    passage.failed(error);
    throw error;
  } finally {
    if (!isOver) {
      passage.abandoned();
      await pieces.return(undefined as never);
    }
  }
}

/** Passes bytes on and tells the gate how it ended. */
async function* watched(
  body: AsyncIterable<Uint8Array>,
  passage: Passage,
): AsyncGenerator<Uint8Array, void, void> {
  let isOver = false;
  try {
    yield* body;
    isOver = true;
    passage.succeeded();
  } catch (error) {
    isOver = true;
    const told = asModelUnavailable(error, undefined);
    passage.failed(told);
    throw told;
  } finally {
    if (!isOver) passage.abandoned();
  }
}
