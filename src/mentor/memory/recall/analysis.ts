/** From a text to what recall compares: stems, Korean syllable pairs, concepts, and what the text looks like. */
import { indexConcepts } from "./concept-catalog.ts";
import { englishStem } from "./english-stem.ts";
import { ENGLISH_FUNCTION_WORDS } from "./function-word-catalog.ts";
import { KOREAN_FUNCTION_WORDS } from "./korean-form-catalog.ts";
import { koreanStem } from "./korean-stem.ts";

/** Longer texts are read at their beginning only, so that the time is bounded. */
const MOST_CHARACTERS = 6000;
const WORD = /[a-z][a-z0-9+#]*(?:['’][a-z]+)?|[0-9]+(?:[.,:][0-9]+)*|[\p{Script=Hangul}]+|[\p{L}]+/gu;
const HANGUL = /^\p{Script=Hangul}/u;

/** How a term came to be: as a word, as a part of a Korean word, as a concept that a word stands for. */
export type TermSort = "word" | "part" | "concept";

/** Terms of parts and concepts begin with a sign that no word has. */
const PART_SIGN = "~";
const CONCEPT_SIGN = "#";

function stemOf(word: string): string {
  return HANGUL.test(word) ? koreanStem(word) : englishStem(word);
}

const concepts = once(() => indexConcepts(stemOf));

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The words of a text in their order, without those that say nothing: stems with the word as it stood. */
export function contentWordsOf(text: string): { readonly stem: string; readonly word: string }[] {
  const found: { stem: string; word: string }[] = [];
  for (const match of text.slice(0, MOST_CHARACTERS).toLowerCase().match(WORD) ?? []) {
    const word = match.replace(/['’]s$/, "").replace(/['’]/g, "");
    if (ENGLISH_FUNCTION_WORDS.has(word) || KOREAN_FUNCTION_WORDS.has(word)) continue;
    const stem = stemOf(word);
    if (stem === "" || KOREAN_FUNCTION_WORDS.has(stem)) continue;
    found.push({ stem, word });
  }
  return found;
}

/** Pairs of neighbouring syllables of a Korean stem of three or more. */
export function partsOf(stem: string): readonly string[] {
  if (stem.length < 3 || !HANGUL.test(stem)) return [];
  return Array.from({ length: stem.length - 1 }, (_, at) => PART_SIGN + stem.slice(at, at + 2));
}

/** The terms of the concepts that a stem stands for; a Korean stem's first two syllables speak for it, too. */
export function conceptsOf(stem: string): readonly string[] {
  const own = concepts().of(stem);
  const found =
    own.length === 0 && stem.length > 2 && HANGUL.test(stem) ? concepts().of(stem.slice(0, 2)) : own;
  return found.map((number) => CONCEPT_SIGN + number);
}

export function sortOfTerm(term: string): TermSort {
  return term.startsWith(CONCEPT_SIGN) ? "concept" : term.startsWith(PART_SIGN) ? "part" : "word";
}

/** Each term of a text with how often it comes, and how many words that say something the text has. */
export function termsOf(text: string): { readonly counts: Map<string, number>; readonly length: number } {
  const counts = new Map<string, number>();
  const add = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  const words = contentWordsOf(text);
  for (const { stem } of words) {
    add(stem);
    for (const part of partsOf(stem)) add(part);
    for (const concept of conceptsOf(stem)) add(concept);
  }
  return { counts, length: words.length };
}
