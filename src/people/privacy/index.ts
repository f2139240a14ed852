export { ErasureIncompleteError, ErasureRunningError, ReceiptNotFoundError } from "./errors.ts";
export type { Privacy, PrivacyNeeds } from "./privacy.ts";
export { createPrivacy } from "./privacy.ts";
