/**
 * What is known while a person answers: the gaps, their questions and how each stands. It is folded from the steps of a plan;
 * everything about the order of questions, when to stop and what an answer covers is worked out from it.
 */
import type { Analysis, Gap, Question } from "../growth.ts";

/**
 * open: to be asked; answered: an answer was accepted; skipped: the person passed it; lacking: they said no; learning: they
 * are willing to learn it; covered: another answer already says it.
 */
export const QUESTION_STANDINGS = ["open", "answered", "skipped", "lacking", "learning", "covered"] as const;
export type QuestionStanding = (typeof QUESTION_STANDINGS)[number];

export interface QuestionState {
  readonly gaps: readonly Gap[];
  readonly questions: readonly Question[];
  /** By question id. */
  readonly states: ReadonlyMap<string, QuestionStanding>;
  /** By question id: the prompts that another answer already gave, which need not be asked again. */
  readonly shortened: ReadonlyMap<string, readonly string[]>;
}

/** What an answer says about another gap: it closes its question, or it spares some of its prompts. */
export interface Coverage {
  readonly questionId: string;
  readonly closes: boolean;
  /** The prompts that are spared; all of them where it closes. */
  readonly promptIds: readonly string[];
  /** The person's words that show it. */
  readonly quote: string;
}

/** Every question open, nothing shortened. */
export function createQuestionState(
  analysis: Pick<Analysis, "gaps">,
  questions: readonly Question[],
): QuestionState {
  return {
    gaps: analysis.gaps,
    questions,
    states: new Map(questions.map((question) => [question.id, "open"])),
    shortened: new Map(),
  };
}

/** The state with one question standing otherwise; a question that is not of it changes nothing. */
export function withStanding(
  state: QuestionState,
  questionId: string,
  standing: QuestionStanding,
): QuestionState {
  if (!state.states.has(questionId)) return state;
  return { ...state, states: new Map(state.states).set(questionId, standing) };
}

/** The state after an answer covered others: only open questions are closed or shortened. */
export function withCoverage(state: QuestionState, coverage: readonly Coverage[]): QuestionState {
  const states = new Map(state.states);
  const shortened = new Map(state.shortened);
  for (const { questionId, closes, promptIds } of coverage) {
    if (states.get(questionId) !== "open") continue;
    if (closes) states.set(questionId, "covered");
    shortened.set(questionId, [...new Set([...(shortened.get(questionId) ?? []), ...promptIds])]);
  }
  return { ...state, states, shortened };
}

/** What is still to be answered at a question: its prompts without those that another answer spared. */
export function promptsToAsk(state: QuestionState, question: Question): Question["prompts"] {
  const spared = new Set(state.shortened.get(question.id));
  return question.prompts.filter((prompt) => !spared.has(prompt.id));
}
