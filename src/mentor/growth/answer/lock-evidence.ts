/** No sentence without a ground: every claim has to be said by what it links to. */
import type { Claim, Draft, Evidence, GrowthDocument } from "../growth.ts";
import type { Statements } from "./statements.ts";
import { ENGLISH_RESPONSIBILITY, KOREAN_RESPONSIBILITY } from "./word-catalog.ts";
import {
  contentWords,
  hasHangul,
  isNegated,
  namesOf,
  numbersClaimed,
  numbersSaid,
  overlap,
  sentencesOf,
} from "./words.ts";

/** Share of a claim's words that its evidence has to say. */
const ENOUGH_WORDS = 0.6;

/** Where one thing ends and the next begins: what is denied in one is not denied in the other. */
const CLAUSE = /,?\s+(?:but|so|because|and then|until)\s+|(?<=지만|으나|는데|어서|아서|해서),?\s+/;

export interface Ground {
  readonly statements: Statements;
  readonly documents: readonly Pick<GrowthDocument, "role" | "text">[];
}

export interface LockedDraft {
  /** Only what is shown; its answer is empty where nothing is. */
  readonly draft: Draft;
  /** Sentences that nothing shows. */
  readonly struck: readonly string[];
}

/**
 * Strikes out what is not shown. A claim is shown where its evidence stands (a quote of a statement, or the text at its span of
 * the CV; what a job asks for shows nothing) and says it: its numbers, its names and who was responsible occur there, most
 * of its words do, and neither denies what the other says. The bullet is held to all evidence of the claims that stand.
 */
export function lockEvidence(draft: Draft, ground: Ground): LockedDraft {
  const shown: Claim[] = [];
  const struck: string[] = [];
  for (const claim of draft.claims) {
    const evidence = claim.evidence.filter((each) => stands(each, ground));
    if (isRepeated(claim.text, evidence) || isSaid(claim.text, supportOf(evidence, ground)))
      shown.push({ ...claim, evidence });
    else struck.push(claim.text);
  }
  const support = supportOf(
    shown.flatMap(({ evidence }) => evidence),
    ground,
  );
  const isWhole = struck.length === 0 && isMadeOf(draft.answer, shown);
  return {
    draft: {
      ...draft,
      answer: isWhole ? draft.answer : shown.map(({ text }) => text).join(" "),
      bullet: isSaid(draft.bullet, support) ? draft.bullet : "",
      claims: shown,
    },
    struck,
  };
}

/** Whether a claim is a quote of the person's with nothing but joints around it. */
function isRepeated(claim: string, evidence: readonly Evidence[]): boolean {
  return evidence.some((each) => {
    if (each.from !== "statement") return false;
    const quote = each.quote.trim().replace(/[\s.!?;,]+$/, "");
    const at = claim.toLowerCase().indexOf(quote.toLowerCase());
    if (quote === "" || at === -1) return false;
    const rest = `${claim.slice(0, at)} … ${claim.slice(at + quote.length)}`;
    return firstUnsaid(rest, "") === null;
  });
}

/** Whether the evidence says what a claim says. */
function isSaid(claim: string, support: string): boolean {
  if (claim.trim() === "") return false;
  return firstUnsaid(claim, support) === null;
}

/** What a claim says that its evidence does not: a number, a name, a responsibility, most of its words; null: nothing. */
export function firstUnsaid(claim: string, support: string): string | null {
  const said = numbersSaid(support);
  const number = [...numbersClaimed(claim)].find((value) => !said.has(value));
  if (number !== undefined) return `${number}`;
  const supportLower = support.toLowerCase();
  const name = [...namesOf(claim)].find((each) => !isNameSaid(each, supportLower));
  if (name !== undefined) return name;
  const claimWords = contentWords(claim);
  const supportWords = contentWords(support);
  const responsibility = responsibilityIn(claim, claimWords).find(
    (each) => !supportWords.includes(each) && !support.includes(each),
  );
  if (responsibility !== undefined) return responsibility;
  if (overlap(claimWords, supportWords) < ENOUGH_WORDS)
    return claimWords.find((word) => !supportWords.includes(word)) ?? claim;
  return isDenied(claim, claimWords, support) ? "not" : null;
}

/** "PostgreSQL 14" is said by "PostgreSQL", "k8s-cluster" by its parts. */
function isNameSaid(name: string, support: string): boolean {
  if (support.includes(name)) return true;
  const parts = name.split(/[^a-z0-9]+/).filter((part) => part !== "");
  return parts.length > 1 && parts.every((part) => support.includes(part));
}

function responsibilityIn(claim: string, words: readonly string[]): readonly string[] {
  if (hasHangul(claim)) return KOREAN_RESPONSIBILITY.filter((word) => claim.includes(word));
  return words.filter((word) => ENGLISH_RESPONSIBILITY.has(word));
}

/** Whether the sentence that is nearest to the claim says the opposite. */
function isDenied(claim: string, words: readonly string[], support: string): boolean {
  let nearest = "";
  let most = -1;
  for (const clause of sentencesOf(support).flatMap((sentence) => sentence.split(CLAUSE))) {
    const share = overlap(words, contentWords(clause));
    if (share > most) [most, nearest] = [share, clause];
  }
  return most > 0 && isNegated(nearest) !== isNegated(claim);
}

function stands(evidence: Evidence, { statements, documents }: Ground): boolean {
  if (evidence.from === "statement") {
    const statement = statements.get(evidence.promptId);
    return evidence.quote.trim() !== "" && statement?.includes(evidence.quote) === true;
  }
  const { document: role, span, text } = evidence.quote;
  if (role === "job" || text.trim() === "") return false;
  return documents.find((document) => document.role === role)?.text.slice(span.start, span.end) === text;
}

/** All that the evidence says: whole statements, since a quote is a part of what was said. */
function supportOf(evidence: readonly Evidence[], { statements }: Ground): string {
  const texts = evidence.map((each) =>
    each.from === "statement" ? (statements.get(each.promptId) ?? "") : each.quote.text,
  );
  return [...new Set(texts)].join("\n");
}

/** Whether an answer says nothing beside its claims. */
function isMadeOf(answer: string, claims: readonly Claim[]): boolean {
  let rest = answer;
  for (const { text } of claims) rest = rest.replace(text, " ");
  return rest.trim() === "";
}
