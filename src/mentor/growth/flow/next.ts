/** What ION does once nothing is asked: it sees what the last answer covers, stops where more would change little, or asks on. */
import { orderQuestions, stopVerdict } from "../question/order.ts";
import type { Coverage } from "../question/question-state.ts";
import { evolve } from "./evolve.ts";
import type { FlowState } from "./flow-state.ts";
import type { StepBody } from "./step.ts";

/** The steps after an answer; none while something is asked or the plan is finished. @param coverage what the answer covers */
export function nextSteps(
  state: FlowState,
  answered: { readonly questionId: string; readonly coverage: readonly Coverage[] } | null = null,
): readonly StepBody[] {
  if (state.phase !== "asking" || state.current !== null) return [];
  const covered: readonly StepBody[] =
    answered === null || answered.coverage.length === 0
      ? []
      : [{ kind: "covered", by: answered.questionId, coverage: answered.coverage }];
  const after = covered.reduce((reached, body) => evolve(reached, { number: reached.step + 1, body }), state);
  const verdict = stopVerdict(after.questions);
  const [questionId] = orderQuestions(after.questions);
  if (verdict.shouldStop || questionId === undefined)
    return [...covered, { kind: "finished", reason: verdict.reason ?? "none-open" }];
  return [...covered, { kind: "asked", questionId }];
}
