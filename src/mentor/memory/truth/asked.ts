/** Which slots a question asks for, and what recall has to know about them: what holds, and what is no longer so. */
import type { MemoryEnd, MemoryRecord } from "../memory.ts";
import { isHolding } from "./holding.ts";
import { slotName } from "./ledger.ts";
import { relationIn } from "./relation-catalog.ts";
import { SLOTS } from "./slot-catalog.ts";
import { names } from "./value-key.ts";

/** A slot in which nothing holds any more: what was in it must not be told as present. */
export interface Absence {
  readonly slot: string;
  /** What was so, as it was told; it may be said only as past. */
  readonly was: MemoryRecord;
  readonly by: MemoryEnd;
  readonly since: number;
}

export interface Asked {
  /** What holds of what was asked for, the last said first. */
  readonly holding: readonly MemoryRecord[];
  readonly absent: readonly Absence[];
}

/**
 * What a question finds in what is remembered. Empty when it asks for nothing that has a slot or is named in it.
 *
 * @param records all records of the person, ended ones too
 */
export function askedOf(question: string, records: readonly MemoryRecord[], now: number): Asked {
  const concerned = concernedBy(question, records);
  const newestFirst = (left: MemoryRecord, right: MemoryRecord) => right.lastSaidAt - left.lastSaidAt;
  const holding = concerned.filter((record) => isHolding(record, now)).toSorted(newestFirst);
  const filled = new Set(holding.map(slotName));
  const over = concerned.filter((record) => !isHolding(record, now) && record.validFrom <= now);
  const absent = new Map<string, Absence>();
  for (const record of over.toSorted(newestFirst)) {
    const isNamed = names(question, record.value);
    const key = isNamed ? `${slotName(record)}=${record.value}` : slotName(record);
    if (absent.has(key) || (filled.has(slotName(record)) && !isNamed)) continue;
    if (holding.some(({ value }) => value === record.value)) continue;
    absent.set(key, absenceOf(record, now));
  }
  return { holding, absent: [...absent.values()] };
}

/**
 * What an answer to a question must say is no longer so, instead of telling it as present: asked "where do I work?" after
 * "I left Acme". Empty when something holds, or when nothing was ever known.
 */
export function answersWithAbsence(
  question: string,
  records: readonly MemoryRecord[],
  now: number,
): readonly Absence[] {
  return askedOf(question, records, now).absent;
}

function absenceOf(was: MemoryRecord, now: number): Absence {
  return { slot: slotName(was), was, by: was.endedBy ?? "expired", since: was.validTo ?? now };
}

/** The records a question is about: of the slots it asks for, and those it names. */
function concernedBy(question: string, records: readonly MemoryRecord[]): readonly MemoryRecord[] {
  const attributes = new Set(
    SLOTS.filter(({ asked }) => asked.test(question)).map(({ attribute }) => attribute),
  );
  const relation = relationIn(question);
  const projects = new Set(
    records.flatMap(({ subject }) =>
      subject.startsWith("project:") && names(question, subject.slice("project:".length)) ? [subject] : [],
    ),
  );
  const isOf = ({ subject }: MemoryRecord): boolean => {
    if (projects.size > 0 && subject.startsWith("project:")) return projects.has(subject);
    if (
      relation !== null &&
      records.some((record) => record.subject === relation && attributes.has(record.attribute))
    )
      return subject === relation;
    return subject === "self" || subject === "team" || subject.startsWith("project:");
  };
  const named = records.filter((record) => names(question, record.value));
  const inSlots = records.filter((record) => attributes.has(baseOf(record.attribute)) && isOf(record));
  // A question that names a thing asks for that thing: "do we use Redis?" is not about Postgres.
  const wanted =
    named.length > 0 && named.some((record) => attributes.has(baseOf(record.attribute))) ? named : inSlots;
  return [...new Set([...wanted, ...(wanted.length === 0 ? named : [])])].filter((record) =>
    fits(question, record),
  );
}

/** "When is our retro?" is not about the stand-up. */
function fits(question: string, { attribute }: MemoryRecord): boolean {
  const cut = attribute.indexOf(":");
  if (cut === -1 || !attribute.startsWith("meeting:")) return true;
  const asked = MEETINGS.filter(([, word]) => word.test(question)).map(([name]) => name);
  return asked.length === 0 || asked.includes(attribute.slice(cut + 1));
}

/** How meetings are named, for a slot each. */
export const MEETINGS: readonly (readonly [string, RegExp])[] = [
  ["standup", /\bstand-?ups?\b|\bdaily(?: scrum)?\b|스탠드업|스크럼|데일리/i],
  ["retro", /\bretros?(?:pective)?s?\b|회고/i],
  ["planning", /\bplanning\b|플래닝|계획 ?회의/i],
  ["sync", /\bsync\b|싱크|주간 ?회의|정기 ?회의/i],
  ["one-on-one", /\b(?:1:1|one-on-ones?|1-on-1)\b|원온원/i],
];

function baseOf(attribute: string): string {
  const cut = attribute.indexOf(":");
  return cut === -1 ? attribute : attribute.slice(0, cut);
}
