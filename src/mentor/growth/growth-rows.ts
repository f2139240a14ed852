/** Rows of growth plans and what they stand for. */
import type { Schema } from "#platform/database/index.ts";
import type { Step, StepBody } from "./flow/step.ts";
import type { DocumentRole, GrowthDocument, GrowthLanguage } from "./growth.ts";

export interface Owner {
  readonly workspaceId: string;
  readonly personId: string;
}

export type PlanRow = Schema["growth_plan"];
export type StepRow = Schema["growth_step"];
export type CallRow = Schema["growth_model_call"];
export type CheckpointRow = Schema["growth_checkpoint"];

/** What a step's row says beside its payload, so that figures need no look into it. */
export interface StepFigures {
  readonly questionId: string | null;
  readonly attempt: number | null;
  readonly isPassed: boolean | null;
  readonly quality: number | null;
  readonly writer: string | null;
}

export interface NewStep extends Step {
  readonly figures: StepFigures;
}

export function keysOf({ workspaceId, personId }: Owner): { workspaceId: string; personId: string } {
  return { workspaceId, personId };
}

export function stepRowOf(owner: Owner, planId: string, step: NewStep): Omit<StepRow, "taken_back_by"> {
  const { number, body, at, latencyMs, costUsd, figures } = step;
  return {
    plan_id: planId,
    number,
    workspace_id: owner.workspaceId,
    person_id: owner.personId,
    kind: body.kind,
    question_id: figures.questionId,
    payload: JSON.stringify(body),
    attempt: figures.attempt,
    is_passed: figures.isPassed === null ? null : Number(figures.isPassed),
    quality: figures.quality,
    writer: figures.writer,
    latency_ms: latencyMs,
    cost_usd: costUsd,
    created_at: at,
  };
}

export function stepOf(row: StepRow): Step {
  return {
    number: row.number,
    body: JSON.parse(row.payload) as StepBody,
    at: row.created_at,
    latencyMs: row.latency_ms,
    costUsd: row.cost_usd,
  };
}

export function documentOf(row: Schema["growth_document"]): GrowthDocument {
  return {
    role: row.role as DocumentRole,
    format: row.format as GrowthDocument["format"],
    fileName: row.file_name,
    language: row.language as GrowthLanguage,
    text: row.text,
  };
}
