import { LRUCache } from "lru-cache";

export interface OverlapSource {
  /** What is looked for. */
  readonly from: string;
  /** What may be repeated although it stands in `from` as well. */
  readonly except: readonly string[];
}

const GRAM_WORDS = 6;
const MIN_WORDS = 16;
/** From so many characters on fewer words are enough: Korean says more in a word. */
const MIN_CHARACTERS = 100;

/**
 * Stretches of a text that repeat another word for word, whatever their case, punctuation and line breaks: at least 16
 * words, or 6 words with 100 characters. Time is in proportion to all texts together.
 */
export function findVerbatim(
  text: string,
  { from, except }: OverlapSource,
): { readonly start: number; readonly end: number }[] {
  const grams = rememberedGrams(from);
  const words = wordsOf(text);
  const textGrams = gramsOf(words);
  // Most answers repeat nothing: then nobody has to look through what may be repeated.
  if (!textGrams.some((gram) => grams.has(gram))) return [];
  const allowed = new Set(except.flatMap((one) => gramsOf(wordsOf(one))));
  const stretches: { start: number; end: number }[] = [];
  let first: number | null = null;
  for (const [index, gram] of [...textGrams, NO_GRAM].entries()) {
    if (gram !== NO_GRAM && grams.has(gram) && !allowed.has(gram)) first ??= index;
    else if (first !== null) {
      const start = words[first]?.start ?? 0;
      const end = words[index + GRAM_WORDS - 2]?.end ?? text.length;
      if (index + GRAM_WORDS - 1 - first >= MIN_WORDS || end - start >= MIN_CHARACTERS)
        stretches.push({ start, end });
      first = null;
    }
  }
  return stretches;
}

const MAX_REMEMBERED = 64;
let remembered: LRUCache<string, ReadonlySet<number>> | undefined;

/** The same few texts are looked for again and again: the personas' own. */
function rememberedGrams(text: string): ReadonlySet<number> {
  remembered ??= new LRUCache({ max: MAX_REMEMBERED });
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const grams = new Set(gramsOf(wordsOf(text)));
  remembered.set(text, grams);
  return grams;
}

interface Word {
  /** FNV-1a (Fowler, Noll, Vo) over its letters in lower case. */
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => {
    return { hash: hashOf(word.toLowerCase()), start: index, end: index + word.length };
  });
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/**
 * Each place's six words as one number: two texts' windows of other words are the same number once in 2^48, and a
 * stretch takes more than one.
 */
function gramsOf(words: readonly Word[]): number[] {
  const count = Math.max(0, words.length - GRAM_WORDS + 1);
  return Array.from({ length: count }, (_, first) => {
    let high = 0;
    let low = 0;
    for (let at = first; at < first + GRAM_WORDS; at += 1) {
      const { hash } = words[at] as Word;
      high = Math.imul(high ^ hash, 0x85ebca6b) ^ (high >>> 13);
      low = Math.imul(low ^ hash, 0xc2b2ae35) ^ (low >>> 16);
    }
    return (high >>> 11) * 2 ** 27 + (low >>> 5);
  });
}

/** Behind the last place. */
const NO_GRAM = -1;
