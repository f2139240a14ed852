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

/** How long is waited before a lost connection is tried again; past the last one it counts as gone. */
const RETRY_AFTER_MS = [0, 500, 2000, 5000];
/** When stopping takes longer, the page goes on without waiting for it. */
const STOP_WITHIN_MS = 3000;

/**
 * Takes a turn and tells what arrives. The turn runs on its own: when the connection breaks, it is watched on from where
 * it was; when the signal stops it, it is cancelled where it runs.
 *
 * @param {{ sessionId: string, message: string, idempotencyKey: string, signal: AbortSignal }} turn
 * @param {(event: string, data: any) => void} onEvent
 */
export async function takeTurn(turn, onEvent) {
  const given = { streamId: "", lastId: "" };
  const connection = new AbortController();
  const cancel = () => {
    setTimeout(() => connection.abort(), STOP_WITHIN_MS);
    // A turn that is over by now says so itself.
    if (given.streamId !== "") cancelStream(given.streamId).catch(() => {});
  };
  const tell = (/** @type {{ event: string, id: string, data: any }} */ { event, id, data }) => {
    if (id !== "") given.lastId = id;
    if (event === "error") throw new ProblemError(data);
    if (event === "turn-start") {
      given.streamId = data.stream_id;
      if (turn.signal.aborted) cancel();
    }
    onEvent(event, data);
  };
  turn.signal.addEventListener("abort", cancel, { once: true });
  try {
    await watchToEnd(given, () => openTurn(turn, given, connection.signal), tell);
  } finally {
    turn.signal.removeEventListener("abort", cancel);
  }
}

/**
 * @param {{ streamId: string, lastId: string }} given
 * @param {() => Promise<Response>} open
 * @param {(event: { event: string, id: string, data: any }) => void} tell
 */
async function watchToEnd(given, open, tell) {
  let failures = 0;
  for (;;) {
    try {
      for await (const event of readEvents(await open())) {
        tell(event);
        if (event.event === "turn-end") return;
        failures = 0;
      }
      throw new UnreachableError();
    } catch (error) {
      const isLost = error instanceof ProblemError && /^stream-(lost|not-found)$/.test(error.code);
      const waitMs = RETRY_AFTER_MS[failures];
      const isWorthIt = (error instanceof UnreachableError && given.lastId !== "") || isLost;
      if (!isWorthIt || waitMs === undefined) throw error;
      // Who answered is gone: the same message is sent again, and with its key it is stored once.
      if (isLost) given.streamId = "";
      failures += 1;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}

/**
 * The turn's events: from the beginning, or on from where they broke off.
 *
 * @param {{ sessionId: string, message: string, idempotencyKey: string }} turn
 * @param {{ streamId: string, lastId: string }} given
 * @param {AbortSignal} signal
 */
function openTurn({ sessionId, message, idempotencyKey }, { streamId, lastId }, signal) {
  const headers = { accept: "text/event-stream", ...(lastId === "" ? {} : { "last-event-id": lastId }) };
  if (streamId !== "") return call(`/api/v2/streams/${streamId}`, { headers, signal });
  return call(`/api/v2/conversations/${sessionId}/turn`, {
    method: "POST",
    body: { user_message: message },
    headers: { ...headers, "idempotency-key": idempotencyKey },
    signal,
  });
}

/** @param {string} streamId */
async function cancelStream(streamId) {
  await call(`/api/v2/streams/${streamId}/cancel`, { method: "POST" });
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
