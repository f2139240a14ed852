/** How far two labellers agree, and whether the messages they labelled are as different as they should be. */
import type { Axis, OwnMessage } from "./own-messages.ts";

/**
 * Cohen's kappa (Cohen 1960): agreement beyond what two labellers would reach by chance with the same habits; 1 is
 * perfect, 0 is chance.
 */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): number {
  const agreed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const values = new Set(pairs.flat());
  const share = (side: 0 | 1, value: string) =>
    pairs.filter((pair) => pair[side] === value).length / pairs.length;
  let chance = 0;
  for (const value of values) chance += share(0, value) * share(1, value);
  return chance === 1 ? 1 : (agreed - chance) / (1 - chance);
}

/** Kappa of an axis, or of one value of it against all others. */
export function kappaOf(messages: readonly OwnMessage[], axis: Axis, value?: string): number {
  const read = (label: string) => (value === undefined ? label : String(label === value));
  return cohensKappa(messages.map(({ labels: [a, b] }) => [read(a[axis]), read(b[axis])]));
}

/** How often both labels of an axis are the same: no classifier can be more right than that. */
export function agreementOf(messages: readonly OwnMessage[], axis: Axis): number {
  return messages.filter(({ labels: [a, b] }) => a[axis] === b[axis]).length / messages.length;
}

export interface Likeness {
  readonly ids: readonly [string, string];
  /** Jaccard similarity of the texts' word trigrams (Korean: syllable trigrams), 0..1. */
  readonly similarity: number;
}

const LEAST_GRAMS = 4;

/** Pairs of messages of different ids that are nearly the same text: `from` and above. */
export function nearDuplicates(messages: readonly OwnMessage[], from = 0.6): Likeness[] {
  const grams = messages.map(({ text }) => trigramsOf(text));
  const holders = new Map<string, number[]>();
  for (const [place, own] of grams.entries())
    for (const gram of own) holders.set(gram, [...(holders.get(gram) ?? []), place]);
  const found: Likeness[] = [];
  for (const [place, own] of grams.entries()) {
    if (own.size < LEAST_GRAMS) continue;
    const shared = new Map<number, number>();
    for (const gram of own)
      for (const other of holders.get(gram) ?? [])
        if (other > place) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [other, count] of shared) {
      const similarity = count / (own.size + (grams[other]?.size ?? 0) - count);
      if (similarity >= from)
        found.push({ ids: [messages[place]?.id ?? "", messages[other]?.id ?? ""], similarity });
    }
  }
  return found;
}

/** The commonest beginnings (three words) and how many messages share each: filled-in templates show here. */
export function commonBeginnings(messages: readonly OwnMessage[], least = 3): [string, number][] {
  const counts = new Map<string, number>();
  for (const { text } of messages) {
    const words = text.toLowerCase().split(/\s+/).slice(0, 3);
    if (words.length === 3) counts.set(words.join(" "), (counts.get(words.join(" ")) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= least).sort((a, b) => b[1] - a[1]);
}

function trigramsOf(text: string): Set<string> {
  const isKorean = /\p{Script=Hangul}/u.test(text);
  const parts = isKorean
    ? [...text.replace(/\s+/g, "")]
    : (text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []);
  return new Set(parts.slice(2).map((part, index) => `${parts[index]} ${parts[index + 1]} ${part}`));
}
