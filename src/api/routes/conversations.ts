import { z } from "zod";
import type { Ion } from "#app/ion.ts";
import {
  closeRequestSchema,
  closeResponseSchema,
  conversationListQuerySchema,
  conversationListSchema,
  conversationQuerySchema,
  conversationSchema,
  feedbackRequestSchema,
  feedbackResponseSchema,
  ratingListSchema,
  startRequestSchema,
  startResponseSchema,
  type TurnRequest,
  turnRequestSchema,
  turnResponseSchema,
} from "#contract/conversation.ts";
import { personIdSchema } from "#contract/recommendation.ts";
import { asksForFresh } from "../cache-control.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import * as problems from "../problem-catalog.ts";
import { logFailure } from "../request-log.ts";
import { type Call, defineRoute, type Route, type RouteHeader } from "../route.ts";
import { EVENT_STREAM, streamTurn, wantsStream } from "../stream.ts";
import { FROM_THE_BEGINNING, placeAfter } from "../stream-reader.ts";
import { withTimeZone } from "../time-zone.ts";
import * as examples from "./examples-catalog.ts";
import { ratings } from "./profile-examples-catalog.ts";

const TAG = "Conversations";
const BASE = "/api/v2/conversations";

const sessionParams = z.strictObject({ session_id: z.string().min(1) });
const personQuery = z.strictObject({ user_id: personIdSchema.optional() });
const idempotencyHeader: RouteHeader = {
  name: "Idempotency-Key",
  description:
    "1 to 200 visible ASCII characters of the client's choice. The same key with the same message gets the same answer, once; such an answer carries Idempotency-Replayed: true.",
};
const resumeHeader: RouteHeader = {
  name: "Last-Event-ID",
  description: "With the same Idempotency-Key: go on behind this event of a stream that broke.",
};

const timeZoneHeader: RouteHeader = {
  name: "Time-Zone",
  description:
    "The person's time zone, an IANA name such as Asia/Seoul, where metadata.context.time_zone does not say it.",
};

type TurnCall = Call<z.output<typeof sessionParams>, unknown, TurnRequest>;

async function takeTurn(ion: Pick<Ion, "conversations" | "log">, call: TurnCall): Promise<unknown> {
  const { actor, params, request, reply } = call;
  const body = withTimeZone(call.body, request);
  const key = idempotencyKeyOf(request);
  const options = {
    ...(key === undefined ? {} : { idempotencyKey: key }),
    isFresh: asksForFresh(request.headers),
  };
  if (wantsStream(request)) {
    const place = placeAfter(request.headers["last-event-id"]);
    const asked = { ...options, hasSeenText: place >= 0 };
    const opened = await ion.conversations.stream(actor, params.session_id, body, asked);
    await streamTurn({
      request,
      reply,
      stream: opened.stream,
      after: opened.mayResume ? place : FROM_THE_BEGINNING,
      onFailure: (error, status) => logFailure(ion.log, request, { error, status }),
    });
    return reply;
  }
  const { turn, isReplay } = await ion.conversations.turn(actor, params.session_id, body, options);
  if (isReplay) reply.header("idempotency-replayed", "true");
  return turn;
}

