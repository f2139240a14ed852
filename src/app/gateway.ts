/** The wiring of the model gateway: models, costs, budgets, kept answers, the guard. */
import type { Config, Secrets } from "#config/index.ts";
import {
  createLedger,
  createLumen,
  createPolicies,
  type Ledger,
  type Lumen,
  type LumenOptions,
  type Model,
  type Policies,
  parseGuardSettings,
  toUsd,
} from "#lumen/index.ts";
import type { Cache } from "#platform/cache/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import { createModelRegistry, type ModelRegistry } from "./model-registry.ts";
import { openCache } from "./platform.ts";

export interface Gateway {
  readonly ledger: Ledger;
  readonly policies: Policies;
  readonly models: ModelRegistry;
  readonly lumen: Lumen;
}

export interface GatewayParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly workspaceId: string;
  /** Instead of the real gateway. */
  readonly lumen: Lumen | undefined;
}

/** So many of what was asked most are answered anew at the start, where they are kept no longer. */
const WARMED_PROMPTS = 20;

/** @param opened what is opened here is closed with it */
export async function composeGateway(
  config: Config,
  secrets: Secrets,
  parts: GatewayParts,
  opened: AsyncDisposableStack,
): Promise<Gateway> {
  const { database, clock, log, random, workspaceId } = parts;
  const ledger = opened.use(openLedger(parts));
  const onDegraded = (error: Error) => log.warn("cache-not-shared", { error });
  const cache = opened.use(await openCache(config, secrets, { clock, random, onDegraded }));
  const policies = createPolicies({ database, clock });
  const models = createModelRegistry({ database, clock, log, config, secrets, workspaceId });
  if (parts.lumen !== undefined) return { ledger, policies, models, lumen: opened.use(parts.lumen) };
  const lumen = opened.use(
    createLumen({
      ...lumenOptions(config, await models.load(), { clock, random }),
      ledger,
      policyFor: policies.of,
      guard: parseGuardSettings(config.guard),
      ...(config.cache.seconds === 0 ? {} : { caching: cachingOf(config, cache) }),
    }),
  );
  opened.use(followModels({ models, lumen, log }));
  warmUp(lumen, log);
  return { ledger, policies, models, lumen };
}

function openLedger({ database, clock, log }: GatewayParts): Ledger {
  return createLedger({
    database,
    clock,
    onWarning: ({ budget: { id, scope, period, limitNano }, spentNano }) =>
      log.warn("budget-nearly-spent", {
        budget: id,
        scope,
        period,
        limit_usd: toUsd(limitNano),
        spent_usd: toUsd(spentNano),
      }),
    onUpkeepFailure: (error) =>
      log.warn("ledger-upkeep-failed", { error: error instanceof Error ? error : String(error) }),
  });
}

/** A model that is added, changed or removed while ION runs is taken over within a few seconds, in every process. */
function followModels({ models, lumen, log }: Pick<Gateway, "models" | "lumen"> & { log: Log }): Disposable {
  return models.subscribe((next) => {
    log.info("models-changed", { models: next.map(({ id }) => id).join(", ") });
    lumen.replaceModels(next).catch((error: Error) => log.warn("models-not-replaced", { error }));
  });
}

/** Behind the start: nobody waits for it. */
function warmUp({ answers, model }: Lumen, log: Log): void {
  if (answers === null || model === null) return;
  answers.warmUp(WARMED_PROMPTS).then(
    ({ generated, failed }) => generated + failed > 0 && log.info("answers-warmed-up", { generated, failed }),
    (error: Error) => log.warn("answers-not-warmed-up", { error }),
  );
}

/** An answer that has outlived its time is given once more that long, while a new one is made. */
function cachingOf({ cache: { seconds, semantic } }: Config, cache: Cache) {
  return { cache, ttlMs: seconds * 1000, staleMs: seconds * 1000, semantic };
}

function lumenOptions(
  { models: { policy, timeoutMs, maxAnswerTokens, totalMs, hedgeMs } }: Config,
  models: readonly Model[],
  given: Pick<LumenOptions, "clock" | "random">,
): LumenOptions {
  return { ...given, models, policy, timeoutMs, maxAnswerTokens, totalMs, hedgeMs };
}
