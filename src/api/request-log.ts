import type { FastifyReply, FastifyRequest } from "fastify";
import type { Ion } from "#app/ion.ts";

type Log = Ion["log"];

const SLOW_MS = 1000;

/** A request that failed through no fault of the caller: error for a fault of ION's, warn for what is unavailable. */
export function logFailure(
  log: Log,
  request: FastifyRequest,
  failure: { error: unknown; status: number },
): void {
  const { error, status } = failure;
  if (status < 500) return;
  const fields = {
    ...facts(request),
    status,
    error: error instanceof Error ? error : new Error("a value that is not an error was thrown"),
  };
  if (status === 500) log.error("request-failed", fields);
  else log.warn("request-unavailable", fields);
}

/** One event for a request that took long; nothing for the others, and never what was in it. */
export function logSlow(log: Log, request: FastifyRequest, reply: FastifyReply): void {
  if (reply.elapsedTime < SLOW_MS) return;
  log.warn("request-slow", {
    ...facts(request),
    status: reply.statusCode,
    duration_ms: Math.round(reply.elapsedTime),
  });
}

function facts(request: FastifyRequest) {
  return { request: request.id, method: request.method, route: request.routeOptions.url ?? "none" };
}
