/** What is said over `/api/v2.1/stream`, one JSON object a frame, and how a stream is cancelled over HTTP. */
import { z } from "zod";
import { turnRequestSchema, turnResponseSchema } from "./conversation.ts";
import { problemSchema } from "./problem.ts";

/** A client's own key of a message: visible ASCII. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;
/** How much of the answer a client has, in UTF-16 units; `end`: all of it. */
export const EVENT_ID = /^(\d{1,9}|end)$/;

const streamId = z.string().min(1).max(80);
const sessionId = z.string().min(1).max(80);
const requestId = z.string().min(1).max(200).optional();

/** What a client may send, by type. */
export const CLIENT_FRAMES = {
  turn: z.strictObject({
    type: z.literal("turn"),
    session_id: sessionId,
    user_message: turnRequestSchema.shape.user_message,
    metadata: turnRequestSchema.shape.metadata,
    idempotency_key: z
      .string()
      .regex(IDEMPOTENCY_KEY, "must be 1 to 200 visible ASCII characters")
      .optional(),
    request_id: requestId,
  }),
  resume: z.strictObject({
    type: z.literal("resume"),
    stream_id: streamId,
    last_event_id: z.string().regex(EVENT_ID, "must be the id of an event of this stream").optional(),
    request_id: requestId,
  }),
  cancel: z.strictObject({ type: z.literal("cancel"), stream_id: streamId, request_id: requestId }),
  ping: z.strictObject({ type: z.literal("ping"), request_id: requestId }),
} as const;

export const clientFrameTypeSchema = z.looseObject({
  type: z.enum(["turn", "resume", "cancel", "ping"]),
});

type FrameType = keyof typeof CLIENT_FRAMES;
export type ClientFrame = { [Type in FrameType]: z.infer<(typeof CLIENT_FRAMES)[Type]> }[FrameType];

const ofStream = { stream_id: z.string(), id: z.string() };

/** What the server sends. `request_id` is the client's own, where the frame answers one that had it. */
export const serverFrameSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("turn-start"),
    ...ofStream,
    session_id: z.string(),
    persona: z.string(),
    wave_key: z.string(),
    request_id: requestId,
  }),
  z.object({ type: z.literal("text-delta"), ...ofStream, text: z.string() }),
  z.object({ type: z.literal("turn-end"), ...ofStream, turn: turnResponseSchema }),
  z.object({
    type: z.literal("error"),
    stream_id: z.string().optional(),
    id: z.string().optional(),
    request_id: requestId,
    problem: problemSchema,
  }),
  z.object({ type: z.literal("pong"), request_id: requestId }),
]);
export type ServerFrame = z.infer<typeof serverFrameSchema>;

export const cancelResponseSchema = z
  .object({ stream_id: z.string(), status: z.literal("cancelled") })
  .meta({ id: "CancelStreamResponse" });
