import type { FastifyReply } from "fastify";
import { problemHeaders, toProblem } from "./error-response.ts";

/** An error as OpenAI's clients read it; `type`, `param` and `code` are OpenAI's members, the fix is in the message. */
export interface OpenAiError {
  readonly status: number;
  readonly body: {
    readonly error: {
      readonly message: string;
      readonly type: string;
      readonly param: string | null;
      readonly code: string;
    };
  };
}

/** @param bodyLimitBytes what the route takes, told where a body is larger */
export function toOpenAiError(error: unknown, requestId: string, bodyLimitBytes?: number): OpenAiError {
  const { status, detail, code, field, fix } = toProblem(error, requestId, bodyLimitBytes);
  const message = fix === undefined ? detail : `${detail}; ${fix}`;
  return { status, body: { error: { message, type: typeOf(status), param: field ?? null, code } } };
}

export function sendOpenAiError(reply: FastifyReply, error: unknown): FastifyReply {
  const { id, routeOptions } = reply.request;
  const { status, body } = toOpenAiError(error, id, routeOptions.bodyLimit);
  return reply
    .code(status)
    .headers(problemHeaders(error, status))
    .type("application/json")
    .send(JSON.stringify(body));
}

function typeOf(status: number): string {
  if (status === 401) return "authentication_error";
  if (status === 403) return "permission_error";
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

/** Whether an address speaks OpenAI's wire. */
export function isOpenAiAddress(url: string): boolean {
  return url.startsWith("/v1/");
}
