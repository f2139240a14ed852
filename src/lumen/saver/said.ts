/** What kept sentences say, to notice one that says nothing new. */
import type { Unit } from "./unit.ts";

/** What a sentence says: each term with what it is worth. */
export interface Meaning {
  readonly values: readonly (readonly [term: string, value: number])[];
  readonly total: number;
}

export function meaningOf(terms: Unit["terms"], worth: (term: string) => number): Meaning {
  const values = [...terms].map(([term, weight]) => [term, weight * worth(term)] as const);
  return { values, total: values.reduce((sum, [, value]) => sum + value, 0) };
}

export interface Said {
  add(unit: Unit): void;
  /** How much of a meaning is in the one kept sentence that has most of it, 0 … 1. */
  shareSaid(meaning: Meaning): number;
  /** One that begins with what this one holds; what is added to it stays out of this one. */
  next(): Said;
}

export function createSaid(earlier: Pick<Index, "countShared" | "size"> | null = null): Said {
  const index = createIndex(earlier?.size ?? 0);
  const countShared: Index["countShared"] = (shared, term, value) => {
    earlier?.countShared(shared, term, value);
    index.countShared(shared, term, value);
  };
  return {
    add: (unit) => index.add(unit),
    shareSaid({ values, total }) {
      const shared = new Map<number, number>();
      for (const [term, value] of values) countShared(shared, term, value);
      let most = 0;
      for (const value of shared.values()) most = Math.max(most, value);
      return total === 0 ? 0 : most / total;
    },
    next: () => createSaid({ size: index.size, countShared }),
  };
}

interface Index {
  readonly size: number;
  add(unit: Unit): void;
  countShared(shared: Map<number, number>, term: string, value: number): void;
}

/** A term that so many kept sentences have tells nothing about repetition, and would take long to look through. */
const MAX_HOLDERS = 50;

/** Which kept sentences have a term; sentences are numbered from `first` on. */
function createIndex(first: number): Index {
  const having = new Map<string, number[]>();
  let size = first;
  return {
    get size() {
      return size;
    },
    add(unit) {
      for (const term of unit.terms.keys()) {
        const places = having.get(term);
        if (places === undefined) having.set(term, [size]);
        else if (places.length < MAX_HOLDERS) places.push(size);
      }
      size += 1;
    },
    countShared(shared, term, value) {
      for (const place of having.get(term) ?? []) shared.set(place, (shared.get(place) ?? 0) + value);
    },
  };
}
