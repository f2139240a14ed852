/** Which of what was found is given to a turn: what still holds, may be told here, has to do with it, and fits. */
import { PRIVACY_LABELS, type Privacy } from "#contract/conversation.ts";
import { estimateTokens } from "#lib/token-estimate.ts";
import type { MemoryRecord, Passage, RecallIndex, StoredTier } from "./memory.ts";
import { answerId, isTurnPassage, messageId } from "./passages.ts";
import type { PersonMemory } from "./people.ts";
import { fuse } from "./recall/index.ts";
import { refersBack as pointsBack, sharedSubjects, subjectsOf } from "./relevance.ts";
import { isOutlived } from "./tiers.ts";
import { askedOf } from "./truth/asked.ts";
import { isHolding } from "./truth/holding.ts";

export interface RecallRequest {
  readonly message: string;
  readonly conversationId: string;
  /** Where what is recalled for this turn may go. */
  readonly privacy: Privacy;
  /** The turns that the prompt holds word for word, by number: none of them is recalled. */
  readonly window: { readonly from: number; readonly through: number };
  readonly now: number;
  /** No model will read it: only what the person points back at is wanted, and nothing is looked for where they do not. */
  readonly isMentionOnly: boolean;
  /** Many others wait for their answers: only what the person points back at, asks for or always wants known is recalled. */
  readonly isCrowded: boolean;
  /** Most estimated tokens of all that is recalled. */
  readonly tokenBudget: number;
}

/** Something remembered, with where it comes from. */
export interface Remembered {
  readonly id: string;
  readonly text: string;
  /** semantic: an earlier turn, found by what it is about. */
  readonly tier: StoredTier | "semantic";
  /** Who said it. */
  readonly speaker: "self" | "mentor";
  /** It was so, and is no longer. */
  readonly isOver: boolean;
  readonly source: {
    /** null: the person wrote it into the memory itself, or the conversation is no longer kept. */
    readonly conversationId: string | null;
    readonly turnNumber: number | null;
    readonly quote: string;
    readonly saidAt: number;
  };
}

export interface Recollection {
  /** For a model's prompt, the most useful first. */
  readonly things: readonly Remembered[];
  /** What the person points back at ("as I told you …"); null where they do not, or nothing was found. */
  readonly mention: Remembered | null;
}

export const NOTHING: Recollection = { things: [], mention: null };

const USUAL_LIMIT_MS = 200;
/** Whoever points back at something would rather wait than be asked again. */
const POINTED_AT_LIMIT_MS = 2000;
/** Whoever points back is looked for thoroughly; any other turn costs a third of that. */
const THOROUGH = { limit: 24, effort: "thorough" } as const;
const QUICK = { limit: 12, effort: "quick" } as const;
const MAX_THINGS = 8;
const MAX_STANDING = 4;
const MAX_TURNS = 4;
const TOKENS_A_LINE = 12;
const QUOTE_CHARACTERS = 300;

/** Whether there can be anything to recall for a request; decided without a look at what is stored. */
export function isWorthRecalling({ isMentionOnly, message }: RecallRequest): boolean {
  return !isMentionOnly || pointsBack(message);
}

/** How long a turn may wait for memories that are not here yet, milliseconds. */
export function patienceMs({ message }: RecallRequest): number {
  return pointsBack(message) ? POINTED_AT_LIMIT_MS : USUAL_LIMIT_MS;
}

/** Whether a message is about anything that could be looked for. */
export function hasSubject({ message }: RecallRequest): boolean {
  return subjectsOf(message).size > 0;
}

/**
 * @param memory what is remembered about the person who writes
 * @param near ids of passages whose meaning is near by a model's vectors, the nearest first
 */
