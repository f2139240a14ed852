/** What ION remembers about a person, as it crosses the wire. */
import { z } from "zod";
import { personIdSchema } from "./recommendation.ts";

export const MEMORY_KINDS = ["fact", "preference", "decision", "goal", "person", "tool", "date"] as const;
export type MemoryKind = (typeof MEMORY_KINDS)[number];

/** Where a stored memory lives: M2, M3, M4. Working memory (M1) is computed and semantic memory (M5) is the search over all. */
export const STORED_TIERS = ["session", "project", "global"] as const;
export type StoredTier = (typeof STORED_TIERS)[number];

const MEMORY_ENDS = ["superseded", "cascade", "ended", "expired", "forgotten", "edited"] as const;
export type MemoryEnd = (typeof MEMORY_ENDS)[number];

const time = z.iso.datetime();
const MAX_TEXT = 500;
const text = z
  .string()
  .trim()
  .min(1)
  .max(MAX_TEXT)
  .refine((value) => !value.includes("\u0000") && value.isWellFormed(), "must be text, not binary data");
const kind = z.enum(MEMORY_KINDS);
const tier = z.enum(STORED_TIERS);
const project = z.string().trim().min(1).max(80);
const share = z.number().min(0).max(1);

const memorySourceSchema = z.object({
  conversation_id: z
    .string()
    .nullable()
    .describe("null: the person wrote it into the memory itself, or the conversation was not kept as long."),
  turn_number: z.int().nullable(),
  quote: z.string().describe("The person's own words."),
  said_at: time,
});

export const memorySchema = z
  .object({
    id: z.string(),
    kind,
    tier: tier.describe("session: this conversation, for 24 hours. project. global: everywhere."),
    text: z.string(),
    subject: z.string().describe("Whom or what it is about; self is the person."),
    attribute: z.string(),
    value: z.string(),
    project: z.string().nullable(),
    importance: share,
    pinned: z.boolean().describe("Never fades or expires."),
    mentions: z.int().describe("How often it was said."),
    source: memorySourceSchema,
    edited: z.boolean().describe("The person wrote or changed it."),
    valid_from: time,
    valid_to: time
      .nullable()
      .describe("Since when it is no longer so; null while nothing is known to end it."),
    ended_by: z.enum(MEMORY_ENDS).nullable().describe("null: it holds."),
    superseded_by: z.string().nullable().describe("The memory that took its place."),
    last_said_at: time,
    created_at: time,
  })
  .meta({ id: "Memory" });

export const memoryListQuerySchema = z.strictObject({
  user_id: personIdSchema.optional(),
  tier: tier.optional(),
  kind: kind.optional(),
  q: z.string().trim().min(1).max(200).optional().describe("Part of the text, the value or the quote."),
  state: z.enum(["holding", "ended", "all"]).default("holding"),
  pinned: z.stringbool().optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const memoryListSchema = z
  .object({
    user_id: z.string(),
    memories: z.array(memorySchema),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "MemoryList" });

export const memoryAddSchema = z
  .strictObject({
    user_id: personIdSchema.optional(),
    text: text.describe("One sentence that stands by itself."),
    kind: kind.default("fact"),
    project: project.optional().describe("Without one it holds everywhere."),
    importance: share.default(0.8),
    pinned: z.boolean().default(false),
  })
  .meta({ id: "MemoryAddRequest" });

export const memoryEditSchema = z
  .strictObject({
    user_id: personIdSchema.optional(),
    text: text.optional().describe("A new text begins a new memory, which takes the place of this one."),
    kind: kind.optional(),
    project: project.nullable().optional(),
    importance: share.optional(),
    pinned: z.boolean().optional(),
  })
  .refine(
    ({ user_id: _, ...changes }) => Object.values(changes).some((value) => value !== undefined),
    "name at least one thing to change",
  )
  .meta({ id: "MemoryEditRequest" });

/** A memory that an answer was given. */
export const usedMemorySchema = z
  .object({
    id: z.string(),
    text: z.string(),
    tier: z
      .enum([...STORED_TIERS, "semantic"])
      .describe("semantic: an earlier turn, found by what it is about."),
    source: memorySourceSchema,
  })
  .meta({ id: "UsedMemory" });

export const workingMemorySchema = z
  .object({
    session_id: z.string(),
    items: z
      .array(z.object({ turn_number: z.int(), text: z.string(), said_at: time }))
      .describe("What was said last, newest last, at most ten."),
    entities: z.array(z.string()),
    files: z.array(z.string()),
    task: z
      .object({
        topic: z.string().nullable(),
        playbook: z.string().nullable(),
        tried: z.array(z.string()),
        next: z.string().nullable(),
      })
      .describe("What is being worked on, as far as the conversation tells."),
  })
  .meta({ id: "WorkingMemory" });

export type MemoryView = z.infer<typeof memorySchema>;
export type MemoryListView = z.infer<typeof memoryListSchema>;
export type MemoryListQuery = z.infer<typeof memoryListQuerySchema>;
export type MemoryAddRequest = z.input<typeof memoryAddSchema>;
export type MemoryEditRequest = z.infer<typeof memoryEditSchema>;
export type UsedMemoryView = z.infer<typeof usedMemorySchema>;
export type WorkingMemoryView = z.infer<typeof workingMemorySchema>;
