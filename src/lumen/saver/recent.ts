/** Which of the newest messages stay as they are. */
import { costBetween, type Draft } from "./draft.ts";

/** The place itself, or one before it, at which a turn begins. */
export function turnStart({ messages }: Draft, place: number): number {
  let start = Math.max(0, place);
  while (start > 0 && messages[start - 1]?.endsTurn === false) start -= 1;
  return start;
}

export interface Room {
  /** Most tokens. */
  readonly tokens: number;
  /** What of it the newest messages may take when not all of them fit. */
  readonly share: number;
}

/** From where on messages stay as they are: `from`, or the turn after it from which on they fit. */
export function recentFrom(draft: Draft, from: number, { tokens, share }: Room): number {
  const { messages } = draft;
  const costFrom = (start: number) => costBetween(draft, { from: start, to: messages.length });
  if (costFrom(from) <= tokens) return from;
  let start = from;
  const isCut = () => start > 0 && messages[start - 1]?.endsTurn === false;
  while (start < messages.length && (isCut() || costFrom(start) > tokens * share)) start += 1;
  return start;
}
