/**
 * Whether a line of a CV speaks of the same thing as a phrase of a job, by the words they share. Only for what the catalog of
 * skills does not know; lines of personal data are never looked at.
 */
import type { Cv, Span } from "../growth.ts";
import { CONCEPTS } from "./concept-catalog.ts";
import { type LineTraits, lineTraits } from "./line-traits.ts";
import { nameLineOf } from "./name-line.ts";
import { DENIED_LINE, EMPTY_WORDS, ENDING_CATALOG, IRREGULAR_FORMS } from "./phrase-catalog.ts";

export interface CvLine extends LineTraits {
  readonly span: Span;
  readonly text: string;
  readonly concepts: ReadonlyMap<string, number>;
}

export interface PhraseEvidence {
  /** 0 to 1: the part of the phrase's telling words that the line has too. */
  readonly share: number;
  readonly span: Span;
}

const WEAK_WEIGHT = 0.35;
const MAX_LINES = 2000;
const MAX_LINE = 600;
const LINE = /[^\n.!?。]+(?:[.](?=\S)[^\n.!?。]*)*/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}+#.-]*/gu;
const HANGUL = /\p{Script=Hangul}/u;

/** The sentences and lines of a CV with their telling words, without personal data and what the person says they lack. */
export function linesOf(cv: Cv): readonly CvLine[] {
  const name = nameLineOf(cv);
  const personal = [
    ...cv.sections.filter((section) => section.kind === "personal").map(({ span }) => span),
    ...(name === null ? [] : [name]),
  ];
  const lines: CvLine[] = [];
  for (const found of cv.document.text.matchAll(LINE)) {
    const text = found[0].slice(0, MAX_LINE);
    const span = { start: found.index, end: found.index + text.length };
    if (personal.some((place) => overlap(place, span))) continue;
    if (DENIED_LINE.test(text)) continue;
    const concepts = conceptsOf(text);
    if (concepts.size > 0)
      lines.push({ span: trimmed(cv.document.text, span), text, concepts, ...lineTraits(text) });
    if (lines.length >= MAX_LINES) break;
  }
  return lines;
}

/** The line that shares most with a phrase; null where the phrase tells nothing or no line shares a word. */
export function phraseEvidence(phrase: string, lines: readonly CvLine[]): PhraseEvidence | null {
  const wanted = conceptsOf(phrase);
  const all = [...wanted.values()].reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return null;
  let best: PhraseEvidence | null = null;
  for (const line of lines) {
    let shared = 0;
    for (const [concept, weight] of wanted) if (line.concepts.has(concept)) shared += weight;
    const share = shared / all;
    if (share > 0 && (best === null || share > best.share)) best = { share, span: line.span };
  }
  return best;
}

/** What a text speaks of, with how much each says: words of both languages that mean the same are one concept. */
export function conceptsOf(text: string): ReadonlyMap<string, number> {
  const concepts = new Map<string, number>();
  for (const [found] of text.toLowerCase().matchAll(WORD)) {
    const word = found.replace(/[.-]+$/u, "");
    const isKorean = HANGUL.test(word);
    const stem = isKorean ? koreanStem(word) : englishStem(word);
    const forms = isKorean ? [stem, ...beginningsOf(stem)] : [IRREGULAR_FORMS.get(word) ?? word];
    const strong = forms.find((form) => CONCEPTS.strong.has(form));
    const weak = strong === undefined ? forms.find((form) => CONCEPTS.weak.has(form)) : undefined;
    if (strong !== undefined) concepts.set(`=${CONCEPTS.strong.get(strong)}`, 1);
    else if (weak !== undefined) concepts.set(`=${CONCEPTS.weak.get(weak)}`, WEAK_WEIGHT);
    else if (stem.length > 1 && !EMPTY_WORDS.has(stem)) concepts.set(stem, 1);
  }
  return concepts;
}

/** Korean words are written together: what a longer one begins with is what it is about. */
function beginningsOf(word: string): readonly string[] {
  return [4, 3, 2].filter((length) => length < word.length).map((length) => word.slice(0, length));
}

/** The stems of a text's telling words, without those that every job and every CV uses. */
export function stemsOf(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const [found] of text.toLowerCase().matchAll(WORD)) {
    const stem = HANGUL.test(found) ? koreanStem(found) : englishStem(found.replace(/[.-]+$/u, ""));
    if (stem.length > 1 && !EMPTY_WORDS.has(stem)) stems.add(stem);
  }
  return stems;
}

/** Whether two places have a character in common. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function trimmed(text: string, span: Span): Span {
  const slice = text.slice(span.start, span.end);
  const start = span.start + (slice.length - slice.trimStart().length);
  return { start, end: start + slice.trim().length };
}

function englishStem(form: string): string {
  const word = IRREGULAR_FORMS.get(form) ?? form;
  if (word.length <= 4) return word.replace(/s$/u, "");
  return word.replace(/(?:ations?|ing|ings|ed|ers?|ors?|ies|y|ments?|es|s|e)$/u, "").slice(0, 7);
}

function koreanStem(word: string): string {
  for (const ending of ENDING_CATALOG)
    if (word.length > ending.length + 1 && word.endsWith(ending)) return word.slice(0, -ending.length);
  return word;
}
