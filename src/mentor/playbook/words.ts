/** A text's words as they are compared: English stems, Korean stems without their particles. */
import { FUNCTION_WORDS, KOREAN_PARTICLES } from "./word-catalog.ts";

const MAX_CHARACTERS = 4000;
const WORD = /[a-z][a-z0-9+#']*|[0-9]+|[\p{Script=Hangul}]+/gu;
const HANGUL = /^\p{Script=Hangul}/u;
const POSSESSIVE = /'s$/;

/** The stems of the words that say something about a subject, in order; no more than `most`. */
export function contentStems(text: string, most: number = Number.POSITIVE_INFINITY): string[] {
  const stems: string[] = [];
  for (const word of text.slice(0, MAX_CHARACTERS).toLowerCase().match(WORD) ?? []) {
    const stem = HANGUL.test(word) ? koreanContent(word) : englishContent(word);
    if (stem !== null) stems.push(stem);
    if (stems.length >= most) break;
  }
  return stems;
}

function englishContent(word: string): string | null {
  const plain = word.includes("'") ? word.replace(POSSESSIVE, "").replaceAll("'", "") : word;
  return FUNCTION_WORDS.has(plain) ? null : stemOf(plain);
}

function koreanContent(word: string): string | null {
  const stem = koreanStem(word);
  return FUNCTION_WORDS.has(stem) || FUNCTION_WORDS.has(word) ? null : stem;
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
