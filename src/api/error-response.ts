import type { FastifyReply } from "fastify";
import type { Problem } from "#contract/problem.ts";
import { type ErrorKind, IonError } from "#lib/ion-error.ts";
import { BodyTooLargeError, UnreadableBodyError, UnsupportedMediaTypeError } from "./errors.ts";

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

const STATUS_BY_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "rate-limited": 429,
  internal: 500,
  unavailable: 503,
  "storage-full": 507,
};

/** Where HTTP knows a narrower status than the kind says. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  "method-not-allowed": 405,
  "unsupported-media-type": 415,
  "upgrade-required": 426,
  "budget-spent": 402,
};

const TITLES: Readonly<Record<number, string>> = {
  400: "The request is not valid",
  401: "An access key is needed",
  402: "A budget is spent",
  403: "This is not allowed",
  404: "Not found",
  405: "This method is not allowed here",
  409: "The request does not fit the present state",
  413: "The request is too large",
  415: "This kind of content is not supported",
  426: "Another protocol is needed",
  429: "Too many requests",
  500: "Something went wrong inside ION",
  503: "Not available at the moment",
  507: "No room left to store anything",
};

export function titleOf(status: number): string {
  return TITLES[status] ?? "The request failed";
}

const SHOWN_DIFFERENTLY = new Set(["field", "fix", "retryAfterSeconds", "allowed", "upgrade"]);
const STANDARD_MEMBERS = new Set(["type", "title", "status", "detail", "code", "instance"]);

/**
 * The one place that turns an error into what a client sees (RFC 9457). Whatever is not an expected `IonError`
 * becomes a 500 that tells nothing but the request's id.
 *
 * @param bodyLimitBytes what the route takes, told where a body is larger
 */
export function toProblem(
  error: unknown,
  requestId: string,
  bodyLimitBytes: number = BODY_LIMIT_BYTES,
): Problem {
  const known = toIonError(error, bodyLimitBytes);
  const status = STATUS_BY_CODE[known.code] ?? STATUS_BY_KIND[known.kind];
  const { field, fix } = known.details;
  const extra = Object.entries(known.details).filter(
    ([name]) => !SHOWN_DIFFERENTLY.has(name) && !STANDARD_MEMBERS.has(name),
  );
  return {
    type: `/problems/${known.code}`,
    title: titleOf(status),
    status,
    detail: known.message,
    code: known.code,
    instance: requestId,
    ...(field === undefined ? {} : { field }),
    ...(fix === undefined ? {} : { fix }),
    ...Object.fromEntries(extra),
  };
}

export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const { id, routeOptions } = reply.request;
  const problem = toProblem(error, id, routeOptions.bodyLimit);
  return reply
    .code(problem.status)
    .headers(problemHeaders(error, problem.status))
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(problem));
}

/** Headers that belong to an error: when to come again, how to authenticate, which methods there are. */
export function problemHeaders(error: unknown, status: number): Record<string, string> {
  const details = error instanceof IonError ? error.details : {};
  const headers: Record<string, string> = {};
  if (details.retryAfterSeconds !== undefined) {
    headers["retry-after"] = String(Math.max(1, Math.ceil(details.retryAfterSeconds)));
  }
  if (status === 401) headers["www-authenticate"] = 'Bearer realm="ion"';
  if (typeof details.upgrade === "string") headers.upgrade = details.upgrade;
  if (Array.isArray(details.allowed)) headers.allow = details.allowed.join(", ");
  return headers;
}

/** Fastify's own errors told in ION's terms; anything else unexpected is told apart only in the log. */
function toIonError(error: unknown, bodyLimitBytes: number): IonError {
  if (error instanceof IonError) return error;
  const { code = "", statusCode } = describe(error);
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new BodyTooLargeError(bodyLimitBytes);
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return new UnsupportedMediaTypeError();
  if (code === "FST_ERR_CTP_EMPTY_JSON_BODY") {
    return new UnreadableBodyError("the body is empty", "send a JSON object");
  }
  if (code === "FST_ERR_CTP_INVALID_JSON_BODY") {
    return new UnreadableBodyError("the body is not valid JSON", "check quotes, commas and brackets");
  }
  if (code === "FST_ERR_BAD_URL") {
    return new IonError("invalid", "unreadable-url", "the address is not well-formed", {
      fix: "percent-encode special characters as UTF-8",
    });
  }
  if (statusCode === 400) {
    return new UnreadableBodyError("the request ended early or is malformed", "send it again");
  }
  return new IonError("internal", "internal-error", "this is a fault in ION, not in the request", {
    fix: "repeat the request; if it stays, report it with the request's id",
  });
}

/** The most a request body may weigh where its route says nothing else; a message has its own, tighter limit. */
export const BODY_LIMIT_BYTES = 256 * 1024;

function describe(error: unknown): { code?: string; statusCode?: number } {
  if (!(error instanceof Error)) return {};
  return {
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
    ...("statusCode" in error && typeof error.statusCode === "number"
      ? { statusCode: error.statusCode }
      : {}),
  };
}
