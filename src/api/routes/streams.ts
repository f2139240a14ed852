import { z } from "zod";
import { personIdSchema } from "#contract/recommendation.ts";
import { cancelResponseSchema } from "#contract/stream.ts";
import { UpgradeRequiredError } from "../errors.ts";
import * as problems from "../problem-catalog.ts";
import { defineRoute, type Route } from "../route.ts";
import { EVENT_STREAM, streamTurn } from "../stream.ts";
import { placeAfter } from "../stream-reader.ts";
import { serveStreamSocket } from "../stream-socket.ts";
import * as examples from "./examples-catalog.ts";

const TAG = "Streams";
const BASE = "/api/v2/streams";

const streamParams = z.strictObject({ stream_id: z.string().min(1) });
const personQuery = z.strictObject({ user_id: personIdSchema.optional() });

export const streamRoutes: readonly Route[] = [
  defineRoute({
    id: "watchStream",
    method: "GET",
    path: `${BASE}/:stream_id`,
    tag: TAG,
    summary: "Watch a turn being answered, from any device",
    description:
      "The events of a streamed turn, from its beginning or from behind Last-Event-ID, without a lost or doubled character. Any number of the person's devices may watch, as long as the turn runs and after it: what is stored is sent at once. After Last-Event-ID: end there is nothing more (204, which also ends a browser's EventSource).",
    access: "mentor",
    headers: [
      {
        name: "Last-Event-ID",
        description:
          "The id of the last event the client has; without it the stream is sent from the beginning.",
      },
    ],
    params: streamParams,
    query: personQuery,
    output: {
      status: 200,
      description: "Server-sent events, as they come.",
      schema: null,
      alsoAs: { [EVENT_STREAM]: examples.turnStream },
    },
    problems: [problems.STREAM_NOT_FOUND, problems.TURN_CANCELLED, problems.STREAM_LOST],
    async handle({ conversations }, { actor, params, request, reply }) {
      const stream = await conversations.findStream(actor, params.stream_id);
      const after = placeAfter(request.headers["last-event-id"]);
      if (after === Number.POSITIVE_INFINITY) return reply.code(204).send();
      await streamTurn({ request, reply, stream, after });
      return reply;
    },
  }),
  defineRoute({
    id: "cancelStream",
    method: "POST",
    path: `${BASE}/:stream_id/cancel`,
    tag: TAG,
    summary: "Cancel a turn being answered, from any device",
    description:
      "Stops the turn and its call of the model, in whichever process it runs, before it answers. Nothing of the turn is stored; everybody who watches gets an error event with the code turn-cancelled.",
    access: "mentor",
    params: streamParams,
    query: personQuery,
    output: {
      status: 200,
      description: "The turn runs no more.",
      schema: cancelResponseSchema,
      example: examples.cancelResponse,
    },
    problems: [problems.STREAM_NOT_FOUND, problems.STREAM_FINISHED],
    async handle({ conversations }, { actor, params: { stream_id } }) {
      await conversations.cancelStream(actor, stream_id);
      return { stream_id, status: "cancelled" };
    },
  }),
  defineRoute({
    id: "openSocket",
    method: "GET",
    path: "/api/v2.1/stream",
    tag: TAG,
    summary: "Converse over a WebSocket",
    description:
      'One JSON object a frame. The client sends {"type":"turn","session_id","user_message","metadata"?,"idempotency_key"?,"request_id"?}, {"type":"resume","stream_id","last_event_id"?}, {"type":"cancel","stream_id"} and {"type":"ping"}; the server sends turn-start, text-delta, turn-end, error and pong, as over server-sent events, with stream_id and id in each. Several turns may run at once. A browser sends its access key as the second of the subprotocols ["ion", KEY].',
    access: "mentor",
    query: personQuery,
    output: { status: 101, description: "The connection is a WebSocket from here on.", schema: null },
    problems: [problems.UPGRADE_REQUIRED, problems.ORIGIN_REFUSED],
    handle() {
      throw new UpgradeRequiredError();
    },
    connect: serveStreamSocket,
  }),
];
