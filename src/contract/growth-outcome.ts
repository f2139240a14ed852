/** What comes of growth plans, as it crosses the wire: the texts as read, checkpoints, outcome, report, figures. */
import { z } from "zod";
import {
  growthCheckpointSchema,
  growthGapShape,
  growthLanguage,
  growthMatchedSchema,
  growthPartsSchema,
  growthPriority,
  growthQualitySchema,
} from "./growth.ts";
import { personIdSchema } from "./recommendation.ts";

const time = z.iso.datetime();
const share = z.number().min(0).max(1);

export const growthDocumentsSchema = z
  .object({
    documents: z.array(
      z.object({
        role: z.enum(["cv", "job"]),
        file_name: z.string().nullable(),
        format: z.enum(["text", "markdown", "pdf", "docx"]),
        language: growthLanguage,
        text: z.string().describe("As it was read: every quote's start and end count in it, in UTF-16."),
      }),
    ),
  })
  .meta({ id: "GrowthDocuments" });
export type GrowthDocuments = z.output<typeof growthDocumentsSchema>;

export const growthCheckpointListSchema = z
  .object({
    checkpoints: z
      .array(growthCheckpointSchema.extend({ plan_id: z.string(), plan_title: z.string().nullable() }))
      .describe("What is open on finished plans, the nearest day first, 200 at most."),
  })
  .meta({ id: "GrowthCheckpointList" });
export type GrowthCheckpointList = z.output<typeof growthCheckpointListSchema>;

const milestoneSchema = z.object({
  id: z.string(),
  gap_id: z.string(),
  title: z.string(),
  priority: growthPriority,
  level: z.enum(["beginner", "intermediate", "advanced"]),
  hours: z.number(),
  starts_at: time,
  ends_at: time,
  goal: z.string().describe("What shows that it is reached."),
  steps: z.array(z.string()),
  resources: z.array(
    z.object({
      title: z.string(),
      kind: z.enum(["documentation", "book", "course", "practice"]),
      url: z.string().nullable(),
    }),
  ),
});

export const growthOutcomeSchema = z
  .object({
    plan_id: z.string(),
    title: z.string().nullable(),
    language: growthLanguage,
    created_at: time,
    fit: z.number().min(0).max(100),
    fit_with_answers: z
      .number()
      .min(0)
      .max(100)
      .describe("With the accepted answers counted: what they show closes its gap."),
    parts: growthPartsSchema,
    strengths: z.array(growthMatchedSchema),
    gaps: z.array(growthMatchedSchema.extend(growthGapShape)),
    answers: z.array(
      z.object({
        gap_id: z.string(),
        title: z.string(),
        priority: growthPriority,
        question: z.string(),
        answer: z.string(),
        bullet: z.string().describe("For the CV."),
        evidence: z.array(z.string()).describe("What the person said, word for word."),
        quality: growthQualitySchema,
        written_by: z.string(),
      }),
    ),
    milestones: z.array(milestoneSchema).describe("The learning plan, one after the other."),
    hours_per_week: z.number(),
    to_clarify: z.array(z.string()).describe("To be cleared up with the employer rather than learned."),
    practice: z
      .array(
        z.object({
          about: z.string(),
          question: z.string(),
          shows: z.array(z.string()),
          basis: z.string().nullable().describe("What of their own the person can lean on."),
        }),
      )
      .describe("What an interviewer may ask, and what a good answer shows."),
    progress: z
      .array(
        z.object({
          at: time,
          kind: z.enum(["read", "answered", "done", "skipped"]),
          title: z.string().nullable(),
          fit: z.number().min(0).max(100).describe("From then on."),
        }),
      )
      .describe("What brought the plan on, in the order of time."),
    questions: z.object({ asked: z.int(), of: z.int() }),
  })
  .meta({ id: "GrowthOutcome" });
export type GrowthOutcome = z.output<typeof growthOutcomeSchema>;

export const GROWTH_REPORT_FORMATS = ["markdown", "pdf"] as const;
export type GrowthReportFormat = (typeof GROWTH_REPORT_FORMATS)[number];
export const growthReportQuerySchema = z.strictObject({
  user_id: personIdSchema.optional(),
  format: z.enum(GROWTH_REPORT_FORMATS).default("markdown"),
});

export const growthMetricsSchema = z
  .object({
    of: z.enum(["person", "workspace"]),
    plans: z.object({ asking: z.int(), finished: z.int() }),
    answers: z.int(),
    first_pass_acceptance: share
      .nullable()
      .describe("Accepted without a refinement, at or above the threshold."),
    refinement_rate: share.nullable(),
    mean_quality: z.number().nullable(),
    cost_usd: z.number(),
    steps: z.array(
      z.object({
        kind: z.string(),
        steps: z.int(),
        mean_latency_ms: z.number().nullable(),
        mean_cost_usd: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: "GrowthMetrics" });
export type GrowthMetricsView = z.output<typeof growthMetricsSchema>;
