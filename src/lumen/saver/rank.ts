/** In which order sentences are worth keeping: always next the one that says most for its tokens and was not said. */
import { meaningOf, type Said } from "./said.ts";
import type { Unit } from "./unit.ts";

export interface Ranking {
  /** What a term is worth, over 0. */
  readonly worth: (term: string) => number;
  /** How much a sentence counts because of what is asked; over 0. */
  readonly emphasis: (unit: Unit) => number;
  /** What is kept already. */
  readonly said: Said;
}

interface Candidate {
  readonly place: number;
  readonly gain: number;
}

/** Tokens added to a sentence's own when it is compared: its share of a line, so that a scrap is not a bargain. */
const LINE_SHARE = 1.5;
/** How much less a sentence counts that is all in one kept sentence (Carbonell & Goldstein 1998, MMR). */
const REPETITION = 0.5;

/**
 * The units worth keeping, the best first; those that say nothing are left out. A reply that is hard to understand
 * without its question takes the question along.
 */
export function rank(units: readonly Unit[], { worth, emphasis, said }: Ranking): Unit[] {
  const here = said.next();
  const meanings = units.map(({ terms }) => meaningOf(terms, worth));
  const gainOf = (unit: Unit, place: number) => {
    const meaning = meanings[place];
    if (meaning === undefined || meaning.total === 0) return 0;
    const isNew = 1 - REPETITION * here.shareSaid(meaning) ** 3;
    return (meaning.total * isNew * unit.factor * emphasis(unit)) / (unit.cost + LINE_SHARE);
  };
  const queue = units.map((unit, place) => ({ place, gain: gainOf(unit, place) })).sort(worstFirst);
  const order = new Set<number>();
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const unit = units[next.place];
    if (unit === undefined || order.has(next.place)) continue;
    const now = { place: next.place, gain: gainOf(unit, next.place) };
    if (now.gain <= 0) break;
    // What was kept since may have said it; then it waits for its turn.
    if (worstFirst(now, queue.at(-1) ?? now) < 0) {
      insert(queue, now);
      continue;
    }
    order.add(now.place);
    here.add(unit);
    if (unit.isElliptic && units[now.place - 1]?.isQuestion) order.add(now.place - 1);
  }
  return [...order].map((place) => units[place] as Unit);
}

/** Equal gains: the earlier is better. */
function worstFirst(a: Candidate, b: Candidate): number {
  return a.gain - b.gain || b.place - a.place;
}

function insert(queue: Candidate[], candidate: Candidate): void {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (worstFirst(queue[middle] as Candidate, candidate) < 0) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, candidate);
}
