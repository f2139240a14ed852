/** Whether two messages of a conversation ask the same: character trigrams, so that word endings and Korean count alike. */

/** Calibrated on hand-written pairs in likeness.test.ts: reworded questions lie above, mere same-topic turns below. */
const SAME_QUESTION = 0.48;
const LEAST_CHARACTERS = 10;
const MAX_CHARACTERS = 2000;

/** A text for comparing: lower case, letters and digits only, single blanks. */
function plainText(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Dice's coefficient over sets of character trigrams (Dice 1945), 0..1. */
function likeness(a: string, b: string): number {
  const [left, right] = [trigramsOf(plainText(a)), trigramsOf(plainText(b))];
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}

/** The later message asks again what the earlier one asked. Very short ones ("ok", "왜요?") say too little. */
export function asksAgain(earlier: string, later: string): boolean {
  if (Math.min(plainText(earlier).length, plainText(later).length) < LEAST_CHARACTERS) return false;
  return likeness(earlier, later) >= SAME_QUESTION;
}

/** A short name of what was said, for finding repetitions; not meant to keep anything secret (FNV-1a, 32 bits). */
export function digestOf(text: string): string {
  const plain = plainText(text);
  let hash = 0x811c9dc5;
  for (let at = 0; at < plain.length; at += 1) hash = Math.imul(hash ^ plain.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

function trigramsOf(text: string): Set<string> {
  const padded = ` ${text} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3));
  return grams;
}