export const conversationRoutes: readonly Route[] = [
  defineRoute({
    id: "startConversation",
    method: "POST",
    path: `${BASE}/start`,
    tag: TAG,
    summary: "Start a conversation",
    description:
      "Every turn belongs to a conversation. Without persona_id each turn may switch to the persona that fits it best.",
    access: "mentor",
    body: startRequestSchema,
    bodyExample: examples.startRequest,
    output: {
      status: 201,
      description: "The conversation, active from now until expires_at.",
      schema: startResponseSchema,
      example: examples.startResponse,
    },
    async handle(ion, { actor, body, reply }) {
      const { user_id: _, ...request } = body;
      const started = await ion.conversations.start(actor, request);
      reply.header("location", `${BASE}/${started.session_id}`);
      return started;
    },
  }),
  defineRoute({
    id: "takeTurn",
    method: "POST",
    path: `${BASE}/:session_id/turn`,
    tag: TAG,
    summary: "Say something and be answered",
    description:
      "Hears how the message sounds, chooses the persona, answers, and stores the turn before it answers. Ask for text/event-stream to receive the answer as it is written: the events turn-start, text-delta, turn-end and error, each with an id to resume from. A streamed turn runs on its own: whoever loses the connection goes on at /api/v2/streams/{stream_id}, with the stream_id of turn-start.",
    access: "mentor",
    headers: [idempotencyHeader, resumeHeader, timeZoneHeader],
    params: sessionParams,
    query: personQuery,
    body: turnRequestSchema,
    bodyExample: examples.turnRequest,
    output: {
      status: 200,
      description: "The stored turn: the answer, who gave it and why.",
      schema: turnResponseSchema,
      example: examples.turnResponse,
      alsoAs: { [EVENT_STREAM]: examples.turnStream },
    },
    problems: [
      problems.CONVERSATION_NOT_FOUND,
      problems.CONVERSATION_CLOSED,
      problems.CONVERSATION_EXPIRED,
      problems.IDEMPOTENCY_KEY_REUSED,
      problems.CONVERSATION_BUSY,
    ],
    handle: takeTurn,
  }),
  defineRoute({
    id: "listConversations",
    method: "GET",
    path: BASE,
    tag: TAG,
    summary: "List conversations, the latest first",
    access: "mentor",
    query: conversationListQuerySchema,
    output: {
      status: 200,
      description: "One page; next_cursor leads to the one after it and is null on the last.",
      schema: conversationListSchema,
      example: examples.conversationList,
    },
    handle(ion, { actor, query }) {
      const { user_id: _, ...page } = query;
      return ion.conversations.list(actor, page);
    },
  }),
  defineRoute({
    id: "readConversation",
    method: "GET",
    path: `${BASE}/:session_id`,
    tag: TAG,
    summary: "Read a conversation with its turns",
    access: "mentor",
    params: sessionParams,
    query: conversationQuerySchema,
    output: {
      status: 200,
      description: "The newest turns, oldest of them first; next_cursor leads to the turns before them.",
      schema: conversationSchema,
      example: examples.conversation,
    },
    problems: [problems.CONVERSATION_NOT_FOUND],
    handle(ion, { actor, params, query }) {
      const { user_id: _, ...page } = query;
      return ion.conversations.read(actor, params.session_id, page);
    },
  }),
  defineRoute({
    id: "closeConversation",
    method: "POST",
    path: `${BASE}/:session_id/close`,
    tag: TAG,
    summary: "Close a conversation and have it summarised",
    access: "mentor",
    params: sessionParams,
    query: personQuery,
    body: closeRequestSchema,
    bodyExample: { save_conversation: true },
    output: {
      status: 200,
      description: "When it was closed and what it was about.",
      schema: closeResponseSchema,
      example: examples.closeResponse,
    },
    problems: [problems.CONVERSATION_NOT_FOUND, problems.CONVERSATION_CLOSED, problems.CONVERSATION_EXPIRED],
    handle: (ion, { actor, params, body }) => ion.conversations.close(actor, params.session_id, body),
  }),
  defineRoute({
    id: "giveFeedback",
    method: "POST",
    path: `${BASE}/:session_id/feedback`,
    tag: TAG,
    summary: "Say how good an answer was",
    description:
      "Thumbs, a rating of 1 to 5, a comment, or what the message really was. Said again, the newest counts; everything is kept.",
    access: "mentor",
    params: sessionParams,
    query: personQuery,
    body: feedbackRequestSchema,
    bodyExample: { turn_number: 1, thumbs: "up" },
    output: {
      status: 201,
      description: "The feedback is stored.",
      schema: feedbackResponseSchema,
      example: examples.feedbackResponse,
    },
    problems: [problems.CONVERSATION_NOT_FOUND, problems.TURN_NOT_FOUND],
    handle: (ion, { actor, params, body }) => ion.conversations.giveFeedback(actor, params.session_id, body),
  }),
  defineRoute({
    id: "listRatings",
    method: "GET",
    path: `${BASE}/:session_id/feedback`,
    tag: TAG,
    summary: "List the rated turns of a conversation",
    access: "mentor",
    params: sessionParams,
    query: personQuery,
    output: {
      status: 200,
      description: "Each turn that feedback was given on, with what counts now.",
      schema: ratingListSchema,
      example: ratings,
    },
    problems: [problems.CONVERSATION_NOT_FOUND],
    handle: (ion, { actor, params }) => ion.conversations.ratings(actor, params.session_id),
  }),
  defineRoute({
    id: "takeBackFeedback",
    method: "DELETE",
    path: `${BASE}/:session_id/feedback/:turn_number`,
    tag: TAG,
    summary: "Take back what was said of an answer",
    description: "Rating, comment and correction of the turn count no longer; that they were given is kept.",
    access: "mentor",
    params: z.strictObject({ session_id: z.string().min(1), turn_number: z.coerce.number().int().min(1) }),
    query: personQuery,
    output: { status: 204, description: "Nothing counts any more.", schema: null },
    problems: [problems.CONVERSATION_NOT_FOUND, problems.TURN_NOT_FOUND],
    async handle(ion, { actor, params, reply }) {
      await ion.conversations.takeBackFeedback(actor, params.session_id, params.turn_number);
      return reply.code(204).send();
    },
  }),
];
