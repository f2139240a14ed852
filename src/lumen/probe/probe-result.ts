/** What is known of a provider's limits, and how it is known. */
import { z } from "zod";

const SOURCES = ["told", "measured", "unknown"] as const;

/** told: the provider says so; measured: seen to be so; unknown: neither. */
const sourceSchema = z.enum(SOURCES);

const numberFactSchema = z.object({
  value: z.number().nullable(),
  source: sourceSchema,
  /** The value is what was reached; the limit is there or beyond. */
  isAtLeast: z.boolean(),
  /** Where it comes from, or why it is not known. */
  detail: z.string(),
});
const truthFactSchema = z.object({ value: z.boolean().nullable(), source: sourceSchema, detail: z.string() });

export const probeResultSchema = z.object({
  modelId: z.string(),
  /** When it began, ISO 8601. */
  probedAt: z.iso.datetime(),
  requests: z.int(),
  answered: z.int(),
  /** As far as they were told. */
  promptTokens: z.number(),
  completionTokens: z.number(),
  /** At most, in US dollars; null where the price is unknown. */
  costUsd: z.number().nullable(),
  /** Why it ended. refused: the provider answers nothing for this model; failing: it stopped answering. */
  stopped: z.enum(["done", "rate-limited", "requests", "usd", "refused", "failing", "interrupted"]),
  /** Why the provider did not answer; null when it did. */
  problem: z.string().nullable(),
  /** How long it asked to be left alone at its limit, in milliseconds. */
  retryAfterMs: z.number().nullable(),
  /** How long the first short answer took, in milliseconds. */
  answerMs: z.number().nullable(),
  limits: z.object({
    requestsPerMinute: numberFactSchema,
    tokensPerMinute: numberFactSchema,
    concurrency: numberFactSchema,
    contextTokens: numberFactSchema,
    maxAnswerTokens: numberFactSchema,
  }),
  abilities: z.object({
    streaming: truthFactSchema,
    tools: truthFactSchema,
    json: truthFactSchema,
    usage: truthFactSchema,
    promptCache: truthFactSchema,
  }),
});

export type ProbeResult = z.infer<typeof probeResultSchema>;
export type NumberFact = z.infer<typeof numberFactSchema>;
export type TruthFact = z.infer<typeof truthFactSchema>;

export const told = (value: number, detail: string): NumberFact => {
  return { value, source: "told", isAtLeast: false, detail };
};
export const measured = (value: number, detail: string, isAtLeast = true): NumberFact => {
  return { value, source: "measured", isAtLeast, detail };
};
export const unknown = (detail: string): NumberFact & TruthFact => {
  return { value: null, source: "unknown", isAtLeast: false, detail };
};
export const seen = (value: boolean, detail: string): TruthFact => ({ value, source: "measured", detail });
