/** What a growth plan comes to, as it crosses the wire. */
import type { GrowthOutcome } from "#contract/growth-outcome.ts";
import type { Outcome } from "#mentor/growth/index.ts";
import { iso, matchedOf, qualityOf } from "./growth-view.ts";

export function outcomeOf(outcome: Outcome): GrowthOutcome {
  const { title, language, fit, questions } = outcome;
  return {
    plan_id: outcome.planId,
    title,
    language,
    created_at: iso(outcome.createdAt),
    fit,
    fit_with_answers: outcome.fitWithAnswers,
    parts: [...outcome.parts],
    strengths: outcome.strengths.map(matchedOf),
    gaps: outcome.gaps.map((gap) => ({
      ...matchedOf(gap),
      id: gap.id,
      state: gap.state,
      uncertainty: gap.uncertainty,
      standing: gap.standing,
    })),
    answers: outcome.answers.map(answerOf),
    milestones: outcome.milestones.map(milestoneOf),
    hours_per_week: outcome.hoursPerWeek,
    to_clarify: [...outcome.toClarify],
    practice: outcome.practice.map(({ shows, ...asked }) => ({ ...asked, shows: [...shows] })),
    progress: outcome.progress.map(({ at, ...entry }) => ({ ...entry, at: iso(at) })),
    questions,
  };
}

function answerOf(answer: Outcome["answers"][number]): GrowthOutcome["answers"][number] {
  return {
    gap_id: answer.gapId,
    title: answer.title,
    priority: answer.priority,
    question: answer.question,
    answer: answer.answer,
    bullet: answer.bullet,
    evidence: [...answer.evidence],
    quality: qualityOf(answer.quality),
    written_by: answer.writtenBy,
  };
}

function milestoneOf(milestone: Outcome["milestones"][number]): GrowthOutcome["milestones"][number] {
  const { id, title, priority, level, hours, goal } = milestone;
  return {
    id,
    gap_id: milestone.gapId,
    title,
    priority,
    level,
    hours,
    starts_at: iso(milestone.startsAt),
    ends_at: iso(milestone.endsAt),
    goal,
    steps: [...milestone.steps],
    resources: milestone.resources.map((resource) => ({ ...resource })),
  };
}
