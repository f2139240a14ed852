/** What a person keeps, names, shares and takes along of their conversations. */
import { z } from "zod";
import { personIdSchema } from "./recommendation.ts";

const time = z.iso.datetime();
const user = { user_id: personIdSchema.optional() };
const MAX_TITLE = 120;
const MAX_SHARED_HOURS = 24 * 365;

const titleSchema = z
  .string()
  .trim()
  .min(1)
  .max(MAX_TITLE)
  .regex(/^[^\p{Cc}]*$/u, "must not hold control characters");

export const favouriteRequestSchema = z
  .strictObject({
    ...user,
    favourite: z.boolean(),
    turn_number: z.int().min(1).optional().describe("One turn; without, the whole conversation."),
  })
  .meta({ id: "FavouriteRequest" });
export type FavouriteRequest = Omit<z.output<typeof favouriteRequestSchema>, "user_id">;

export const favouriteListQuerySchema = z.strictObject({
  ...user,
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type FavouriteListQuery = Omit<z.output<typeof favouriteListQuerySchema>, "user_id">;

export const favouriteListSchema = z
  .object({
    favourites: z.array(
      z.object({
        session_id: z.string(),
        turn_number: z.int().nullable().describe("null: the whole conversation."),
        title: z.string().nullable(),
        excerpt: z
          .string()
          .nullable()
          .describe("How the turn's message, or the conversation's first one, begins."),
        favoured_at: time,
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "FavouriteList" });
export type FavouriteList = z.output<typeof favouriteListSchema>;

export const titleRequestSchema = z
  .strictObject({ ...user, title: titleSchema.nullable().describe("null takes it away.") })
  .meta({ id: "TitleRequest" });

export const upkeepSchema = z
  .object({
    session_id: z.string(),
    title: z.string().nullable(),
    favourite: z.boolean(),
    favourite_turns: z.array(z.int()),
  })
  .meta({ id: "ConversationUpkeep" });
export type UpkeepView = z.output<typeof upkeepSchema>;

export const shareRequestSchema = z
  .strictObject({
    ...user,
    through_turn: z
      .int()
      .min(1)
      .optional()
      .describe("The last turn that is shared; without, the last there is."),
    expires_in_hours: z
      .number()
      .positive()
      .max(MAX_SHARED_HOURS)
      .optional()
      .describe("Without, until it is revoked."),
  })
  .meta({ id: "ShareRequest" });
export type ShareRequest = Omit<z.output<typeof shareRequestSchema>, "user_id">;

const shareShape = {
  share_id: z.string(),
  session_id: z.string(),
  title: z.string().nullable(),
  through_turn: z.int(),
  created_at: time,
  expires_at: time.nullable(),
  revoked_at: time.nullable(),
};

export const sharedLinkSchema = z
  .object({
    ...shareShape,
    path: z.string().describe("Behind the address of this ION; told once, only its digest is kept."),
  })
  .meta({ id: "SharedLink" });
export type SharedLink = z.output<typeof sharedLinkSchema>;

export const shareListSchema = z.object({ shares: z.array(z.object(shareShape)) }).meta({ id: "ShareList" });
export type ShareList = z.output<typeof shareListSchema>;

export const sharedQuerySchema = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).describe("Only turns behind this one."),
});

export const sharedConversationSchema = z
  .object({
    title: z.string().nullable(),
    shared_at: time,
    turns: z.array(
      z.object({
        number: z.int(),
        user_message: z.string(),
        persona: z.string(),
        response_text: z.string(),
        timestamp: time,
      }),
    ),
    next_after: z.int().nullable().describe("Where the next page begins; null on the last."),
  })
  .meta({ id: "SharedConversation" });
export type SharedConversation = z.output<typeof sharedConversationSchema>;

export const CONVERSATION_FORMATS = ["markdown", "json"] as const;
export type ConversationFormat = (typeof CONVERSATION_FORMATS)[number];
export const conversationExportQuerySchema = z.strictObject({
  ...user,
  format: z.enum(CONVERSATION_FORMATS).default("markdown"),
  language: z.enum(["en", "ko"]).default("en").describe("Of the headings."),
});
