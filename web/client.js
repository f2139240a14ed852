// @ts-check
/** ION's HTTP API as this page needs it. The access key lives in this module's memory and nowhere else. */

let accessKey = "";

/** @param {string} key */
export function useKey(key) {
  accessKey = key.trim();
}

/** What the server said instead of an answer (RFC 9457), or that it said nothing. */
export class ProblemError extends Error {
  /** @param {{ status: number, code: string, detail: string, fix?: string }} problem */
  constructor(problem) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.fix = problem.fix ?? "";
  }
}

export class UnreachableError extends Error {}

/**
 * @param {string} path
 * @param {{ method?: string, body?: unknown, headers?: Record<string, string>, signal?: AbortSignal }} [request]
 */
async function call(path, { method = "GET", body, headers = {}, signal } = {}) {
  const response = await fetch(path, {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(accessKey === "" ? {} : { authorization: `Bearer ${accessKey}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error) => {
    if (signal?.aborted) throw error;
    throw new UnreachableError();
  });
  if (!response.ok) throw await toProblem(response);
  return response;
}

/** @param {Response} response */
async function toProblem(response) {
  const problem = await response.json().catch(() => ({}));
  const { status } = response;
  return new ProblemError({
    status,
    code: "unknown",
    detail: response.statusText || `HTTP ${status}`,
    ...problem,
  });
}

/** @returns {Promise<{ id: string, name: string, emoji: string, role: string, enabled: boolean }[]>} */
export async function listPersonas() {
  const response = await call("/api/v2/personas");
  return (await response.json()).personas;
}

/** @returns {Promise<{ version: string, model: string }>} */
export async function readVersion() {
  return (await call("/api/v2/version")).json();
}

/** @returns {Promise<string>} the new conversation's id */
export async function startConversation() {
  const response = await call("/api/v2/conversations/start", { method: "POST", body: {} });
  return (await response.json()).session_id;
}

/**
 * @param {string} sessionId
 * @param {{ turn_number: number, thumbs: "up" | "down" }} feedback
 */
export async function giveFeedback(sessionId, feedback) {
  await call(`/api/v2/conversations/${sessionId}/feedback`, { method: "POST", body: feedback });
}

/**
 * Takes a turn and tells what arrives. When the connection breaks, it goes on once from where it was.
 *
 * @param {{ sessionId: string, message: string, idempotencyKey: string, signal: AbortSignal }} turn
 * @param {(event: string, data: any) => void} onEvent
 */
export async function takeTurn(turn, onEvent) {
  let lastId = "";
  const tell = (/** @type {{ event: string, id: string, data: any }} */ { event, id, data }) => {
    if (id !== "") lastId = id;
    if (event === "error") throw new ProblemError(data);
    onEvent(event, data);
  };
  try {
    await streamTurn(turn, lastId, tell);
  } catch (error) {
    if (lastId === "" || turn.signal.aborted || error instanceof ProblemError) throw error;
    await streamTurn(turn, lastId, tell);
  }
}

/**
 * @param {{ sessionId: string, message: string, idempotencyKey: string, signal: AbortSignal }} turn
 * @param {string} lastId
 * @param {(event: { event: string, id: string, data: any }) => void} tell
 */
async function streamTurn({ sessionId, message, idempotencyKey, signal }, lastId, tell) {
  const response = await call(`/api/v2/conversations/${sessionId}/turn`, {
    method: "POST",
    body: { user_message: message },
    headers: {
      accept: "text/event-stream",
      "idempotency-key": idempotencyKey,
      ...(lastId === "" ? {} : { "last-event-id": lastId }),
    },
    signal,
  });
  let isOver = false;
  for await (const event of readEvents(response)) {
    tell(event);
    isOver = event.event === "turn-end";
  }
  if (!isOver) throw new UnreachableError();
}

/**
 * Server-sent events of a response, in order.
 * @param {Response} response
 */
async function* readEvents(response) {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read().catch(() => {
      throw new UnreachableError();
    });
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = readEvent(block);
      if (event !== null) yield event;
    }
  }
}

/** @param {string} block */
function readEvent(block) {
  /** @type {Record<string, string>} */
  const fields = {};
  for (const line of block.split("\n")) {
    const at = line.indexOf(": ");
    if (at > 0) fields[line.slice(0, at)] = line.slice(at + 2);
  }
  if (fields.data === undefined) return null;
  return { event: fields.event ?? "message", id: fields.id ?? "", data: JSON.parse(fields.data) };
}

/** A key that makes a turn safe to send twice; works on plain HTTP too, where `randomUUID` does not exist. */
export function createIdempotencyKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
