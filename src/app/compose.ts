/** The wiring: every choice of technology and every room, in one place. Importing this file does nothing. */
import type { Config, Secrets } from "#config/index.ts";
import type { Lumen } from "#lumen/index.ts";
import { createConversations, findTopics, type TurnMiddleware } from "#mentor/conversation/index.ts";
import type { Growth } from "#mentor/growth/index.ts";
import type { Extractor } from "#mentor/memory/index.ts";
import { createPersonas, loadPersonaCatalog } from "#mentor/persona/index.ts";
import { createPlaybooks, loadPlaybookCatalog, readLearnedLanguages } from "#mentor/playbook/index.ts";
import { createProfiles, serverTimeZone } from "#mentor/profile/index.ts";
import { createClassifier, createLearnedModels, createResonance } from "#mentor/resonance/index.ts";
import { createAccessKeys } from "#people/access-key/index.ts";
import { createWorkspaces } from "#people/workspace/index.ts";
import { type Clock, systemClock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import { createLog, type Log } from "#platform/log/index.ts";
import { createCondense } from "./condense.ts";
import { createCosts } from "./cost-views.ts";
import { composeGateway } from "./gateway.ts";
import { composeGrowth } from "./growth.ts";
import { createGrowthDoor } from "./growth-door.ts";
import { createHearingModels, MODELS, readHearing, readHeldMessages } from "./hearing-models.ts";
import type { Ion } from "./ion.ts";
import { composeMemory } from "./memory.ts";
import { createModelProbes } from "./model-probes.ts";
import { composeOwnership, composeUpkeep, type Ownership } from "./ownership.ts";
import { openDatabase, openRateLimit } from "./platform.ts";
import { createRoutingLearning } from "./routing-learning.ts";
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
  /** Who finds what to remember, instead of the built-in extractor. */
  readonly extractors?: readonly Extractor[];
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
  for (const warning of config.file?.warnings ?? []) log.warn("settings-doubtful", { warning });
  const workspaces = createWorkspaces({ database, clock });
  const localActor = await workspaces.ensureLocal();
  const { workspaceId } = localActor;
  const random = overrides.random ?? Math.random;
  const given = { database, clock, log, random, workspaceId, lumen: overrides.lumen };
  const { ledger, policies, models, lumen } = await composeGateway(config, secrets, given, opened);
  const accessKeys = createAccessKeys({ database, clock });
  const ownership = composeOwnership(config, secrets, {
    database,
    clock,
    log,
    lumen,
    workspaces,
    localActor,
  });
  const growth = composeGrowth({ database, clock, log, lumen });
  const mentor = await composeMentor(config, {
    database,
    clock,
    log,
    lumen,
    overrides,
    ownership,
    growth,
  });
  // Before the store closes, what was just said is learned from.
  opened.defer(async () => {
    await mentor.conversations.stopLearning();
    await mentor.memory.stop();
    await mentor.profiles.settled();
  });

  const parts = opened.move();
  return {
    config,
    log,
    ...mentor,
    growth: createGrowthDoor(growth, { clock, log }),
    privacy: ownership.privacy,
    upkeep: composeUpkeep(ownership, mentor, { database, clock }),
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
    log,
    lumen,
    overrides,
    ownership,
    growth,
  }: {
    database: Database;
    clock: Clock;
    log: Log;
    lumen: Lumen;
    overrides: Overrides;
    ownership: Ownership;
    growth: Growth;
  },
) {
  const weightsFile = overrides.weightsFile ?? (await createHearingModels(config.dataDir).currentFile());
  const [hearing, personaCatalog, playbookCatalog, languages] = await Promise.all([
    readHearing(weightsFile),
    loadPersonaCatalog(),
    loadPlaybookCatalog(),
    readLearnedLanguages(MODELS),
  ]);
  const classifier = createClassifier(hearing);
  const resonance = createResonance({
    classifier,
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
  const playbooks = createPlaybooks({ catalog: playbookCatalog, languages });
  const { isPersonalised } = ownership.privacy;
  const memory = composeMemory(config, overrides, { database, clock, log, lumen, isPersonalised });
  const profiles = createProfiles({
    database,
    clock,
    log,
    findTopics,
    isPersonalised,
    serverZone: serverTimeZone(),
    growthOf: growth.progress,
  });
  const learnedModels = createLearnedModels({ database, clock });
  const conversations = createConversations({
    database,
    clock,
    resonance,
    personas,
    playbooks,
    lumen,
    condense: createCondense(lumen, {
      writer: config.saver,
      tokenBudget: Math.floor(config.contextTokens / 4),
    }),
    contextTokens: config.contextTokens,
    middleware: overrides.middleware ?? [],
    memory,
    profiles,
    learnedOf: learnedModels.of,
    learners: [memory.learner, profiles.learner],
    log,
    hasPeers: config.workers > 1 || config.store === "PostgreSQL",
  });
  const learning = createRoutingLearning({
    classifier,
    models: learnedModels,
    conversations,
    personas,
    heldMessages: readHeldMessages,
    isPersonalised,
  });
  return { resonance, personas, playbooks, memory, profiles, conversations, learning };
}
