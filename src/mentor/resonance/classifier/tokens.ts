/**
 * A text as the sequence that the convolution reads: English words (clitics apart: do n't), Hangul syllables (the first
 * of a word marked, because beginnings carry the stem and endings the mood), digits, signs, emoji.
 */

const FIRST_TOKENS = 96;
const LAST_TOKENS = 32;
/** The second branch is the fifth for plain Latin words: most words are, and large classes take their time. */
const TOKEN =
  /n't|[a-z]+(?![\p{L}\p{M}])|'(?:s|m|re|ve|ll|d)(?![\p{L}])|\p{Script=Hangul}+|[\p{L}\p{M}]+|\p{Nd}+|\p{Extended_Pictographic}|[^\s\p{L}\p{Nd}]/gu;
const HANGUL = /^\p{Script=Hangul}/u;
const DIGIT = /^\p{Nd}/u;

/** At most 128 tokens, the first 96 and the last 32, of a text in Unicode's composed form. */
export function tokensOf(text: string): string[] {
  const lower = text.toLowerCase().replace(/[’`]/g, "'");
  const plain = lower.includes("n't") ? lower.replace(/(?<=\p{L})n't(?!\p{L})/gu, " n't") : lower;
  const tokens: string[] = [];
  for (const part of plain.match(TOKEN) ?? []) {
    // Most parts begin with a Latin letter, and then no expression needs to be asked.
    const unit = part.charCodeAt(0);
    if (unit >= 97 && unit <= 122) tokens.push(part);
    else if (HANGUL.test(part)) addSyllables(part, tokens);
    else if (DIGIT.test(part)) tokens.push(part.length === 1 ? "0" : "00");
    else tokens.push(part);
  }
  if (tokens.length <= FIRST_TOKENS + LAST_TOKENS) return tokens;
  return [...tokens.slice(0, FIRST_TOKENS), ...tokens.slice(-LAST_TOKENS)];
}

function addSyllables(word: string, tokens: string[]): void {
  let mark = "▁";
  for (const syllable of word) {
    tokens.push(mark + syllable);
    mark = "";
  }
}
