/** Plain BM25 (k1 1.2, b 0.75) over words in lower case: what recall is compared with. */
import type { Passage } from "../src/mentor/memory/memory.ts";

const K1 = 1.2;
const B = 0.75;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** @returns finds the ids of the best `limit` passages */
export function createPlainSearch(
  passages: readonly Passage[],
  limit: number,
): (text: string) => readonly string[] {
  const documents = passages.map(({ text }) => {
    const counts = new Map<string, number>();
    const words = wordsOf(text);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { counts, length: words.length };
  });
  const average = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const frequencies = new Map<string, number>();
  for (const { counts } of documents)
    for (const word of counts.keys()) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  const rarity = (word: string) => {
    const frequency = frequencies.get(word) ?? 0;
    return Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5));
  };
  return (text) => {
    const words = [...new Set(wordsOf(text))];
    return documents
      .map(({ counts, length }, at) => ({
        id: passages[at]?.id ?? "",
        score: words.reduce((sum, word) => {
          const count = counts.get(word) ?? 0;
          return sum + (rarity(word) * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
        }, 0),
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ id }) => id);
  };
}
