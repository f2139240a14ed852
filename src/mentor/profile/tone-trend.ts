/** Whether a person sounds more or less strained than before: two shares with the interval of their difference. */
import type { ProfileState } from "./profile-state.ts";

const DAYS_A_WEEK = 7;
const LATELY_WEEKS = 4;
const BEFORE_WEEKS = 8;
/** 95 %. */
const Z = 1.96;

export interface ToneTrend {
  /** null: too few turns to tell, or no change that could not be chance. */
  readonly direction: "easing" | "straining" | null;
  /** Share of strained turns in the last four weeks minus that of the eight before; null without turns in both. */
  readonly difference: number | null;
  /** Its 95 % interval (Newcombe 1998, method 10). */
  readonly interval: readonly [number, number] | null;
  /** Oldest first. */
  readonly weeks: readonly { readonly firstDay: number; readonly turns: number; readonly strained: number }[];
}

/** @param today days since 1970 on the person's calendar */
export function toneTrend({ weeks }: Pick<ProfileState, "weeks">, today: number): ToneTrend {
  const listed = Object.entries(weeks)
    .map(([day, counts]) => ({ firstDay: Number(day), ...counts }))
    .filter(({ firstDay }) => firstDay > today - (LATELY_WEEKS + BEFORE_WEEKS) * DAYS_A_WEEK)
    .sort((a, b) => a.firstDay - b.firstDay);
  const border = today - LATELY_WEEKS * DAYS_A_WEEK;
  const lately = sumOf(listed.filter(({ firstDay }) => firstDay > border));
  const before = sumOf(listed.filter(({ firstDay }) => firstDay <= border));
  if (lately.turns === 0 || before.turns === 0)
    return { direction: null, difference: null, interval: null, weeks: listed };
  const [p, q] = [lately.strained / lately.turns, before.strained / before.turns];
  const [lowP, highP] = wilson(lately);
  const [lowQ, highQ] = wilson(before);
  const low = p - q - Math.hypot(p - lowP, highQ - q);
  const high = p - q + Math.hypot(highP - p, q - lowQ);
  const direction = high < 0 ? "easing" : low > 0 ? "straining" : null;
  return { direction, difference: p - q, interval: [low, high], weeks: listed };
}

/** Wilson's score interval of a share (Wilson 1927). */
function wilson({ turns: n, strained }: { turns: number; strained: number }): [number, number] {
  const p = strained / n;
  const middle = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2));
  return [middle - half, middle + half];
}

function sumOf(weeks: ToneTrend["weeks"]): { turns: number; strained: number } {
  return weeks.reduce(
    (sum, week) => ({ turns: sum.turns + week.turns, strained: sum.strained + week.strained }),
    { turns: 0, strained: 0 },
  );
}
