/** When a person works with the mentor, by their own clock. Pure. */
const HOURS = 24;
const COVERED = 0.8;

export interface ActiveHours {
  /** Turns in each hour, 0..23. */
  readonly hours: readonly number[];
  /** The shortest stretch of hours, over midnight too, that holds four fifths of the turns; null without turns. */
  readonly usual: { readonly from: number; readonly to: number; readonly share: number } | null;
  /** The hour with the most turns, the earliest of equals; null without turns. */
  readonly peak: number | null;
}

/** @param counts turns by hour, "0".."23" */
export function activeHours(counts: Readonly<Record<string, number>>): ActiveHours {
  const hours = Array.from({ length: HOURS }, (_, hour) => counts[hour] ?? 0);
  const total = hours.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { hours, usual: null, peak: null };
  return { hours, usual: shortestStretch(hours, total), peak: hours.indexOf(Math.max(...hours)) };
}

/** `to` is the hour in which it ends: 9 to 17 goes from 9:00 to 17:59. */
function shortestStretch(
  hours: readonly number[],
  total: number,
): { from: number; to: number; share: number } {
  for (let length = 1; length < HOURS; length += 1) {
    const sums = hours.map((_, from) => sumFrom(hours, from, length));
    const most = Math.max(...sums);
    const from = sums.indexOf(most);
    if (most / total >= COVERED) return { from, to: (from + length - 1) % HOURS, share: most / total };
  }
  return { from: 0, to: HOURS - 1, share: 1 };
}

function sumFrom(hours: readonly number[], from: number, length: number): number {
  let sum = 0;
  for (let step = 0; step < length; step += 1) sum += hours[(from + step) % HOURS] ?? 0;
  return sum;
}
