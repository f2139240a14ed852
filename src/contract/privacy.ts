/** What a person decides about their data, and how its deletion is proved. */
import { z } from "zod";
import { personIdSchema } from "./recommendation.ts";

export const MAX_RETENTION_DAYS = 3650;
/** Typed to say that everything may go. */
export const CONFIRMATIONS = ["delete everything", "모두 삭제"] as const;
export const ERASURE_MODES = ["delete", "anonymise"] as const;
export type ErasureMode = (typeof ERASURE_MODES)[number];

const time = z.iso.datetime();
const user = { user_id: personIdSchema.optional() };

const retentionSchema = z
  .union([z.int().min(1).max(MAX_RETENTION_DAYS), z.enum(["forever", "workspace"])])
  .describe(
    "Days after which what was not touched again is deleted; forever: kept until deleted; workspace: as the workspace has it.",
  );
export type Retention = z.output<typeof retentionSchema>;

export const personQuerySchema = z.strictObject(user);

export const privacySettingsSchema = z
  .object({
    user_id: z.string(),
    personalised: z
      .boolean()
      .describe("false: nothing is learned about the person, and nothing learned before is used."),
    retention: retentionSchema,
    retention_days: z
      .int()
      .nullable()
      .describe("What holds now: the person's own or the workspace's; null: kept until deleted."),
    stored: z
      .record(z.string(), z.int())
      .describe("Rows about the person, by kind; kinds without any are left out."),
    kept_longer: z
      .object({
        memories: z.int().describe("Pinned memories."),
        conversations: z.int().describe("Conversations that are or have a favourite."),
      })
      .describe("What stays however old it is, because the person marked it."),
    deletion_running: z.boolean(),
  })
  .meta({ id: "PrivacySettings" });
export type PrivacySettings = z.output<typeof privacySettingsSchema>;

export const privacyChangeSchema = z
  .strictObject({
    ...user,
    personalised: z.boolean().optional(),
    retention: retentionSchema.optional(),
  })
  .meta({ id: "PrivacyChange" });
export type PrivacyChange = Omit<z.output<typeof privacyChangeSchema>, "user_id">;

export const exportQuerySchema = z.strictObject({
  ...user,
  language: z.enum(["en", "ko"]).default("en").describe("Of the headings in what is written to be read."),
});

export const erasureRequestSchema = z
  .strictObject({
    ...user,
    confirm: z.enum(CONFIRMATIONS).describe("Typed out, so that nobody does it by accident."),
    mode: z
      .enum(ERASURE_MODES)
      .default("delete")
      .describe("anonymise: choices of personas and ratings stay under a random name, without any words."),
  })
  .meta({ id: "ErasureRequest" });

const removedSchema = z.object({
  where: z.string().describe("A table, or what is kept beside the tables."),
  rows: z.int().nullable().describe("null where there is nothing to count."),
  how: z.enum(["deleted", "separated", "anonymised"]).describe("separated: kept without the person's name."),
});

const receiptSchema = z
  .object({
    format: z.literal("ion-receipt/1"),
    id: z.string(),
    mode: z.enum(ERASURE_MODES),
    requested_at: time,
    finished_at: time,
    engine: z.string(),
    removed: z.array(removedSchema),
    files: z
      .array(z.string())
      .describe("What was done to the engine's files, so that nothing deleted can be read from them."),
    canaries: z
      .array(z.object({ query: z.string(), found: z.int() }))
      .describe("Questions asked afterwards, whose answer has to be nothing."),
    remains: z.array(z.string()).describe("What ION cannot reach."),
  })
  .describe("What was removed where, how often and when. It names nobody.");
export type Receipt = z.output<typeof receiptSchema>;

export const signedReceiptSchema = z
  .object({
    receipt: receiptSchema,
    signature: z
      .string()
      .describe("Ed25519 over the receipt as JSON with sorted names and no blanks, base64url."),
    public_key: z.string().describe("The raw key, base64url; made from the installation's secret key."),
  })
  .meta({ id: "SignedReceipt" });
export type SignedReceipt = z.output<typeof signedReceiptSchema>;

export const receiptParamsSchema = z.strictObject({ receipt_id: z.string().min(1).max(100) });

export const verificationSchema = z
  .object({
    valid: z.boolean(),
    issuer: z
      .enum(["this installation", "an earlier key of this installation", "unknown"])
      .describe("Whose key signed it."),
  })
  .meta({ id: "ReceiptVerification" });
export type Verification = z.output<typeof verificationSchema>;
