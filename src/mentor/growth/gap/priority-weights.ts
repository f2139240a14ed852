import type { Priority } from "../growth.ts";

/**
 * How much a requirement of each priority counts, in the fit and in the worth of a question. Set by hand: a CRITICAL one
 * weighs as much as five that are NICE_TO_HAVE. Logistical ones weigh little because they say nothing about ability.
 */
export const PRIORITY_WEIGHTS: Readonly<Record<Priority, number>> = {
  CRITICAL: 5,
  HIGH: 4,
  IMPORTANT: 3,
  MEDIUM: 2,
  NICE_TO_HAVE: 1,
  LOW: 0.5,
  LOGISTICAL: 0.5,
};
