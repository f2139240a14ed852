import { z } from "zod";
import { usedMemorySchema } from "./memory.ts";
import { messageSchema, personIdSchema, rankedPersonaSchema } from "./recommendation.ts";
import { waveContextSchema } from "./wave-key.ts";

const CONVERSATION_STATES = ["active", "closed", "expired"] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];
const conversationStateSchema = z.enum(CONVERSATION_STATES);

export const DEFAULT_TTL_HOURS = 24;
const MAX_TTL_HOURS = 24 * 365;

const personaId = z.string().min(1).max(40);
const time = z.iso.datetime();

/** From the loosest to the strictest. */
export const PRIVACY_LABELS = ["may-leave", "masked", "never-leaves-this-machine"] as const;
export type Privacy = (typeof PRIVACY_LABELS)[number];
export const privacySchema = z
  .enum(PRIVACY_LABELS)
  .describe(
    "Where what is said may go: to any model; elsewhere only with personal data masked; to models on this machine or its network alone (without one the offline mentor answers).",
  );

export const startRequestSchema = z
  .strictObject({
    user_id: personIdSchema.optional(),
    persona_id: personaId.optional(),
    options: z
      .strictObject({
        session_ttl_hours: z.number().positive().max(MAX_TTL_HOURS).default(DEFAULT_TTL_HOURS),
        use_context_memory: z.boolean().default(true),
        privacy: privacySchema.default("may-leave"),
      })
      .optional(),
  })
  .meta({ id: "StartConversationRequest" });

export const startResponseSchema = z
  .object({
    session_id: z.string(),
    user_id: z.string(),
    persona_id: z.string().nullable().describe("The pinned persona; null when each turn may switch."),
    created_at: time,
    expires_at: time,
    status: conversationStateSchema,
  })
  .meta({ id: "StartConversationResponse" });

/** An IANA time zone that this machine knows. */
export const timeZoneSchema = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, "is no time zone: use an IANA name such as Asia/Seoul")
  .describe("The person's time zone, an IANA name: their active hours are told by it.");

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export const turnRequestSchema = z
  .strictObject({
    user_message: messageSchema,
    metadata: z
      .strictObject({
        context: waveContextSchema.extend({ time_zone: timeZoneSchema.optional() }).optional().meta({
          id: "TurnContext",
          description: "What the caller knows of the message and of the person's place.",
        }),
        persona_id: personaId.optional(),
      })
      .optional(),
  })
  .meta({ id: "TurnRequest" });

const heardPart = z.object({ value: z.string(), probability: z.number() });

