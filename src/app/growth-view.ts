/** Growth plans as they cross the wire. */
import type { GrowthList, GrowthPlan } from "#contract/growth.ts";
import type { CheckpointView, PlanSummary, PlanView } from "#mentor/growth/index.ts";

export const iso = (at: number) => new Date(at).toISOString();

export function summaryOf(plan: PlanSummary): GrowthList["plans"][number] {
  const { id, title, language, fit, state } = plan;
  return {
    id,
    title,
    language,
    fit,
    state,
    stale: plan.isStale,
    created_at: iso(plan.createdAt),
    updated_at: iso(plan.updatedAt),
  };
}

export function planOf(plan: PlanView): GrowthPlan {
  return {
    ...summaryOf(plan),
    step: plan.step,
    working: plan.isWorking,
    finished_by: plan.finishedBy,
    can_undo: plan.canUndo,
    parts: [...plan.parts],
    strengths: plan.strengths.map(matchedOf),
    gaps: plan.gaps.map(gapOf),
    current: plan.current === null ? null : currentOf(plan.current),
    questions: plan.questions,
    writers: plan.writers,
    documents: plan.documents.map(documentOf),
    checkpoints: plan.checkpoints.map(checkpointOf),
  };
}

export function documentOf({ role, fileName, format, language }: PlanView["documents"][number]) {
  return { role, file_name: fileName, format, language };
}

export function checkpointOf({ id, title, gapId, dueAt, state, toldAt }: CheckpointView) {
  return {
    id,
    title,
    gap_id: gapId,
    due_at: iso(dueAt),
    state,
    told_at: toldAt === null ? null : iso(toldAt),
  };
}

type Matched = PlanView["strengths"][number];
type Gap = PlanView["gaps"][number];
type Current = NonNullable<PlanView["current"]>;
type Draft = NonNullable<Current["draft"]>;
type Quality = NonNullable<Current["quality"]>;
type Quote = Matched["asked"][number];

const quoteOf = ({ document, span, text }: Quote) => ({ document, ...span, text });

export function matchedOf(matched: Matched): GrowthPlan["strengths"][number] {
  const { kind, title, priority, match, weight, explanation } = matched;
  return {
    requirement_id: matched.requirementId,
    kind,
    title,
    priority,
    priority_reasons: [...matched.priorityReasons],
    match,
    weight,
    asked: matched.asked.map(quoteOf),
    shown: matched.shown.map(quoteOf),
    explanation,
  };
}

function gapOf(gap: Gap): GrowthPlan["gaps"][number] {
  const { answer } = gap;
  return {
    ...matchedOf(gap),
    id: gap.id,
    state: gap.state,
    uncertainty: gap.uncertainty,
    question_id: gap.questionId,
    standing: gap.standing,
    answer:
      answer === null
        ? null
        : {
            draft: draftOf(answer.draft),
            quality: qualityOf(answer.quality),
            threshold: answer.threshold,
            passing: answer.isPassing,
            refinements: answer.refinements,
            outcome: answer.outcome,
          },
  };
}

function currentOf(current: Current): NonNullable<GrowthPlan["current"]> {
  return {
    question_id: current.questionId,
    gap_id: current.gapId,
    stage: current.stage,
    text: current.text,
    why: current.why,
    prompts: current.prompts.map(({ isRequired, options, ...prompt }) => ({
      ...prompt,
      required: isRequired,
      options: [...options],
    })),
    inputs: Object.fromEntries(
      Object.entries(current.inputs).map(([id, given]) => [id, Array.isArray(given) ? [...given] : given]),
    ) as NonNullable<GrowthPlan["current"]>["inputs"],
    draft: current.draft === null ? null : draftOf(current.draft),
    quality: current.quality === null ? null : qualityOf(current.quality),
    threshold: current.threshold,
    passing: current.isPassing,
    refinements_left: current.refinementsLeft,
    struck: [...current.struck],
    allowed: [...current.allowed],
  };
}

function draftOf({ answer, bullet, claims, writtenBy }: Draft) {
  return {
    answer,
    bullet,
    claims: claims.map(({ text, evidence }) => ({
      text,
      evidence: evidence.map((shown) =>
        shown.from === "statement"
          ? { from: shown.from, prompt_id: shown.promptId, quote: shown.quote }
          : { from: shown.from, quote: quoteOf(shown.quote) },
      ),
    })),
    written_by: writtenBy,
  };
}

export function qualityOf({ judgedBy, criteria, strengths, issues, suggestions, score }: Quality) {
  return {
    score,
    criteria: { ...criteria },
    strengths: [...strengths],
    issues: [...issues],
    suggestions: [...suggestions],
    judged_by: judgedBy,
  };
}
