/** Growth as the wire and the terminal speak of it: contract in, contract out. */
import type { Actor } from "#contract/actor.ts";
import type { GrowthList, GrowthListQuery, GrowthPlan, GrowthStart, GrowthStep } from "#contract/growth.ts";
import type {
  GrowthCheckpointList,
  GrowthDocuments,
  GrowthMetricsView,
  GrowthOutcome,
  GrowthReportFormat,
} from "#contract/growth-outcome.ts";
import type { Growth, PersonStep, UploadedText } from "#mentor/growth/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Log } from "#platform/log/index.ts";
import { outcomeOf } from "./growth-outcome-view.ts";
import { checkpointOf, documentOf, planOf, summaryOf } from "./growth-view.ts";

export interface GrowthDoor {
  start(
    actor: Actor,
    request: GrowthStart,
    options?: { readonly idempotencyKey?: string | undefined },
  ): Promise<GrowthPlan>;
  list(actor: Actor, query: GrowthListQuery): Promise<GrowthList>;
  read(actor: Actor, planId: string): Promise<GrowthPlan>;
  take(actor: Actor, planId: string, step: GrowthStep): Promise<GrowthPlan>;
  undo(actor: Actor, planId: string, expectedStep?: number): Promise<GrowthPlan>;
  finish(actor: Actor, planId: string): Promise<GrowthPlan>;
  remove(actor: Actor, planId: string): Promise<void>;
  documents(actor: Actor, planId: string): Promise<GrowthDocuments>;
  openCheckpoints(actor: Actor): Promise<GrowthCheckpointList>;
  outcome(actor: Actor, planId: string): Promise<GrowthOutcome>;
  /** What there is to send to a mentor, as a file. */
  report(actor: Actor, planId: string, format: GrowthReportFormat): Promise<Uint8Array>;
  checkpoint(
    actor: Actor,
    planId: string,
    mark: { readonly checkpointId: string; readonly state: "open" | "done" | "skipped" },
  ): Promise<GrowthPlan>;
  /** Claims the reminders whose day has come, of everybody, once; tells each to the log. @returns how many */
  remind(): Promise<number>;
  metrics(actor: Actor, of?: "person" | "workspace"): Promise<GrowthMetricsView>;
}

interface Beside {
  readonly clock: Clock;
  readonly log: Log;
}

export function createGrowthDoor(growth: Growth, { clock, log }: Beside): GrowthDoor {
  return {
    async start(actor, { cv, job, language }, { idempotencyKey } = {}) {
      const plan = await growth.start(actor, {
        cv: uploadOf(cv),
        job: uploadOf(job),
        ...(language === undefined ? {} : { language }),
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      });
      return planOf(plan);
    },
    async list(actor, { limit, cursor = null }) {
      const { plans, nextCursor } = await growth.list(actor, { limit, cursor });
      return { plans: plans.map(summaryOf), next_cursor: nextCursor };
    },
    read: async (actor, planId) => planOf(await growth.read(actor, planId)),
    take: async (actor, planId, step) => planOf(await growth.answer(actor, planId, stepOf(step))),
    undo: async (actor, planId, expectedStep) => planOf(await growth.undo(actor, planId, expectedStep)),
    finish: async (actor, planId) => planOf(await growth.finish(actor, planId)),
    remove: (actor, planId) => growth.remove(actor, planId),
    async documents(actor, planId) {
      const documents = await growth.documents(actor, planId);
      return { documents: documents.map((document) => ({ ...documentOf(document), text: document.text })) };
    },
    async openCheckpoints(actor) {
      const open = await growth.openCheckpoints(actor);
      return {
        checkpoints: open.map(({ planId, planTitle, ...checkpoint }) => ({
          ...checkpointOf(checkpoint),
          plan_id: planId,
          plan_title: planTitle,
        })),
      };
    },
    outcome: async (actor, planId) => outcomeOf(await growth.outcome(actor, planId)),
    async report(actor, planId, format) {
      const report = await growth.report(actor, planId, format);
      return report.bytes;
    },
    async remind() {
      const due = await growth.due(clock.now());
      for (const { planId, checkpoint } of due)
        log.info("growth-checkpoint-due", { planId, checkpointId: checkpoint.id, dueAt: checkpoint.dueAt });
      return due.length;
    },
    checkpoint: async (actor, planId, mark) => planOf(await growth.checkpoint(actor, planId, mark)),
    async metrics(actor, of) {
      const found = await growth.metrics(actor, of);
      return {
        of: found.of,
        plans: found.plans,
        answers: found.answers,
        first_pass_acceptance: found.firstPassAcceptance,
        refinement_rate: found.refinementRate,
        mean_quality: found.meanQuality,
        cost_usd: found.costUsd,
        steps: found.steps.map(({ kind, steps, latencyMs, costUsd }) => ({
          kind,
          steps,
          mean_latency_ms: latencyMs,
          mean_cost_usd: costUsd,
        })),
      };
    },
  };
}

function uploadOf(upload: GrowthStart["cv"]): UploadedText {
  if ("text" in upload) return upload;
  return { bytes: Buffer.from(upload.content_base64, "base64"), fileName: upload.file_name ?? null };
}

function stepOf(step: GrowthStep): PersonStep {
  const at = {
    questionId: step.question_id,
    ...(step.expected_step === undefined ? {} : { expectedStep: step.expected_step }),
  };
  switch (step.kind) {
    case "check":
      return { ...at, kind: step.kind, answer: step.answer };
    case "dive":
    case "refine":
      return { ...at, kind: step.kind, inputs: step.inputs };
    case "edit":
      return { ...at, kind: step.kind, text: step.text };
    default:
      return { ...at, kind: step.kind };
  }
}