export function recallFor(
  memory: PersonMemory,
  request: RecallRequest,
  near: readonly string[] = [],
): Recollection {
  const refersBack = pointsBack(request.message);
  const subjects = subjectsOf(request.message);
  const may = (record: MemoryRecord) => mayTell(record, request);
  const found = [
    ...askedFor(memory, request, { subjects, may }),
    ...searched(memory, request, { subjects, refersBack, may, near: new Set(near) }),
    ...standing(memory, request, may),
  ];
  const things = withinBudget(unique(found), request.tokenBudget);
  return { things, mention: refersBack ? mentionFrom(found, subjects, new Set(near)) : null };
}

/** What fills the slots that a question asks for, and what no longer does. */
function askedFor(
  { lookup }: PersonMemory,
  { message, now }: RecallRequest,
  { subjects, may }: Pick<Wanted, "subjects" | "may">,
): Remembered[] {
  const candidates = lookup.askedFor(message, subjects).filter(may);
  if (candidates.length === 0) return [];
  const asked = askedOf(message, candidates, now);
  return [
    ...asked.holding.slice(0, MAX_STANDING).map((record) => told(record, false)),
    ...asked.absent.slice(0, 2).map(({ was }) => told(was, true)),
  ];
}

interface Wanted {
  readonly subjects: ReadonlySet<string>;
  readonly refersBack: boolean;
  readonly may: (record: MemoryRecord) => boolean;
  /** Passages that need share no word with the message. */
  readonly near: ReadonlySet<string>;
}

function searched(memory: PersonMemory, request: RecallRequest, wanted: Wanted): Remembered[] {
  if (wanted.subjects.size === 0 || (request.isCrowded && !wanted.refersBack)) return [];
  const { conversationId, window, now, message } = request;
  const exclude = new Set<string>();
  for (let number = window.from; number <= window.through; number += 1)
    exclude.add(messageId(conversationId, number)).add(answerId(conversationId, number));
  const hits = memory.index.search({
    text: message,
    now,
    speaker: "self",
    conversationId,
    exclude,
    ...(wanted.refersBack ? THOROUGH : QUICK),
  });
  const passages = withNear(
    memory.index,
    hits.map(({ passage }) => passage),
    [...wanted.near].filter((id) => !exclude.has(id)),
  );
  const leftOut = new Set<string>();
  for (const passage of passages) {
    // The same question asked before tells nothing new; left out, it can have the answer that was kept for it.
    if (!isTurnPassage(passage.id) || !isSameText(passage.text, message)) continue;
    leftOut.add(passage.id).add(`${passage.id}a`);
  }
  let turns = 0;
  return passages.flatMap((passage): Remembered[] => {
    const record = memory.records.get(passage.id);
    if (record !== undefined) {
      if (!wanted.may(record) || !isNear(wanted, record, 1)) return [];
      return [told(record, !isHolding(record, now))];
    }
    if (!isTurnPassage(passage.id) || turns >= MAX_TURNS || leftOut.has(passage.id)) return [];
    if (memory.lookup.isOver(passage.id, now)) return [];
    const label = memory.privacyOf.get(passage.conversationId) ?? "never-leaves-this-machine";
    if (!isLoose(label, request.privacy) || !isNear(wanted, passage, 2)) return [];
    turns += 1;
    return [toldTurn(passage)];
  });
}

/** What words and what meanings found, in one order. */
function withNear(
  index: RecallIndex,
  found: readonly Passage[],
  near: readonly string[],
): readonly Passage[] {
  if (near.length === 0) return found;
  const rankings = [
    { name: "words", ids: found.map(({ id }) => id), weight: 1 },
    { name: "vectors", ids: near, weight: 1 },
  ];
  return fuse(rankings, THOROUGH.limit).flatMap(({ id }) => index.get(id) ?? []);
}

/** What every answer should know. */
function standing(
  { lookup }: PersonMemory,
  { now }: RecallRequest,
  may: (record: MemoryRecord) => boolean,
): Remembered[] {
  return lookup
    .standing(now)
    .filter(may)
    .slice(0, MAX_STANDING)
    .map((record) => told(record, false));
}

