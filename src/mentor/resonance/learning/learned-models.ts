/** What workspaces learned from feedback: kept in versions, read at most once a minute, rolled back by one call. */
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { TONES } from "#contract/wave-key.ts";
import { createId } from "#lib/id.ts";
import { IonError } from "#lib/ion-error.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import type { CommonTaste } from "./common-taste.ts";
import { type HearingCorrection, hearingCorrectionSchema } from "./hearing-correction.ts";
import { createLearnedModelStore, type LearnedModelStore } from "./learned-model-store.ts";

export const LEARNED_KINDS = ["taste", "hearing"] as const;
export type LearnedKind = (typeof LEARNED_KINDS)[number];

/** What routing uses of it; the same object while nothing changed. */
export interface WorkspaceLearned {
  readonly commonTaste?: CommonTaste;
  readonly correction?: HearingCorrection;
}

/** How much better it was than what it replaced, and on how much that rests. */
export type LearnedFigures = Readonly<Record<string, number>>;

export interface LearnedVersion {
  readonly kind: LearnedKind;
  readonly version: string;
  readonly isInUse: boolean;
  readonly figures: LearnedFigures;
  readonly createdAt: number;
  readonly rolledBackAt: number | null;
}

export interface LearnedModels {
  of(workspaceId: string): Promise<WorkspaceLearned>;
  promote(
    workspaceId: string,
    model: { kind: LearnedKind; content: CommonTaste | HearingCorrection; figures: LearnedFigures },
  ): Promise<string>;
  /** Newest first. */
  list(workspaceId: string): Promise<LearnedVersion[]>;
  /** Goes back to the version before, or to none; which one went. @throws NothingLearnedError */
  rollBack(workspaceId: string, kind: LearnedKind): Promise<string>;
  /** Marks a week as taken, so that of several processes one retrains; false: another one has it. */
  takeWeek(workspaceId: string): Promise<boolean>;
  workspaces(): Promise<string[]>;
}

class NothingLearnedError extends IonError {
  constructor(kind: LearnedKind) {
    super("conflict", "nothing-learned", `no learned ${kind} is in use`, { fix: "ion learn retrain" });
  }
}

const commonTasteSchema = z.object({
  people: z.int().min(0),
  moves: z.record(z.string(), z.array(z.number()).length(TONES.length)),
  toneCovariance: z.array(z.number()).length(TONES.length ** 2),
  noise: z.number().positive(),
});

const KEPT_WORKSPACES = 200;
/** Another process may have learned something meanwhile. */
const TRUSTED_MS = 60_000;
const WEEK_MS = 7 * 24 * 3_600_000;
const MOST_LISTED = 50;

interface Kept {
  readonly versions: string;
  readonly learned: WorkspaceLearned;
  readonly checkedAt: number;
}

interface LearnedModelNeeds {
  readonly database: Database;
  readonly clock: Clock;
}

export function createLearnedModels({ database, clock }: LearnedModelNeeds): LearnedModels {
  const store = createLearnedModelStore(database);
  const kept = new LRUCache<string, Promise<Kept>>({ max: KEPT_WORKSPACES });
  return {
    async of(workspaceId) {
      const known = await kept.get(workspaceId);
      const now = clock.now();
      if (known !== undefined && now - known.checkedAt < TRUSTED_MS) return known.learned;
      const reading = read(store, workspaceId, { known, now });
      kept.set(workspaceId, reading);
      reading.catch(() => kept.delete(workspaceId));
      return (await reading).learned;
    },
    async promote(workspaceId, { kind, content, figures }) {
      const now = clock.now();
      const version = createId(kind, now);
      await store.insert({
        workspace_id: workspaceId,
        kind,
        version,
        content: JSON.stringify(content),
        figures: JSON.stringify(figures),
        created_at: now,
        rolled_back_at: null,
      });
      kept.delete(workspaceId);
      return version;
    },
    list: (workspaceId) => list(store, workspaceId),
    async rollBack(workspaceId, kind) {
      const current = await store.current(workspaceId, kind);
      if (current === undefined) throw new NothingLearnedError(kind);
      await store.rollBack(workspaceId, { kind, version: current.version, now: clock.now() });
      kept.delete(workspaceId);
      return current.version;
    },
    takeWeek: (workspaceId) => {
      const now = clock.now();
      const week = String(Math.floor(now / WEEK_MS)).padStart(8, "0");
      return store.insert({
        workspace_id: workspaceId,
        kind: "retraining",
        version: `week_${week}`,
        content: "{}",
        figures: "{}",
        created_at: now,
        rolled_back_at: null,
      });
    },
    workspaces: store.workspaces,
  };
}

async function read(
  store: LearnedModelStore,
  workspaceId: string,
  { known, now }: { known: Kept | undefined; now: number },
): Promise<Kept> {
  const [taste, hearing] = await Promise.all(LEARNED_KINDS.map((kind) => store.current(workspaceId, kind)));
  const versions = `${taste?.version} ${hearing?.version}`;
  if (known?.versions === versions) return { ...known, checkedAt: now };
  const learned = {
    ...(taste === undefined ? {} : { commonTaste: commonTasteSchema.parse(JSON.parse(taste.content)) }),
    ...(hearing === undefined
      ? {}
      : { correction: hearingCorrectionSchema.parse(JSON.parse(hearing.content)) }),
  };
  return { versions, learned, checkedAt: now };
}

async function list(store: LearnedModelStore, workspaceId: string): Promise<LearnedVersion[]> {
  const current = await Promise.all(LEARNED_KINDS.map((kind) => store.current(workspaceId, kind)));
  const inUse = new Set(current.map((row) => row?.version));
  const rows = await store.list(workspaceId, MOST_LISTED);
  return rows.flatMap((row): LearnedVersion[] => {
    const kind = LEARNED_KINDS.find((each) => each === row.kind);
    if (kind === undefined) return [];
    return [
      {
        kind,
        version: row.version,
        isInUse: inUse.has(row.version),
        figures: JSON.parse(row.figures) as LearnedFigures,
        createdAt: Number(row.created_at),
        rolledBackAt: row.rolled_back_at === null ? null : Number(row.rolled_back_at),
      },
    ];
  });
}
