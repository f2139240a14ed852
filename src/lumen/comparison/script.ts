/** Which script a text is written in, so far as it tells Korean from a language in Latin letters. */
const NOT_SPEECH = /```[\s\S]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+/g;
/** A Korean sentence full of English terms is still Korean. */
const LEAST_HANGUL_SHARE = 0.2;
const LEAST_LATIN_SHARE = 0.8;

/** `ko` by Hangul, `en` by Latin letters; null where neither is clear or there are no letters. Code does not count. */
export function scriptOf(text: string): "en" | "ko" | null {
  const speech = text.replace(NOT_SPEECH, " ");
  const letters = speech.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  const hangul = speech.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  if (hangul / letters >= LEAST_HANGUL_SHARE) return "ko";
  const latin = speech.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin / letters >= LEAST_LATIN_SHARE ? "en" : null;
}
