import { answerOf, type FlowState } from "../flow/flow-state.ts";

/** A gap that another answer covers is shown, but was not asked about by itself. */
const COVERED_SCORE = 6;

/**
 * The fit with the accepted answers counted, 0 to 100: fit + 100 × Σ weight × (1 − match) × score ÷ 10 over the gaps that were
 * answered or covered.
 */
export function fitWithAnswers(flow: FlowState): number {
  let fit = flow.analysis.fit;
  for (const gap of flow.analysis.gaps) {
    const question = flow.questions.questions.find(({ gapId }) => gapId === gap.id);
    if (question === undefined) continue;
    const standing = flow.questions.states.get(question.id);
    if (standing !== "answered" && standing !== "covered") continue;
    const score = answerOf(flow, question.id).quality?.score ?? COVERED_SCORE;
    fit += 100 * gap.weight * (1 - gap.match) * (score / 10);
  }
  return Math.min(100, Math.round(fit));
}
