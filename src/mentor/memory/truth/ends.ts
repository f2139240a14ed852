/** Something is no longer so: a value, whatever was in a slot, or a thing named without its slot. */
import type { MemoryCandidate, MemoryRecord, RefusalReason } from "../memory.ts";
import { LEAST_DURABILITY } from "./gate.ts";
import { type Ledger, slotName } from "./ledger.ts";
import { SLOT_NOUNS } from "./noun-catalog.ts";
import { likeness, valueTokens } from "./value-key.ts";

/** As a value: whatever is in the slot. As an attribute: whichever slot has the value. */
export const ANY = "*";

/** "I gave up on German" ends the lessons, not the mother tongue; these end by words of their own only. */
const NEVER_BY_NAME = new Set(["name", "speaks", "city", "birthday", "age", "allergy", "decision", "health"]);

export function applyEnd(ledger: Ledger, candidate: MemoryCandidate): RefusalReason | null {
  if (candidate.attribute === ANY) return endByName(ledger, candidate);
  const { subject, attribute, value, source } = candidate;
  const inSlot = ledger.inSlot(subject, attribute);
  const ended = inSlot.filter((record) => isOpen(record) && (value === ANY || isSame(value, record.value)));
  const earlier = ended.filter(({ lastSaidAt }) => lastSaidAt < source.saidAt);
  for (const record of earlier) endOne(ledger, record, candidate);
  if (value === ANY) {
    if (earlier.length === 0)
      ledger.cascade({ slot: slotName(candidate), value: null, id: null }, howOf(candidate));
    return earlier.length > 0 ? null : "not-new";
  }
  if (earlier.length > 0) return null;
  // "I'm no fan of it" ends what is known, and says of nothing else that it ever was so.
  if (candidate.durability < LEAST_DURABILITY) return "not-durable";
  ledger.cascade({ slot: slotName(candidate), value, id: null }, howOf(candidate));
  const isKnown = inSlot.some(
    (record) => isSame(value, record.value) && (isOpen(record) ? record.lastSaidAt >= source.saidAt : true),
  );
  if (isKnown || hasLaterValue(inSlot, candidate)) return "not-new";
  // Said first when it was over already: an absence that recall has to know of.
  const { validFrom, validTo } = {
    validFrom: Math.min(candidate.validFrom, source.saidAt),
    validTo: candidate.validFrom,
  };
  ledger.add(candidate, { validFrom, validTo: Math.max(validFrom, validTo), endedBy: "ended" });
  return null;
}

function endByName(ledger: Ledger, candidate: MemoryCandidate): RefusalReason | null {
  const { value, source } = candidate;
  const open = ledger.open().filter(({ lastSaidAt }) => lastSaidAt < source.saidAt);
  const named = open.filter((record) => !NEVER_BY_NAME.has(record.attribute) && isSame(value, record.value));
  ledger.cascade({ slot: "self/project", value, id: null }, howOf(candidate));
  const nouns = nounSlots(value);
  const ended = named.length > 0 ? named : open.filter((record) => nouns.includes(slotName(record)));
  for (const record of ended) endOne(ledger, record, candidate);
  return ended.length > 0 ? null : "not-new";
}

/** The slots that a short name stands for: "the gym", "interview at Solaris". */
function nounSlots(value: string): readonly string[] {
  const head = value.split(/ (?:at|with|for|on|in) /)[0] ?? "";
  const tokens = valueTokens(head);
  const last = tokens.at(-1);
  const slot = tokens.length > 2 || last === undefined ? undefined : SLOT_NOUNS.get(last);
  return slot === undefined ? [] : [slot];
}

function endOne(ledger: Ledger, record: MemoryRecord, candidate: MemoryCandidate): void {
  ledger.end(record, howOf(candidate));
}

function howOf({ validFrom, source }: MemoryCandidate) {
  return { by: "ended", at: validFrom, saidAt: source.saidAt, supersededBy: null } as const;
}

function isOpen({ endedBy }: MemoryRecord): boolean {
  return endedBy === null;
}

function isSame(value: string, other: string): boolean {
  return likeness(value, other) !== "different";
}

function hasLaterValue(inSlot: readonly MemoryRecord[], { source }: MemoryCandidate): boolean {
  return inSlot.some((record) => record.source.saidAt > source.saidAt);
}
