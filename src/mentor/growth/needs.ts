/** What the room needs from outside, and what its parts hand to each other. */
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import type { WritePdf } from "#platform/pdf/index.ts";
import type { DocumentFormat, SkillCatalog } from "./growth.ts";
import type { GrowthStore, NewCheckpoint } from "./growth-store.ts";
import type { CallNeeds } from "./model/calls.ts";
import type { Generate } from "./model/generate.ts";
import type { PlanState } from "./plan-state.ts";

export interface GrowthNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Loaded when the first plan needs it; ION's own when absent. */
  readonly skills?: () => Promise<SkillCatalog>;
  readonly readDocument: ReadDocument;
  readonly generate: Generate;
  /** Ids of the models that may be asked now, the first choice first; empty: ION does all by its own rules. */
  readonly models: () => readonly string[];
  /** Writes a report as PDF. */
  readonly writePdf: WritePdf;
  /** The days on which to look how far one has come, from the day a plan is finished; those of its milestones when absent. */
  readonly planCheckpoints?: (plan: PlanState, startsAt: number) => readonly NewCheckpoint[];
  /** How long a model may take; 90 seconds when absent. */
  readonly modelTimeoutMs?: number;
  /** A call whose process has not been heard of for so long is lost; 5 seconds when absent. */
  readonly lostAfterMs?: number;
}

/** Bytes become text. @throws IonError for what cannot be read */
export type ReadDocument = (
  bytes: Uint8Array,
  about: { readonly fileName: string | null },
) => Promise<{ readonly format: DocumentFormat; readonly text: string }>;

/** What the verbs work with. */
export interface GrowthParts
  extends Pick<GrowthNeeds, "readDocument" | "writePdf" | "models" | "log" | "database"> {
  readonly skills: () => Promise<SkillCatalog>;
  readonly planCheckpoints: NonNullable<GrowthNeeds["planCheckpoints"]>;
  readonly store: GrowthStore;
  readonly calls: CallNeeds;
  readonly now: () => number;
}
