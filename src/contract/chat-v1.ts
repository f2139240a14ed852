import { z } from "zod";
import { messageSchema } from "./recommendation.ts";

export const chatV1RequestSchema = z
  .strictObject({
    message: messageSchema,
    resonance_key: z.string().max(80).optional(),
    session_id: z.string().min(1).max(80).optional(),
  })
  .meta({ id: "ChatV1Request" });

export const chatV1ResponseSchema = z
  .object({
    content: z.string(),
    persona_used: z.string(),
    resonance_key: z.string(),
    confidence: z.number(),
    metadata: z.object({
      rhythm: z.object({ pace: z.string(), avg_sentence_length: z.number() }),
      tone: z.object({ primary: z.string(), confidence: z.number() }),
      routing: z.object({
        secondary_persona: z.string().nullable(),
        reasoning: z.string(),
        all_scores: z.record(z.string(), z.number()),
      }),
      session_id: z.string(),
    }),
  })
  .meta({ id: "ChatV1Response" });

export type ChatV1Request = z.infer<typeof chatV1RequestSchema>;
export type ChatV1Response = z.infer<typeof chatV1ResponseSchema>;
