/**
 * Records by what a message may ask for: the words of their values, their slots, the turns they come from; so that a turn
 * looks at a few of them, however many a person has. Grows with its copy; what is removed begins a new one.
 */
import type { MemoryRecord } from "./memory.ts";
import { messageId } from "./passages.ts";
import { subjectsOf } from "./relevance.ts";
import { isHolding, weightAt } from "./truth/holding.ts";
import { SLOTS } from "./truth/slot-catalog.ts";

/** More than so many of one kind are not looked at in a turn. */
const MOST_ASKED = 60;
const MOST_STANDING = 32;
/** A memory that matters so much stands in every prompt. */
const STANDING_WEIGHT = 0.7;
const STANDING_LASTS_MS = 60 * 60 * 1000;

export type Lookup = ReturnType<typeof createLookup>;

export function createLookup() {
  const records = new Map<string, MemoryRecord>();
  const byWord = new Map<string, Set<string>>();
  const bySlot = new Map<string, Set<string>>();
  const bySource = new Map<string, Set<string>>();
  const keepers = new Set<string>();
  let standing: { readonly at: number; readonly list: readonly MemoryRecord[] } | null = null;

  function add(index: Map<string, Set<string>>, key: string, id: string): void {
    const ids = index.get(key) ?? new Set();
    index.set(key, ids.add(id));
  }

  return {
    records: records as ReadonlyMap<string, MemoryRecord>,

    take(record: MemoryRecord): void {
      const { id, value, attribute, source, isPinned, kind } = record;
      standing = null;
      const isKnown = records.has(id);
      records.set(id, record);
      if (isPinned || kind === "preference" || kind === "goal") keepers.add(id);
      if (isKnown) return;
      for (const word of subjectsOf(value)) add(byWord, word, id);
      add(bySlot, slotKey(attribute), id);
      if (source.conversationId !== "")
        add(bySource, messageId(source.conversationId, source.turnNumber), id);
    },

    /** What a message may ask for or name: at most sixty, those of the rarest words and slots before others. */
    askedFor(message: string, subjects: ReadonlySet<string>): readonly MemoryRecord[] {
      const sets = [...subjects].flatMap((word) => byWord.get(word) ?? []);
      for (const { attribute, asked } of SLOTS) {
        const ids = bySlot.get(attribute);
        if (ids !== undefined && asked.test(message)) sets.push(ids);
      }
      const found = new Set<string>();
      for (const ids of sets.sort((left, right) => left.size - right.size)) {
        for (const id of newest(ids)) {
          if (found.size >= MOST_ASKED) break;
          found.add(id);
        }
      }
      return [...found].flatMap((id) => records.get(id) ?? []);
    },

    /** Whether a turn said something, and all of it is over. */
    isOver(passageId: string, now: number): boolean {
      const ids = bySource.get(passageId);
      if (ids === undefined) return false;
      for (const id of ids) {
        const record = records.get(id);
        if (record === undefined || record.endedBy === "expired") return false;
        const isPast = record.endedBy !== null || (record.validTo !== null && record.validTo <= now);
        if (!isPast) return false;
      }
      return true;
    },

    /** What matters so much that every answer should know it, the weightiest first. */
    standing(now: number): readonly MemoryRecord[] {
      if (standing !== null && Math.abs(now - standing.at) < STANDING_LASTS_MS) return standing.list;
      const list = [...keepers]
        .flatMap((id) => records.get(id) ?? [])
        .filter((record) => record.tier !== "session" && isHolding(record, now))
        .map((record) => ({ record, weight: weightAt(record, now) }))
        .filter(({ weight }) => weight >= STANDING_WEIGHT)
        .sort((left, right) => right.weight - left.weight)
        .slice(0, MOST_STANDING)
        .map(({ record }) => record);
      standing = { at: now, list };
      return list;
    },
  };
}

function slotKey(attribute: string): string {
  const cut = attribute.indexOf(":");
  return cut === -1 ? attribute : attribute.slice(0, cut);
}

/** The last of a set first. */
function newest(ids: ReadonlySet<string>): readonly string[] {
  return [...ids].slice(-MOST_ASKED).reverse();
}
