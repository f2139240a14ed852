export {
  type CompareOptions,
  compareModels,
  type JudgeFigures,
  type ModelComparison,
} from "./compare-models.ts";
export { type Prompt, parsePrompts } from "./prompts.ts";
export type { Recommendation, ReturnOnCost } from "./recommendation.ts";
export { writeReport } from "./report.ts";
export { DEFAULT_RUBRIC, parseRubric } from "./rubric.ts";
