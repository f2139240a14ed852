import type { Pool } from "undici";
import type { z } from "zod";
import { type ForwardedAnswer, type ModelFailure, ModelUnavailableError } from "./lumen.ts";
import { readExhausted } from "./rate-limit-headers.ts";

export interface WireOptions {
  /** Base URL up to and with the version, e.g. `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  /** Longest silence (before the first byte, or between two) that is waited for, in milliseconds. */
  readonly timeoutMs: number;
  /** Sent with every request; may hold the key. */
  readonly headers: Readonly<Record<string, string>>;
  /** Told when the server says that nothing is left of its limit, and in how many milliseconds there will be. */
  readonly onExhausted?: (resetMs: number) => void;
}

/** HTTP to one provider, with every way it can fail told as a `ModelUnavailableError`. */
export interface Wire extends AsyncDisposable {
  /** Posts JSON to a path below the base URL; the body of a 200 is returned unread. */
  post(path: string, body: unknown, signal?: AbortSignal): Promise<AsyncIterable<Uint8Array> & TextBody>;
  /** The same, but what the server says about a request that is not valid is an answer, too. */
  forward(path: string, body: unknown, signal?: AbortSignal): Promise<ForwardedAnswer>;
  /** Closes the connections once the requests under way have ended. */
  retire(): Promise<void>;
}

interface TextBody {
  text(): Promise<string>;
}

/** An answer longer than this is a model that does not stop. */
const MAX_ANSWER_CHARACTERS = 200_000;
const MAX_CONNECTIONS = 256;
const MAX_ERROR_BYTES = 65_536;

const ANSWERED = [200];
/** What is wrong with the request itself concerns the caller; every other refusal concerns the operator. */
const ANSWERED_OR_INVALID = [200, 400, 413, 422];

interface Sending {
  readonly signal: AbortSignal | undefined;
  readonly passes: readonly number[];
}

/** Speaks the wire directly, because a client library costs more than the rest of a turn. */
export function createWire({ url, timeoutMs, headers, onExhausted }: WireOptions): Wire {
  const base = new URL(url);
  const opening = openPool(base.origin, timeoutMs);
  const fixed = { "content-type": "application/json", accept: "application/json", ...headers };
  const prefix = base.pathname.replace(/\/+$/, "");

  async function send(path: string, body: string, { signal, passes }: Sending) {
    const pool = await opening;
    const response = await pool.request({
      path: prefix + path,
      method: "POST",
      headers: fixed,
      body,
      signal: signal ?? null,
    });
    if (onExhausted !== undefined) {
      const resetMs = readExhausted(response.headers);
      if (resetMs !== null) onExhausted(resetMs);
    }
    if (passes.includes(response.statusCode)) return response;
    await response.body.dump({ limit: MAX_ERROR_BYTES });
    throw refusal(response.statusCode, response.headers["retry-after"]);
  }

  return {
    async post(path, body, signal) {
      const text = JSON.stringify(body);
      return (await withOneRetry(() => send(path, text, { signal, passes: ANSWERED }))).body;
    },
    async forward(path, body, signal) {
      const text = JSON.stringify(body);
      const response = await withOneRetry(() => send(path, text, { signal, passes: ANSWERED_OR_INVALID }));
      const type = response.headers["content-type"];
      const contentType = (Array.isArray(type) ? type[0] : type) ?? "application/json";
      const isStream = contentType.startsWith("text/event-stream");
      return {
        status: response.statusCode,
        contentType,
        body: isStream ? response.body : await response.body.bytes(),
      };
    },
    retire: async () => (await opening).close(),
    [Symbol.asyncDispose]: async () => (await opening).destroy(),
  };
}

/** Loaded with the first model that is configured: a mentor without one starts without an HTTP client. */
async function openPool(origin: string, timeoutMs: number): Promise<Pool> {
  const { Pool } = await import("undici");
  return new Pool(origin, {
    connections: MAX_CONNECTIONS,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: Math.min(timeoutMs, 10_000) },
    allowH2: false,
  });
}

/** Turns whatever went wrong on the wire into one of the ways a model can fail; the caller's own abort stays. */
export function asModelUnavailable(error: unknown, signal: AbortSignal | undefined): unknown {
  if (error instanceof ModelUnavailableError) return error;
  if (signal?.aborted) return signal.reason;
  const [failure, message] = explain(error);
  return new ModelUnavailableError(failure, message, { cause: error });
}

/** The text as the schema says, or `malformed` with `what` it should have been. */
export function parseAs<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  what: string,
): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new ModelUnavailableError("malformed", `the model server's answer was not ${what}`);
  return parsed.data;
}

/** Passes pieces on and watches their length: nothing at all is `empty`, no end is `cut`. */
export async function* measured<Completion>(
  pieces: AsyncGenerator<string, Completion, void>,
): AsyncGenerator<string, Completion, void> {
  let length = 0;
  let isBlank = true;
  for (;;) {
    const next = await pieces.next();
    if (next.done) {
      if (isBlank) throw new ModelUnavailableError("empty", "the model answered with an empty text");
      return next.value;
    }
    if (next.value === "") continue;
    length += next.value.length;
    isBlank &&= next.value.trim() === "";
    if (length > MAX_ANSWER_CHARACTERS) {
      await pieces.return(undefined as never);
      throw new ModelUnavailableError("cut", "the model did not stop and was stopped");
    }
    yield next.value;
  }
}

/** A kept connection may have been closed by the server a moment ago: nothing was answered, so asking again is safe. */
async function withOneRetry<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (codeOf(error) === SOCKET_BROKE) return attempt();
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ModelUnavailableError("malformed", "the model server sent broken JSON", { cause: error });
  }
}

function refusal(status: number, retryAfter: string | string[] | undefined): ModelUnavailableError {
  const retryAfterMs = readRetryAfter(Array.isArray(retryAfter) ? retryAfter[0] : retryAfter);
  const told = (failure: ModelFailure, message: string) =>
    new ModelUnavailableError(failure, message, { retryAfterMs });
  if (status === 401 || status === 403)
    return told("refused", `the model server refused the key (HTTP ${status}); check the model's key`);
  if (status === 404)
    return told(
      "refused",
      "the model server does not know this address or model (HTTP 404); check the model's address and name",
    );
  if (status === 429 || status === 529)
    return told("rate-limited", `the model server limits its requests at the moment (HTTP ${status})`);
  return told(status >= 500 ? "failing" : "refused", `the model server answered with HTTP ${status}`);
}

/** RFC 9110 § 10.2.3: seconds or a date. Milliseconds from now; null when there is none to read. */
export function readRetryAfter(value: string | undefined, now = Date.now()): number | null {
  if (value === undefined) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds) && value.trim() !== "") return Math.max(0, Math.round(seconds * 1000));
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** What undici names a connection that ended before its answer did. */
const SOCKET_BROKE = "UND_ERR_SOCKET";

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function explain(error: unknown): [ModelFailure, string] {
  switch (codeOf(error)) {
    case "UND_ERR_HEADERS_TIMEOUT":
    case "UND_ERR_BODY_TIMEOUT":
      return ["silent", "the model server did not answer in time"];
    case "UND_ERR_CONNECT_TIMEOUT":
      return ["unreachable", "the model server could not be reached in time"];
    case SOCKET_BROKE:
      return ["cut", "the connection to the model server broke"];
  }
  return ["unreachable", "the model server could not be reached; check the model's address"];
}
