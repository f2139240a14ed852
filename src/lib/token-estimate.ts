const LATIN_CHARACTERS_A_TOKEN = 4;
const CJK_CHARACTERS_A_TOKEN = 1.5;

/**
 * About how many tokens a model makes of a text: 4 characters a token for Latin script, 1.5 for Hangul, kana and Han.
 * An estimate for budgets, not a bill: tokenisers differ by ±30 %.
 */
export function estimateTokens(text: string): number {
  let wide = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x1100 && code < 0xd800) wide += 1;
  }
  return Math.ceil((text.length - wide) / LATIN_CHARACTERS_A_TOKEN + wide / CJK_CHARACTERS_A_TOKEN);
}
