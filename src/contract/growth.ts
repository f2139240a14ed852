/** Growth plans, as they cross the wire: documents in; gaps, questions, answers and a plan out. */
import { z } from "zod";
import { personIdSchema } from "./recommendation.ts";

const time = z.iso.datetime();
const share = z.number().min(0).max(1);
const user = { user_id: personIdSchema.optional() };
const MAX_TEXT = 200_000;
/** 10 MB of a file, in base64. */
const MAX_BASE64 = 14_000_000;
/** Both documents in one request, with what stands around them. */
export const GROWTH_BODY_BYTES = 2 * MAX_BASE64 + 100_000;
const MAX_ANSWER = 4000;

const GROWTH_PRIORITIES = [
  "CRITICAL",
  "HIGH",
  "IMPORTANT",
  "MEDIUM",
  "NICE_TO_HAVE",
  "LOW",
  "LOGISTICAL",
] as const;
export const growthPriority = z.enum(GROWTH_PRIORITIES);
const requirementKind = z.enum([
  "skill",
  "experience",
  "education",
  "language",
  "certificate",
  "behaviour",
  "logistical",
]);
export const growthLanguage = z.enum(["en", "ko"]);
const promptId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const uploadSchema = z.union([
  z.strictObject({ text: z.string().min(1).max(MAX_TEXT) }),
  z.strictObject({
    file_name: z.string().min(1).max(255).optional(),
    content_base64: z.base64().min(1).max(MAX_BASE64),
  }),
]);

export const growthStartSchema = z
  .strictObject({
    ...user,
    cv: uploadSchema.describe(
      "A CV, or a few sentences about oneself: text, or a file (text, Markdown, PDF, DOCX).",
    ),
    job: uploadSchema.describe("A job description, or a goal in words."),
    language: growthLanguage.optional().describe("Of the plan; without, that of the CV."),
  })
  .meta({ id: "GrowthStart" });
export type GrowthStart = Omit<z.output<typeof growthStartSchema>, "user_id">;

const atQuestion = {
  ...user,
  question_id: z.string().min(1).max(80),
  expected_step: z
    .int()
    .min(0)
    .optional()
    .describe("The plan's step as it was read; refused as a conflict when it has moved on."),
};
const inputs = z.record(
  promptId,
  z.union([z.string().max(MAX_ANSWER), z.number(), z.array(z.string().max(200)).max(50)]),
);

export const growthStepSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ ...atQuestion, kind: z.literal("check"), answer: z.enum(["yes", "no", "willing"]) }),
    z.strictObject({ ...atQuestion, kind: z.literal("dive"), inputs }),
    z.strictObject({ ...atQuestion, kind: z.literal("refine"), inputs }),
    z.strictObject({ ...atQuestion, kind: z.literal("accept") }),
    z.strictObject({
      ...atQuestion,
      kind: z.literal("edit"),
      text: z.string().trim().min(1).max(MAX_ANSWER),
    }),
    z.strictObject({ ...atQuestion, kind: z.literal("skip") }),
  ])
  .meta({ id: "GrowthStep" });
export type GrowthStep = z.output<typeof growthStepSchema>;

export const growthUndoSchema = z
  .strictObject({ ...user, expected_step: z.int().min(0).optional() })
  .meta({ id: "GrowthUndo" });
export const growthFinishSchema = z.strictObject(user).meta({ id: "GrowthFinish" });
export const growthCheckpointMarkSchema = z
  .strictObject({ ...user, state: z.enum(["open", "done", "skipped"]) })
  .meta({ id: "GrowthCheckpointMark" });

