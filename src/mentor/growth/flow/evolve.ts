/** What a step makes of a plan: pure, and total over every step that `decide` lets through. */
import {
  createQuestionState,
  type QuestionStanding,
  withCoverage,
  withStanding,
} from "../question/question-state.ts";
import { type AnswerProgress, answerOf, emptyFlow, type FlowState, type Stage } from "./flow-state.ts";
import { isPersonal, type StepBody } from "./step.ts";

type NumberedStep = { readonly number: number; readonly body: StepBody };

/** The plan that these steps make, one after the other. */
export function foldSteps(steps: Iterable<NumberedStep>, from: FlowState = emptyFlow()): FlowState {
  let state = from;
  for (const step of steps) state = evolve(state, step);
  return state;
}

/** The plan after one more step. What a person did can be undone from here on. */
export function evolve(state: FlowState, { number, body }: NumberedStep): FlowState {
  if (body.kind === "undone") return { ...(state.before?.state ?? state), step: number };
  const next = { ...applied(state, body), step: number };
  return isPersonal(body) ? { ...next, before: { state, step: number } } : next;
}

const AFTER_CHECK: Readonly<Record<"no" | "willing", QuestionStanding>> = {
  no: "lacking",
  willing: "learning",
};

function applied(state: FlowState, body: Exclude<StepBody, { kind: "undone" }>): FlowState {
  switch (body.kind) {
    case "started":
      return { ...state, phase: "analysed", language: body.language, analysis: body.analysis };
    case "questions-written":
      return {
        ...state,
        phase: "asking",
        questions: createQuestionState(state.analysis, body.questions),
        questionWriter: body.writer,
      };
    case "covered":
      return { ...state, questions: withCoverage(state.questions, body.coverage) };
    case "finished":
      return { ...state, phase: "finished", current: null, finishedBy: body.reason };
    default:
      return atQuestion(state, body);
  }
}

type AtQuestion = Exclude<
  StepBody,
  { kind: "undone" | "started" | "questions-written" | "covered" | "finished" }
>;

function atQuestion(state: FlowState, body: AtQuestion): FlowState {
  const { questionId } = body;
  switch (body.kind) {
    case "asked":
      return at(state, questionId, "check");
    case "checked":
      return body.answer === "yes"
        ? at(state, questionId, "dive")
        : closed(state, questionId, AFTER_CHECK[body.answer]);
    case "dived":
      return at(withAnswer(state, questionId, { inputs: body.inputs }), questionId, "drafting");
    case "refined":
      return at(refined(state, body), questionId, "drafting");
    case "drafted":
      return at(
        withAnswer(state, questionId, { draft: body.draft, quality: null, struck: body.struck }),
        questionId,
        "judging",
      );
    case "judged":
      return at(withAnswer(state, questionId, { quality: body.quality }), questionId, "review");
    case "accepted":
      return closed(withAnswer(state, questionId, { outcome: "accepted" }), questionId, "answered");
    case "edited": {
      const own = { draft: body.draft, quality: body.quality, struck: [], outcome: "edited" } as const;
      return closed(withAnswer(state, questionId, own), questionId, "answered");
    }
    case "skipped":
      return closed(state, questionId, "skipped");
  }
}

function at(state: FlowState, questionId: string, stage: Stage): FlowState {
  return { ...state, phase: "asking", finishedBy: null, current: { questionId, stage } };
}

function closed(state: FlowState, questionId: string, standing: QuestionStanding): FlowState {
  return {
    ...state,
    phase: "asking",
    finishedBy: null,
    current: null,
    questions: withStanding(state.questions, questionId, standing),
  };
}

function withAnswer(state: FlowState, questionId: string, change: Partial<AnswerProgress>): FlowState {
  const answers = new Map(state.answers).set(questionId, { ...answerOf(state, questionId), ...change });
  return { ...state, answers };
}

/** What was given before stays, unless it is given anew. */
function refined(
  state: FlowState,
  { questionId, inputs }: Extract<StepBody, { kind: "refined" }>,
): FlowState {
  const before = answerOf(state, questionId);
  return withAnswer(state, questionId, {
    inputs: { ...before.inputs, ...inputs },
    refinements: before.refinements + 1,
  });
}
