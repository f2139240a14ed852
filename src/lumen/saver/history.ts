/** What a caller may hand over as history, brought to one shape. */
import { costOf } from "./cost.ts";

/** A turn as the conversation keeps it. */
export interface SpokenTurn {
  readonly userMessage: string;
  readonly responseText: string;
  readonly date?: string | null;
}

/** A message of anybody's, by name. */
export interface SpokenMessage {
  readonly speaker: string;
  readonly content: string;
  /** When it was said, in whatever words; the time of day is left out. */
  readonly date?: string | null;
}

/** A message as models know it. */
export interface RoleMessage {
  readonly role: string;
  readonly content: string;
  readonly date?: string | null;
}

export type Entry = SpokenTurn | SpokenMessage | RoleMessage;

export interface Message {
  readonly speaker: string;
  /** Whether the speaker is somebody with a name, not a role. */
  readonly isNamed: boolean;
  readonly content: string;
  readonly date: string | null;
  /** Which entry of the history it is of. */
  readonly entry: number;
  /** Whether a turn is over with it: here history may be cut. */
  readonly endsTurn: boolean;
  /** Estimated tokens as a line of its own, its day not counted; not rounded. */
  readonly cost: number;
}

/** The messages of a history, oldest first; a turn becomes two. */
export function messagesOf(history: readonly Entry[]): Message[] {
  return history.flatMap((entry, place) => {
    const shared = { entry: place, date: dayOf(entry.date) };
    if (!("content" in entry)) {
      const turn = { ...shared, isNamed: false };
      return [
        message({ ...turn, speaker: "User", content: entry.userMessage, endsTurn: false }),
        message({ ...turn, speaker: "Assistant", content: entry.responseText, endsTurn: true }),
      ];
    }
    const { content } = entry;
    if ("speaker" in entry)
      return [message({ ...shared, speaker: entry.speaker, isNamed: true, content, endsTurn: true })];
    const speaker = entry.role.slice(0, 1).toUpperCase() + entry.role.slice(1);
    return [message({ ...shared, speaker, isNamed: false, content, endsTurn: entry.role !== "user" })];
  });
}

function message(parts: Omit<Message, "cost">): Message {
  return { ...parts, cost: costOf(parts.content) + lineCost(parts) };
}

/** Tokens of a line's speaker, colon and end. */
export function lineCost({ speaker }: Pick<Message, "speaker">): number {
  return costOf(speaker) + 3 / 4;
}

/** Tokens of a day on a line of its own. */
export function dayCost({ date }: Pick<Message, "date">): number {
  return date === null ? 0 : costOf(date) + 3 / 4;
}

const CLOCK = /^\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:on\s|,)?\s*/i;

/** The day in what was given, the time of day left out. */
function dayOf(date: string | null | undefined): string | null {
  const text = date?.trim().replace(/\s+/g, " ") ?? "";
  const day = /^(\d{4}-\d\d-\d\d)T/.exec(text)?.[1] ?? text.replace(CLOCK, "");
  return day === "" ? null : day;
}
