import { z } from "zod";
import { waveContextSchema } from "./wave-key.ts";

const MAX_MESSAGE_CHARACTERS = 32_000;
/** A message of a person: not empty, at most 32,000 characters, no NUL; longer texts belong into a document. */
export const messageSchema = z
  .string()
  .max(MAX_MESSAGE_CHARACTERS, `at most ${MAX_MESSAGE_CHARACTERS} characters`)
  .refine((text) => text.trim().length > 0, "must not be empty")
  .refine((text) => !text.includes("\u0000"), "must be text, not binary data")
  .refine((text) => text.isWellFormed(), "must be well-formed Unicode");

export const personIdSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$/,
    "1 to 128 letters, digits or . _ @ + -, starting with a letter or digit",
  );

const score = z.number().min(0).max(1);
const distribution = z.record(z.string(), score);

export const recommendRequestSchema = z
  .strictObject({
    user_id: personIdSchema.optional(),
    query: messageSchema,
    context: waveContextSchema.optional(),
    options: z
      .strictObject({
        top_k: z.int().min(1).max(10).default(3),
        use_ml_model: z.boolean().default(true),
        include_explanation: z.boolean().default(true),
      })
      .optional(),
  })
  .meta({ id: "RecommendRequest" });

/** How much each signal added to a score; absent signals add 0 and their weight goes to the others. */
const contributionsSchema = z
  .object({ resonance: score, classifier: score, history: score, context: score })
  .meta({ id: "Contributions" });

/** The personal score of the design: 0.5 × satisfaction + 0.3 × fit + 0.2 × time of day + engagement bonus. */
const personalSchema = z
  .object({
    score: z.number().min(0).max(3.1),
    satisfaction: z.number().min(0).max(5).describe("With this persona, smoothed: few ratings count little."),
    fit: score,
    time_of_day: score,
    engagement_bonus: z.number().min(0).max(0.1),
    ratings: z.int().min(0).describe("How many ratings the satisfaction rests on."),
  })
  .meta({ id: "PersonalScore" });

export const rankedPersonaSchema = z
  .object({
    persona: z.string(),
    score,
    reason: z.string(),
    contributions: contributionsSchema,
    personal: personalSchema.nullish(),
    resonance: z.object({ score, tone: score, pace: score, intent: score }),
  })
  .meta({ id: "RankedPersona", description: "A persona with its score, why, and what each signal added." });

const weighedWords = z.array(z.object({ word: z.string(), weight: z.number() }));

export const recommendResponseSchema = z
  .object({
    recommendation: z.object({
      primary_persona: z.string(),
      confidence: score,
      wave_key: z.string(),
      all_scores: distribution,
      ranked_recommendations: z.array(rankedPersonaSchema),
      clarifying_question: z
        .string()
        .optional()
        .describe("What to ask first: neither tone nor intent is clear."),
    }),
    metadata: z.object({
      model_version: z.string(),
      processing_time_ms: z.number().min(0),
      algorithm: z.string(),
      propensity: score,
      decision_id: z.string(),
      probabilities: z.object({ tone: distribution, pace: distribution, intent: distribution }).optional(),
      words: z
        .object({ tone: weighedWords, pace: weighedWords, intent: weighedWords })
        .optional()
        .describe("The words that weighed: what leaving each out takes from the likeliest value's log-odds."),
    }),
  })
  .meta({ id: "RecommendResponse" });

export const compareRequestSchema = z
  .strictObject({
    user_id: personIdSchema.optional(),
    query: messageSchema,
    include_legacy: z.boolean().default(true),
  })
  .meta({ id: "CompareRequest" });

const methodRecommendation = z.object({ persona: z.string(), confidence: score, method: z.string() });

export const compareResponseSchema = z
  .object({
    new_recommendation: methodRecommendation,
    legacy_recommendation: methodRecommendation.nullable(),
    comparison: z
      .object({
        consensus: z.boolean(),
        confidence_improvement: z.number().min(-1).max(1),
        recommendation_changed: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: "CompareResponse" });

export type RecommendRequest = z.infer<typeof recommendRequestSchema>;
export type RecommendResponse = z.infer<typeof recommendResponseSchema>;
export type CompareRequest = z.infer<typeof compareRequestSchema>;
export type CompareResponse = z.infer<typeof compareResponseSchema>;
export type RankedPersonaView = z.infer<typeof rankedPersonaSchema>;
export type ContributionsView = z.infer<typeof contributionsSchema>;
