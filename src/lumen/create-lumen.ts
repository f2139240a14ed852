import {
  type Completion,
  type FailedAttempt,
  type GenerateRequest,
  type Lumen,
  type ModelTest,
  ModelUnavailableError,
  UnknownModelError,
} from "./lumen.ts";
import { type Model, viewOf } from "./model.ts";
import { costOf } from "./price-catalog.ts";
import { orderModels, type Policy } from "./route.ts";
import { createStation, type Pieces, type Station, type StationOptions } from "./station.ts";

export interface LumenOptions extends StationOptions {
  /** None: the gateway's `model` is null and every call fails at once. */
  readonly models: readonly Model[];
  readonly policy: Policy;
}

const TEST_MESSAGES = [{ role: "user", content: "Answer with the one word: ready" }] as const;

/** The gateway: asks the models in the order of the policy until one answers. */
export function createLumen({ models, policy, ...options }: LumenOptions): Lumen {
  const stations = models.map((model) => createStation(model, options));
  const order = () => orderModels(stations, policy);

  /** Everybody in order, or the one that was named. */
  function candidates(modelId: string | undefined) {
    return modelId === undefined ? order() : [{ station: stationOf(modelId), reason: "named by the caller" }];
  }

  function stationOf(modelId: string): Station {
    const station = stations.find(({ model }) => model.id === modelId);
    if (station !== undefined) return station;
    const known = models.map(({ id }) => id);
    throw new UnknownModelError(modelId, known);
  }

  async function* generate(request: GenerateRequest): AsyncGenerator<string, Completion, void> {
    const failedBefore: FailedAttempt[] = [];
    let last = new ModelUnavailableError("unreachable", "no model is configured");
    for (const { station, reason } of candidates(request.modelId)) {
      const { model } = station;
      let pieces: Pieces;
      try {
        pieces = await station.begin(request);
      } catch (error) {
        if (!(error instanceof ModelUnavailableError)) throw error;
        failedBefore.push({ modelId: model.id, failure: error.failure });
        last = error;
        continue;
      }
      const completion = yield* pieces;
      const costUsd = costOf(model.price, completion);
      return { ...completion, modelId: model.id, reason, failedBefore, costUsd };
    }
    throw last;
  }

  async function test(modelId: string, signal?: AbortSignal): Promise<ModelTest> {
    const station = stationOf(modelId);
    const begun = performance.now();
    const result = (isWorking: boolean, costUsd: number | null, problem: string | null): ModelTest => {
      return { id: modelId, isWorking, tookMs: performance.now() - begun, costUsd, problem };
    };
    try {
      const given = signal === undefined ? {} : { signal };
      const pieces = await station.begin({ messages: TEST_MESSAGES, isStreamed: false, ...given });
      for (;;) {
        const next = await pieces.next();
        if (next.done) return result(true, costOf(station.model.price, next.value), null);
      }
    } catch (error) {
      if (!(error instanceof ModelUnavailableError)) throw error;
      return result(false, null, error.message);
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
    speaksOpenAi: (modelId) => stationOf(modelId).speaksOpenAi,
    forward: (modelId, request) => stationOf(modelId).forward(request),
    test,
    generate,
    async [Symbol.asyncDispose]() {
      await Promise.all(stations.map((station) => station[Symbol.asyncDispose]()));
    },
  };
}
