/** How a history reads in a prompt: a line for each run of a speaker, the day in brackets where it changes. */
import type { Message } from "./history.ts";

/** A run of a message. */
export interface Piece {
  /** Which message of the history it is of; a turn has two. */
  readonly message: number;
  /** Word for word the message from `start` to `end`; of a long block of code, its beginning and end with a mark. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Text that pieces can be added to; what is there never changes. */
export interface Page {
  /** Whoever goes on speaking is not named again. */
  add(pieces: readonly Piece[]): void;
  /** Every message with its speaker, as a history reads that is not compressed. */
  addWhole(from: number): void;
  /** Something that is not the messages' words, on lines of its own. */
  addText(text: string): void;
  readonly text: string;
}

export function createPage(messages: readonly Message[]): Page {
  let text = "";
  let date: string | null = null;
  let before: Piece | null = null;
  const line = (content: string) => {
    text += text === "" ? content : `\n${content}`;
  };
  const speak = ({ speaker, date: day }: Message, words: string) => {
    if (day !== null && day !== date) line(`[${day}]`);
    date = day ?? date;
    line(`${speaker}: ${words}`);
  };
  const add = (piece: Piece) => {
    const message = messages[piece.message];
    if (message === undefined) return;
    const last = before === null ? undefined : messages[before.message];
    const goesOn = last?.speaker === message.speaker && (message.date ?? date) === date;
    if (before !== null && goesOn) text += gapBetween(before, piece, message) + piece.text;
    else speak(message, piece.text);
    before = piece;
  };
  return {
    get text() {
      return text;
    },
    add(pieces) {
      for (const piece of pieces) add(piece);
    },
    addWhole(from) {
      before = null;
      for (const message of messages.slice(from)) speak(message, message.content);
    },
    addText(content) {
      line(content);
      before = null;
      date = null;
    },
  };
}

const FENCE = /^(?:```|~~~)/;

/** Lines stay lines in code alone; in prose a line's beginning must not look like somebody else speaking. */
function gapBetween(before: Piece, piece: Piece, { content }: Message): string {
  const isCode = FENCE.test(before.text) || FENCE.test(piece.text);
  if (before.message !== piece.message) return isCode ? "\n" : " ";
  const between = content.slice(before.end, piece.start);
  return isCode && between.includes("\n") ? "\n" : between === "" ? "" : " ";
}
