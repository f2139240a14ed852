export type { CommonTaste } from "./common-taste.ts";
export {
  type CorrectedHearing,
  type HearingCorrection,
  learnCorrection,
  withCorrection,
} from "./hearing-correction.ts";
export { EMPTY_HISTORY, type History, learnRating, type RatedAnswer } from "./history.ts";
export { judgeCommonTaste, judgeCorrection, type Verdict } from "./judgement.ts";
export { learnCommonTaste } from "./learn-common-taste.ts";
export {
  createLearnedModels,
  LEARNED_KINDS,
  type LearnedFigures,
  type LearnedKind,
  type LearnedModels,
  type LearnedVersion,
  type WorkspaceLearned,
} from "./learned-models.ts";
export { type LearningPoint, type LearningReport, reportOf } from "./learning-report.ts";
export {
  type Estimate,
  type Evaluation,
  evaluatePolicy,
  type LoggedDecision,
  type Policy,
} from "./off-policy.ts";
export { alwaysPolicy, changeMatrix, greedyPolicy, parseMatrixChange, staticPolicy } from "./policies.ts";
export { fitRewardModel } from "./reward-model.ts";
export { POPULATIONS, type Population } from "./simulated-people.ts";
export { CHANGE_AFTER, RATINGS, type SimulatedRouting, simulate } from "./simulation.ts";
export { finish, finishInSlices, type Stepwise } from "./stepwise.ts";
