/**
 * Where a memory lives, decided by rules alone (docs/memory.md has them as a table): it begins in its session, and moves
 * up, never down. Each rule is one reason why it matters longer or wider than the conversation it was said in.
 */
import type { MemoryCandidate, MemoryRecord, StoredTier } from "./memory.ts";

/** A session memory that nobody says again is gone so long after it was last said (M2). */
export const SESSION_LIFE_MS = 24 * 60 * 60 * 1000;

/** Likely to matter in a month: about the person, or of a project. */
const LASTING = 0.6;
const OF_PROJECT = 0.5;
/** So durable that it need not be about the person. */
const LASTING_ANYWAY = 0.75;
const SAID_AGAIN = 2;
const SAID_OFTEN = 3;
const HEIGHT: Readonly<Record<StoredTier, number>> = { session: 0, project: 1, global: 2 };

/** What is known when the tier is decided. */
export interface TierEvidence
  extends Pick<MemoryRecord, "subject" | "project" | "durability" | "mentions" | "isPinned" | "origin"> {
  /** In how many projects the same was said. */
  readonly projects: number;
}

export type TierRule =
  | "kept-by-person"
  | "said-in-two-projects"
  | "about-the-person"
  | "of-a-project"
  | "lasting"
  | "in-session";

/** The tier with the rule that gave it. */
export function tierFor(evidence: TierEvidence): { readonly tier: StoredTier; readonly rule: TierRule } {
  const { subject, project, durability, mentions, isPinned, origin, projects } = evidence;
  const hasProject = project !== null || subject.startsWith("project:");
  if (isPinned || origin === "edited")
    return { tier: hasProject ? "project" : "global", rule: "kept-by-person" };
  if (projects >= 2) return { tier: "global", rule: "said-in-two-projects" };
  if (hasProject) {
    const isOfProject = durability >= OF_PROJECT || mentions >= SAID_AGAIN;
    return isOfProject ? { tier: "project", rule: "of-a-project" } : { tier: "session", rule: "in-session" };
  }
  if (isAboutPerson(subject) && (durability >= LASTING || mentions >= SAID_AGAIN))
    return { tier: "global", rule: "about-the-person" };
  if (durability >= LASTING_ANYWAY || mentions >= SAID_OFTEN) return { tier: "global", rule: "lasting" };
  return { tier: "session", rule: "in-session" };
}

/** The higher of where it is and where it belongs. */
export function promoted(record: MemoryRecord, projects: number): MemoryRecord {
  const { tier } = tierFor({ ...record, projects });
  return HEIGHT[tier] > HEIGHT[record.tier] ? { ...record, tier } : record;
}

/** Whether a session memory has outlived its time. */
export function isOutlived(record: MemoryRecord, now: number): boolean {
  return record.tier === "session" && !record.isPinned && record.lastSaidAt + SESSION_LIFE_MS <= now;
}

/** Each record of a batch in its tier, from how often and in how many projects the same was said. */
export function promoteAll(
  records: readonly MemoryRecord[],
  known: Iterable<MemoryRecord>,
  candidates: readonly MemoryCandidate[],
): readonly MemoryRecord[] {
  const projects = new Map<string, Set<string>>();
  for (const { subject, attribute, value, project } of [...known, ...records, ...candidates]) {
    if (project === null) continue;
    const key = sameKey({ subject, attribute, value });
    projects.set(key, (projects.get(key) ?? new Set()).add(project.toLowerCase()));
  }
  return records.map((record) => promoted(record, projects.get(sameKey(record))?.size ?? 0));
}

function isAboutPerson(subject: string): boolean {
  return subject === "self" || subject.startsWith("person:");
}

function sameKey({
  subject,
  attribute,
  value,
}: Pick<MemoryRecord, "subject" | "attribute" | "value">): string {
  const of = subject.startsWith("project:") ? "project" : subject;
  return `${of}/${attribute}/${value.trim().toLowerCase()}`;
}
