/** The records of a person while a batch is applied: what was added, what was changed, and what follows from an end. */
import type { MemoryCandidate, MemoryEnd, MemoryRecord, StoredTier } from "../memory.ts";
import { isHolding } from "./holding.ts";
import { reasonIn } from "./reason.ts";
import { dependencies, slotOf } from "./slot-catalog.ts";
import { names, valueKey } from "./value-key.ts";

export interface End {
  readonly by: MemoryEnd;
  /** From when on it is not so; in the future for a planned change. */
  readonly at: number;
  /** When that was said: what was said later stays. */
  readonly saidAt: number;
  readonly supersededBy: string | null;
}

export interface LedgerNeeds {
  readonly now: number;
  readonly newId: () => string;
  readonly tierOf?: (candidate: MemoryCandidate) => StoredTier;
}

export type Ledger = ReturnType<typeof createLedger>;

/** A change of a slot; `value` is null when whatever was in it has changed. */
interface Change {
  readonly slot: string;
  readonly value: string | null;
  readonly id: string | null;
}

export function createLedger(existing: readonly MemoryRecord[], needs: LedgerNeeds) {
  const records = new Map(existing.map((record) => [record.id, record]));
  const known = new Set(records.keys());
  const touched = new Set<string>();

  const write = (record: MemoryRecord): void => {
    records.set(record.id, record);
    touched.add(record.id);
  };
  /** Records that no end has been set for, whether or not their time has come. */
  const open = (): MemoryRecord[] => [...records.values()].filter(({ endedBy }) => endedBy === null);
  const inSlot = (subject: string, attribute: string): MemoryRecord[] =>
    [...records.values()].filter((record) => record.subject === subject && record.attribute === attribute);

  /** Ends a record and everything that stops being true with it. */
  const end = (record: MemoryRecord, how: End): void => {
    close(record, how);
    cascade({ slot: slotName(record), value: record.value, id: record.id }, how);
  };
  /** A planned end leaves the record open until its day. */
  const close = (record: MemoryRecord, { by, at, supersededBy }: End): void => {
    const validTo = Math.max(record.validFrom, at);
    const isPlanned = validTo > needs.now && by !== "forgotten" && by !== "edited";
    write({ ...record, validTo, supersededBy, endedBy: isPlanned ? null : by });
  };
  /** Follows an end along the links, once a record. */
  const cascade = (change: Change, how: End): void => {
    const queue = [change];
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      for (const record of open()) {
        if (record.lastSaidAt >= how.saidAt || !restsOn(record, next)) continue;
        if (record.validTo !== null && record.validTo <= how.at) continue;
        close(record, { ...how, by: "cascade", supersededBy: null });
        queue.push({ slot: slotName(record), value: record.value, id: record.id });
      }
  };
  const add = (candidate: MemoryCandidate, ended: Partial<MemoryRecord> = {}): MemoryRecord => {
    const record = { ...recordOf(candidate, needs), ...ended };
    write(record);
    return record;
  };
  /** Ties what was added to what it rests on, once everything of the batch is there. */
  const link = (): void => {
    for (const id of touched) {
      const record = records.get(id) as MemoryRecord;
      if (known.has(id)) continue;
      records.set(id, { ...record, dependsOn: linksOf(record, open(), needs.now) });
    }
  };
  const changes = () => ({
    added: [...touched].flatMap((id) => (known.has(id) ? [] : [records.get(id) as MemoryRecord])),
    changed: [...touched].flatMap((id) => (known.has(id) ? [records.get(id) as MemoryRecord] : [])),
  });
  return { now: needs.now, open, inSlot, write, end, cascade, add, link, changes };
}

export function slotName({ subject, attribute }: { subject: string; attribute: string }): string {
  return `${subject}/${attribute}`;
}

function restsOn(record: MemoryRecord, { slot, value, id }: Change): boolean {
  if (id !== null && record.dependsOn.includes(id)) return true;
  if (record.id === id || !dependencies(record.subject, record.attribute).includes(slot)) return false;
  if (!record.subject.startsWith("project:") || !slot.endsWith("project"))
    return slotOf(slot.slice(slot.indexOf("/") + 1)).arity === "one";
  return value !== null && record.subject === `project:${valueKey(value)}`;
}

/** The records a new one stops being true with: those in its slots' place, and those its reason names. */
function linksOf(added: MemoryRecord, open: readonly MemoryRecord[], now: number): readonly string[] {
  const slots = new Set([...added.dependsOn, ...dependencies(added.subject, added.attribute)]);
  const reason = reasonIn(added.source.quote);
  const isLink = (record: MemoryRecord): boolean => {
    const isOwn = slotName(record) === slotName(added);
    if (isOwn || !isHolding(record, Math.max(now, added.source.saidAt))) return false;
    if (slots.has(slotName(record))) return slotOf(record.attribute).arity === "one";
    return reason !== "" && names(reason, record.value);
  };
  return open.filter(isLink).map(({ id }) => id);
}

/** Until it is linked, a record keeps the slots its candidate named. */
function recordOf(candidate: MemoryCandidate, needs: LedgerNeeds): MemoryRecord {
  const { claim: _claim, ...said } = candidate;
  return {
    ...said,
    id: needs.newId(),
    tier: needs.tierOf?.(candidate) ?? "session",
    endedBy: null,
    supersededBy: null,
    isPinned: false,
    mentions: 1,
    lastSaidAt: candidate.source.saidAt,
    createdAt: needs.now,
  };
}
