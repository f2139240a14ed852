export { createGrowth, type DueReminder, type Growth } from "./create-growth.ts";
export {
  GrowthBusyError,
  GrowthCheckpointNotFoundError,
  GrowthFinishedError,
  GrowthInputError,
  GrowthKeyReusedError,
  GrowthNothingToUndoError,
  GrowthOtherQuestionError,
  GrowthPlanNotFoundError,
  GrowthRefinementsUsedError,
  GrowthStageError,
  GrowthStepConflictError,
  GrowthUploadError,
} from "./errors.ts";
export { PERSON_STEPS, type PersonStep } from "./flow/step.ts";
export type { GrowthMetrics } from "./metrics.ts";
export type { CallOptions, Generate, ModelText } from "./model/generate.ts";
export type { GrowthNeeds } from "./needs.ts";
export type { OpenCheckpoint } from "./open-checkpoints.ts";
export type { Outcome } from "./plan/outcome.ts";
export type { PlanState } from "./plan-state.ts";
export type { GrowthProgress } from "./progress.ts";
export { REPORT_FORMATS, type Report, type ReportFormat } from "./report/write-report.ts";
export { SkillWeightsDamagedError } from "./skill/errors.ts";
export type { StartRequest, UploadedText } from "./start.ts";
export type { CheckpointView, PlanSummary, PlanView } from "./views.ts";
