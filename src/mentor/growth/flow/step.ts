/** What happens in a plan, one thing after the other. A plan is the fold of its steps; nothing else is stored about its way. */
import type { Analysis, Draft, GrowthLanguage, Inputs, Quality, Question } from "../growth.ts";
import type { Coverage } from "../question/question-state.ts";

const CHECK_ANSWERS = ["yes", "no", "willing"] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];

/** What a person does. `expectedStep`: the step they saw; another one means that somebody was first. */
export type PersonStep =
  | ({ readonly kind: "check"; readonly answer: CheckAnswer } & AtQuestion)
  | ({ readonly kind: "dive"; readonly inputs: Inputs } & AtQuestion)
  | ({ readonly kind: "refine"; readonly inputs: Inputs } & AtQuestion)
  | ({ readonly kind: "accept" } & AtQuestion)
  | ({ readonly kind: "edit"; readonly text: string } & AtQuestion)
  | ({ readonly kind: "skip" } & AtQuestion);

interface AtQuestion {
  readonly questionId: string;
  readonly expectedStep?: number;
}

export const PERSON_STEPS = [
  "check",
  "dive",
  "refine",
  "accept",
  "edit",
  "skip",
] as const satisfies readonly PersonStep["kind"][];

/** settled: what is open could hardly change the result; none-open: everything was asked; person: they had enough. */
export type FinishReason = "settled" | "none-open" | "person";

/** What a step says, as it is stored. */
export type StepBody =
  | {
      readonly kind: "started";
      readonly language: GrowthLanguage;
      readonly analysis: Analysis;
    }
  | { readonly kind: "questions-written"; readonly questions: readonly Question[]; readonly writer: string }
  | { readonly kind: "asked"; readonly questionId: string }
  | { readonly kind: "checked"; readonly questionId: string; readonly answer: CheckAnswer }
  | { readonly kind: "dived"; readonly questionId: string; readonly inputs: Inputs }
  | { readonly kind: "refined"; readonly questionId: string; readonly inputs: Inputs }
  | {
      readonly kind: "drafted";
      readonly questionId: string;
      readonly draft: Draft;
      /** Sentences of the writer that nothing showed; they are not in the draft. */
      readonly struck: readonly string[];
    }
  | { readonly kind: "judged"; readonly questionId: string; readonly quality: Quality }
  | { readonly kind: "accepted"; readonly questionId: string }
  | { readonly kind: "edited"; readonly questionId: string; readonly draft: Draft; readonly quality: Quality }
  | { readonly kind: "skipped"; readonly questionId: string }
  | { readonly kind: "covered"; readonly by: string; readonly coverage: readonly Coverage[] }
  | { readonly kind: "finished"; readonly reason: FinishReason }
  | { readonly kind: "undone"; readonly takesBack: number };

export type StepKind = StepBody["kind"];

/** Steps that a person took: what undo takes back. */
const TAKEN_BY_PERSON: ReadonlySet<StepKind> = new Set([
  "checked",
  "dived",
  "refined",
  "accepted",
  "edited",
  "skipped",
]);

export function isPersonal(body: StepBody): boolean {
  return TAKEN_BY_PERSON.has(body.kind) || (body.kind === "finished" && body.reason === "person");
}

/** A step at its place: numbers count from 1 without a hole. */
export interface Step {
  readonly number: number;
  readonly body: StepBody;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How long ION took for it; null for what a person did. */
  readonly latencyMs: number | null;
  readonly costUsd: number | null;
}
