/** The stable text, and what a question adds to it. */
import { type Chunk, chunksOf, levelsWithin } from "./chunks.ts";
import { costOf } from "./cost.ts";
import { CODE_SHARE, costBetween, type Draft, type Run, unitsBetween, vocabularyOf } from "./draft.ts";
import { type Fitted, fit } from "./fit.ts";
import { rank } from "./rank.ts";
import { recentFrom } from "./recent.ts";
import { emphasisOf } from "./relation.ts";
import { createPage } from "./render.ts";
import { createSaid } from "./said.ts";
import { type Outcome, placeOf } from "./saved.ts";
import type { Asked } from "./settings.ts";
import type { Unit } from "./unit.ts";

/** How much of the share is for the question (layered). */
const ADDED_PART = 0.3;
/** Most of a token budget that the chunks may take, so that their text does not depend on the newest messages. */
const STABLE_SHARE = 0.5;
/** Most of a token budget that what is added may take. */
const ADDED_SHARE = 0.15;
/** Where the newest messages do not fit, how much of what is left they take as they are. */
const RECENT_SHARE = 0.8;
const LINE_END = 1 / 4;

/** The chunks of a history as `mode` and share want them; the newest messages are in none. */
export function chunksFor(
  draft: Draft,
  { mode, targetShare, chunkTokens, keepNewest }: Asked,
): readonly Chunk[] {
  const share = mode === "layered" ? targetShare * (1 - ADDED_PART) : targetShare;
  return chunksOf(draft, { chunkTokens, keepNewest, targetShare: share });
}

/** A text of somebody else's that stands for a chunk and is no longer than the chunk compressed; null: none. */
export type SummaryOf = (chunk: Chunk) => string | null;

export function compressStable(
  draft: Draft,
  asked: Asked,
  { chunks, summaryOf }: { readonly chunks: readonly Chunk[]; readonly summaryOf: SummaryOf },
): Outcome {
  const { budget } = asked;
  const page = createPage(draft.messages);
  const kept: Unit[] = [];
  const summarised: Run[] = [];
  const levels = levelsWithin(chunks, budget * STABLE_SHARE);
  for (const [place, chunk] of chunks.entries()) {
    const level = levels[place] ?? 0;
    const { units } = chunk.at(level);
    const summary = level === 0 ? summaryOf(chunk) : null;
    if (summary === null) {
      page.add(units);
      kept.push(...units);
    } else {
      page.addText(summary);
      summarised.push(chunk);
    }
  }
  const stableCharacters = page.text.length;
  const old = { from: 0, to: chunks.at(-1)?.to ?? 0 };
  const added = addedFor(draft, asked, { old, kept, spent: costOf(page.text) });
  const tokens = budget - costOf(page.text) - added.cost - LINE_END;
  const start = recentFrom(draft, old.to, { tokens, share: RECENT_SHARE });
  const middle = restOf(draft, { from: old.to, to: start }, tokens);
  page.add(middle);
  return {
    mode: asked.mode,
    page,
    stableCharacters,
    added: textOf(draft, added.units),
    kept: [...kept, ...added.units, ...middle],
    recentFrom: start,
    isSummarised: (message) => summarised.some(({ from, to }) => message >= from && message < to),
  };
}

interface Before {
  readonly old: Run;
  readonly kept: readonly Unit[];
  readonly spent: number;
}

/** What of the old messages is not in the text and counts more because of the question. */
function addedFor(
  draft: Draft,
  { mode, question, targetShare, budget }: Asked,
  { old, kept, spent }: Before,
): Fitted {
  if (mode !== "layered" || question === null) return { units: [], cost: 0 };
  const whole = costBetween(draft, old);
  const room = Math.min(whole * targetShare * ADDED_PART, whole - spent - LINE_END, budget * ADDED_SHARE);
  return related(draft, { question, old, kept, room });
}

export interface Wanted {
  readonly question: string;
  readonly old: Run;
  /** What is kept already. */
  readonly kept: readonly Unit[];
  /** Most tokens. */
  readonly room: number;
}

/** The units of a run that are not kept and that a question makes worth more, the most first, as many as there is room. */
export function related(draft: Draft, { question, old, kept, room }: Wanted): Fitted {
  const { messages, reader } = draft;
  const { worth } = vocabularyOf(draft, messages.length);
  const units = unitsBetween(draft, old, room);
  const emphasis = emphasisOf({ text: question, messages, units, worth, reader });
  const places = new Set(kept.map(placeOf));
  const left = units.filter((unit) => emphasis(unit) > 1 && !places.has(placeOf(unit)));
  const ranked = rank(left, { worth, emphasis: (unit) => emphasis(unit) - 1, said: createSaid() });
  return fit(ranked, room, messages);
}

/** What of the messages between the chunks and the newest fits; only a budget makes them give way. */
function restOf(draft: Draft, run: Run, tokens: number): readonly Unit[] {
  if (run.from >= run.to) return [];
  const room = tokens - costBetween(draft, { from: run.to, to: draft.messages.length });
  const { worth } = vocabularyOf(draft, run.to);
  const ranked = rank(unitsBetween(draft, run, room * CODE_SHARE), {
    worth,
    emphasis: () => 1,
    said: createSaid(),
  });
  return fit(ranked, room, draft.messages).units;
}

function textOf({ messages }: Draft, units: readonly Unit[]): string {
  const page = createPage(messages);
  page.add(units);
  return page.text;
}
