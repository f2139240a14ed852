/** What a person may do where, and what becomes of it: the table below is all there is. */
import {
  GrowthBusyError,
  GrowthFinishedError,
  GrowthInputError,
  GrowthNothingToUndoError,
  GrowthOtherQuestionError,
  GrowthRefinementsUsedError,
  GrowthStageError,
  GrowthStepConflictError,
} from "../errors.ts";
import type { Draft, Prompt, Quality } from "../growth.ts";
import { promptsToAsk } from "../question/question-state.ts";
import {
  answerOf,
  type FlowState,
  MOST_REFINEMENTS,
  pendingOf,
  questionOf,
  type Stage,
} from "./flow-state.ts";
import { checkInputs, LONGEST_TEXT, morePrompt } from "./inputs.ts";
import type { PersonStep, StepBody } from "./step.ts";

/** What a person may do at each stage. At drafting and judging ION is on. */
export const TRANSITIONS: Readonly<Record<Stage, readonly PersonStep["kind"][]>> = {
  check: ["check", "skip"],
  dive: ["dive", "edit", "skip"],
  drafting: [],
  judging: [],
  review: ["refine", "accept", "edit", "skip"],
};

/** Makes a draft and its quality of a person's own words. */
export type TakeOwnWords = (
  state: FlowState,
  questionId: string,
  text: string,
) => { readonly draft: Draft; readonly quality: Quality };

/**
 * The step that a person's wish becomes.
 *
 * @throws GrowthStepConflictError, GrowthFinishedError, GrowthBusyError, GrowthOtherQuestionError, GrowthStageError,
 *   GrowthRefinementsUsedError, GrowthInputError
 */
export function decide(state: FlowState, wish: PersonStep, takeOwnWords: TakeOwnWords): StepBody {
  checkExpected(state, wish.expectedStep);
  checkPlace(state, wish);
  const { questionId } = wish;
  switch (wish.kind) {
    case "check":
      return { kind: "checked", questionId, answer: wish.answer };
    case "dive": {
      const inputs = checkInputs(promptsOf(state, questionId), wish.inputs, true);
      return { kind: "dived", questionId, inputs };
    }
    case "refine": {
      if (answerOf(state, questionId).refinements >= MOST_REFINEMENTS)
        throw new GrowthRefinementsUsedError(MOST_REFINEMENTS);
      const inputs = checkInputs(promptsOf(state, questionId), wish.inputs, false);
      return { kind: "refined", questionId, inputs };
    }
    case "accept":
      return { kind: "accepted", questionId };
    case "edit":
      return { kind: "edited", questionId, ...takeOwnWords(state, questionId, checkText(wish.text)) };
    case "skip":
      return { kind: "skipped", questionId };
  }
}

/** What may be done now; nothing where a plan is finished or ION is on. */
export function allowedNow(state: FlowState): readonly PersonStep["kind"][] {
  if (state.phase !== "asking" || state.current === null) return [];
  const kinds = TRANSITIONS[state.current.stage];
  const { refinements } = answerOf(state, state.current.questionId);
  return refinements < MOST_REFINEMENTS ? kinds : kinds.filter((kind) => kind !== "refine");
}

/** The prompts of a question as they are asked where it stands: while it is reviewed, all of them and one more. */
export function promptsOf(state: FlowState, questionId: string): readonly Prompt[] {
  const question = questionOf(state, questionId);
  if (question === undefined) return [];
  if (state.current?.stage !== "review") return promptsToAsk(state.questions, question);
  return [...question.prompts, morePrompt(state.language)];
}

/** The step that takes back the person's last one. @throws GrowthStepConflictError, GrowthNothingToUndoError */
export function decideUndo(state: FlowState, expectedStep?: number): StepBody {
  checkExpected(state, expectedStep);
  if (state.before === null) throw new GrowthNothingToUndoError();
  return { kind: "undone", takesBack: state.before.step };
}

/** The step that ends the asking. @throws GrowthFinishedError, GrowthBusyError */
export function decideFinish(state: FlowState): StepBody {
  if (state.phase === "finished") throw new GrowthFinishedError();
  if (state.phase !== "asking") throw new GrowthBusyError();
  return { kind: "finished", reason: "person" };
}

function checkExpected(state: FlowState, expectedStep: number | undefined): void {
  if (expectedStep !== undefined && expectedStep !== state.step)
    throw new GrowthStepConflictError(expectedStep, state.step);
}

function checkPlace(state: FlowState, { kind, questionId }: PersonStep): void {
  if (state.phase === "finished") {
    // Who wants to say more about what was left open may: ION stopped, not the person.
    const isOpen = state.questions.states.get(questionId) === "open";
    if (kind === "check" && isOpen && state.finishedBy === "settled") return;
    throw new GrowthFinishedError();
  }
  if (state.current === null || pendingOf(state) !== null) throw new GrowthBusyError();
  if (state.current.questionId !== questionId)
    throw new GrowthOtherQuestionError(questionId, state.current.questionId);
  const allowed = TRANSITIONS[state.current.stage];
  if (!allowed.includes(kind)) throw new GrowthStageError(kind, state.current.stage, allowed);
}

function checkText(given: string): string {
  const text = given.trim().toWellFormed();
  if (text === "") throw new GrowthInputError("text", "is empty", "write the answer, or skip the question");
  if (text.length <= LONGEST_TEXT) return text;
  throw new GrowthInputError("text", `is longer than ${LONGEST_TEXT} characters`, "tell it more shortly");
}
