/** Engagement, 0..100: how often, how lately, how deep, and whether the person talks back. Pure. */
import type { ProfileState } from "./profile-state.ts";

const ENGAGEMENT_WEIGHTS = { frequency: 0.35, recency: 0.25, depth: 0.25, feedback: 0.15 } as const;
const WINDOW_DAYS = 28;
/** Days of use in four weeks at which frequency has come 63 % of its way. */
const FREQUENT_DAYS = 8;
/** Days of silence after which recency has fallen to 37 %. */
const FADING_DAYS = 14;
/** Turns a conversation beyond the first at which depth is whole. */
const DEEP_TURNS = 4;
/** Share of rated answers at which feedback is whole. */
const OFTEN_RATED = 0.25;

export interface Engagement {
  /** 0..100, whole. */
  readonly score: number;
  /** Each 0..1. */
  readonly parts: Readonly<Record<keyof typeof ENGAGEMENT_WEIGHTS, number>>;
  readonly activeDays: number;
}

/**
 * 100 × (0.35 (1 − e^(−active days ÷ 8)) + 0.25 e^(−days since ÷ 14) + 0.25 min(1, (turns a conversation − 1) ÷ 4)
 * + 0.15 min(1, rated share ÷ 0.25)), the days and turns being those of the last 28 days.
 *
 * @param today days since 1970 on the person's calendar
 */
export function engagementOf(state: ProfileState, today: number): Engagement {
  const days = Object.entries(state.days).filter(
    ([day]) => Number(day) > today - WINDOW_DAYS && Number(day) <= today,
  );
  const turns = days.reduce((sum, [, day]) => sum + day.turns, 0);
  const conversations = Math.max(
    1,
    days.reduce((sum, [, day]) => sum + day.conversations, 0),
  );
  const lastDay = Math.max(...Object.keys(state.days).map(Number));
  const parts = {
    frequency: 1 - Math.exp(-days.length / FREQUENT_DAYS),
    recency: state.turns === 0 ? 0 : Math.exp(-Math.max(0, today - lastDay) / FADING_DAYS),
    depth: Math.min(1, Math.max(0, turns / conversations - 1) / DEEP_TURNS),
    feedback: state.turns === 0 ? 0 : Math.min(1, state.rated / state.turns / OFTEN_RATED),
  };
  const score = Object.entries(ENGAGEMENT_WEIGHTS).reduce(
    (sum, [part, weight]) => sum + weight * parts[part as keyof typeof parts],
    0,
  );
  return { score: Math.round(100 * score), parts, activeDays: days.length };
}
