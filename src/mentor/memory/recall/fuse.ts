/** One order from several: reciprocal rank fusion (Cormack, Clarke, Büttcher 2009). Scores of different kinds never meet. */

/** What one signal found, the best first. */
export interface Ranking {
  readonly name: string;
  readonly ids: readonly string[];
  /** How much it counts beside the others; 1 is usual. */
  readonly weight: number;
}

export interface FusedHit {
  readonly id: string;
  readonly score: number;
  /** What each ranking gave. */
  readonly signals: Readonly<Record<string, number>>;
}

/** Softens the difference between the first places. */
const RANK_OFFSET = 60;

/**
 * Brings rankings together: of this index, of a database's full text, of vectors of a configured embedding model.
 *
 * @param limit at most so many come back, the best first; equal ones in the order of the first ranking that has them
 */
export function fuse(rankings: readonly Ranking[], limit: number): readonly FusedHit[] {
  const found = new Map<string, { score: number; signals: Record<string, number> }>();
  for (const { name, ids, weight } of rankings)
    for (const [rank, id] of [...new Set(ids)].entries()) {
      const hit = found.get(id) ?? { score: 0, signals: {} };
      const share = weight / (RANK_OFFSET + rank + 1);
      hit.score += share;
      hit.signals[name] = share;
      found.set(id, hit);
    }
  return [...found]
    .map(([id, { score, signals }]) => ({ id, score, signals }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}