export const turnResponseSchema = z
  .object({
    turn_number: z.int().min(1),
    session_id: z.string(),
    response_text: z.string(),
    context_used: z.object({
      turns: z.int().describe("How many earlier turns the answer was given."),
      summary: z.boolean(),
      topics: z.array(z.string()),
      entities: z.array(z.string()),
      tried: z.array(z.string()),
      tokens: z.int().describe("Estimated size of the context in tokens."),
    }),
    next_suggestion: z.string().nullable(),
    metadata: z.object({
      processing_time_ms: z.number(),
      tokens_used: z.int(),
      confidence: z.number(),
      persona_used: z.string(),
      persona_version: z.int(),
      persona_pinned: z.boolean(),
      handoff: z
        .object({ from: z.string(), reason: z.string() })
        .nullable()
        .describe("The conversation changed its voice with this turn: from whom, and why."),
      clarifying_question: z
        .string()
        .nullable()
        .describe("What the answer asks when neither tone nor intent was clear."),
      wave_key: z.string(),
      time_zone: z.string().optional().describe("The person's, where the turn told it."),
      model: z.string(),
      answered_by: z
        .object({
          id: z.string().describe("PROVIDER/NAME as configured."),
          reason: z.string().describe("Why this model was asked."),
          failed_before: z.array(z.object({ id: z.string(), failure: z.string() })),
          prompt_tokens: z.int().nullable(),
          cached_prompt_tokens: z.int().nullable().describe("Read from the provider's prompt cache."),
          completion_tokens: z.int().nullable(),
          sent: z
            .object({
              host: z.string(),
              left_machine: z.boolean(),
              characters: z.int(),
              masked: z.record(z.string(), z.int()).describe("How many values were masked, by kind."),
              privacy: privacySchema,
            })
            .describe("What was sent to the model's server, and where that is; none of its content."),
          cache: z
            .enum(["exact", "semantic", "shared"])
            .nullable()
            .describe("How the answer was found where no model was asked for it; null: one was."),
          saved_usd: z
            .number()
            .nullable()
            .describe("What that spared; null where nothing was, or it is unknown."),
          findings: z
            .array(z.object({ rule: z.string(), action: z.enum(["remove", "warn"]) }))
            .describe(
              "What the guard found in the answer, by rule; a streamed answer is checked at its end.",
            ),
        })
        .nullable()
        .describe(
          "The model that answered, which ones failed before it, and what it used; null for the offline mentor.",
        ),
      playbook: z.object({ id: z.string(), title: z.string() }).nullable(),
      memories: z
        .array(usedMemorySchema)
        .describe("What was remembered for this answer, each with the turn it comes from."),
      fallback: z.object({ from: z.string(), reason: z.string() }).nullable(),
      hearing: z
        .object({
          tone: heardPart,
          pace: heardPart,
          intent: heardPart,
          source: z.string(),
          language: z.string(),
        })
        .describe("What was heard, each part with its probability."),
      all_scores: z.record(z.string(), z.number()).describe("The resonance score of every persona."),
      reasons: z.array(rankedPersonaSchema).describe("The top three personas, each with its reason."),
      propensity: z.number(),
      cost_usd: z.number().nullable().describe("null: the model's price is not known."),
      stages: z.record(z.string(), z.number()).describe("Milliseconds spent in each stage of the turn."),
    }),
  })
  .meta({ id: "TurnResponse" });

export const conversationSchema = z
  .object({
    session_id: z.string(),
    user_id: z.string(),
    persona_id: z.string().nullable(),
    turn_count: z.int(),
    messages: z.array(
      z.object({
        turn_id: z.string(),
        turn_number: z.int(),
        user_message: z.string(),
        ai_response: z.string(),
        persona: z.string(),
        timestamp: time,
      }),
    ),
    next_cursor: z
      .string()
      .nullable()
      .describe("For the turns before these; the first page holds the newest."),
    context_memory: z.object({
      topics: z.array(z.string()),
      entities: z.array(z.string()),
      user_preferences: z.record(z.string(), z.string()),
      tried: z.array(z.string()),
    }),
    running_turn: z
      .object({
        stream_id: z.string(),
        persona: z.string().nullable().describe("null until it is chosen."),
        started_at: time,
      })
      .nullable()
      .describe("The streamed turn that is being answered now: watch it or cancel it by its stream_id."),
    state: conversationStateSchema,
    created_at: time,
    last_activity: time,
    expires_at: time,
  })
  .meta({ id: "Conversation" });

