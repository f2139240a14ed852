/** The personal score of the design (resonance.md, "Ensemble"), told beside the ensemble's score. */
import type { RatedAnswer } from "./history.ts";

export interface PersonalParts {
  /** Historical satisfaction with the persona, smoothed, 0..5. */
  readonly satisfaction: number;
  /** How well the persona fits this turn, 0..1: its resonance score. */
  readonly fit: number;
  /** How well it fits this time of the day, 0..1. */
  readonly timeOfDay: number;
  /** 0..0.1. */
  readonly engagementBonus: number;
}

/** The most that engagement adds. */
const MOST_BONUS = 0.1;
/** What is believed of the time of the day without ratings then, and how many ratings that belief is worth. */
const NEUTRAL_MATCH = 0.5;
const MATCH_WEIGHT = 3;
/** How far hours reach, in hours: a rating three hours away counts 0.6 of one at the same hour. */
const HOUR_REACH = 3;

/** 0.5 × satisfaction + 0.3 × fit + 0.2 × time of day + engagement bonus; 0..3.1. */
export function personalScore({ satisfaction, fit, timeOfDay, engagementBonus }: PersonalParts): number {
  return 0.5 * satisfaction + 0.3 * fit + 0.2 * timeOfDay + engagementBonus;
}

/** @param engagement 0..100 */
export function engagementBonus(engagement: number): number {
  return (MOST_BONUS * Math.min(100, Math.max(0, engagement))) / 100;
}

/**
 * How satisfied the person was with a persona about this hour of the day, 0..1: the mean of (rating − 1) / 4 weighted by
 * nearness of the hour, with 0.5 counting as three ratings. Without ratings, or without an hour, 0.5.
 *
 * @param hour by the person's clock, 0..23
 */
export function timeOfDayMatch(
  answers: readonly RatedAnswer[],
  personaId: string,
  hour: number | undefined,
): number {
  if (hour === undefined) return NEUTRAL_MATCH;
  let weight = MATCH_WEIGHT;
  let sum = MATCH_WEIGHT * NEUTRAL_MATCH;
  for (const answer of answers) {
    if (answer.personaId !== personaId || answer.hour === null) continue;
    const apart = Math.abs(answer.hour - hour) % 24;
    const near = answer.weight * Math.exp(-((Math.min(apart, 24 - apart) / HOUR_REACH) ** 2) / 2);
    weight += near;
    sum += near * Math.min(1, Math.max(0, (answer.rating - 1) / 4));
  }
  return sum / weight;
}
