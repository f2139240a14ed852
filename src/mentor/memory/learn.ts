/** Learning what to remember from turns: extraction, the write gate, truth, tiers; what it comes to is one unit. */
import type { Privacy } from "#contract/conversation.ts";
import { PRIVACY_LABELS } from "#contract/conversation.ts";
import type { Write } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import type { Extractor, LearnedTurn, MemoryCandidate, MemoryChanges, MemoryRecord } from "./memory.ts";
import type { Owner } from "./memory-rows.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { People, PersonMemory } from "./people.ts";
import { slotDigest } from "./slots.ts";
import { promoteAll } from "./tiers.ts";
import { reconcile } from "./truth/reconcile.ts";
import { untilAborted } from "./waiting.ts";

export interface TurnsToLearn {
  readonly conversation: { readonly id: string; readonly privacy: Privacy };
  /** Oldest first. */
  readonly turns: readonly LearnedTurn[];
  readonly before: readonly LearnedTurn[];
}

export interface LearnNeeds {
  readonly store: MemoryStore;
  readonly people: People;
  /** In the order in which they are asked; one that fails leaves the turn to the next. */
  readonly extractors: (asked: { readonly owner: Owner; readonly privacy: Privacy }) => readonly Extractor[];
  readonly isPersonalised: (owner: Owner) => Promise<boolean>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
}

/** An extractor that takes longer for a turn has stalled. */
const EXTRACTION_LIMIT_MS = 20_000;
const MAX_CANDIDATES_A_TURN = 24;

/** @throws what the last extractor threw */
export async function learnTurns(
  needs: LearnNeeds,
  owner: Owner,
  { batch, signal }: { readonly batch: TurnsToLearn; readonly signal: AbortSignal },
): Promise<{ readonly writes: readonly Write[]; readonly onStored?: () => void }> {
  if (!(await needs.isPersonalised(owner))) return { writes: [] };
  const candidates = await extractAll(needs, owner, { batch, signal });
  const known = await needs.people.getOrEmpty(owner);
  const changes = decide(needs, owner, { batch, known, candidates });
  const from = known.standing;
  const unit = needs.store.unitOf(owner, from, changes);
  return {
    writes: unit,
    onStored: () => needs.people.apply(owner, { from, changes, ...saidIn(batch) }),
  };
}

function saidIn({ conversation, turns }: TurnsToLearn) {
  return {
    said: turns.map((turn) => ({
      conversationId: conversation.id,
      number: turn.number,
      userMessage: turn.userMessage,
      responseText: turn.isModelAnswer === true ? turn.responseText : null,
      saidAt: turn.saidAt,
      privacy: conversation.privacy,
    })),
  };
}

async function extractAll(
  needs: LearnNeeds,
  owner: Owner,
  { batch, signal }: { readonly batch: TurnsToLearn; readonly signal: AbortSignal },
): Promise<MemoryCandidate[]> {
  const { conversation, turns, before } = batch;
  const extractors = needs.extractors({ owner, privacy: conversation.privacy });
  const candidates: MemoryCandidate[] = [];
  for (const [index, turn] of turns.entries()) {
    const earlier = [...before, ...turns.slice(0, index)];
    const found = await extractOne(needs, extractors, { turn, earlier, signal });
    const isOfTurn = ({ source }: MemoryCandidate) =>
      source.conversationId === conversation.id && source.turnId === turn.id;
    const given = found.map((candidate) => ({
      ...candidate,
      source: { ...candidate.source, conversationId: conversation.id },
    }));
    candidates.push(
      ...given.filter((one) => isOfTurn(one) && isQuoted(one, turn)).slice(0, MAX_CANDIDATES_A_TURN),
    );
  }
  return candidates;
}

async function extractOne(
  { log }: LearnNeeds,
  extractors: readonly Extractor[],
  { turn, earlier, signal }: { turn: LearnedTurn; earlier: readonly LearnedTurn[]; signal: AbortSignal },
): Promise<readonly MemoryCandidate[]> {
  for (const [place, extractor] of extractors.entries()) {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(EXTRACTION_LIMIT_MS)]);
    try {
      return await untilAborted(extractor.extract(turn, earlier, limited), limited);
    } catch (error) {
      if (signal.aborted || place === extractors.length - 1) throw error;
      log.warn("extraction-failed", {
        extractor: extractor.id,
        turn: turn.id,
        reason: error instanceof Error ? error.name : "unknown",
      });
    }
  }
  return [];
}

/** What cannot be shown in the person's own words is not stored, whoever claims it. */
function isQuoted({ source, value, text }: MemoryCandidate, { userMessage }: LearnedTurn): boolean {
  const { start, end, quote } = source;
  return (
    quote.trim() !== "" &&
    userMessage.slice(start, end) === quote &&
    [quote, value, text].every((part) => part.isWellFormed() && !part.includes("\u0000"))
  );
}

function decide(
  needs: LearnNeeds,
  owner: Owner,
  {
    batch,
    known,
    candidates,
  }: { batch: TurnsToLearn; known: PersonMemory; candidates: readonly MemoryCandidate[] },
): Pick<MemoryChanges, "added" | "changed"> {
  if (candidates.length === 0) return { added: [], changed: [] };
  const existing = [...known.records.values()];
  const changes = reconcile(existing, candidates, {
    now: needs.now(),
    recalled: batch.turns.flatMap((turn) => turn.recalled),
    forgottenSlots: { get: (slot) => known.forgotten.get(slotDigest(owner, slot)) },
    newId: needs.newId,
  });
  const { privacy } = batch.conversation;
  const labelled = (record: MemoryRecord): MemoryRecord => ({
    ...record,
    privacy: labelOf(known.records.get(record.id), record, privacy),
  });
  const place = (records: readonly MemoryRecord[]) => promoteAll(records.map(labelled), existing, candidates);
  return { added: place(changes.added), changed: place(changes.changed) };
}

/** The label of the loosest conversation it was said in. */
function labelOf(before: MemoryRecord | undefined, after: MemoryRecord, here: Privacy): Privacy {
  if (before === undefined) return here;
  const known = before.privacy ?? "may-leave";
  const isSaidAgain = after.mentions > before.mentions;
  return isSaidAgain && PRIVACY_LABELS.indexOf(here) < PRIVACY_LABELS.indexOf(known) ? here : known;
}
