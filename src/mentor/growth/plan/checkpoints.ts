import type { NewCheckpoint } from "../growth-store.ts";
import type { PlanState } from "../plan-state.ts";
import { milestonesOf } from "./make-outcome.ts";

const DAY_MS = 86_400_000;
/** Longer milestones are looked at halfway, too. */
const LONG_DAYS = 28;
const HALFWAY = { en: "halfway", ko: "중간 점검" } as const;

/** The days on which to look how far one has come: the end of each milestone, and the middle of a long one. */
export function planCheckpoints(plan: PlanState, startsAt: number): readonly NewCheckpoint[] {
  const halfway = HALFWAY[plan.flow.language];
  const milestones = milestonesOf({ ...plan, updatedAt: startsAt }, { startsAt });
  return milestones.flatMap(({ id, gapId, title, startsAt: from, endsAt }) => {
    const days = (endsAt - from) / DAY_MS;
    const end = { id, gapId, title, dueAt: endsAt };
    if (days < LONG_DAYS) return [end];
    const middle = from + Math.floor(days / 2) * DAY_MS;
    return [{ id: `${id}-halfway`, gapId, title: `${title} (${halfway})`, dueAt: middle }, end];
  });
}
