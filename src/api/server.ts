import type { Socket } from "node:net";
import type { WebsocketHandler } from "@fastify/websocket";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import type { Ion } from "#app/ion.ts";
import type { Actor } from "#contract/actor.ts";
import { createId } from "#lib/id.ts";
import { authenticate, identifyAgain } from "./authenticate.ts";
import { readJsonBodies } from "./body.ts";
import { BODY_LIMIT_BYTES, PROBLEM_MEDIA_TYPE, sendProblem } from "./error-response.ts";
import { guard } from "./guard.ts";
import { endIdleConnections } from "./idle-connections.ts";
import { answerNotFound } from "./not-found.ts";
import { isOpenAiAddress, sendOpenAiError } from "./openai-error.ts";
import { servePage } from "./page.ts";
import { OPENAPI_PATH, serveReference } from "./reference.ts";
import { logFailure, logSlow } from "./request-log.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes/index.ts";
import { validatorCompiler } from "./validation.ts";
import { acceptWebSockets } from "./web-socket.ts";

const EXPOSED_HEADERS = [
  "Deprecation",
  "Idempotency-Replayed",
  "Link",
  "Location",
  "RateLimit-Limit",
  "RateLimit-Remaining",
  "Retry-After",
  "Sunset",
  "X-Request-Id",
];

/** Actor of open routes: nothing belongs to it. */
const NOBODY: Actor = { workspaceId: "", personId: "", scopes: [] };

/** The HTTP door of a composed ION, ready to listen or to be asked in process with `inject`. */
export async function createServer(composed: Ion): Promise<FastifyInstance> {
  // Asked once: versions stay while a process lives, and being alive must not depend on the store.
  const version = await composed.version();
  const ion: Ion = { ...composed, version: () => Promise.resolve(version) };
  const server = fastify({
    logger: false,
    genReqId: () => createId("req"),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 15_000 },
    forceCloseConnections: "idle",
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (error, _request, reply) => sendProblem(reply, error),
    clientErrorHandler: refuseMalformedRequest,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.decorateRequest("actor", null);
  endIdleConnections(server);
  readJsonBodies(server);
  await allowOrigins(server, ion.config.corsOrigins);
  // Before the guard: a refused socket must be ended, too.
  await acceptWebSockets(server);
  server.addHook("onRequest", guard(ion));
  // Turns run on without their clients: the store stays open until the last one is in it.
  server.addHook("onClose", () => ion.conversations.drain());
  server.addHook("onResponse", (request, reply, done) => {
    logSlow(ion.log, request, reply);
    done();
  });
  server.setErrorHandler((error, request, reply) => {
    sendError(request, reply, error);
    logFailure(ion.log, request, { error, status: reply.statusCode });
  });
  server.setNotFoundHandler(answerNotFound([...routes, ...PLAIN_ADDRESSES]));
  for (const route of routes) register(server, ion, route);
  servePage(server);
  serveReference(server, ion);
  await server.ready();
  return server;
}

/** OpenAI's clients read OpenAI's errors; everybody else problem+json. */
function sendError(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  if (isOpenAiAddress(request.url)) sendOpenAiError(reply, error);
  else sendProblem(reply, error);
}

const PLAIN_ADDRESSES = ["/", "/docs", OPENAPI_PATH].map((path) => ({ method: "GET", path }));

async function allowOrigins(server: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const { default: cors } = await import("@fastify/cors");
  await server.register(cors, {
    origin: [...origins],
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: 600,
  });
}

function register(server: FastifyInstance, ion: Ion, route: Route): void {
  const { method, path, access, params, query, body, bodyLimit } = route;
  const schema = {
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(body === undefined ? {} : { body }),
  };
  server.route({
    method,
    url: path,
    schema,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    ...(access === "open" ? {} : { onRequest: authenticate(ion, access) }),
    ...(route.connect === undefined ? {} : { wsHandler: connect(ion, route) }),
    handler: async (request, reply) => {
      reply.code(route.output.status);
      const actor = await actorOf(ion, request);
      const { params, query, body } = request;
      return route.handle(ion, { actor, params, query, body, request, reply });
    },
  });
}

/** Hands a WebSocket on, before its first frame can arrive. */
function connect(ion: Ion, route: Route): WebsocketHandler {
  return (socket, request) => {
    const identify = async () => {
      request.actor = await identifyAgain(ion, route.access, request);
      return actorOf(ion, request);
    };
    route.connect?.(ion, { socket, request, identify });
  };
}

/** The caller, or the person the caller names in `user_id`, where the caller may. */
function actorOf(ion: Pick<Ion, "workspaces">, request: FastifyRequest): Actor | Promise<Actor> {
  if (request.actor === null) return NOBODY;
  const personId = personNamedIn(request.body) ?? personNamedIn(request.query);
  return personId === undefined ? request.actor : ion.workspaces.actAs(request.actor, personId);
}

function personNamedIn(part: unknown): string | undefined {
  if (typeof part !== "object" || part === null || !("user_id" in part)) return undefined;
  return typeof part.user_id === "string" ? part.user_id : undefined;
}

/** What is not even HTTP, or came too slowly, is answered by hand: there is no request to reply to. */
function refuseMalformedRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return;
  const [status, reason] = malformedStatus(error.code);
  const body = JSON.stringify({
    type: "/problems/malformed-request",
    title: reason,
    status,
    detail: "the request could not be read as HTTP/1.1",
    code: "malformed-request",
  });
  const head = `HTTP/1.1 ${status} ${reason}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
  socket.end(head + body);
}

function malformedStatus(code: string | undefined): [number, string] {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return [408, "Request Timeout"];
  if (code === "HPE_HEADER_OVERFLOW") return [431, "Request Header Fields Too Large"];
  return [400, "Bad Request"];
}
