/** What comes out of the saver. */
import { costOf } from "./cost.ts";
import type { Draft } from "./draft.ts";
import type { Entry } from "./history.ts";
import { createPage, type Page, type Piece } from "./render.ts";
import type { SaverMode } from "./settings.ts";
import type { Unit } from "./unit.ts";

export interface Saved<E extends Entry = Entry> {
  readonly mode: SaverMode;
  /** The older messages, compressed; empty where there are none. */
  readonly text: string;
  /** How much of the text's beginning stays, character for character, as the conversation goes on. */
  readonly stableCharacters: number;
  /** What else of the older messages has to do with the question (layered); belongs after the newest entries. */
  readonly added: string;
  /** The newest entries as they were given. */
  readonly recent: readonly E[];
  /** Which runs of messages `text` and `added` hold word for word. */
  readonly pieces: readonly Piece[];
  /** Sentences of the older messages that are in neither, nor in a chunk that a model summarised. */
  readonly dropped: readonly Piece[];
  /** Estimated tokens of the whole history as lines with speakers and days. */
  readonly tokensBefore: number;
  /** The same of `text`, `added` and the newest entries; never more than before. */
  readonly tokensAfter: number;
}

/** What was decided: the page with the text, and what else. */
export interface Outcome {
  readonly mode: SaverMode;
  readonly page: Page;
  readonly stableCharacters: number;
  readonly added: string;
  readonly kept: readonly Unit[];
  /** From which message on they stay as they are. */
  readonly recentFrom: number;
  /** Messages that a model's summary stands for. */
  readonly isSummarised: (message: number) => boolean;
}

export function savedOf<E extends Entry>(history: readonly E[], draft: Draft, outcome: Outcome): Saved<E> {
  const { mode, page, stableCharacters, added, kept, recentFrom, isSummarised } = outcome;
  const { messages, units } = draft;
  const { text } = page;
  page.addWhole(recentFrom);
  const whole = createPage(messages);
  whole.addWhole(0);
  const places = new Set(kept.map(placeOf));
  const isDropped = (unit: Unit) => !places.has(placeOf(unit)) && !isSummarised(unit.message);
  return {
    mode,
    text,
    stableCharacters,
    added,
    recent: history.slice(messages[recentFrom]?.entry ?? history.length),
    pieces: kept.map(pieceOf),
    dropped: units.slice(0, recentFrom).flat().filter(isDropped).map(pieceOf),
    tokensBefore: Math.ceil(costOf(whole.text)),
    tokensAfter: Math.ceil(costOf(page.text) + costOf(added)),
  };
}

/** Where a unit is; no two are at one place. */
export function placeOf({ message, start }: Pick<Unit, "message" | "start">): string {
  return `${message}:${start}`;
}

function pieceOf({ message, text, start, end }: Unit): Piece {
  return { message, text, start, end };
}
