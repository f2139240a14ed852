import type { Config } from "#config/index.ts";
import type { Actor } from "#contract/actor.ts";
import type { ReadyView, VersionView } from "#contract/health.ts";
import type { Lumen, Policies } from "#lumen/index.ts";
import type { Conversations } from "#mentor/conversation/index.ts";
import type { Memory } from "#mentor/memory/index.ts";
import type { Personas } from "#mentor/persona/index.ts";
import type { Playbooks } from "#mentor/playbook/index.ts";
import type { Profiles } from "#mentor/profile/index.ts";
import type { Resonance } from "#mentor/resonance/index.ts";
import type { Upkeep } from "#mentor/upkeep/index.ts";
import type { AccessKeys } from "#people/access-key/index.ts";
import type { Privacy } from "#people/privacy/index.ts";
import type { Workspaces } from "#people/workspace/index.ts";
import type { Log } from "#platform/log/index.ts";
import type { RateLimit } from "#platform/rate-limit/index.ts";
import type { Costs } from "./cost-views.ts";
import type { GrowthDoor } from "./growth-door.ts";
import type { ModelProbes } from "./model-probes.ts";
import type { ModelRegistry } from "./model-registry.ts";
import type { RoutingLearning } from "./routing-learning.ts";

/** The composed application: what doors may use. Routes and commands take a slice of it. */
export interface Ion extends AsyncDisposable {
  readonly config: Config;
  readonly log: Log;
  readonly conversations: Conversations;
  readonly growth: GrowthDoor;
  readonly memory: Memory;
  readonly personas: Personas;
  readonly profiles: Profiles;
  readonly playbooks: Playbooks;
  readonly resonance: Resonance;
  readonly learning: RoutingLearning;
  readonly upkeep: Upkeep;
  readonly privacy: Privacy;
  readonly accessKeys: AccessKeys;
  readonly workspaces: Workspaces;
  readonly lumen: Lumen;
  readonly models: ModelRegistry;
  readonly probes: ModelProbes;
  readonly costs: Costs;
  readonly policies: Policies;
  readonly rateLimit: RateLimit;
  /** The single user of the loopback address. */
  readonly localActor: Actor;
  ready(): Promise<ReadyView>;
  version(): Promise<VersionView>;
}
