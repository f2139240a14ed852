import { setTimeout as wait } from "node:timers/promises";
import { collectEvents, type SentEvent } from "./server-sent-events.ts";

export interface Cut {
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection breaks so long after the request; never without. */
  readonly afterMs?: number;
  /** The connection breaks so long after the first of the answer. */
  readonly afterFirstMs?: number;
}

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  /** Whole events alone: what a break left of one is thrown away, as every client does. */
  readonly events: readonly SentEvent[];
}

/** Reads server-sent events until they end or the connection is cut. */
export async function readUntilCut(
  url: string,
  { method = "GET", body, headers, afterMs, afterFirstMs }: Cut = {},
): Promise<Seen> {
  const cut = new AbortController();
  const cutAfter = (ms: number | undefined) => {
    if (ms !== undefined) void wait(ms).then(() => cut.abort());
  };
  cutAfter(afterMs);
  const response = await fetch(url, {
    method,
    signal: cut.signal,
    headers: {
      accept: "text/event-stream",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const events = await collectEvents({ body: untilCut(response.body, () => cutAfter(afterFirstMs)) });
  return { status: response.status, headers: response.headers, events };
}

async function* untilCut(
  body: ReadableStream<Uint8Array> | null,
  onFirst: () => void,
): AsyncGenerator<Uint8Array, void, void> {
  if (body === null) return;
  const reader = body.getReader();
  for (let isFirst = true; ; isFirst = false) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done || value === undefined) return;
    yield value;
    if (isFirst) onFirst();
  }
}

/** What a client that keeps to the rules holds: a turn-start begins anew, a text-delta goes behind what it has. */
export interface Held {
  text: string;
  lastId: string;
  streamId: string;
  /** The last event, once it came. */
  end: SentEvent | null;
}

export function holdNothing(): Held {
  return { text: "", lastId: "", streamId: "", end: null };
}

export function take(held: Held, events: readonly SentEvent[]): void {
  for (const event of events) {
    if (event.id !== "") held.lastId = event.id;
    if (event.event === "turn-start") {
      held.text = "";
      held.streamId = String(event.data.stream_id);
    } else if (event.event === "text-delta") held.text += String(event.data.text);
    else held.end = event;
  }
}
