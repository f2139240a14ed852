/** From a text to the terms retrieval compares: stems, Korean stems and syllable pairs, concepts. */
import { CONCEPTS } from "./concept-catalog.ts";
import { FUNCTION_WORDS, KOREAN_PARTICLES } from "./word-catalog.ts";

const MAX_CHARACTERS = 4000;
const WORD = /[a-z][a-z0-9+#']*|[0-9]+|[\p{Script=Hangul}]+/gu;
const HANGUL = /^\p{Script=Hangul}/u;

/** A term and how much it counts; the same term may come more than once. */
export interface Term {
  readonly text: string;
  readonly weight: number;
}

const BIGRAM_WEIGHT = 0.35;

/** What a text says: its words and what they stand for. */
export interface Words {
  /** A word counts 1, a pair of Hangul syllables 0.35. */
  readonly terms: readonly Term[];
  /** How often each concept is named. */
  readonly concepts: ReadonlyMap<string, number>;
}

/** The words of a text, without those that say nothing about a subject. */
export function wordsOf(text: string): Words {
  const terms: Term[] = [];
  const concepts = new Map<string, number>();
  for (const word of text.slice(0, MAX_CHARACTERS).toLowerCase().match(WORD) ?? []) {
    if (HANGUL.test(word)) addKorean(terms, concepts, word);
    else addEnglish(terms, concepts, word);
  }
  return { terms, concepts };
}

function addEnglish(terms: Term[], concepts: Map<string, number>, word: string): void {
  const plain = word.replace(/'s$/, "").replaceAll("'", "");
  if (FUNCTION_WORDS.has(plain)) return;
  const stem = stemOf(plain);
  terms.push({ text: stem, weight: 1 });
  addConcepts(concepts, stem, plain);
}

function addKorean(terms: Term[], concepts: Map<string, number>, word: string): void {
  const stem = koreanStem(word);
  if (FUNCTION_WORDS.has(stem) || FUNCTION_WORDS.has(word)) return;
  terms.push({ text: stem, weight: 1 });
  addConcepts(concepts, stem, word);
  for (let index = 0; index + 2 <= stem.length; index += 1) {
    const pair = stem.slice(index, index + 2);
    if (stem.length > 2) terms.push({ text: pair, weight: BIGRAM_WEIGHT });
    addConcepts(concepts, pair);
  }
}

/** Counts what a word stands for; its other spelling adds only what the first did not say. */
function addConcepts(concepts: Map<string, number>, spelling: string, other: string = spelling): void {
  const found = CONCEPTS.get(spelling);
  if (found !== undefined)
    for (const concept of found) concepts.set(concept, (concepts.get(concept) ?? 0) + 1);
  if (other === spelling) return;
  for (const concept of CONCEPTS.get(other) ?? []) {
    if (!found?.includes(concept)) concepts.set(concept, (concepts.get(concept) ?? 0) + 1);
  }
}

/** A Korean word without the particle or ending it carries, as far as two syllables remain. */
export function koreanStem(word: string): string {
  for (const particle of KOREAN_PARTICLES) {
    if (word.endsWith(particle) && word.length - particle.length >= 2) return word.slice(0, -particle.length);
  }
  return word;
}

/** A light stemmer in the manner of Porter's first steps: plural, -ed, -ing, -ly, and the doubled letter they leave. */
export function stemOf(word: string): string {
  if (word.length <= 3) return word;
  let stem = word.replace(/(?:ies)$/, "y").replace(/(ss|sh|ch|x|z)es$/, "$1");
  if (/[^s]s$/.test(stem) && !/(?:us|is)$/.test(stem)) stem = stem.slice(0, -1);
  const cut = stem.replace(/(?:ing|ed|ly|er)$/, "");
  if (cut !== stem && cut.length >= 3 && /[aeiouy]/.test(cut)) stem = cut.replace(/([^aeiouls])\1$/, "$1");
  return stem.length > 4 ? stem.replace(/e$/, "") : stem;
}
