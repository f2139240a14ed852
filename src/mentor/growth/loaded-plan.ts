/** A plan as it stands on disk, and how it goes on: whatever is appended builds on the step that was read. */
import { performance } from "node:perf_hooks";
import { type Write, WriteConflictError } from "#platform/database/index.ts";
import { GrowthBusyError, GrowthPlanNotFoundError } from "./errors.ts";
import { evolve, foldSteps } from "./flow/evolve.ts";
import { answerOf, countGaps, type FlowState, isPassing } from "./flow/flow-state.ts";
import { nextSteps } from "./flow/next.ts";
import type { StepBody } from "./flow/step.ts";
import type { Question } from "./growth.ts";
import type { NewStep, Owner, PlanRow, StepFigures } from "./growth-rows.ts";
import type { GrowthParts } from "./needs.ts";
import { planStateOf } from "./plan-state.ts";

/** A plan and where it stands. */
export interface LoadedPlan {
  readonly owner: Owner;
  readonly row: PlanRow;
  readonly state: FlowState;
  /** The questions by ION's own rules, where its documents have just been read. */
  readonly questions?: readonly Question[];
}

/** A step to be written, with what it took. */
export interface MadeStep {
  readonly body: StepBody;
  readonly latencyMs: number | null;
  readonly costUsd: number | null;
}

/** @throws GrowthPlanNotFoundError */
export async function loadPlan({ store }: GrowthParts, owner: Owner, planId: string): Promise<LoadedPlan> {
  const row = await store.find(owner, planId);
  if (row === undefined) throw new GrowthPlanNotFoundError(planId);
  // A step that came between the two reads is one more than the row knows: the fold is what counts.
  const state = foldSteps(await store.steps(owner, planId));
  return { owner, row, state };
}

/**
 * Writes steps down, and with them what follows from them by itself: what an answer covers, the next question, the end.
 *
 * @throws WriteConflictError somebody was first, or the plan is gone
 */
export async function append(
  parts: GrowthParts,
  plan: LoadedPlan,
  given: { readonly made: readonly MadeStep[]; readonly writes?: readonly Write[] },
): Promise<LoadedPlan> {
  const now = parts.now();
  const first = foldMade(plan.state, given.made);
  const following = await followingSteps(parts, first, given.made);
  const made = [...given.made, ...following];
  const { steps, state } = numbered(plan.state, made, now);
  const undone = made.find(({ body }) => body.kind === "undone")?.body;
  const isFinished = state.phase === "finished";
  await parts.store.advance(plan.owner, {
    planId: plan.row.id,
    from: plan.state.step,
    steps,
    state: isFinished ? "finished" : "asking",
    gaps: countGaps(state),
    now,
    ...(undone?.kind === "undone" ? { takesBack: undone.takesBack } : {}),
    with: [...(given.writes ?? []), ...(isFinished ? checkpointWrites(parts, plan, { state, now }) : [])],
  });
  const row = {
    ...plan.row,
    step: state.step,
    updated_at: now,
    state: isFinished ? "finished" : "asking",
  } as const;
  return { ...plan, row, state };
}

/** The same after the calls of a unit that was refused have been told to have ended: their cost is known. */
export async function settleWrites(parts: GrowthParts, writes: readonly Write[]): Promise<void> {
  if (writes.length > 0) await parts.store.commit(writes).catch(() => undefined);
}

function foldMade(state: FlowState, made: readonly MadeStep[]): FlowState {
  return made.reduce((reached, { body }) => evolve(reached, { number: reached.step + 1, body }), state);
}

async function followingSteps(
  parts: GrowthParts,
  state: FlowState,
  made: readonly MadeStep[],
): Promise<readonly MadeStep[]> {
  const startedAt = performance.now();
  const closing = made.find(({ body }) => body.kind === "accepted" || body.kind === "edited")?.body;
  const answered =
    closing?.kind === "accepted" || closing?.kind === "edited"
      ? { questionId: closing.questionId, coverage: await coverageOf(parts, state, closing.questionId) }
      : null;
  const bodies = nextSteps(state, answered);
  const latencyMs = performance.now() - startedAt;
  return bodies.map((body) => ({ body, latencyMs: latencyMs / bodies.length, costUsd: 0 }));
}

async function coverageOf(parts: GrowthParts, state: FlowState, questionId: string) {
  const { inputs, draft, outcome } = answerOf(state, questionId);
  // Words that the person wrote themselves count like what they gave.
  const own = outcome === "edited" && draft !== null ? { "own-words": draft.answer } : {};
  const { coveredBy } = await import("./question/coverage.ts");
  return coveredBy(state.questions, { questionId, inputs: { ...inputs, ...own } }, await parts.skills());
}

/** Steps with their numbers and figures, and the plan after them. */
export function numbered(
  from: FlowState,
  made: readonly MadeStep[],
  at: number,
): { readonly steps: readonly NewStep[]; readonly state: FlowState } {
  let state = from;
  const steps = made.map(({ body, latencyMs, costUsd }): NewStep => {
    const number = state.step + 1;
    state = evolve(state, { number, body });
    return { number, body, at, latencyMs, costUsd, figures: figuresOf(state, body) };
  });
  return { steps, state };
}

const NO_FIGURES: StepFigures = {
  questionId: null,
  attempt: null,
  isPassed: null,
  quality: null,
  writer: null,
};

function figuresOf(after: FlowState, body: StepBody): StepFigures {
  if (body.kind === "questions-written") return { ...NO_FIGURES, writer: body.writer };
  if (!("questionId" in body)) return NO_FIGURES;
  const { questionId } = body;
  const { refinements, quality } = answerOf(after, questionId);
  if (body.kind === "drafted")
    return { ...NO_FIGURES, questionId, attempt: refinements, writer: body.draft.writtenBy };
  if (body.kind !== "judged" && body.kind !== "accepted" && body.kind !== "edited")
    return { ...NO_FIGURES, questionId };
  return {
    questionId,
    attempt: refinements,
    isPassed: isPassing(after, questionId),
    quality: quality?.score ?? null,
    writer: quality?.judgedBy ?? null,
  };
}

function checkpointWrites(
  parts: GrowthParts,
  { owner, row }: LoadedPlan,
  { state, now }: { readonly state: FlowState; readonly now: number },
): readonly Write[] {
  const checkpoints = parts.planCheckpoints(planStateOf({ row, state }), now);
  return parts.store.replaceCheckpoints(owner, row.id, { checkpoints, now });
}

/** Does something on a plan as it stands, anew where somebody was first. @throws GrowthBusyError others are too fast */
export async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof WriteConflictError)) throw error;
    }
  }
  throw new GrowthBusyError();
}

const MOST_TRIES = 5;