/** Whether a memory may be told in this turn at all. */
function mayTell(record: MemoryRecord, { conversationId, privacy, window, now }: RecallRequest): boolean {
  const { source, tier, validFrom, endedBy } = record;
  if (endedBy === "superseded" || endedBy === "edited" || endedBy === "expired" || endedBy === "forgotten")
    return false;
  if (validFrom > now && endedBy !== null) return false;
  const isHere = source.conversationId === conversationId;
  if (isHere && source.turnNumber >= window.from && source.turnNumber <= window.through) return false;
  if (tier === "session" && (!isHere || isOutlived(record, now))) return false;
  return isLoose(record.privacy ?? "may-leave", privacy);
}

/** What was said under a stricter label is never told where things may go further. */
function isLoose(said: Privacy, here: Privacy): boolean {
  return PRIVACY_LABELS.indexOf(said) <= PRIVACY_LABELS.indexOf(here);
}

function isSameText(left: string, right: string): boolean {
  return (
    left.trim().toLowerCase() ===
    right
      .slice(0, left.length + 20)
      .trim()
      .toLowerCase()
  );
}

function isNear(
  { subjects, refersBack, near }: Wanted,
  thing: Pick<Passage, "id" | "text">,
  least: number,
): boolean {
  if (near.has(thing.id)) return true;
  const { count, share } = sharedSubjects(subjects, thing);
  return count >= Math.min(refersBack ? 1 : least, subjects.size) && (refersBack || share >= 0.2);
}

/** The first thing the person said that has to do with what they point at. */
function mentionFrom(
  found: readonly Remembered[],
  subjects: ReadonlySet<string>,
  nearest: ReadonlySet<string>,
): Remembered | null {
  const own = found.filter(({ speaker, isOver }) => speaker === "self" && !isOver);
  const near = own.filter(
    ({ id, text, source }) =>
      nearest.has(id) || sharedSubjects(subjects, `${text} ${source.quote}`).count > 0,
  );
  // Their own words of then are a better reminder than ION's line about them.
  return near.find(({ tier }) => tier === "semantic") ?? near[0] ?? null;
}

function told(record: MemoryRecord, isOver: boolean): Remembered {
  const { source, id, text, tier } = record;
  const isSaid = source.conversationId !== "";
  return {
    id,
    text,
    tier,
    speaker: "self",
    isOver,
    source: {
      conversationId: isSaid ? source.conversationId : null,
      turnNumber: isSaid ? source.turnNumber : null,
      quote: source.quote,
      saidAt: source.saidAt,
    },
  };
}

function toldTurn({ id, text, speaker, conversationId, position, saidAt }: Passage): Remembered {
  const line = text.replace(/\s+/gu, " ").trim();
  const quote =
    line.length <= QUOTE_CHARACTERS ? line : `${line.slice(0, QUOTE_CHARACTERS - 1).toWellFormed()}…`;
  return {
    id,
    text: quote,
    tier: "semantic",
    speaker: speaker === "mentor" ? "mentor" : "self",
    isOver: false,
    source: { conversationId, turnNumber: Math.floor(position / 2), quote, saidAt },
  };
}

/** Each once, and no turn beside a memory that was made of it and says the same. */
function unique(found: readonly Remembered[]): Remembered[] {
  const ids = new Set<string>();
  const words = new Set<string>();
  return found.filter(({ id, text }) => {
    const line = text.toLowerCase();
    if (ids.has(id) || words.has(line)) return false;
    ids.add(id);
    words.add(line);
    return true;
  });
}

function withinBudget(found: readonly Remembered[], tokenBudget: number): Remembered[] {
  let left = tokenBudget;
  return found
    .filter(({ text }) => {
      const tokens = estimateTokens(text) + TOKENS_A_LINE;
      if (tokens > left) return false;
      left -= tokens;
      return true;
    })
    .slice(0, MAX_THINGS);
}
