/** The tastes of people, learned once per history and kept as long as the history is. */
import type { Candidate, Classification, Situation } from "../hearing.ts";
import type { CommonTaste } from "./common-taste.ts";
import type { History } from "./history.ts";
import { createTaste, type Taste } from "./taste.ts";
import type { Expectation } from "./taste-regression.ts";

/** What a person is expected to think, and on how many ratings, weighed, that rests: above 0. */
export interface KnownExpectation extends Expectation {
  readonly evidence: number;
}

interface Learned {
  readonly candidates: readonly Candidate[];
  readonly common: CommonTaste | undefined;
  readonly taste: Taste;
}

/** Histories, lists of candidates and common tastes are remembered by identity: pass the same object while it is the same. */
export function createTastes() {
  const learned = new WeakMap<History, Learned>();

  function tasteOf(
    history: History,
    candidates: readonly Candidate[],
    common: CommonTaste | undefined,
  ): Taste {
    const known = learned.get(history);
    if (known !== undefined && known.candidates === candidates && known.common === common) return known.taste;
    const taste = createTaste(history, candidates, common);
    learned.set(history, { candidates, common, taste });
    return taste;
  }

  return {
    /** What the person is expected to think of the candidates; null when they have rated none of them. */
    expect(
      heard: Classification,
      candidates: readonly Candidate[],
      { history, commonTaste }: Situation,
    ): KnownExpectation | null {
      if (history === undefined || history.answers.length === 0) return null;
      const taste = tasteOf(history, candidates, commonTaste);
      return taste.evidence === 0 ? null : { ...taste.expect(heard), evidence: taste.evidence };
    },
  };
}
