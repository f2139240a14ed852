import type { Language } from "#contract/language.ts";

const MAX_CHARACTERS = 2000;
const NOT_SPEECH = /```[\s\S]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+/g;
/** A Korean sentence full of English terms is still Korean. */
const LEAST_HANGUL_SHARE = 0.2;
const LEAST_LATIN_SHARE = 0.5;

/** The language a text is written in, by its scripts; code and addresses do not count. Without letters: English. */
export function detectLanguage(text: string): Language {
  const speech = text.slice(0, MAX_CHARACTERS).replace(NOT_SPEECH, " ");
  let hangul = 0;
  let latin = 0;
  let other = 0;
  for (let index = 0; index < speech.length; index += 1) {
    const code = speech.charCodeAt(index);
    if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x3131 && code <= 0x318e)) hangul += 1;
    else if ((code | 32) >= 97 && (code | 32) <= 122) latin += 1;
    else if (code >= 0xc0 && code < 0x250) latin += 1;
    else if (code >= 0x370 && code < 0x2000) other += 1;
    else if (code >= 0x3040 && code <= 0x9fff) other += 1;
  }
  const letters = hangul + latin + other;
  if (letters === 0) return "en";
  if (hangul / letters >= LEAST_HANGUL_SHARE) return "ko";
  return latin / letters >= LEAST_LATIN_SHARE ? "en" : "other";
}
