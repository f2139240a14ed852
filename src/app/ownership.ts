/** The wiring of what people own: what has to be told when somebody's data goes, and by which key receipts are signed. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Config, Secrets } from "#config/index.ts";
import type { Actor } from "#contract/actor.ts";
import { createMasker } from "#lumen/guard/index.ts";
import type { Lumen } from "#lumen/index.ts";
import type { Conversations } from "#mentor/conversation/index.ts";
import type { Memory } from "#mentor/memory/index.ts";
import type { Profiles } from "#mentor/profile/index.ts";
import { createUpkeep, type Upkeep } from "#mentor/upkeep/index.ts";
import { createPrivacy, type Privacy } from "#people/privacy/index.ts";
import type { Workspaces } from "#people/workspace/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import { openSecrets } from "./platform.ts";

interface Owner {
  readonly workspaceId: string;
  readonly personId: string;
}

/** Takes what it holds of a person out of this process; what it was, for the receipt. */
type Forget = (owner: Owner) => Promise<string>;

export interface Ownership {
  readonly privacy: Privacy;
  /** Rooms that are composed later say here how they forget, and what they do when old rows were taken away. */
  readonly onForget: (forget: Forget) => void;
  readonly onSwept: (note: (owner: Owner, before: number) => Promise<void>) => void;
}

interface OwnershipParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly lumen: Lumen;
  readonly workspaces: Workspaces;
  readonly localActor: Actor;
}

export function composeOwnership(config: Config, secrets: Secrets, parts: OwnershipParts): Ownership {
  const { database, clock, log, lumen, workspaces, localActor } = parts;
  const box = openSecrets(config, secrets);
  const isLocal = ({ workspaceId, personId }: Owner) =>
    workspaceId === localActor.workspaceId && personId === localActor.personId;
  const forgetters: Forget[] = [
    async ({ personId }) => {
      await lumen.answers?.forgetPerson(personId);
      return "kept answers of models, in every process and in Redis";
    },
    async ({ workspaceId, personId }) => {
      workspaces.forgetPerson(workspaceId, personId);
      return "who is known to this process";
    },
  ];
  const sweepers: ((owner: Owner, before: number) => Promise<void>)[] = [];
  const privacy = createPrivacy({
    database,
    clock,
    retentionDays: config.retentionDays,
    signingSeed: () => box.derive("privacy receipt"),
    async forget(owner) {
      const places = await Promise.all(forgetters.map((forget) => forget(owner)));
      if (!isLocal(owner)) return places;
      // What the single user of this machine typed into the terminal.
      await rm(join(config.dataDir, "chat-history"), { force: true });
      return [...places, "the file chat-history"];
    },
    async welcome(owner) {
      if (isLocal(owner)) await workspaces.ensureLocal();
    },
    async onSwept(owner, before) {
      for (const note of sweepers) await note(owner, before);
    },
    onFailure: (error) =>
      log.warn("privacy-upkeep-failed", { error: error instanceof Error ? error.name : "unknown" }),
  });
  return {
    privacy,
    onForget: (forget) => void forgetters.push(forget),
    onSwept: (note) => void sweepers.push(note),
  };
}

/** The rooms that hold something of people while they are here. */
interface Mentor {
  readonly conversations: Pick<Conversations, "forgetPerson">;
  readonly memory: Pick<Memory, "forgetPerson" | "noteRemoval">;
  readonly profiles: Pick<Profiles, "forgetPerson" | "rebuild">;
}

/** Tells the mentor's rooms what became of a person's data, and makes the room that looks after conversations. */
export function composeUpkeep(
  { onForget, onSwept }: Ownership,
  { conversations, memory, profiles }: Mentor,
  { database, clock }: Pick<OwnershipParts, "database" | "clock">,
): Upkeep {
  /** Turns were taken away: what was made of them is made of what is left. */
  const learnAnew = async (owner: Owner): Promise<void> => {
    await memory.noteRemoval(owner);
    await profiles.rebuild(owner);
  };
  onForget(async (owner) => {
    await conversations.forgetPerson(owner);
    memory.forgetPerson(owner);
    profiles.forgetPerson(owner);
    return "running answers, recent turns, recall indexes and profiles in memory";
  });
  onSwept(learnAnew);
  return createUpkeep({
    database,
    clock,
    mask: (texts) => createMasker().maskAll(texts),
    onRemoved: learnAnew,
  });
}
