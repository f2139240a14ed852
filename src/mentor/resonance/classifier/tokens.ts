/**
 * A text as the sequence that the convolution reads: English words (clitics apart: do n't), Hangul syllables (the first
 * of a word marked, because beginnings carry the stem and endings the mood), digits, signs, emoji.
 */

const FIRST_TOKENS = 96;
const LAST_TOKENS = 32;
const TOKEN =
  /n't|'(?:s|m|re|ve|ll|d)(?![\p{L}])|\p{Script=Hangul}+|[\p{L}\p{M}]+|\p{Nd}+|\p{Extended_Pictographic}|[^\s\p{L}\p{Nd}]/gu;
const HANGUL = /^\p{Script=Hangul}/u;
const DIGIT = /^\p{Nd}/u;

/** At most 128 tokens, the first 96 and the last 32, of a text in Unicode's composed form. */
export function tokensOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/(?<=\p{L})n't(?!\p{L})/gu, " n't");
  const tokens: string[] = [];
  for (const part of plain.match(TOKEN) ?? []) {
    if (HANGUL.test(part))
      for (const [index, syllable] of [...part].entries())
        tokens.push(index === 0 ? `▁${syllable}` : syllable);
    else if (DIGIT.test(part)) tokens.push(part.length === 1 ? "0" : "00");
    else tokens.push(part);
  }
  if (tokens.length <= FIRST_TOKENS + LAST_TOKENS) return tokens;
  return [...tokens.slice(0, FIRST_TOKENS), ...tokens.slice(-LAST_TOKENS)];
}
