import type { Scope } from "#contract/actor.ts";
import { IonError } from "#lib/ion-error.ts";

/** What a schema found wrong with one field, in plain words that never repeat the value. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
  readonly fix: string;
}

/** A body, query or path that does not fit its schema; names every field at fault. */
export class InvalidRequestError extends IonError {
  constructor(first: FieldProblem, rest: readonly FieldProblem[]) {
    const more = rest.length === 0 ? "" : ` (and ${rest.length} more, see errors)`;
    super("invalid", "invalid-input", `${first.field} ${first.problem}${more}`, {
      field: first.field,
      fix: first.fix,
      errors: [first, ...rest].map(({ field, problem }) => ({ field, problem })),
    });
  }
}

/** A body that could not be read at all. */
export class UnreadableBodyError extends IonError {
  constructor(problem: string, fix: string) {
    super("invalid", "unreadable-body", problem, { field: "body", fix });
  }
}

export class BodyTooLargeError extends IonError {
  constructor(limitBytes: number) {
    super("too-large", "body-too-large", `the body is larger than ${Math.floor(limitBytes / 1024)} kB`, {
      field: "body",
      fix: "send a shorter message, or a smaller file",
      limit_bytes: limitBytes,
    });
  }
}

export class UnsupportedMediaTypeError extends IonError {
  constructor() {
    super("invalid", "unsupported-media-type", "the body is not declared as JSON", {
      field: "content-type",
      fix: "send the header Content-Type: application/json",
    });
  }
}

/** Nothing lives at this address; `routes` are the nearest that do. */
export class RouteNotFoundError extends IonError {
  constructor(routes: readonly string[]) {
    super("not-found", "route-not-found", "there is nothing at this address", {
      fix: "see /docs for the reference, /api/openapi.json for the same as data",
      try: routes,
    });
  }
}

export class MethodNotAllowedError extends IonError {
  constructor(method: string, allowed: readonly string[]) {
    super("invalid", "method-not-allowed", `this address does not answer ${method}`, {
      fix: `use ${allowed.join(" or ")}`,
      allowed,
    });
  }
}

export class KeyRequiredError extends IonError {
  constructor() {
    super("unauthenticated", "access-key-required", "this ION asks for an access key", {
      fix: 'make one with "ion keys create" where ION runs, then send it as Authorization: Bearer ion_…',
    });
  }
}

export class ScopeMissingError extends IonError {
  constructor(scope: Scope) {
    super("forbidden", "scope-missing", `this access key lacks the scope "${scope}"`, {
      fix: `make a key with it: ion keys create --scopes ${scope}`,
      scope,
    });
  }
}

export class RateLimitedError extends IonError {
  constructor(limitPerMinute: number, retryAfterSeconds: number) {
    super("rate-limited", "rate-limited", `more than ${limitPerMinute} requests in a minute`, {
      fix: `wait ${retryAfterSeconds} s, then repeat the request`,
      retryAfterSeconds,
    });
  }
}

/** The Host header names another machine: a page elsewhere may be posing as this one (DNS rebinding). */
export class HostRefusedError extends IonError {
  constructor() {
    super("forbidden", "host-refused", "without login, ION answers only to its own address", {
      field: "host",
      fix: "open it as localhost or 127.0.0.1, or start it with ION_REQUIRE_KEY=on to use another name",
    });
  }
}

export class OriginRefusedError extends IonError {
  constructor() {
    super(
      "forbidden",
      "origin-refused",
      "without login, other web pages may not change or watch anything here",
      {
        field: "origin",
        fix: "list the page's origin in ION_CORS_ORIGINS",
      },
    );
  }
}

/** The address speaks WebSocket and nothing else. */
export class UpgradeRequiredError extends IonError {
  constructor() {
    super("invalid", "upgrade-required", "this address speaks WebSocket", {
      fix: "open it with a WebSocket client; over HTTP use /api/v2/conversations/{session_id}/turn",
      upgrade: "websocket",
    });
  }
}

/** One socket watches as many streams as it may. */
export class TooManyStreamsError extends IonError {
  constructor(most: number) {
    super("rate-limited", "too-many-streams", `one socket watches at most ${most} streams at once`, {
      fix: "wait for one of them to end, or open another socket",
      retryAfterSeconds: 1,
    });
  }
}
