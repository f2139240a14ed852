/** Pieces of words by which two texts are likened without knowing their endings. */

const WORD = /\p{L}+/gu;
const HANGUL = /\p{Script=Hangul}/u;
const SHORTEST = 4;
const BEGINNING = 5;

/** Pairs of neighbouring Korean syllables, and the beginnings of longer words of other scripts, in small letters. */
export function letterPairs(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    if (!HANGUL.test(word)) {
      if (word.length >= SHORTEST) pairs.add(word.slice(0, BEGINNING));
      continue;
    }
    for (let at = 0; at + 2 <= word.length; at += 1) pairs.add(word.slice(at, at + 2));
  }
  return pairs;
}

/** The part of `wanted` that `held` has, 0 to 1; 0 where nothing is wanted. */
export function sharedPairs(wanted: ReadonlySet<string>, held: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  return [...wanted].filter((pair) => held.has(pair)).length / wanted.size;
}