export const growthListQuerySchema = z.strictObject({
  ...user,
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type GrowthListQuery = Omit<z.output<typeof growthListQuerySchema>, "user_id">;

const quoteSchema = z.object({
  document: z.enum(["cv", "job"]),
  start: z.int(),
  end: z.int(),
  text: z.string().describe("What stands there, word for word."),
});

export const growthMatchedSchema = z.object({
  requirement_id: z.string(),
  kind: requirementKind,
  title: z.string(),
  priority: growthPriority,
  priority_reasons: z.array(z.string()),
  match: share,
  weight: share.describe("Its share of the whole fit."),
  asked: z.array(quoteSchema).describe("Where the job asks for it."),
  shown: z.array(quoteSchema).describe("What of the CV shows it."),
  explanation: z.string(),
});

const evidenceSchema = z.discriminatedUnion("from", [
  z.object({ from: z.literal("statement"), prompt_id: z.string(), quote: z.string() }),
  z.object({ from: z.literal("document"), quote: quoteSchema }),
]);

const draftSchema = z.object({
  answer: z.string(),
  bullet: z.string().describe("The same in one line, as a CV says it."),
  claims: z
    .array(z.object({ text: z.string(), evidence: z.array(evidenceSchema) }))
    .describe("Each sentence with what shows it."),
  written_by: z.string().describe("ion-growth, the person, or a model."),
});

export const growthQualitySchema = z.object({
  score: z.number().min(1).max(10),
  criteria: z.record(z.string(), z.number()),
  strengths: z.array(z.string()),
  issues: z.array(z.string()),
  suggestions: z.array(z.string()),
  judged_by: z.string(),
});

const promptSchema = z.object({
  id: z.string(),
  type: z.enum(["text", "textarea", "select", "multiselect", "number"]),
  label: z.string(),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().nullable(),
});

export const growthGapShape = {
  id: z.string(),
  state: z.enum(["missing", "partial", "unproven"]),
  uncertainty: share,
  standing: z
    .enum(["open", "answered", "skipped", "lacking", "learning", "covered"])
    .describe("lacking: no experience. learning: willing to. covered: another answer shows it."),
};

const gapSchema = growthMatchedSchema.extend({
  ...growthGapShape,
  question_id: z.string().nullable(),
  answer: z
    .object({
      draft: draftSchema,
      quality: growthQualitySchema,
      threshold: z.number(),
      passing: z.boolean(),
      refinements: z.int(),
      outcome: z.enum(["accepted", "edited"]).nullable(),
    })
    .nullable(),
});

const currentSchema = z.object({
  question_id: z.string(),
  gap_id: z.string(),
  stage: z
    .enum(["check", "dive", "drafting", "judging", "review"])
    .describe("drafting and judging: ION is writing; read again in a moment."),
  text: z.string(),
  why: z.string(),
  prompts: z.array(promptSchema),
  inputs: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  draft: draftSchema.nullable(),
  quality: growthQualitySchema.nullable(),
  threshold: z.number(),
  passing: z.boolean(),
  refinements_left: z.int(),
  struck: z.array(z.string()).describe("Sentences the draft's writer made up: nothing showed them."),
  allowed: z.array(z.enum(["check", "dive", "refine", "accept", "edit", "skip"])),
});

export const growthCheckpointSchema = z.object({
  id: z.string(),
  title: z.string(),
  gap_id: z.string().nullable(),
  due_at: time,
  state: z.enum(["open", "done", "skipped"]),
  told_at: time.nullable().describe("When its reminder went out."),
});

export const growthPartsSchema = z
  .array(z.object({ kind: requirementKind, met: z.number(), of: z.number(), weight: share, score: share }))
  .describe("The fit is 100 × the sum of weight × score.");

const summaryShape = {
  id: z.string(),
  title: z.string().nullable().describe("The job's."),
  language: growthLanguage,
  fit: z.number().min(0).max(100),
  state: z.enum(["asking", "finished"]),
  stale: z.boolean().describe("Untouched for 30 days; it can be gone on with."),
  created_at: time,
  updated_at: time,
};

export const growthPlanSchema = z
  .object({
    ...summaryShape,
    step: z.int().describe("What the next step builds on."),
    working: z.boolean().describe("ION is writing questions or a draft; read again in a moment."),
    finished_by: z.enum(["settled", "none-open", "person"]).nullable(),
    can_undo: z.boolean(),
    parts: growthPartsSchema,
    strengths: z.array(growthMatchedSchema),
    gaps: z.array(gapSchema).describe("Most pressing first."),
    current: currentSchema.nullable().describe("What to answer now; null when nothing is asked."),
    questions: z.object({ asked: z.int(), of: z.int() }),
    writers: z.object({
      reading: z.string(),
      questions: z.string(),
      drafts: z.string(),
      quality: z.string(),
    }),
    documents: z.array(
      z.object({
        role: z.enum(["cv", "job"]),
        file_name: z.string().nullable(),
        format: z.enum(["text", "markdown", "pdf", "docx"]),
        language: growthLanguage,
      }),
    ),
    checkpoints: z.array(growthCheckpointSchema),
  })
  .meta({ id: "GrowthPlan" });
export type GrowthPlan = z.output<typeof growthPlanSchema>;

export const growthListSchema = z
  .object({ plans: z.array(z.object(summaryShape)), next_cursor: z.string().nullable() })
  .meta({ id: "GrowthList" });
export type GrowthList = z.output<typeof growthListSchema>;
