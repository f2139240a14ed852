/** From where a plan stands to what it comes to; pure: the same plan and day give the same outcome. */

import { CHECK_STATEMENT } from "../answer/statements.ts";
import { GrowthInputError } from "../errors.ts";
import { answerOf, type FlowState, gapOf, questionOf } from "../flow/flow-state.ts";
import type { Step } from "../flow/step.ts";
import type { Draft, Gap, GrowthDocument } from "../growth.ts";
import type { CheckpointRow } from "../growth-rows.ts";
import type { PlanState } from "../plan-state.ts";
import { stopVerdict } from "../question/order.ts";
import type { QuestionStanding } from "../question/question-state.ts";
import { fitWithAnswers } from "./fit-with-answers.ts";
import { makeMilestones } from "./milestones.ts";
import type { Milestone, Outcome, PreparedAnswer, StandingGap } from "./outcome.ts";
import { makePractice } from "./practice.ts";
import { makeProgress } from "./progress.ts";

const HOURS_PER_WEEK = 5;
const HOURS_OF_A_WEEK = { min: 1, max: 80 } as const;

/** A plan with all that was written down about it. */
export interface PlanRecord {
  readonly plan: PlanState;
  readonly steps: readonly Step[];
  readonly documents: readonly GrowthDocument[];
  readonly checkpoints: readonly CheckpointRow[];
}

export interface Pace {
  /** The day the learning starts, milliseconds since 1970; of a finished plan it is the day on which it was finished. */
  readonly startsAt: number;
  /** 1 to 80; 5 when absent. */
  readonly hoursPerWeek?: number;
}

/** @throws GrowthInputError for hours that no week has */
export function makeOutcome({ plan, steps, documents, checkpoints }: PlanRecord, pace: Pace): Outcome {
  const { flow } = plan;
  const { analysis, language } = flow;
  const gaps = standingGaps(flow);
  const answers = preparedAnswers(flow);
  const { asked, of } = stopVerdict(flow.questions);
  return {
    planId: plan.id,
    title: plan.title,
    language,
    createdAt: plan.createdAt,
    fit: analysis.fit,
    fitWithAnswers: fitWithAnswers(flow),
    parts: analysis.parts,
    strengths: analysis.strengths,
    gaps,
    answers,
    milestones: milestonesOf(plan, pace),
    hoursPerWeek: hoursOf(pace),
    toClarify: gaps
      .filter((gap) => gap.kind === "logistical" && gap.standing !== "answered")
      .map(({ title }) => title),
    practice: makePractice({ strengths: analysis.strengths, gaps, answers, documents, language }),
    progress: makeProgress(steps, checkpoints),
    questions: { asked, of },
  };
}

/** The learning plan alone. @throws GrowthInputError for hours that no week has */
export function milestonesOf({ flow, updatedAt }: PlanState, pace: Pace): readonly Milestone[] {
  const startsAt = flow.phase === "finished" ? updatedAt : pace.startsAt;
  return makeMilestones(standingGaps(flow), {
    language: flow.language,
    startsAt,
    hoursPerWeek: hoursOf(pace),
  });
}

function hoursOf({ hoursPerWeek = HOURS_PER_WEEK }: Pace): number {
  const { min, max } = HOURS_OF_A_WEEK;
  if (hoursPerWeek >= min && hoursPerWeek <= max) return hoursPerWeek;
  throw new GrowthInputError("hours_per_week", "is out of range", `give ${min} to ${max} hours`);
}

function standingGaps(flow: FlowState): readonly StandingGap[] {
  return flow.analysis.gaps.map((gap) => ({ ...gap, standing: standingOf(flow, gap) }));
}

function standingOf({ questions }: FlowState, gap: Gap): QuestionStanding {
  const question = questions.questions.find(({ gapId }) => gapId === gap.id);
  return question === undefined ? "open" : (questions.states.get(question.id) ?? "open");
}

function preparedAnswers(flow: FlowState): readonly PreparedAnswer[] {
  return [...flow.answers.keys()].flatMap((questionId) => {
    const { draft, quality, outcome } = answerOf(flow, questionId);
    const [question, gap] = [questionOf(flow, questionId), gapOf(flow, questionId)];
    if (draft === null || quality === null || outcome === null || question === undefined || gap === undefined)
      return [];
    return {
      gapId: gap.id,
      title: gap.title,
      priority: gap.priority,
      question: question.text,
      answer: draft.answer,
      bullet: gap.kind === "logistical" ? "" : draft.bullet,
      evidence: evidenceOf(draft),
      quality,
      writtenBy: draft.writtenBy,
    };
  });
}

/** In the person's words; a yes to the question has none of its own. */
function evidenceOf({ claims }: Draft): readonly string[] {
  const said = claims.flatMap(({ evidence }) =>
    evidence.flatMap((each) => {
      if (each.from === "document") return [each.quote.text];
      return each.promptId === CHECK_STATEMENT ? [] : [each.quote];
    }),
  );
  return [...new Set(said)];
}
