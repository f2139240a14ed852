/** Finds what was said, by words, meanings, neighbours, speaker and time together: many by full text, then the best by all. */
import type { RecallHit, RecallIndex, RecallQuery } from "../memory.ts";
import { PassageShelf } from "./passage-shelf.ts";
import { type Found, Searcher, WEIGHED } from "./searcher.ts";
import { loadWordMeanings, type WordMeanings } from "./word-meanings.ts";

export interface RecallIndexOptions {
  /** What words mean; the packaged file where nothing is said. */
  readonly meanings?: WordMeanings;
}

/** An index that can say what it weighed. */
export interface OpenRecallIndex extends RecallIndex {
  /** Bytes of its columns, without the passages themselves. */
  readonly bytes: number;
  /** As `search`, with every signal as it was measured. */
  trace(query: RecallQuery): readonly Found[];
}

/** Removed passages leave gaps until there are this many, and more of them than passages. */
const MOST_GAPS = 1000;
/** Signals that moved a hit less than this are not reported. */
const LEAST_SHARE = 0.05;

/** An index over one person's passages, empty at first. @throws WordMeaningsDamagedError */
export function createRecallIndex({
  meanings = loadWordMeanings(),
}: RecallIndexOptions = {}): OpenRecallIndex {
  let shelf = new PassageShelf(meanings);
  let searcher = new Searcher(shelf, meanings);
  const tidy = (): void => {
    const gaps = shelf.end - shelf.size;
    if (gaps <= MOST_GAPS || gaps <= shelf.size) return;
    const living = shelf.living();
    shelf = new PassageShelf(meanings);
    for (const passage of living) shelf.put(passage);
    searcher = new Searcher(shelf, meanings);
  };
  return {
    get size() {
      return shelf.size;
    },
    get bytes() {
      return shelf.bytes;
    },
    add(passages) {
      for (const passage of passages) {
        shelf.take(passage.id);
        shelf.put(passage);
      }
      tidy();
    },
    remove(ids) {
      for (const id of ids) shelf.take(id);
      tidy();
    },
    get: (id) => shelf.find(id),
    passages: () => shelf.living(),
    search: (query) => searcher.search(query).map(hitOf),
    trace: (query) => searcher.search(query),
  };
}

function hitOf({ passage, score, features }: Found): RecallHit {
  return {
    passage,
    score,
    // Only who asks why pays for the answer.
    get signals() {
      const signals: Record<string, number> = {};
      for (const [at, { name, weight }] of WEIGHED.entries()) {
        const share = weight * (features[at] as number);
        if (Math.abs(share) >= LEAST_SHARE) signals[name] = share;
      }
      return signals;
    },
  };
}
