/** How common a term is in what was said so far; a rare one says more. */
export interface Vocabulary {
  /** Counts a message's terms, each once. */
  add(terms: ReadonlySet<string>): void;
  /** The root of the inverse document frequency (Spärck Jones 1972), smoothed; over 0. */
  worth(term: string): number;
}

/** Before much was said every word is rare, so this many messages are taken as said without it. */
const PRIOR_MESSAGES = 30;

export function createVocabulary(): Vocabulary {
  const messagesWith = new Map<string, number>();
  let messages = PRIOR_MESSAGES;
  return {
    add(terms) {
      messages += 1;
      for (const term of terms) messagesWith.set(term, (messagesWith.get(term) ?? 0) + 1);
    },
    worth: (term) => Math.sqrt(Math.log(1 + messages / (1 + (messagesWith.get(term) ?? 0)))),
  };
}
