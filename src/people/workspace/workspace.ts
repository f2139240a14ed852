import { LRUCache } from "lru-cache";
import { type Actor, SCOPES } from "#contract/actor.ts";
import { personIdSchema } from "#contract/recommendation.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import { ActForOthersError } from "./errors.ts";
import { createWorkspaceStore } from "./workspace-store.ts";

export interface Workspaces {
  /** The single user of the loopback address, with every scope; made at the first call. */
  ensureLocal(): Promise<Actor>;
  /**
   * Makes a person known to a workspace; cheap when they are already.
   *
   * @throws InvalidInputError the id is not one
   */
  ensurePerson(workspaceId: string, personId: string): Promise<void>;
  /** Their row is gone: whoever comes under this name is made known anew. */
  forgetPerson(workspaceId: string, personId: string): void;
  /**
   * The actor as another person of the same workspace, who is made known to it. As that person it may not act for
   * yet another.
   *
   * @throws ActForOthersError the actor's key does not have that scope
   */
  actAs(actor: Actor, personId: string): Promise<Actor>;
}

export interface WorkspaceNeeds {
  readonly database: Database;
  readonly clock: Clock;
}

const LOCAL_WORKSPACE = "local";
const LOCAL_PERSON = "me";
const KNOWN_PEOPLE = 10_000;

export function createWorkspaces({ database, clock }: WorkspaceNeeds): Workspaces {
  const store = createWorkspaceStore(database);
  const known = new LRUCache<string, true>({ max: KNOWN_PEOPLE });

  const ensurePerson = async (workspaceId: string, personId: string): Promise<void> => {
    // A workspace's id has no slash, so the pair is one key and no other.
    const key = `${workspaceId}/${personId}`;
    if (known.has(key)) return;
    checkPersonId(personId);
    await store.ensurePerson(workspaceId, personId, clock.now());
    known.set(key, true);
  };

  return {
    async ensureLocal() {
      await store.ensureWorkspace(LOCAL_WORKSPACE, "This machine", clock.now());
      await ensurePerson(LOCAL_WORKSPACE, LOCAL_PERSON);
      return { workspaceId: LOCAL_WORKSPACE, personId: LOCAL_PERSON, scopes: SCOPES };
    },
    ensurePerson,
    forgetPerson: (workspaceId, personId) => void known.delete(`${workspaceId}/${personId}`),
    async actAs(actor, personId) {
      if (personId === actor.personId) return actor;
      if (!actor.scopes.includes("act-for-others")) throw new ActForOthersError();
      await ensurePerson(actor.workspaceId, personId);
      const scopes = actor.scopes.filter((scope) => scope !== "act-for-others");
      return { ...actor, personId, scopes };
    },
  };
}

function checkPersonId(personId: string): void {
  if (personIdSchema.safeParse(personId).success) return;
  throw new InvalidInputError(
    "user_id",
    "is not a person's id",
    "1 to 128 letters, digits or . _ @ + -, starting with a letter or digit",
  );
}
