import type { FastifyReply, FastifyRequest } from "fastify";
import type { TurnResponse, TurnStreamEvent } from "#contract/conversation.ts";
import { toProblem } from "./error-response.ts";
import { takeOver } from "./take-over.ts";

export const EVENT_STREAM = "text/event-stream";
const HEARTBEAT_MS = 15_000;

const HEAD = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
} as const;

interface StreamedTurn {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly heartbeatMs?: number;
  /** Told of an error that came too late for a status of its own. */
  onFailure(error: unknown, status: number): void;
  take(options: {
    readonly onEvent: (event: TurnStreamEvent) => void;
    readonly signal: AbortSignal;
  }): Promise<{ readonly turn: TurnResponse; readonly isReplay: boolean }>;
}

export function wantsStream({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes(EVENT_STREAM) ?? false;
}

/**
 * Answers a turn as server-sent events: turn-start, text-delta …, then turn-end (the whole answer) or error.
 *
 * The id of an event is how much of the answer's text was sent with it (UTF-16 units), `end` for the last one. A turn
 * that was finished before is sent again from behind `Last-Event-ID`; a turn-start therefore always means: begin anew.
 * An error before the first event is thrown, for an ordinary problem response. A client that goes away stops the turn.
 */
export async function streamTurn(streamed: StreamedTurn): Promise<void> {
  const { request, reply, take, heartbeatMs } = streamed;
  const stopped = new AbortController();
  reply.raw.once("close", () => stopped.abort());
  const stream = createTurnStream(reply, heartbeatMs ?? HEARTBEAT_MS);
  const held = holdBack(stream.tell);
  try {
    const { turn, isReplay } = await take({ onEvent: held.tell, signal: stopped.signal });
    if (isReplay && held.discard()) stream.repeat(turn, lastOffset(request));
    else {
      held.release();
      stream.finish(turn);
    }
  } catch (error) {
    held.discard();
    if (stopped.signal.aborted) reply.hijack();
    else if (stream.isOpen()) streamed.onFailure(error, stream.fail(error));
    else throw error;
  }
}

/**
 * Keeps events for the rest of the event loop's round. A replay and an early error are known by then, so they can be
 * answered with the right headers and from the right place; a fresh answer is late by less than a millisecond.
 */
function holdBack(tell: (event: TurnStreamEvent) => void) {
  let held: TurnStreamEvent[] | null = [];
  let timer: NodeJS.Immediate | undefined;
  const release = (): void => {
    const events = held ?? [];
    held = null;
    for (const event of events) tell(event);
  };
  return {
    release,
    tell(event: TurnStreamEvent): void {
      if (held === null) {
        tell(event);
        return;
      }
      held.push(event);
      timer ??= setImmediate(release);
    },
    /** Whether there was still time to. */
    discard(): boolean {
      if (held === null) return false;
      clearImmediate(timer);
      held = [];
      return true;
    },
  };
}

/** How much text the client has already; -1: nothing, not even the turn-start. */
function lastOffset({ headers }: FastifyRequest): number {
  const id = headers["last-event-id"];
  if (id === "end") return Number.POSITIVE_INFINITY;
  return typeof id === "string" && /^\d{1,9}$/.test(id) ? Number(id) : -1;
}

/**
 * Writes events in order. While the socket is full, text is gathered and sent as one delta when it drains: a slow
 * reader costs one answer's text of memory, never a growing queue of events.
 */
function createTurnStream(reply: FastifyReply, heartbeatMs: number) {
  const channel = createEventChannel(reply, heartbeatMs, flush);
  let pending = "";
  let offset = 0;

  function flush(): void {
    if (pending === "" || channel.isFull()) return;
    const text = pending;
    pending = "";
    offset += text.length;
    channel.send("text-delta", String(offset), { text });
  }

  function end(event: string, data: unknown): void {
    channel.drain();
    flush();
    channel.send(event, "end", data);
    channel.close();
  }

  return {
    isOpen: channel.isOpen,
    tell(event: TurnStreamEvent): void {
      if (event.type === "turn-end") return;
      if (event.type === "text-delta") {
        pending += event.text;
        flush();
        return;
      }
      const { type, ...data } = event;
      channel.send(type, "0", data);
    },
    repeat(turn: TurnResponse, from: number): void {
      reply.header("idempotency-replayed", "true");
      const { persona_used: persona, wave_key } = turn.metadata;
      if (from < 0) channel.send("turn-start", "0", { session_id: turn.session_id, persona, wave_key });
      offset = Math.max(0, from);
      pending = turn.response_text.slice(offset);
      end("turn-end", turn);
    },
    finish: (turn: TurnResponse): void => end("turn-end", turn),
    fail(error: unknown): number {
      const problem = toProblem(error, reply.request.id);
      end("error", problem);
      return problem.status;
    },
  };
}

/** The wire: opens with the first event, keeps the connection alive, knows when the socket is full. */
function createEventChannel(reply: FastifyReply, heartbeatMs: number, onDrain: () => void) {
  const { raw } = reply;
  let heartbeat: NodeJS.Timeout | undefined;
  let isWaiting = false;

  function open(): void {
    takeOver(reply, HEAD);
    raw.writeHead(200);
    heartbeat = setInterval(() => raw.write(": keep-alive\n\n"), heartbeatMs);
    raw.once("close", () => clearInterval(heartbeat));
    raw.on("drain", () => {
      isWaiting = false;
      onDrain();
    });
  }

  return {
    isOpen: () => heartbeat !== undefined,
    isFull: () => isWaiting,
    drain(): void {
      isWaiting = false;
    },
    send(event: string, id: string, data: unknown): void {
      if (heartbeat === undefined) open();
      if (raw.destroyed) return;
      isWaiting = !raw.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close(): void {
      clearInterval(heartbeat);
      raw.end();
    },
  };
}
