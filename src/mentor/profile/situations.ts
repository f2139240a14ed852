/** What ranking may know of the people who are here, kept in this process so that no turn waits for it. */
import { LRUCache } from "lru-cache";
import type { Clock } from "#platform/clock/index.ts";
import { engagementOf } from "./engagement.ts";
import { localTime } from "./local-time.ts";
import { EMPTY_PROFILE } from "./profile-state.ts";
import type { Owner, ProfileStore } from "./profile-store.ts";
import type { PersonalSituation } from "./profiles.ts";
import { ratedAnswers } from "./satisfaction.ts";

const KEPT_PEOPLE = 2000;
/** Another process may have learned something meanwhile. */
const TRUSTED_MS = 30_000;
/** What was left becomes an outcome by time alone, and engagement fades. */
const FRESH_MS = 600_000;

interface Kept extends Omit<PersonalSituation, "hour"> {
  readonly version: number;
  readonly zone: string;
  readonly madeAt: number;
  readonly checkedAt: number;
}

interface SituationNeeds {
  readonly store: ProfileStore;
  readonly clock: Clock;
  readonly serverZone: string;
  readonly isPersonalised: (owner: Owner) => Promise<boolean>;
}

export function createSituations(needs: SituationNeeds) {
  const kept = new LRUCache<string, Promise<Kept>>({ max: KEPT_PEOPLE });
  return {
    async of(owner: Owner, timeZone: string | null): Promise<PersonalSituation | null> {
      if (!(await needs.isPersonalised(owner))) return null;
      const now = needs.clock.now();
      const name = nameOf(owner);
      const known = await kept.get(name);
      let situation = known;
      if (known === undefined || now - known.checkedAt >= TRUSTED_MS) {
        const read = refresh(needs, owner, known);
        kept.set(name, read);
        read.catch(() => kept.delete(name));
        situation = await read;
      }
      const { history, engagement, zone } = situation as Kept;
      return { history, engagement, hour: hourOf(now, timeZone ?? zone, needs.serverZone) };
    },
    forget: (owner: Owner): void => void kept.delete(nameOf(owner)),
  };
}

async function refresh(needs: SituationNeeds, owner: Owner, known: Kept | undefined): Promise<Kept> {
  const now = needs.clock.now();
  if (known !== undefined && now - known.madeAt < FRESH_MS) {
    if ((await needs.store.version(owner)) === known.version) return { ...known, checkedAt: now };
  }
  const { state, version } = await needs.store.load(owner);
  const learned = state ?? EMPTY_PROFILE;
  const zone = learned.latestZone?.zone ?? needs.serverZone;
  return {
    version,
    zone,
    madeAt: now,
    checkedAt: now,
    history: { answers: ratedAnswers(learned, now) },
    engagement: learned.turns === 0 ? 0 : engagementOf(learned, localTime(now, zone).day).score,
  };
}

function hourOf(now: number, zone: string, serverZone: string): number {
  try {
    return localTime(now, zone).hour;
  } catch (error) {
    if (error instanceof RangeError) return localTime(now, serverZone).hour;
    throw error;
  }
}

function nameOf({ workspaceId, personId }: Owner): string {
  return `${workspaceId}/${personId}`;
}
