/** A Korean word without the particles and endings it carries, so that forms of one noun or verb meet. */
import { KOREAN_ENDINGS, KOREAN_PARTICLES } from "./korean-form-catalog.ts";

const LEAST = 2;

/** @param word Hangul only */
export function koreanStem(word: string): string {
  const noun = cut(word, KOREAN_PARTICLES, LEAST);
  if (noun !== word && noun.length >= LEAST) return cut(noun, KOREAN_PARTICLES, LEAST);
  return cut(word, KOREAN_ENDINGS, 1);
}

function cut(word: string, endings: readonly string[], least: number): string {
  for (const ending of endings)
    if (word.endsWith(ending) && word.length - ending.length >= least) return word.slice(0, -ending.length);
  return word;
}
