import type { FastifyReply, FastifyRequest } from "fastify";
import { toProblem } from "./error-response.ts";
import { createStreamReader, type StreamEvent, type TurnStream, watchForFailure } from "./stream-reader.ts";
import { takeOver } from "./take-over.ts";

export const EVENT_STREAM = "text/event-stream";
const HEARTBEAT_MS = 15_000;
/** Who takes nothing for so many heartbeats is let go, and may resume. */
const STALLED_HEARTBEATS = 8;

const HEAD = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
} as const;

interface StreamedTurn {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly stream: TurnStream;
  /** How much of the text the client has; -1: nothing. */
  readonly after: number;
  readonly heartbeatMs?: number;
  /** Told of an error that came too late for a status of its own, also when the client has gone. */
  readonly onFailure?: (error: unknown, status: number) => void;
}

export function wantsStream({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes(EVENT_STREAM) ?? false;
}

/**
 * Sends a turn as server-sent events: turn-start, text-delta …, then turn-end (the whole answer) or error.
 *
 * The id of an event is how much of the answer's text was sent with it (UTF-16 units), `end` for the last one; the
 * client that has an id is sent what comes behind it. A turn-start always means: begin anew. An error before the first
 * event is thrown, for an ordinary problem response. A client that goes away leaves the turn running.
 */
export function streamTurn(streamed: StreamedTurn): Promise<void> {
  const { request, reply, stream, after, heartbeatMs = HEARTBEAT_MS } = streamed;
  const next = createStreamReader(stream, after, request.id);
  tellOfFailure(streamed);
  return new Promise((resolve, reject) => {
    const channel = createEventChannel(reply, heartbeatMs, send);
    const stop = stream.watch(pump);
    let opening: NodeJS.Immediate | undefined;
    reply.raw.once("close", leave);
    if (reply.raw.destroyed) leave();
    else pump();

    function leave(): void {
      end();
      if (!channel.isOpen()) reply.hijack();
      resolve();
    }

    function end(): void {
      stop();
      clearImmediate(opening);
      reply.raw.off("close", leave);
    }

    // What begins waits for the rest of the event loop's round: a replay and an early error are known by then.
    function pump(): void {
      if (channel.isOpen()) send();
      else if (stream.start !== null || stream.end !== null) opening ??= setImmediate(open);
    }

    function open(): void {
      if (stream.end?.kind === "failed") {
        end();
        reject(stream.end.error);
        return;
      }
      if (stream.end?.isReplay) reply.header("idempotency-replayed", "true");
      channel.open();
      send();
    }

    function send(): void {
      while (!channel.isFull()) {
        const event = next();
        if (event === null) return;
        channel.send(event);
        if (event.id !== "end") continue;
        channel.close();
        leave();
      }
    }
  });
}

/** A fault must reach the log also when its client has gone; one before the first event is told by who answers it. */
function tellOfFailure({ request, reply, stream, onFailure }: StreamedTurn): void {
  if (onFailure === undefined) return;
  watchForFailure(stream, (error) => {
    const isThrown = !reply.sent && !reply.raw.destroyed;
    if (!isThrown) onFailure(error, toProblem(error, request.id).status);
  });
}

/** The wire: keeps the connection alive, knows when the socket is full, lets go who takes nothing. */
function createEventChannel(reply: FastifyReply, heartbeatMs: number, onDrain: () => void) {
  const { raw } = reply;
  let heartbeat: NodeJS.Timeout | undefined;
  let isFull = false;
  let missed = 0;

  function beat(): void {
    if (!isFull) raw.write(": keep-alive\n\n");
    else missed += 1;
    if (missed >= STALLED_HEARTBEATS) raw.destroy();
  }

  return {
    open(): void {
      takeOver(reply, HEAD);
      raw.writeHead(200);
      heartbeat = setInterval(beat, heartbeatMs);
      raw.once("close", () => clearInterval(heartbeat));
      raw.on("drain", () => {
        isFull = false;
        missed = 0;
        onDrain();
      });
    },
    isOpen: () => heartbeat !== undefined,
    isFull: () => isFull,
    send({ type, id, data }: StreamEvent): void {
      if (raw.destroyed) return;
      isFull = !raw.write(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close(): void {
      clearInterval(heartbeat);
      raw.end();
    },
  };
}
