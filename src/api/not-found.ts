import type { FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "./error-response.ts";
import { MethodNotAllowedError, RouteNotFoundError } from "./errors.ts";

type Address = { readonly method: string; readonly path: string };

const SUGGESTIONS = 5;

/** Answers what no route answers: 405 where another method would, else 404 with the nearest addresses. */
export function answerNotFound(addresses: readonly Address[]) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = request.url.split("?", 1)[0] ?? "/";
    const allowed = addresses.filter((address) => matches(address.path, path)).map(({ method }) => method);
    if (allowed.length > 0) return sendProblem(reply, new MethodNotAllowedError(request.method, allowed));
    return sendProblem(reply, new RouteNotFoundError(nearest(addresses, path)));
  };
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const given = path.replace(/(.)\/$/, "$1").split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(":") || part === given[index])
  );
}

function nearest(addresses: readonly Address[], path: string): string[] {
  const given = new Set(path.toLowerCase().split("/").filter(Boolean));
  const shared = ({ path: pattern }: Address) => pattern.split("/").filter((part) => given.has(part)).length;
  return addresses
    .toSorted((one, other) => shared(other) - shared(one))
    .slice(0, SUGGESTIONS)
    .map(({ method, path: pattern }) => `${method} ${pattern.replaceAll(/:(\w+)/g, "{$1}")}`);
}
