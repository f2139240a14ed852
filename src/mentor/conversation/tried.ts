/** What a person says they have done already, so that nobody advises it again. */

import { sentencesOf, shorten } from "./text.ts";
import { DONE_AS_TOLD, TRIED_HINT, TRIED_PATTERNS } from "./tried-catalog.ts";

const MAX_CHARACTERS = 4000;
const MAX_TRIED_A_MESSAGE = 5;
const MAX_LENGTH = 120;

/**
 * Each attempt in the person's own words, at most five. "Did that" refers to the mentor's last suggestion, which is
 * then what was tried.
 */
export function findTried(message: string, lastSuggestion: string | null): string[] {
  const found: string[] = [];
  for (const sentence of sentencesOf(message.slice(0, MAX_CHARACTERS))) {
    if (DONE_AS_TOLD.some((pattern) => pattern.test(sentence))) {
      if (lastSuggestion !== null) found.push(shorten(lastSuggestion, MAX_LENGTH));
      continue;
    }
    const attempt = attemptIn(sentence);
    if (attempt !== null) found.push(attempt);
  }
  return [...new Set(found)].slice(0, MAX_TRIED_A_MESSAGE);
}

function attemptIn(sentence: string): string | null {
  if (!TRIED_HINT.test(sentence)) return null;
  for (const pattern of TRIED_PATTERNS) {
    const what = pattern.exec(sentence)?.groups?.what?.trim();
    if (what !== undefined && what.length >= 2) return shorten(what.replace(/[.,;:!?]+$/u, ""), MAX_LENGTH);
  }
  return null;
}
