export { checkOutput, type OutputReport } from "./check-output.ts";
export { type FenceSource, fence, SOURCE_KINDS } from "./fence.ts";
export {
  DEFAULT_GUARD_SETTINGS,
  type GuardSettings,
  isMaskedFor,
  MASKING,
  type Masking,
  parseGuardSettings,
  type RawGuardSettings,
} from "./guard-settings.ts";
export { findInjection, type InjectionFinding, type InjectionReport, SUSPICIOUS_SCORE } from "./injection.ts";
export { type Inspection, inspect } from "./inspect.ts";
export { MASK_KINDS, type MaskKind } from "./mask-rule.ts";
export { createMasker, type MaskCounts, type Masker, type RestoreStream } from "./masker.ts";
export type { OutputContext, OutputFinding } from "./output-rule.ts";
export { type MayAnswer, mayAnswer, type PrivacyLabel, strictest } from "./privacy-label.ts";
export { buildReceipt, type Receipt, type ReceiptSource, type Sending, tellReceipt } from "./receipt.ts";
export { createRememberedFinding, type FindPersonal } from "./remembered-finding.ts";
export { guardRules, type RuleView } from "./rule-list.ts";
