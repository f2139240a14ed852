const LATIN_CHARACTERS_A_TOKEN = 4;
const CJK_CHARACTERS_A_TOKEN = 1.5;

/** The measure of `estimateTokens`, not rounded up, so that the parts of a text can be added. */
export function costOf(text: string): number {
  let wide = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x1100 && code < 0xd800) wide += 1;
  }
  return (text.length - wide) / LATIN_CHARACTERS_A_TOKEN + wide / CJK_CHARACTERS_A_TOKEN;
}
