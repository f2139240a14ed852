/** What is asked in words that no catalog knows: whether a line of the CV speaks of the same thing. */
import type { Requirement } from "../growth.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { phraseEvidence } from "./phrase-evidence.ts";
import { SAID } from "./said-catalog.ts";

/** Shares of a phrase's telling words that a line must have. */
const SAYS_IT = 0.6;
const SAYS_SOME = 0.34;
const MAX_NAME = 90;

/** match = the share of the phrase's telling words in the CV's best line. */
export function comparePhrase(requirement: Requirement, comparison: Comparison): Finding {
  const phrase = phraseOf(requirement, comparison);
  const found = phraseEvidence(phrase, comparison.lines);
  if (found === null || found.share < SAYS_SOME) {
    const name = shortened(phrase);
    return {
      state: "missing",
      match: 0,
      uncertainty: 0.5 + 0.3 * comparison.silence,
      shown: [],
      why: [SAID.nothing(name)],
    };
  }
  const isMet = found.share >= SAYS_IT;
  return {
    state: isMet ? "met" : "partial",
    match: isMet ? Math.max(0.8, found.share) : found.share,
    uncertainty: isMet ? 0.2 : 0.7,
    shown: [found.span],
    why: [SAID.inWords(found.share)],
  };
}

export function phraseOf(requirement: Requirement, { job }: Pick<Comparison, "job">): string {
  return job.document.text.slice(requirement.span.start, requirement.span.end);
}

/** A phrase as a name: one line, without the list mark, bounded. */
export function shortened(phrase: string): string {
  const line = phrase
    .replace(/\s+/gu, " ")
    .replace(/^[\s\-*•·▪◦‣–—]+/u, "")
    .replace(/[\s.,;:]+$/u, "");
  return line.length <= MAX_NAME ? line : `${line.slice(0, MAX_NAME - 1).trimEnd()}…`;
}
