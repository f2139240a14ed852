import type { Ion } from "#app/ion.ts";
import type { TurnResponse } from "#contract/conversation.ts";
import type { Problem } from "#contract/problem.ts";
import { EVENT_ID } from "#contract/stream.ts";
import { toProblem } from "./error-response.ts";

/** A turn as it is watched. */
export type TurnStream = Awaited<ReturnType<Ion["conversations"]["findStream"]>>;

/** The id says how much of the answer's text was sent up to and with the event (UTF-16 units); `end` for the last. */
export type StreamEvent =
  | {
      readonly type: "turn-start";
      readonly id: "0";
      readonly data: {
        readonly stream_id: string;
        readonly session_id: string;
        readonly persona: string;
        readonly wave_key: string;
      };
    }
  | { readonly type: "text-delta"; readonly id: string; readonly data: { readonly text: string } }
  | { readonly type: "turn-end"; readonly id: "end"; readonly data: TurnResponse }
  | { readonly type: "error"; readonly id: "end"; readonly data: Problem };

/** Has nothing, not even the turn-start. */
export const FROM_THE_BEGINNING = -1;

/** More is sent as several events, so that a slow reader never costs a whole answer at once. */
const MOST_UNITS = 16_384;

/** How much text a client has already, from the id of the last event it got. */
export function placeAfter(eventId: unknown): number {
  if (typeof eventId !== "string" || !EVENT_ID.test(eventId)) return FROM_THE_BEGINNING;
  return eventId === "end" ? Number.POSITIVE_INFINITY : Number(eventId);
}

/**
 * Reads a stream from a place on, one event at a time, as fast as its reader takes them: what it has not taken stays in
 * the stream, where everybody's text is kept once.
 *
 * @param after how much text the reader has; a turn-start is sent only to who has nothing, and means: begin anew
 * @returns what gives the next event, null where there is none yet or no more
 */
export function createStreamReader(stream: TurnStream, after: number, requestId: string) {
  let place = Math.max(0, after);
  let hasStart = after >= 0;
  let isOver = false;

  return (): StreamEvent | null => {
    if (isOver) return null;
    if (!hasStart && stream.start !== null) {
      hasStart = true;
      return { type: "turn-start", id: "0", data: { stream_id: stream.id, ...stream.start } };
    }
    const text = stream.read(place, MOST_UNITS);
    if (text !== "") {
      place += text.length;
      return { type: "text-delta", id: String(place), data: { text } };
    }
    const { end } = stream;
    if (end === null) return null;
    isOver = true;
    if (end.kind === "answered") return { type: "turn-end", id: "end", data: end.turn };
    return { type: "error", id: "end", data: toProblem(end.error, requestId) };
  };
}

/** Calls `tell` when a turn that still runs fails, whoever else watches it. */
export function watchForFailure(stream: TurnStream, tell: (error: unknown) => void): void {
  if (stream.end !== null) return;
  const stop = stream.watch(() => {
    const { end } = stream;
    if (end === null) return;
    stop();
    if (end.kind === "failed") tell(end.error);
  });
}
