import type { WebSocket } from "@fastify/websocket";
import type { ServerFrame } from "#contract/stream.ts";
import { createStreamReader, type StreamEvent, type TurnStream } from "./stream-reader.ts";

/** What waits in a socket before more is read from the streams: a slow reader costs this and no more. */
const FULL_BYTES = 64 * 1024;
/** Who asks on and on without reading what is answered is let go. */
const UNREAD_BYTES = 1024 * 1024;

interface Watch {
  readonly next: () => StreamEvent | null;
  readonly stop: () => void;
  readonly requestId: string | undefined;
}

export interface Watching {
  /** How much of the text the client has; -1: nothing. */
  readonly after: number;
  /** The client's own name of what it asked, told with the first frame and with an error. */
  readonly requestId: string | undefined;
}

/**
 * What a socket sends: the streams it watches take turns, as fast as the client reads. Watching a stream a second time
 * goes on from the new place alone.
 */
export function createOutbox(socket: WebSocket, { problemId }: { readonly problemId: string }) {
  const watches = new Map<string, Watch>();
  let hasProgress = true;

  function send(frame: ServerFrame): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > UNREAD_BYTES) socket.terminate();
    else socket.send(JSON.stringify(frame), onSent);
  }

  function onSent(error?: Error | null): void {
    if (error) return;
    hasProgress = true;
    pump();
  }

  function pump(): void {
    // A stream that had something to say goes to the end of the map, where this loop meets it again.
    for (const [id, watch] of watches) {
      if (socket.bufferedAmount >= FULL_BYTES) return;
      const event = watch.next();
      if (event === null) continue;
      watches.delete(id);
      if (event.id === "end") watch.stop();
      else watches.set(id, watch);
      send(frameOf(id, event, watch.requestId));
    }
  }

  return {
    send,
    get watched() {
      return watches.size;
    },
    isWatching: (streamId: string) => watches.has(streamId),
    watch(stream: TurnStream, { after, requestId }: Watching): void {
      watches.get(stream.id)?.stop();
      const next = createStreamReader(stream, after, problemId);
      watches.set(stream.id, { next, stop: stream.watch(pump), requestId });
      pump();
    },
    /** Whether the client has taken anything since this was last asked. */
    takeProgress(): boolean {
      const had = hasProgress;
      hasProgress = false;
      return had;
    },
    stop(): void {
      for (const { stop } of watches.values()) stop();
      watches.clear();
    },
  };
}

function frameOf(stream_id: string, event: StreamEvent, requestId: string | undefined): ServerFrame {
  const { type, id } = event;
  const request = requestId === undefined ? {} : { request_id: requestId };
  if (type === "turn-start") return { type, ...event.data, id, ...request };
  if (type === "text-delta") return { type, stream_id, id, text: event.data.text };
  if (type === "turn-end") return { type, stream_id, id, turn: event.data };
  return { type, stream_id, id, ...request, problem: event.data };
}
