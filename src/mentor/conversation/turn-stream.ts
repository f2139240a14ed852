/** A turn's answer as it grows: kept once, read by any number of watchers, each at its own place. */
import type { TurnResponse } from "#contract/conversation.ts";
import type { Owner } from "./rows.ts";

/** What is known as soon as the persona is chosen. */
export interface TurnStart {
  readonly session_id: string;
  readonly persona: string;
  readonly wave_key: string;
}

export type StreamEnd =
  /** `isReplay`: an earlier request with the same key had been answered. */
  | { readonly kind: "answered"; readonly turn: TurnResponse; readonly isReplay: boolean }
  | { readonly kind: "failed"; readonly error: unknown };

/** A turn that is watched while it is answered, or after. */
export interface TurnStream {
  readonly id: string;
  readonly sessionId: string;
  readonly owner: Owner;
  /** null until the persona is chosen. */
  readonly start: TurnStart | null;
  /** How much of the answer there is, in UTF-16 units. */
  readonly length: number;
  /** null while it runs. */
  readonly end: StreamEnd | null;
  /** The answer from a place on, at most `most` units (2 or more), never half a character while more may come. */
  read(from: number, most: number): string;
  /** Calls `onChange` after every change from now on. @returns what ends the watching */
  watch(onChange: () => void): () => void;
}

/** The same for who makes it grow. What comes after the end is ignored. */
export interface GrowingStream extends TurnStream {
  begin(start: TurnStart): void;
  add(text: string): void;
  /** @returns whether this was the end; false when it had ended before */
  finish(end: StreamEnd): boolean;
}

export interface StreamFacts {
  readonly id: string;
  readonly sessionId: string;
  readonly owner: Owner;
}

/** Told when the first watcher comes and when the last one goes. */
interface Audience {
  onWatched(): void;
  onLeft(): void;
}

/** Pieces of a token or two are joined up to this size, so that a long answer is some dozens of strings. */
const BLOCK_UNITS = 4096;

export function createTurnStream(facts: StreamFacts, audience?: Audience): GrowingStream {
  const watchers = new Set<() => void>();
  const blocks: { readonly from: number; text: string }[] = [];
  let start: TurnStart | null = null;
  let end: StreamEnd | null = null;
  let length = 0;

  const tell = () => {
    for (const onChange of watchers) onChange();
  };
  return {
    ...facts,
    get start() {
      return start;
    },
    get length() {
      return length;
    },
    get end() {
      return end;
    },
    begin({ session_id, persona, wave_key }) {
      if (start !== null || end !== null) return;
      start = { session_id, persona, wave_key };
      tell();
    },
    add(text) {
      if (end !== null || text === "") return;
      const last = blocks.at(-1);
      if (last !== undefined && last.text.length < BLOCK_UNITS) last.text += text;
      else blocks.push({ from: length, text });
      length += text.length;
      tell();
    },
    finish(given) {
      if (end !== null) return false;
      end = given;
      // The whole answer has come: its own text takes the place of the pieces.
      const text = given.kind === "answered" && !given.isReplay ? given.turn.response_text : "";
      if (text !== "" && text.length === length) blocks.splice(0, blocks.length, { from: 0, text });
      tell();
      return true;
    },
    read(from, most) {
      if (from >= length) return "";
      let index = blocks.length - 1;
      while ((blocks[index]?.from ?? 0) > from) index -= 1;
      let text = blocks[index]?.text.slice(from - (blocks[index]?.from ?? 0)) ?? "";
      for (index += 1; text.length < most && index < blocks.length; index += 1) text += blocks[index]?.text;
      const isCut = text.length > most || end === null;
      return isCut ? withoutHalf(text.slice(0, most)) : text;
    },
    watch(onChange) {
      // One listener for each call, also where the function is the same.
      const watcher = () => onChange();
      watchers.add(watcher);
      if (watchers.size === 1) audience?.onWatched();
      return () => {
        if (watchers.delete(watcher) && watchers.size === 0) audience?.onLeft();
      };
    },
  };
}

/** The stream of a turn that is stored. */
export function fillStream(stream: GrowingStream, turn: TurnResponse, isReplay = true): GrowingStream {
  const { persona_used: persona, wave_key } = turn.metadata;
  stream.begin({ session_id: turn.session_id, persona, wave_key });
  stream.add(turn.response_text.slice(stream.length));
  stream.finish({ kind: "answered", turn, isReplay });
  return stream;
}

/** How a stream ended, once it has. */
export function endOf(stream: TurnStream): Promise<StreamEnd> {
  return new Promise((resolve) => {
    const stop = stream.watch(check);
    function check(): void {
      if (stream.end === null) return;
      stop();
      resolve(stream.end);
    }
    queueMicrotask(check);
  });
}

const STREAM = "stream_";
const TURN = "turn_";

/** A stored turn has its stream's id under another prefix: so a finished stream is found without being noted. */
export function turnIdOf(streamId: string): string {
  return TURN + streamId.slice(STREAM.length);
}

export function streamIdOf(turnId: string): string {
  return STREAM + turnId.slice(TURN.length);
}

/** A text that ends with the first half of a surrogate pair, without it. */
function withoutHalf(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last < 0xdc00 ? text.slice(0, -1) : text;
}