export const conversationQuerySchema = z.strictObject({
  user_id: personIdSchema.optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const conversationListQuerySchema = z.strictObject({
  user_id: personIdSchema.optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  state: conversationStateSchema.optional(),
});

export const conversationListSchema = z
  .object({
    user_id: z.string(),
    sessions: z.array(
      z.object({
        session_id: z.string(),
        title: z.string().nullable(),
        favourite: z.boolean(),
        persona_id: z.string().nullable(),
        turn_count: z.int(),
        created_at: time,
        last_activity: time,
        state: conversationStateSchema,
      }),
    ),
    total_count: z.int(),
    active_count: z.int(),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "ConversationList" });

export const closeRequestSchema = z.strictObject({ save_conversation: z.boolean().default(true) }).meta({
  id: "CloseConversationRequest",
  description: "save_conversation: false deletes the turns for good.",
});

export const closeResponseSchema = z
  .object({
    session_id: z.string(),
    closed_at: time,
    summary: z.object({
      total_turns: z.int(),
      total_duration_minutes: z.number(),
      main_topics: z.array(z.string()),
      text: z.string(),
      user_satisfaction: z.number().min(1).max(5).nullable(),
    }),
  })
  .meta({ id: "CloseConversationResponse" });

export const feedbackRequestSchema = z
  .strictObject({
    turn_number: z.int().min(1),
    rating: z.int().min(1).max(5).optional(),
    thumbs: z.enum(["up", "down"]).optional(),
    comment: z.string().max(4000).optional(),
    correction: waveContextSchema
      .extend({ persona: personaId.optional() })
      .refine((correction) => Object.values(correction).some((value) => value !== undefined), {
        message: "give at least one of tone, pace, intent, persona",
      })
      .optional()
      .meta({
        id: "HearingCorrection",
        description: "How the message really sounded, or who should have answered.",
      }),
  })
  .refine(
    (body) =>
      (["rating", "thumbs", "comment", "correction"] as const).some((part) => body[part] !== undefined),
    {
      message: "give at least one of rating, thumbs, comment, correction",
    },
  )
  .meta({ id: "FeedbackRequest" });

export const feedbackResponseSchema = z
  .object({ feedback_id: z.string(), session_id: z.string(), turn_number: z.int(), created_at: time })
  .meta({ id: "FeedbackResponse" });

export const ratingListSchema = z
  .object({
    ratings: z.array(
      z.object({
        turn_number: z.int(),
        rating: z
          .number()
          .min(1)
          .max(5)
          .nullable()
          .describe("What counts, a thumb as 5 or 1; null: taken back."),
        changes: z.int().describe("How often feedback was given on this turn, taking it back included."),
        updated_at: time,
      }),
    ),
  })
  .meta({ id: "RatingList", description: "The rated turns of a conversation with what counts now." });

export const searchQuerySchema = z.strictObject({
  user_id: personIdSchema.optional(),
  q: z.string().min(1).max(400),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

export const searchResponseSchema = z
  .object({
    results: z.array(
      z.object({ session_id: z.string(), turn_number: z.int(), snippet: z.string(), timestamp: time }),
    ),
  })
  .meta({ id: "SearchResponse", description: "Turns of one's own conversations that match, best first." });

export type StartRequest = z.infer<typeof startRequestSchema>;
export type StartResponse = z.infer<typeof startResponseSchema>;
export type TurnRequest = z.infer<typeof turnRequestSchema>;
export type TurnResponse = z.infer<typeof turnResponseSchema>;
export type ConversationView = z.infer<typeof conversationSchema>;
export type ConversationQuery = z.infer<typeof conversationQuerySchema>;
export type ConversationListQuery = z.infer<typeof conversationListQuerySchema>;
export type ConversationListView = z.infer<typeof conversationListSchema>;
export type CloseRequest = z.infer<typeof closeRequestSchema>;
export type CloseResponse = z.infer<typeof closeResponseSchema>;
export type FeedbackRequest = z.infer<typeof feedbackRequestSchema>;
export type FeedbackResponse = z.infer<typeof feedbackResponseSchema>;
export type RatingList = z.infer<typeof ratingListSchema>;
export type SearchQuery = z.infer<typeof searchQuerySchema>;
export type SearchResponse = z.infer<typeof searchResponseSchema>;

/** What a streamed turn sends, in order: one turn-start, text-deltas, then one turn-end or one error. */
export type TurnStreamEvent =
  | {
      readonly type: "turn-start";
      readonly session_id: string;
      readonly persona: string;
      readonly wave_key: string;
    }
  | { readonly type: "text-delta"; readonly text: string }
  | { readonly type: "turn-end"; readonly turn: TurnResponse };
