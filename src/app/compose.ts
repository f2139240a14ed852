/** The wiring: every choice of technology and every room, in one place. Importing this file does nothing. */
import type { Config, Secrets } from "#config/index.ts";
import {
  createLedger,
  createLumen,
  createPolicies,
  type Lumen,
  type LumenOptions,
  type Model,
  parseGuardSettings,
  toUsd,
} from "#lumen/index.ts";
import { createConversations, type TurnMiddleware } from "#mentor/conversation/index.ts";
import { createPersonas, loadPersonaCatalog } from "#mentor/persona/index.ts";
import { createPlaybooks, loadPlaybookCatalog } from "#mentor/playbook/index.ts";
import { createClassifier, createResonance } from "#mentor/resonance/index.ts";
import { createAccessKeys } from "#people/access-key/index.ts";
import { createWorkspaces } from "#people/workspace/index.ts";
import type { Cache } from "#platform/cache/index.ts";
import { type Clock, systemClock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import { createLog, type Log } from "#platform/log/index.ts";
import { createCosts } from "./cost-views.ts";
import { createHearingModels, readHearing } from "./hearing-models.ts";
import type { Ion } from "./ion.ts";
import { createModelProbes } from "./model-probes.ts";
import { createModelRegistry, type ModelRegistry } from "./model-registry.ts";
import { openCache, openDatabase, openRateLimit } from "./platform.ts";
import { describeReadiness, describeVersion } from "./self-report.ts";

/** What tests and tools put in place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly random?: () => number;
  readonly lumen?: Lumen;
  readonly middleware?: readonly TurnMiddleware[];
  /** The classifier's weights file instead of `models/hearing.bin`. */
  readonly weightsFile?: string;
}

/**
 * Builds the application: store, model gateway, people, the mentor's rooms.
 *
 * @throws StorageError, NewerSchemaError, WeightsDamagedError when ION cannot work; what was opened is closed again
 */
export async function composeIon(config: Config, secrets: Secrets, overrides: Overrides = {}): Promise<Ion> {
  await using opened = new AsyncDisposableStack();
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog(config.logLevel);

  const database = opened.use(await openDatabase(config, secrets));
  const rateLimit = opened.use(
    await openRateLimit(secrets, (error) => log.warn("rate-limits-not-shared", { error })),
  );
  const ledger = opened.use(
    createLedger({
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
    }),
  );
  const cache = opened.use(
    await openCache(config, secrets, {
      clock,
      random: overrides.random ?? Math.random,
      onDegraded: (error) => log.warn("cache-not-shared", { error }),
    }),
  );
  const policies = createPolicies({ database, clock });
  for (const warning of config.file?.warnings ?? []) log.warn("settings-doubtful", { warning });
  const workspaces = createWorkspaces({ database, clock });
  const localActor = await workspaces.ensureLocal();
  const { workspaceId } = localActor;
  const models = createModelRegistry({ database, clock, log, config, secrets, workspaceId });
  const lumen = opened.use(
    overrides.lumen ??
      createLumen({
        ...lumenOptions(config, await models.load(), { clock, random: overrides.random ?? Math.random }),
        ledger,
        policyFor: policies.of,
        guard: parseGuardSettings(config.guard),
        ...(config.cache.seconds === 0 ? {} : { caching: cachingOf(config, cache) }),
      }),
  );

  if (overrides.lumen === undefined) opened.use(followModels({ models, lumen, log }));

  const accessKeys = createAccessKeys({ database, clock });
  const mentor = await composeMentor(config, { database, clock, lumen, overrides });

  const parts = opened.move();
  return {
    config,
    log,
    ...mentor,
    accessKeys,
    workspaces,
    lumen,
    models,
    probes: createModelProbes({ models, ledger, clock, config, actor: localActor }),
    costs: createCosts(ledger, clock),
    policies,
    rateLimit,
    localActor,
    ready: () =>
      describeReadiness({
        database,
        lumen,
        playbooks: mentor.playbooks,
        modelVersion: mentor.resonance.modelVersion,
      }),
    version: () => describeVersion({ database, lumen, modelVersion: mentor.resonance.modelVersion }),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

async function composeMentor(
  config: Config,
  {
    database,
    clock,
    lumen,
    overrides,
  }: { database: Database; clock: Clock; lumen: Lumen; overrides: Overrides },
) {
  const weightsFile = overrides.weightsFile ?? (await createHearingModels(config.dataDir).currentFile());
  const [hearing, personaCatalog, playbookCatalog] = await Promise.all([
    readHearing(weightsFile),
    loadPersonaCatalog(),
    loadPlaybookCatalog(),
  ]);
  const resonance = createResonance({
    classifier: createClassifier(hearing),
    strategy: config.routing.strategy,
    explorationShare: config.routing.explorationShare,
    random: overrides.random ?? Math.random,
  });
  const personas = createPersonas({
    database,
    clock,
    catalog: personaCatalog,
    lumenPersonasEnabled: config.routing.lumenPersonas,
    onChange: async (workspaceId, personaId) =>
      lumen.answers?.invalidate([`persona:${workspaceId}/${personaId}`]),
  });
  const playbooks = createPlaybooks({ catalog: playbookCatalog });
  const conversations = createConversations({
    database,
    clock,
    resonance,
    personas,
    playbooks,
    lumen,
    contextTokens: config.contextTokens,
    middleware: overrides.middleware ?? [],
    hasPeers: config.workers > 1 || config.store === "PostgreSQL",
  });
  return { resonance, personas, playbooks, conversations };
}

/** A model that is added, changed or removed while ION runs is taken over within a few seconds, in every process. */
function followModels({
  models,
  lumen,
  log,
}: {
  readonly models: ModelRegistry;
  readonly lumen: Lumen;
  readonly log: Log;
}): Disposable {
  return models.subscribe((next) => {
    log.info("models-changed", { models: next.map(({ id }) => id).join(", ") });
    lumen.replaceModels(next).catch((error: Error) => log.warn("models-not-replaced", { error }));
  });
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
