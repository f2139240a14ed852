import type { Task } from "#contract/cost.ts";
import { createAlike } from "./alike.ts";
import { beginFirst, type Candidate } from "./attempt.ts";
import { type Caching, type CachingOptions, createCaching } from "./caching.ts";
import { forwardMetered } from "./forwarding.ts";
import { createRememberedFinding, DEFAULT_GUARD_SETTINGS, type GuardSettings } from "./guard/index.ts";
import type { Ledger } from "./ledger/index.ts";
import {
  type Completion,
  type FailedAttempt,
  type ForwardRequest,
  type GenerateRequest,
  type Lumen,
  type ModelTest,
  ModelUnavailableError,
  type Payer,
  UnknownModelError,
} from "./lumen.ts";
import { type Model, viewOf } from "./model.ts";
import { orderModels, type Policy } from "./route.ts";
import { createStation, type Station, type StationOptions } from "./station.ts";

export interface LumenOptions extends StationOptions {
  /** None: the gateway's `model` is null and every call fails at once. */
  readonly models: readonly Model[];
  readonly policy: Policy;
  /** The policy for a task in a workspace, where it is not `policy`. */
  readonly policyFor?: (workspaceId: string | null, task: Task) => Promise<Policy | null>;
  /** Where costs are written and budgets kept; without, neither is. */
  readonly ledger?: Ledger;
  /** The longest answer that is asked for where answers cost, in tokens. */
  readonly maxAnswerTokens?: number;
  /** After so many milliseconds without a piece the next model is asked too; 0: never. */
  readonly hedgeMs?: number;
  /** What is masked for whom; without, the defaults. */
  readonly guard?: GuardSettings;
  /** Where answers are kept, and for how long; without, none are. */
  readonly caching?: Pick<CachingOptions, "cache" | "ttlMs" | "staleMs"> & {
    /** The model that makes vectors of questions, and the share of hits that may be wrong; null: only equal requests. */
    readonly semantic: { readonly modelId: string; readonly share: number } | null;
  };
  /** Longest time for an answer in all, every try included, in milliseconds. */
  readonly totalMs?: number;
}

const TEST_MESSAGES = [{ role: "user", content: "Answer with the one word: ready" }] as const;
const MAX_ANSWER_TOKENS = 8192;
const TOTAL_MS = 300_000;

/** The gateway: asks the models in the order of the policy until one answers. */
export function createLumen({ models, policy, policyFor, ...options }: LumenOptions): Lumen {
  const stations = createStations(models, options);
  const { ledger = null, maxAnswerTokens = MAX_ANSWER_TOKENS, hedgeMs = 0, totalMs = TOTAL_MS } = options;
  const guard = { settings: options.guard ?? DEFAULT_GUARD_SETTINGS, find: createRememberedFinding() };
  const needs = { ledger, maxAnswerTokens, hedgeMs, guard };
  const caching = openCaching(options, ledger, (modelId, request) =>
    forwardMetered(needs, stations.named(modelId), request),
  );
  const order = (by: Policy = policy) => orderModels(stations.all(), by);

  /** Everybody in order, or the one that was named. */
  async function candidates({ modelId, task = "chat", actor }: GenerateRequest): Promise<Candidate[]> {
    if (modelId !== undefined) return [{ station: stations.named(modelId), reason: "named by the caller" }];
    return order((await policyFor?.(actor?.workspaceId ?? null, task)) ?? policy);
  }

  async function* generate(request: GenerateRequest): AsyncGenerator<string, Completion, void> {
    const list = await candidates(request);
    if (caching === null || request.cache === undefined) return yield* ask(request, list);
    const modelIds = list.map(({ station }) => station.model.id);
    return yield* caching.generate(request, modelIds, (signal) => ask({ ...request, signal }, list));
  }

  async function* ask(
    request: GenerateRequest,
    candidates: readonly Candidate[],
  ): AsyncGenerator<string, Completion, void> {
    const failedBefore: FailedAttempt[] = [];
    const deadline = createDeadline(request.signal, totalMs);
    try {
      const asked = { candidates, request: { ...request, signal: deadline.signal } };
      const { station, reason, pieces } = await beginFirst(needs, asked, failedBefore);
      const completion = yield* pieces;
      return { ...completion, modelId: station.model.id, reason, failedBefore, cache: null };
    } finally {
      deadline.end();
    }
  }

  return {
    get model() {
      return order()[0]?.station.model.id ?? null;
    },
    models: () =>
      order().map(({ station, reason }) => ({
        ...viewOf(station.model),
        reason,
        breaker: station.breaker,
        firstPieceMs: station.firstPieceMs,
      })),
    answers:
      caching === null
        ? null
        : {
            ...caching.answers,
            async warmUp(limit) {
              const asked = (await caching.answers.frequent(limit)).map(({ request }) => request);
              return caching.answers.warm(asked, ({ messages }, signal) =>
                generate({ messages, isStreamed: false, signal }),
              );
            },
          },
    async replaceModels(next) {
      const gone = await stations.replace(next);
      await caching?.answers.invalidate(gone.map((id) => `model:${id}`));
    },
    speaksOpenAi: (modelId) => stations.named(modelId).speaksOpenAi,
    forward(modelId, request) {
      const station = stations.named(modelId);
      const fresh = (given: ForwardRequest) => forwardMetered(needs, station, given);
      if (caching === null || !request.mayCache) return fresh(request);
      return caching.forward(modelId, request, (signal) => fresh({ ...request, signal }));
    },
    test: (modelId, signal, actor) => testModel(generate, modelId, { signal, actor }),
    generate,
    [Symbol.asyncDispose]: stations.dispose,
  };
}

