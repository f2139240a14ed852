/** Probing a configured model: its key goes from the registry to the prober and nowhere else; what is found is kept. */
import type { Config } from "#config/index.ts";
import type { Actor } from "#contract/actor.ts";
import { type Ledger, type Model, toNano, UnknownModelError } from "#lumen/index.ts";
import { createProber, createProbeStore, type ProbeOptions, type ProbeResult } from "#lumen/probe/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { ModelRegistry } from "./model-registry.ts";

export type { NumberFact, ProbeResult, TruthFact } from "#lumen/probe/index.ts";

export interface ModelProbes {
  /**
   * Finds a model's limits and keeps what was found, unless the model did not answer or the probe was interrupted. What
   * it may cost is held against the budgets before, what it did cost is written after.
   *
   * @throws UnknownModelError; BudgetSpentError, UnpricedModelError; IonError `probes-unreadable`; before any request
   */
  probe(modelId: string, options: ProbeOptions): Promise<ProbeResult>;
  /** What was found of each model when it was probed last. @throws IonError `probes-unreadable` */
  list(): Promise<readonly ProbeResult[]>;
}

export interface ModelProbesNeeds {
  readonly models: Pick<ModelRegistry, "load">;
  readonly ledger: Pick<Ledger, "reserve">;
  readonly clock: Clock;
  readonly config: Pick<Config, "dataDir" | "models">;
  /** Who pays. */
  readonly actor: Actor;
}

export function createModelProbes({ models, ledger, clock, config, actor }: ModelProbesNeeds): ModelProbes {
  const store = createProbeStore(config.dataDir);
  const spender = { workspaceId: actor.workspaceId, personId: actor.personId, accessKeyId: null };

  async function find(modelId: string): Promise<Model> {
    const known = await models.load();
    const model = known.find(({ id }) => id === modelId);
    if (model !== undefined) return model;
    throw new UnknownModelError(
      modelId,
      known.map(({ id }) => id),
    );
  }

  return {
    list: () => store.list(),
    async probe(modelId, options) {
      const model = await find(modelId);
      // a store that cannot be read is told before anything is paid for
      await store.list();
      const begun = performance.now();
      const hold = await ledger.reserve(spender, upperNano(model, options));
      let result: ProbeResult | null = null;
      try {
        await using prober = createProber({ model, timeoutMs: config.models.timeoutMs, clock });
        result = await prober.probe(options);
      } finally {
        await hold.settle(toCall(model, result, { options, tookMs: performance.now() - begun }));
      }
      if (result.answered > 0 && result.stopped !== "interrupted") await store.put(result);
      return result;
    },
  };
}

function upperNano({ price }: Model, { maxUsd }: ProbeOptions): number | null {
  if (price === null) return null;
  return price.input === 0 && price.output === 0 ? 0 : toNano(maxUsd);
}

/** The whole probe is one call in the books; one that ended nobody knows how counts as dear as it could be. */
function toCall(
  model: Model,
  result: ProbeResult | null,
  { options, tookMs }: { readonly options: ProbeOptions; readonly tookMs: number },
) {
  const costUsd = result === null ? options.maxUsd : result.costUsd;
  return {
    task: "probe",
    modelId: model.id,
    outcome: result === null ? ("failed" as const) : ("answered" as const),
    costNano: model.price === null || costUsd === null ? null : toNano(costUsd),
    savedNano: 0,
    promptTokens: result?.promptTokens ?? 0,
    cachedPromptTokens: 0,
    completionTokens: result?.completionTokens ?? 0,
    isEstimated: true,
    firstPieceMs: null,
    tookMs,
  };
}
