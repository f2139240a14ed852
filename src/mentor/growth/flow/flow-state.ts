/** Where a plan stands. */
import {
  type Analysis,
  type Draft,
  type Gap,
  type GrowthLanguage,
  type Inputs,
  type Priority,
  type Quality,
  type Question,
  THRESHOLDS,
} from "../growth.ts";
import type { QuestionState } from "../question/question-state.ts";
import type { FinishReason } from "./step.ts";

/** check, dive, review wait for the person; drafting and judging for ION. */
export const STAGES = ["check", "dive", "drafting", "judging", "review"] as const;
export type Stage = (typeof STAGES)[number];

export const MOST_REFINEMENTS = 2;

/** How an answer has come along. */
export interface AnswerProgress {
  /** All that the person gave, refinements included. */
  readonly inputs: Inputs;
  readonly draft: Draft | null;
  readonly quality: Quality | null;
  readonly refinements: number;
  /** What the draft's writer said and nothing showed. */
  readonly struck: readonly string[];
  /** edited: the words are the person's own. */
  readonly outcome: "accepted" | "edited" | null;
}

export interface FlowState {
  /** The number of the last step; 0 before the first. */
  readonly step: number;
  /** analysed: its questions are not written yet. */
  readonly phase: "empty" | "analysed" | "asking" | "finished";
  readonly language: GrowthLanguage;
  readonly analysis: Analysis;
  readonly questions: QuestionState;
  /** Who wrote the questions; null before. */
  readonly questionWriter: string | null;
  readonly current: { readonly questionId: string; readonly stage: Stage } | null;
  /** By question id; only where something was given. */
  readonly answers: ReadonlyMap<string, AnswerProgress>;
  readonly finishedBy: FinishReason | null;
  /** What undo comes back to, and the number of the step that it takes back. */
  readonly before: { readonly state: FlowState; readonly step: number } | null;
}

const NO_ANALYSIS: Analysis = { fit: 0, parts: [], strengths: [], gaps: [] };

/** Before the first step. */
export function emptyFlow(): FlowState {
  return {
    step: 0,
    phase: "empty",
    language: "en",
    analysis: NO_ANALYSIS,
    questions: { gaps: [], questions: [], states: new Map(), shortened: new Map() },
    questionWriter: null,
    current: null,
    answers: new Map(),
    finishedBy: null,
    before: null,
  };
}

const NOTHING_GIVEN: AnswerProgress = {
  inputs: {},
  draft: null,
  quality: null,
  refinements: 0,
  struck: [],
  outcome: null,
};

export function answerOf(state: FlowState, questionId: string): AnswerProgress {
  return state.answers.get(questionId) ?? NOTHING_GIVEN;
}

export function questionOf(state: FlowState, questionId: string): Question | undefined {
  return state.questions.questions.find(({ id }) => id === questionId);
}

/** The gap that a question is about. */
export function gapOf(state: FlowState, questionId: string): Gap | undefined {
  const question = questionOf(state, questionId);
  return question === undefined ? undefined : state.analysis.gaps.find(({ id }) => id === question.gapId);
}

/** What the answer to a question must reach, 1 to 10. */
export function thresholdOf(state: FlowState, questionId: string): number {
  const priority: Priority = gapOf(state, questionId)?.priority ?? "LOW";
  return THRESHOLDS[priority];
}

/** Whether an answer's draft is good enough for its gap. */
export function isPassing(state: FlowState, questionId: string): boolean {
  const { quality } = answerOf(state, questionId);
  return quality !== null && quality.score >= thresholdOf(state, questionId);
}

export interface GapCounts {
  readonly open: number;
  /** An answer was accepted that shows it. */
  readonly closed: number;
}

/** How many gaps an answer has closed: their own, or one that says it, too. */
export function countGaps({ analysis, questions }: FlowState): GapCounts {
  const standings = [...questions.states.values()];
  const closed = standings.filter((standing) => standing === "answered" || standing === "covered").length;
  return { open: analysis.gaps.length - closed, closed };
}

/** What ION has to do before the person can go on; null: it is the person's turn, or all is done. */
export type Pending = "questions" | "draft" | "judgement" | "next" | null;

export function pendingOf(state: FlowState): Pending {
  if (state.phase === "analysed") return "questions";
  if (state.phase !== "asking") return null;
  if (state.current === null) return "next";
  if (state.current.stage === "drafting") return "draft";
  return state.current.stage === "judging" ? "judgement" : null;
}