function openCaching(
  { caching, clock, random }: Pick<LumenOptions, "caching" | "clock" | "random">,
  ledger: Ledger | null,
  forward: Lumen["forward"],
): Caching | null {
  if (caching === undefined) return null;
  const { semantic, ...where } = caching;
  const alike =
    semantic === null ? null : createAlike((request) => forward(semantic.modelId, request), semantic.share);
  return createCaching({ ...where, semantic: alike, ledger, clock, random });
}

/** Asks one model for a word; a model that does not answer is a result, not an error. */
async function testModel(
  generate: Lumen["generate"],
  modelId: string,
  { signal, actor }: { readonly signal: AbortSignal | undefined; readonly actor: Payer | undefined },
): Promise<ModelTest> {
  const begun = performance.now();
  const result = (isWorking: boolean, costUsd: number | null, problem: string | null): ModelTest => {
    return { id: modelId, isWorking, tookMs: performance.now() - begun, costUsd, problem };
  };
  const given = { ...(signal === undefined ? {} : { signal }), ...(actor === undefined ? {} : { actor }) };
  const pieces = generate({ messages: TEST_MESSAGES, isStreamed: false, modelId, ...given });
  try {
    for (;;) {
      const next = await pieces.next();
      if (next.done) return result(true, next.value.costUsd, null);
    }
  } catch (error) {
    if (!(error instanceof ModelUnavailableError)) throw error;
    return result(false, null, error.message);
  }
}

/** The models' stations; a model that stays as it was keeps its own, with what was measured of it. */
function createStations(models: readonly Model[], options: StationOptions) {
  let stations = models.map((model) => createStation(model, options));
  return {
    all: (): readonly Station[] => stations,
    /** @throws UnknownModelError */
    named(modelId: string): Station {
      const station = stations.find(({ model }) => model.id === modelId);
      if (station !== undefined) return station;
      const known = stations.map(({ model }) => model.id);
      throw new UnknownModelError(modelId, known);
    },
    /** The ids of those that are gone or are no longer what they were. */
    async replace(next: readonly Model[]): Promise<string[]> {
      const before = new Map(stations.map((station) => [JSON.stringify(station.model), station]));
      stations = next.map((model) => {
        const same = before.get(JSON.stringify(model));
        if (same === undefined) return createStation(model, options);
        before.delete(JSON.stringify(model));
        return same;
      });
      const gone = [...before.values()];
      await Promise.all(gone.map((station) => station.retire()));
      return gone.map(({ model }) => model.id);
    },
    async dispose(): Promise<void> {
      await Promise.all(stations.map((station) => station[Symbol.asyncDispose]()));
    },
  };
}

/** Aborted by who asks, or when the time for everything is over. */
function createDeadline(given: AbortSignal | undefined, totalMs: number) {
  const controller = new AbortController();
  const stop = () => controller.abort(given?.reason);
  if (given?.aborted) stop();
  given?.addEventListener("abort", stop, { once: true });
  const late = () =>
    controller.abort(
      new ModelUnavailableError("silent", `no model answered within ${Math.round(totalMs / 1000)} s in all`),
    );
  const timer = setTimeout(late, totalMs);
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      given?.removeEventListener("abort", stop);
    },
  };
}
