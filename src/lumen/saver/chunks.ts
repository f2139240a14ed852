/**
 * The stable mode: history in chunks, each ranked once with what was said up to its end. A later message changes nothing
 * of it, so that the compressed text only grows, and a provider's prompt cache finds its beginning again.
 */
import { CODE_SHARE, costBetween, type Draft, type Run, unitsBetween } from "./draft.ts";
import { type Fitted, fit } from "./fit.ts";
import { rank } from "./rank.ts";
import { createSaid } from "./said.ts";
import { createVocabulary } from "./vocabulary.ts";

export interface Chunk extends Run {
  /** The chunk at a level: 0 as it was made, each further one shorter, the last empty. */
  at(level: number): Fitted;
}

export interface ChunkSettings {
  readonly chunkTokens: number;
  readonly targetShare: number;
  readonly keepNewest: number;
}

/** Shares of the first level's tokens. */
const LEVELS = [1, 0.6, 0.35, 0.15, 0];
const LAST_LEVEL = LEVELS.length - 1;
/** Where the budget is exceeded, it is emptied to this share, so that the next chunks change nothing again. */
const EMPTIED_TO = 0.75;
/** A chunk may be a level shorter than one that came so many chunks later. */
const CHUNKS_A_LEVEL = 4;

/** The complete chunks of a history; the newest messages are in none. */
export function chunksOf(draft: Draft, { chunkTokens, targetShare, keepNewest }: ChunkSettings): Chunk[] {
  const { messages, units } = draft;
  const vocabulary = createVocabulary();
  const said = createSaid();
  const chunks: Chunk[] = [];
  let from = 0;
  let tokens = 0;
  for (let place = 0; place < messages.length - keepNewest; place += 1) {
    vocabulary.add(units[place] ?? []);
    tokens += messages[place]?.cost ?? 0;
    if (tokens < chunkTokens || !messages[place]?.endsTurn) continue;
    const run = { from, to: place + 1 };
    const budget = costBetween(draft, run) * targetShare;
    const offered = unitsBetween(draft, run, budget * CODE_SHARE);
    const ranked = rank(offered, { worth: vocabulary.worth, emphasis: () => 1, said });
    const chunk = createChunk(run, (level) => fit(ranked, budget * (LEVELS[level] ?? 0), messages));
    for (const unit of chunk.at(0).units) said.add(unit);
    chunks.push(chunk);
    from = run.to;
    tokens = 0;
  }
  return chunks;
}

function createChunk(run: Run, fitted: (level: number) => Fitted): Chunk {
  const known = new Map<number, Fitted>();
  return {
    ...run,
    at(level) {
      const made = known.get(level) ?? fitted(level);
      known.set(level, made);
      return made;
    },
  };
}

/**
 * The level of each chunk so that all fit into `budget` tokens. The levels are found as if the chunks came one by one:
 * nothing is shortened until the budget is exceeded, then the oldest first, and enough for a while.
 */
export function levelsWithin(chunks: readonly Chunk[], budget: number): number[] {
  const levels: number[] = [];
  const cost = () => levels.reduce((sum, level, place) => sum + (chunks[place]?.at(level).cost ?? 0), 0);
  for (let count = 0; count < chunks.length; count += 1) {
    levels.push(0);
    if (cost() <= budget) continue;
    for (let next = longest(levels); next !== null && cost() > budget * EMPTIED_TO; next = longest(levels))
      levels[next] = (levels[next] ?? 0) + 1;
  }
  return levels;
}

/** The chunk to shorten next: the one that is longest for its age; null when all are empty. */
function longest(levels: readonly number[]): number | null {
  let best: number | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [place, level] of levels.entries()) {
    const age = (levels.length - 1 - place) / CHUNKS_A_LEVEL;
    if (level >= LAST_LEVEL || age - level <= most) continue;
    most = age - level;
    best = place;
  }
  return best;
}
