/** Whether what a model writes about a quote is in the words of that quote. Generous with grammar, not with content. */
import { ENGLISH_FUNCTION_WORDS } from "../recall/function-word-catalog.ts";
import { valueTokens } from "../truth/value-key.ts";

/** Of the telling words of a value, so many have to be the person's. */
const LEAST_SHARE = 0.5;
/** A verb that makes a sentence of a value: "Keeps bees". */
const MOST_ADDED = 1;
const LATIN_STEM = 3;
const KOREAN_STEM = 2;
const HANGUL = /\p{Script=Hangul}/u;

const ENDING =
  /\b(?:no|not|never|none|no longer|any ?more|any longer|quit|left|leave|leaving|stop\w*|lost|drop\w*|gave|given|giving up|got rid|over|cancel\w*|finish\w*|end\w*|done with|broke|sold|moved|switch\w*|chang\w*|instead|retire\w*|resign\w*|fired|laid off|divorce\w*|died|used to)\b|n['’]t\b|이제|이젠|더 이상|더는|그만|끊|접었|포기|아니|없|않|(?:^|\s)(?:안|못)\s|퇴사|떠났|나왔|헤어|취소|끝|팔았|팔고|옮겼|옮겨|이사|바꿨|바꾸|돌아가/iu;

/** Whether a value is made of words of a quote, in whatever form. */
export function isSaidIn(quote: string, value: string): boolean {
  const words = valueTokens(quote);
  const telling = tellingOf(value);
  if (telling.length === 0) return valueTokens(value).every((token) => words.includes(token));
  const said = telling.filter((token) => words.some((word) => isFormOf(token, word))).length;
  return said / telling.length >= LEAST_SHARE;
}

/** Whether a sentence adds no content of its own to a quote. */
export function isToldOf(quote: string, sentence: string): boolean {
  const words = valueTokens(quote);
  const added = tellingOf(sentence).filter((token) => !words.some((word) => isFormOf(token, word)));
  return added.length <= MOST_ADDED;
}

/** Whether a quote says that something is over, or another thing in its place. */
export function saysThatSomethingEnds(quote: string): boolean {
  return ENDING.test(quote);
}

function tellingOf(text: string): readonly string[] {
  return valueTokens(text).filter((token) => !ENGLISH_FUNCTION_WORDS.has(token));
}

/** "beekeeping" and "bees", "부산" and "부산에서": a shared beginning that is most of the shorter one. */
function isFormOf(token: string, word: string): boolean {
  let shared = 0;
  while (shared < token.length && token[shared] === word[shared]) shared += 1;
  const shorter = Math.min(token.length, word.length);
  const stem = HANGUL.test(token) ? KOREAN_STEM : LATIN_STEM;
  return shared >= Math.min(stem, shorter) && shared >= 0.6 * shorter;
}
