/** What recall can find: what is remembered, and what was said in earlier turns. */
import type { MemoryRecord, Passage } from "./memory.ts";

/** What was said in one turn. */
export interface SaidTurn {
  readonly conversationId: string;
  readonly number: number;
  readonly userMessage: string;
  /** What a model answered; null where the offline mentor did, whose playbooks are no memory of the person. */
  readonly responseText: string | null;
  readonly saidAt: number;
}

/** Longer messages are mostly logs and code; their beginning says what they are about. */
const MAX_MESSAGE_CHARACTERS = 1200;
const MAX_ANSWER_CHARACTERS = 600;
const TURN_IMPORTANCE = 0.5;

/** Ids of the two sides of a turn; `#` is in no conversation's id. */
export const messageId = (conversationId: string, number: number): string => `${conversationId}#${number}`;
export const answerId = (conversationId: string, number: number): string => `${conversationId}#${number}a`;

export function isTurnPassage(id: string): boolean {
  return id.includes("#");
}

/** What the id of a turn's passage says. */
export function placeOf(id: string): {
  readonly conversationId: string;
  readonly number: number;
  readonly side: "message" | "answer";
} {
  const cut = id.lastIndexOf("#");
  return {
    conversationId: id.slice(0, cut),
    number: Number.parseInt(id.slice(cut + 1), 10),
    side: id.endsWith("a") ? "answer" : "message",
  };
}

/** Two places a turn: what was asked, and what was answered behind it. */
export function passagesOfTurn(turn: SaidTurn): readonly Passage[] {
  const { conversationId, number, saidAt } = turn;
  const shared = { conversationId, saidAt, importance: TURN_IMPORTANCE };
  const message: Passage = {
    ...shared,
    id: messageId(conversationId, number),
    text: turn.userMessage.slice(0, MAX_MESSAGE_CHARACTERS).toWellFormed(),
    speaker: "self",
    position: 2 * number,
  };
  if (turn.responseText === null) return [message];
  return [
    message,
    {
      ...shared,
      id: answerId(conversationId, number),
      text: turn.responseText.slice(0, MAX_ANSWER_CHARACTERS).toWellFormed(),
      speaker: "mentor",
      position: 2 * number + 1,
    },
  ];
}

export function passageOfRecord(record: MemoryRecord): Passage {
  const { id, text, source, importance, lastSaidAt, project } = record;
  return {
    id,
    text: project === null || text.includes(project) ? text : `${text} (${project})`,
    speaker: "self",
    conversationId: source.conversationId,
    position: 2 * source.turnNumber,
    saidAt: lastSaidAt,
    importance,
  };
}
