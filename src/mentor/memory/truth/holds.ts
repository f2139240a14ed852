/** Something is so: said again, said more precisely, instead of something else, or new. */
import type { MemoryCandidate, MemoryRecord, RefusalReason } from "../memory.ts";
import { ANY } from "./ends.ts";
import type { Ledger } from "./ledger.ts";
import { slotOf } from "./slot-catalog.ts";
import { likeness } from "./value-key.ts";

export function applyHolds(ledger: Ledger, candidate: MemoryCandidate): RefusalReason | null {
  const { subject, attribute, value, source } = candidate;
  const inSlot = ledger.inSlot(subject, attribute);
  if (value === ANY) return confirm(ledger, candidate, inSlot);
  const open = inSlot.filter(({ endedBy }) => endedBy === null);
  const same = open.find((record) => isRepeated(value, record.value) && !isOver(record, source.saidAt));
  if (same !== undefined) return sayAgain(ledger, same, candidate);
  if (wasSaid(inSlot, candidate)) return "not-new";
  const isOne = slotOf(attribute).arity === "one";
  const later = isOne ? firstAfter(inSlot, source.saidAt) : undefined;
  if (later !== undefined) {
    const validTo = Math.max(candidate.validFrom, later.validFrom);
    ledger.add(candidate, { validTo, endedBy: "superseded", supersededBy: later.id });
    return null;
  }
  const record = ledger.add(candidate);
  for (const older of open) replace(ledger, older, record, isOne);
  return null;
}

/** "Same gym as before": what is there was said again; what went with something else is back. */
function confirm(
  ledger: Ledger,
  candidate: MemoryCandidate,
  inSlot: readonly MemoryRecord[],
): RefusalReason | null {
  const { saidAt } = candidate.source;
  const open = inSlot.filter(({ endedBy }) => endedBy === null);
  const earlier = open.filter(({ lastSaidAt }) => lastSaidAt < saidAt);
  for (const record of earlier)
    ledger.write({ ...record, lastSaidAt: saidAt, mentions: record.mentions + 1 });
  if (open.length > 0) return earlier.length > 0 ? null : "not-new";
  const lost = inSlot.filter(({ endedBy, validTo }) => endedBy === "cascade" && (validTo ?? 0) <= saidAt);
  const last = lost.toSorted((left, right) => (left.validTo ?? 0) - (right.validTo ?? 0)).at(-1);
  if (last === undefined || inSlot.some(({ source }) => source.saidAt >= saidAt)) return "not-new";
  const { value, text, kind, project, importance, durability } = last;
  ledger.add({ ...candidate, value, text, kind, project, importance, durability });
  return null;
}

function sayAgain(ledger: Ledger, record: MemoryRecord, { source }: MemoryCandidate): RefusalReason | null {
  if (source.saidAt <= record.lastSaidAt) return "not-new";
  const said = { ...record, lastSaidAt: source.saidAt, mentions: record.mentions + 1 };
  const plan = record.supersededBy === null ? undefined : planned(ledger, record);
  ledger.write(plan === undefined ? said : { ...said, validTo: null, supersededBy: null });
  if (plan !== undefined) takeBack(ledger, plan);
  return null;
}

/** The value that was to take the place of this one on a day that has not come. */
function planned(
  ledger: Ledger,
  { subject, attribute, supersededBy }: MemoryRecord,
): MemoryRecord | undefined {
  return ledger.inSlot(subject, attribute).find(({ id, endedBy }) => id === supersededBy && endedBy === null);
}

/** "We stay after all": the plan ends, and what was to go stale with it stays. */
function takeBack(ledger: Ledger, plan: MemoryRecord): void {
  for (const record of ledger.open())
    if (record.validTo === plan.validFrom && record.kind !== "date")
      ledger.write({ ...record, validTo: null });
  // Its day never came, so nothing else has changed.
  ledger.write({ ...plan, validTo: plan.validFrom, endedBy: "ended" });
}

function replace(ledger: Ledger, older: MemoryRecord, newer: MemoryRecord, isOne: boolean): void {
  const { saidAt } = newer.source;
  const how = { by: "superseded", at: newer.validFrom, saidAt, supersededBy: newer.id } as const;
  if (likeness(newer.value, older.value) === "more")
    ledger.write({
      ...older,
      validTo: Math.max(older.validFrom, how.at),
      endedBy: how.by,
      supersededBy: newer.id,
    });
  else if (isOne) ledger.end(older, how);
}

function isRepeated(newer: string, older: string): boolean {
  const found = likeness(newer, older);
  return found === "same" || found === "less";
}

/** A date that is past may be said anew. */
function isOver({ validTo, supersededBy }: MemoryRecord, at: number): boolean {
  return validTo !== null && validTo <= at && supersededBy === null;
}

/** Learned before: the same words of the same turn, or a value that something later has ended. */
function wasSaid(inSlot: readonly MemoryRecord[], { value, source }: MemoryCandidate): boolean {
  return inSlot.some(
    (record) =>
      likeness(value, record.value) !== "different" &&
      (record.source.turnId === source.turnId || record.lastSaidAt >= source.saidAt),
  );
}

function firstAfter(inSlot: readonly MemoryRecord[], saidAt: number): MemoryRecord | undefined {
  return inSlot
    .filter(({ source }) => source.saidAt > saidAt)
    .toSorted((left, right) => left.source.saidAt - right.source.saidAt)[0];
}
