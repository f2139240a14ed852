/** What is so at a moment, and how much it still counts. */
import type { MemoryRecord } from "../memory.ts";
import { slotOf } from "./slot-catalog.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Whether a memory is so at `now`: nothing ended it, its time has come and is not over. A planned change ("I move on 1 May")
 * only sets `validTo`, so that the old value holds until then.
 */
export function isHolding(record: MemoryRecord, now: number): boolean {
  const { endedBy, validFrom, validTo } = record;
  return endedBy === null && validFrom <= now && (validTo === null || now < validTo);
}

/**
 * How much a memory counts at `now`, 0..1: its importance, halved with every half-life of its slot since it was last said,
 * more when it was said often. What is pinned does not fade.
 */
export function weightAt(record: MemoryRecord, now: number): number {
  if (record.isPinned) return 1;
  const { halfLifeDays } = slotOf(record.attribute);
  const days = Math.max(0, now - record.lastSaidAt) / DAY_MS;
  const repeated = 1 - (1 - record.importance) / (1 + Math.log2(Math.max(1, record.mentions)) / 4);
  return repeated * 0.5 ** (days / halfLifeDays);
}
