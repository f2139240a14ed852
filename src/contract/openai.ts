/** OpenAI's chat completions, as far as ION reads them; what it does not know is let through. */
import { z } from "zod";
import { privacySchema } from "./conversation.ts";
import { rankedPersonaSchema } from "./recommendation.ts";

export const SHARINGS = ["person", "workspace", "public"] as const;
/** Who may be given an answer again: the person who asked, everybody in the workspace, or everybody. */
export type Sharing = (typeof SHARINGS)[number];

const partSchema = z.looseObject({ type: z.string(), text: z.string().optional() });

const chatMessageSchema = z.looseObject({
  role: z.enum(["system", "developer", "user", "assistant", "tool"]),
  content: z.union([z.string(), z.array(partSchema), z.null()]).optional(),
});

export const chatCompletionRequestSchema = z
  .looseObject({
    model: z
      .string()
      .min(1)
      .max(200)
      .describe("ion-auto, ion-PERSONA, or PROVIDER/NAME of a configured model."),
    messages: z.array(chatMessageSchema).min(1).max(500),
    stream: z.boolean().nullish(),
    ion: z
      .strictObject({
        privacy: privacySchema.optional(),
        cache: z
          .enum(["off", "person", "workspace"])
          .optional()
          .describe(
            "Who may get this answer again for the same request: nobody, the person (the default), everybody in the workspace.",
          ),
      })
      .optional()
      .describe("ION's own settings; no model gets to see them."),
    stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  })
  .meta({ id: "ChatCompletionRequest" });

const usageSchema = z.object({
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  total_tokens: z.int(),
  prompt_tokens_details: z.object({ cached_tokens: z.int() }),
});

/** What ION adds, never in place of a standard field. */
const ionExtensionSchema = z.object({
  persona: z.string().nullable().describe("null: a raw model answered, without a persona."),
  wave_key: z.string().nullable(),
  confidence: z.number().nullable(),
  reasons: z.array(rankedPersonaSchema),
  playbook: z.object({ id: z.string(), title: z.string() }).nullable(),
  fallback: z.object({ from: z.string(), reason: z.string() }).nullable(),
  model: z.string().describe("Who answered: the model's own name, or ion-playbook."),
  model_reason: z.string().nullable(),
  cost_usd: z.number().nullable(),
});

export const chatCompletionSchema = z
  .object({
    id: z.string(),
    object: z.literal("chat.completion"),
    created: z.int().describe("Seconds since 1970."),
    model: z.string(),
    choices: z.array(
      z.object({
        index: z.int(),
        message: z.object({ role: z.literal("assistant"), content: z.string() }),
        finish_reason: z.literal("stop"),
      }),
    ),
    usage: usageSchema,
    ion: ionExtensionSchema,
  })
  .meta({ id: "ChatCompletion" });

export const embeddingRequestSchema = z
  .looseObject({
    model: z
      .string()
      .min(1)
      .max(200)
      .describe("PROVIDER/NAME of a configured model whose server makes embeddings."),
    input: z.union([z.string(), z.array(z.unknown())]),
  })
  .meta({ id: "EmbeddingRequest" });

export const embeddingListSchema = z
  .looseObject({
    object: z.literal("list"),
    data: z.array(z.looseObject({ index: z.int(), embedding: z.union([z.array(z.number()), z.string()]) })),
    model: z.string(),
  })
  .meta({ id: "EmbeddingList" });

export const modelListSchema = z
  .object({
    object: z.literal("list"),
    data: z.array(
      z.object({ id: z.string(), object: z.literal("model"), created: z.int(), owned_by: z.string() }),
    ),
  })
  .meta({ id: "ModelList" });

export type ChatCompletionRequest = z.output<typeof chatCompletionRequestSchema>;
export type ChatCompletion = z.output<typeof chatCompletionSchema>;
export type IonExtension = z.output<typeof ionExtensionSchema>;
export type ModelList = z.output<typeof modelListSchema>;
