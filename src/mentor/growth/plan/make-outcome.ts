/** From where a plan stands to what it comes to; pure: the same plan and day give the same outcome. */
import { answerOf, type FlowState, gapOf, questionOf } from "../flow/flow-state.ts";
import type { Gap } from "../growth.ts";
import type { PlanState } from "../plan-state.ts";
import { stopVerdict } from "../question/order.ts";
import type { QuestionStanding } from "../question/question-state.ts";
import { makeMilestones } from "./milestones.ts";
import type { Outcome, PreparedAnswer } from "./outcome.ts";
import { makePractice } from "./practice.ts";

const HOURS_PER_WEEK = 5;

export interface OutcomeOptions {
  /** The day the learning starts, milliseconds since 1970; of a finished plan it is the day on which it was finished. */
  readonly startsAt: number;
  /** Above 0. */
  readonly hoursPerWeek?: number;
}

export function makeOutcome(plan: PlanState, options: OutcomeOptions): Outcome {
  const { flow } = plan;
  const { hoursPerWeek = HOURS_PER_WEEK } = options;
  const startsAt = flow.phase === "finished" ? plan.updatedAt : options.startsAt;
  const { analysis, language } = flow;
  const gaps = analysis.gaps.map((gap) => ({ ...gap, standing: standingOf(flow, gap) }));
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
    answers: preparedAnswers(flow),
    milestones: makeMilestones(gaps, { language, startsAt, hoursPerWeek }),
    hoursPerWeek,
    toClarify: gaps
      .filter((gap) => gap.kind === "logistical" && gap.standing !== "answered")
      .map(({ title }) => title),
    practice: makePractice(analysis.strengths, gaps, language),
    questions: { asked, of },
  };
}

function standingOf({ questions }: FlowState, gap: Gap): QuestionStanding {
  const question = questions.questions.find(({ gapId }) => gapId === gap.id);
  return question === undefined ? "open" : (questions.states.get(question.id) ?? "open");
}

/** Fit + 100 × Σ weight × (1 − match) × score / 10 over the gaps that were answered, and their part over those covered. */
function fitWithAnswers(flow: FlowState): number {
  let fit = flow.analysis.fit;
  for (const gap of flow.analysis.gaps) {
    const question = flow.questions.questions.find(({ gapId }) => gapId === gap.id);
    if (question === undefined) continue;
    const standing = flow.questions.states.get(question.id);
    const score = answerOf(flow, question.id).quality?.score ?? COVERED_SCORE;
    if (standing === "answered" || standing === "covered")
      fit += 100 * gap.weight * (1 - gap.match) * (score / 10);
  }
  return Math.min(100, Math.round(fit));
}

/** A gap that another answer covers is shown, but was not asked about by itself. */
const COVERED_SCORE = 6;

function preparedAnswers(flow: FlowState): readonly PreparedAnswer[] {
  return [...flow.answers.keys()].flatMap((questionId) => {
    const { draft, quality, outcome } = answerOf(flow, questionId);
    const [question, gap] = [questionOf(flow, questionId), gapOf(flow, questionId)];
    if (draft === null || quality === null || outcome === null || question === undefined || gap === undefined)
      return [];
    const evidence = draft.claims.flatMap(({ evidence: shown }) =>
      shown.map((each) => (each.from === "statement" ? each.quote : each.quote.text)),
    );
    return {
      gapId: gap.id,
      title: gap.title,
      priority: gap.priority,
      question: question.text,
      answer: draft.answer,
      bullet: draft.bullet,
      evidence: [...new Set(evidence)],
      quality,
      writtenBy: draft.writtenBy,
    };
  });
}
