/** What is worth learning, in which order, until when. */
import { type Gap, type GrowthLanguage, PRIORITIES, type Priority } from "../growth.ts";
import type { QuestionStanding } from "../question/question-state.ts";
import { LEARNING_TEXTS, type LearningKind } from "./learning-text-catalog.ts";
import type { Level, Milestone, StandingGap } from "./outcome.ts";
import { isDocumented, resourcesFor } from "./resources.ts";

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** Hours to get from one level to showing the next, for what is asked as a matter of course (judged, not measured). */
const HOURS: Readonly<Record<LearningKind, Readonly<Record<Level, number>>>> = {
  skill: { beginner: 40, intermediate: 20, advanced: 8 },
  practice: { beginner: 30, intermediate: 16, advanced: 6 },
  experience: { beginner: 50, intermediate: 30, advanced: 12 },
  language: { beginner: 150, intermediate: 100, advanced: 50 },
  certificate: { beginner: 60, intermediate: 40, advanced: 20 },
  education: { beginner: 10, intermediate: 8, advanced: 6 },
  behaviour: { beginner: 12, intermediate: 8, advanced: 6 },
};
/** The more pressing, the deeper. */
const DEPTH: Readonly<Record<Priority, number>> = {
  CRITICAL: 1.25,
  HIGH: 1,
  IMPORTANT: 1,
  MEDIUM: 0.8,
  NICE_TO_HAVE: 0.5,
  LOW: 0.4,
  LOGISTICAL: 0,
};
/** Whoever has no experience learns what matters; a gap that was not asked about is proposed only where it is pressing. */
const LEARNED_WHEN: Readonly<Partial<Record<QuestionStanding, readonly Priority[]>>> = {
  learning: PRIORITIES.slice(0, 6),
  lacking: PRIORITIES.slice(0, 4),
  open: PRIORITIES.slice(0, 2),
  skipped: PRIORITIES.slice(0, 2),
};

export interface Pace {
  readonly language: GrowthLanguage;
  readonly startsAt: number;
  readonly hoursPerWeek: number;
}

/** One after the other, the most pressing first; each begins on the day after the one before. */
export function makeMilestones(
  gaps: readonly StandingGap[],
  { language, startsAt, hoursPerWeek }: Pace,
): readonly Milestone[] {
  let day = Math.ceil(startsAt / DAY_MS);
  return gaps
    .filter(
      ({ standing, priority, kind }) => kind !== "logistical" && LEARNED_WHEN[standing]?.includes(priority),
    )
    .toSorted(
      (a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || b.weight - a.weight,
    )
    .map((gap): Milestone => {
      const level = levelOf(gap);
      const kind = learningKindOf(gap);
      const hours = Math.max(1, Math.round(HOURS[kind][level] * DEPTH[gap.priority]));
      const days = Math.max(1, Math.ceil((hours / hoursPerWeek) * WEEK_DAYS));
      const begin = day;
      day += days;
      const texts = LEARNING_TEXTS[language][kind];
      return {
        id: `milestone-${gap.id}`,
        gapId: gap.id,
        title: gap.title,
        priority: gap.priority,
        level,
        hours,
        startsAt: begin * DAY_MS,
        endsAt: day * DAY_MS,
        goal: texts.goal(gap.title),
        steps: texts.steps[level].map((step) => step(gap.title)),
        resources: resourcesFor(gap, level, texts.task),
      };
    });
}

/** From where one begins: nothing shows it, something near does, or it only wants showing. */
function levelOf({ state, match, standing }: StandingGap): Level {
  // Whoever says that they have to learn what their CV names knows more than nothing of it.
  const isDenied = standing === "lacking" || standing === "learning";
  if (state === "unproven") return isDenied ? "intermediate" : "advanced";
  return state === "partial" && match >= 0.3 ? "intermediate" : "beginner";
}

/** Years are not learned by reading, and only a technology has an introduction to work through. */
function learningKindOf({ kind, minYears, skillIds }: Gap): LearningKind {
  if (kind === "logistical") return "practice";
  if (kind !== "skill") return kind;
  if (minYears !== null) return "experience";
  return isDocumented(skillIds) ? "skill" : "practice";
}
