/** How common a term is in what was said so far; a rare one says more. */
import type { Unit } from "./unit.ts";

export interface Vocabulary {
  /** Counts the terms of a message's sentences, each once. */
  add(message: readonly Pick<Unit, "terms">[]): void;
  /** The root of the inverse document frequency (Spärck Jones 1972), smoothed; over 0. */
  worth(term: string): number;
}

/** Before much was said every word is rare, so this many messages are taken as said without it. */
const PRIOR_MESSAGES = 30;

export function createVocabulary(): Vocabulary {
  const messagesWith = new Map<string, number>();
  let messages = PRIOR_MESSAGES;
  return {
    add(message) {
      messages += 1;
      const terms = new Set(message.flatMap((unit) => [...unit.terms.keys()]));
      for (const term of terms) messagesWith.set(term, (messagesWith.get(term) ?? 0) + 1);
    },
    worth: (term) => Math.sqrt(Math.log(1 + messages / (1 + (messagesWith.get(term) ?? 0)))),
  };
}
