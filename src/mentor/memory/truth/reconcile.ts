/**
 * Truth: what a batch of candidates changes in what is remembered, decided by rules alone.
 * Nothing is overwritten or lost: a change ends one record and begins another, and ends what depended on it.
 */
import type {
  MemoryCandidate,
  MemoryChanges,
  MemoryEnd,
  MemoryRecord,
  RefusalReason,
  StoredTier,
} from "../memory.ts";
import { applyEnd } from "./ends.ts";
import { refusalOf } from "./gate.ts";
import { applyHolds } from "./holds.ts";
import { createLedger } from "./ledger.ts";

export interface ReconcileNeeds {
  readonly now: number;
  /** Texts that stood in the prompts of the turns learned from: what repeats them is not new. */
  readonly recalled: readonly string[];
  /** When a slot (`subject/attribute`) was forgotten, milliseconds; a Map, or a look-up of digests. */
  readonly forgottenSlots: { get(slot: string): number | undefined };
  readonly newId: () => string;
  /** Where a new record begins its life; standard: in its session. */
  readonly tierOf?: (candidate: MemoryCandidate) => StoredTier;
}

/**
 * @param existing all records of the person, ended ones too: they tell what is new
 * @param candidates in any order; they are taken in the order in which they were said
 */
export function reconcile(
  existing: readonly MemoryRecord[],
  candidates: readonly MemoryCandidate[],
  needs: ReconcileNeeds,
): MemoryChanges {
  const ledger = createLedger(existing, needs);
  const refused: { candidate: MemoryCandidate; reason: RefusalReason }[] = [];
  for (const candidate of candidates.toSorted(bySaying)) {
    const reason = refusalOf(candidate, needs) ?? apply(ledger, candidate);
    if (reason !== null) refused.push({ candidate, reason });
  }
  ledger.link();
  return { ...ledger.changes(), refused };
}

/** What ending one record brings with it, for whoever ends it by hand: an edit, a forgetting. */
export function endRecord(
  existing: readonly MemoryRecord[],
  id: string,
  end: { readonly by: MemoryEnd; readonly at: number },
): MemoryChanges {
  const ledger = createLedger(existing, { now: end.at, newId: () => id });
  const record = existing.find((entry) => entry.id === id);
  if (record !== undefined) ledger.end(record, { ...end, saidAt: end.at, supersededBy: null });
  return { ...ledger.changes(), refused: [] };
}

function apply(ledger: ReturnType<typeof createLedger>, candidate: MemoryCandidate): RefusalReason | null {
  return candidate.claim === "ended" ? applyEnd(ledger, candidate) : applyHolds(ledger, candidate);
}

/** What still holds is said before what ends, and that before what begins: "we moved, same gym, my new office is …". */
function bySaying(left: MemoryCandidate, right: MemoryCandidate): number {
  return (
    left.source.saidAt - right.source.saidAt ||
    rank(left) - rank(right) ||
    left.source.start - right.source.start ||
    compare(
      `${left.subject}/${left.attribute}/${left.value}`,
      `${right.subject}/${right.attribute}/${right.value}`,
    )
  );
}

function rank({ claim, value }: MemoryCandidate): number {
  if (claim === "holds" && value === "*") return 0;
  return claim === "ended" ? 1 : 2;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
