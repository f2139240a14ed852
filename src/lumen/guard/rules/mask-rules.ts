import type { MaskRule } from "../mask-rule.ts";
import { CONTACT_RULES } from "./contact-rules.ts";
import { CREDENTIAL_RULES } from "./credential-rules.ts";
import { NAMED_SECRET_RULES } from "./named-secret-rules.ts";
import { NATIONAL_ID_RULES } from "./national-id-rules.ts";
import { PAYMENT_RULES } from "./payment-rules.ts";
import { VENDOR_KEY_RULES } from "./vendor-key-rules.ts";

/** Where two find the same place, the one that comes first has it. */
export const MASK_RULES: readonly MaskRule[] = [
  ...VENDOR_KEY_RULES,
  ...CREDENTIAL_RULES,
  ...NAMED_SECRET_RULES,
  ...NATIONAL_ID_RULES,
  ...PAYMENT_RULES,
  ...CONTACT_RULES,
];
