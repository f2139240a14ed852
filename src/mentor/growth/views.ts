/** A plan as a person sees it. */
import { BUILT_IN } from "./answer/write-answer.ts";
import { allowedNow, promptsOf } from "./flow/decide.ts";
import {
  type AnswerProgress,
  answerOf,
  type FlowState,
  gapOf,
  isPassing,
  MOST_REFINEMENTS,
  pendingOf,
  questionOf,
  type Stage,
  thresholdOf,
} from "./flow/flow-state.ts";
import type { FinishReason, PersonStep } from "./flow/step.ts";
import type {
  DocumentFormat,
  DocumentRole,
  Draft,
  FitPart,
  Gap,
  GrowthDocument,
  GrowthLanguage,
  Inputs,
  Matched,
  Prompt,
  Quality,
} from "./growth.ts";
import type { CheckpointRow, PlanRow } from "./growth-rows.ts";
import { stopVerdict } from "./question/order.ts";
import type { QuestionStanding } from "./question/question-state.ts";

/** Nobody has touched it for so long: it can be gone on with, but the job may be gone. */
const STALE_AFTER_DAYS = 30;
const DAY_MS = 86_400_000;

export interface PlanSummary {
  readonly id: string;
  readonly title: string | null;
  readonly language: GrowthLanguage;
  readonly fit: number;
  readonly state: "asking" | "finished";
  readonly isStale: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface AnswerView {
  readonly draft: Draft;
  readonly quality: Quality;
  readonly threshold: number;
  readonly isPassing: boolean;
  readonly refinements: number;
  /** edited: in the person's own words; null: not accepted. */
  readonly outcome: "accepted" | "edited" | null;
}

export interface GapView extends Gap {
  readonly questionId: string | null;
  readonly standing: QuestionStanding;
  /** Once there is a draft with its quality. */
  readonly answer: AnswerView | null;
}

export interface CurrentView {
  readonly questionId: string;
  readonly gapId: string;
  /** drafting and judging: ION is on; read again in a moment. */
  readonly stage: Stage;
  readonly text: string;
  readonly why: string;
  readonly prompts: readonly Prompt[];
  readonly inputs: Inputs;
  readonly draft: Draft | null;
  readonly quality: Quality | null;
  readonly threshold: number;
  readonly isPassing: boolean;
  readonly refinementsLeft: number;
  /** Sentences of the draft's writer that nothing showed, and that are not in it. */
  readonly struck: readonly string[];
  readonly allowed: readonly PersonStep["kind"][];
}

export interface CheckpointView {
  readonly id: string;
  readonly title: string;
  readonly gapId: string | null;
  readonly dueAt: number;
  readonly state: "open" | "done" | "skipped";
  readonly toldAt: number | null;
}

export interface PlanView extends PlanSummary {
  /** The number of the last step: what the next one builds on. */
  readonly step: number;
  /** ION is writing questions or a draft. */
  readonly isWorking: boolean;
  readonly finishedBy: FinishReason | null;
  readonly canUndo: boolean;
  readonly parts: readonly FitPart[];
  readonly strengths: readonly Matched[];
  readonly gaps: readonly GapView[];
  readonly current: CurrentView | null;
  readonly questions: { readonly asked: number; readonly of: number };
  /** `ion-growth`, or the id of a model. */
  readonly writers: {
    readonly reading: string;
    readonly questions: string;
    readonly drafts: string;
    readonly quality: string;
  };
  readonly documents: readonly {
    readonly role: DocumentRole;
    readonly fileName: string | null;
    readonly format: DocumentFormat;
    readonly language: GrowthLanguage;
  }[];
  readonly checkpoints: readonly CheckpointView[];
}

export function summaryOf(row: PlanRow, now: number): PlanSummary {
  return {
    id: row.id,
    title: row.title,
    language: row.language,
    fit: row.fit,
    state: row.state,
    isStale: row.state === "asking" && now - row.updated_at > STALE_AFTER_DAYS * DAY_MS,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export interface ViewSource {
  readonly row: PlanRow;
  readonly state: FlowState;
  readonly documents: readonly GrowthDocument[];
  readonly checkpoints: readonly CheckpointRow[];
  readonly now: number;
}

export function planViewOf({ row, state, documents, checkpoints, now }: ViewSource): PlanView {
  const { analysis } = state;
  const { asked, of } = stopVerdict(state.questions);
  return {
    ...summaryOf(row, now),
    state: state.phase === "finished" ? "finished" : "asking",
    step: state.step,
    isWorking: pendingOf(state) !== null,
    finishedBy: state.finishedBy,
    canUndo: state.before !== null,
    parts: analysis.parts,
    strengths: analysis.strengths,
    gaps: analysis.gaps.map((gap) => gapViewOf(state, gap)),
    current: currentOf(state),
    questions: { asked, of },
    writers: writersOf(state),
    documents: documents.map(({ role, fileName, format, language }) => ({
      role,
      fileName,
      format,
      language,
    })),
    checkpoints: checkpoints.map(checkpointViewOf),
  };
}

export function checkpointViewOf(row: CheckpointRow): CheckpointView {
  return {
    id: row.id,
    title: row.title,
    gapId: row.gap_id,
    dueAt: row.due_at,
    state: row.state,
    toldAt: row.told_at,
  };
}

function gapViewOf(state: FlowState, gap: Gap): GapView {
  const question = state.questions.questions.find(({ gapId }) => gapId === gap.id);
  if (question === undefined) return { ...gap, questionId: null, standing: "open", answer: null };
  return {
    ...gap,
    questionId: question.id,
    standing: state.questions.states.get(question.id) ?? "open",
    answer: answerViewOf(state, question.id),
  };
}

function answerViewOf(state: FlowState, questionId: string): AnswerView | null {
  const { draft, quality, refinements, outcome }: AnswerProgress = answerOf(state, questionId);
  if (draft === null || quality === null) return null;
  return {
    draft,
    quality,
    threshold: thresholdOf(state, questionId),
    isPassing: isPassing(state, questionId),
    refinements,
    outcome,
  };
}

function currentOf(state: FlowState): CurrentView | null {
  if (state.current === null) return null;
  const { questionId, stage } = state.current;
  const question = questionOf(state, questionId);
  if (question === undefined) return null;
  const { inputs, draft, quality, refinements, struck } = answerOf(state, questionId);
  return {
    questionId,
    gapId: gapOf(state, questionId)?.id ?? question.gapId,
    stage,
    text: question.text,
    why: question.why,
    prompts: promptsOf(state, questionId),
    inputs,
    draft,
    quality,
    threshold: thresholdOf(state, questionId),
    isPassing: isPassing(state, questionId),
    refinementsLeft: MOST_REFINEMENTS - refinements,
    struck,
    allowed: allowedNow(state),
  };
}

/** Who wrote last; where nobody has yet, ION. */
export function writersOf(state: FlowState): PlanView["writers"] {
  const answers = [...state.answers.values()];
  const drafts = answers.flatMap(({ draft, outcome }) =>
    draft === null || outcome === "edited" ? [] : [draft.writtenBy],
  );
  const judges = answers.flatMap(({ quality }) => (quality === null ? [] : [quality.judgedBy]));
  return {
    reading: BUILT_IN,
    questions: state.questionWriter ?? BUILT_IN,
    drafts: namesOf(drafts),
    quality: namesOf(judges),
  };
}

function namesOf(writers: readonly string[]): string {
  return writers.length === 0 ? BUILT_IN : [...new Set(writers)].join(", ");
}
