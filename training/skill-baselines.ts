/** The plain way that the skill measurements are held against: longest dictionary match, and the label most like the phrase. */
import { keyOf } from "../src/mentor/growth/skill/text-atoms.ts";
import { type SpanLine, spansOf } from "./load-skill-spans.ts";

type Kind = "knowledge" | "skill";

/**
 * Spans by longest match against every span of the training split: a phrase counts when it was marked at least a quarter
 * of the times that it stands in the training lines, which is the best share for it on the development split.
 */
export function createDictionary(lines: readonly SpanLine[], kind: Kind) {
  const marked = new Map<string, number>();
  for (const line of lines)
    for (const { start, end } of spansOf(line[kind])) count(marked, keyFor(line.words, start, end));
  const longest = Math.max(...[...marked.keys()].map((key) => key.split(" ").length));
  const standing = new Map<string, number>();
  for (const { words } of lines)
    for (let start = 0; start < words.length; start += 1)
      for (let end = start + 1; end <= Math.min(words.length, start + longest); end += 1) {
        const key = keyFor(words, start, end);
        if (marked.has(key)) count(standing, key);
      }
  const known = new Set(
    [...marked].filter(([key, times]) => times * 4 >= (standing.get(key) ?? 0)).map(([key]) => key),
  );
  return (words: readonly string[]) => longestMatches(words, known, longest);
}

function longestMatches(words: readonly string[], known: ReadonlySet<string>, longest: number) {
  const spans: { start: number; end: number }[] = [];
  for (let start = 0; start < words.length; ) {
    let end = Math.min(words.length, start + longest);
    while (end > start && !known.has(keyFor(words, start, end))) end -= 1;
    if (end > start) spans.push({ start, end });
    start = Math.max(start + 1, end);
  }
  return spans;
}

function keyFor(words: readonly string[], start: number, end: number): string {
  return words.slice(start, end).join(" ").toLowerCase();
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The label that shares most words with the phrase for its length (Jaccard); the first of several. */
export function createPlainLinker(labels: readonly string[]): (phrase: string) => string | undefined {
  const words = labels.map((label) => new Set(keyOf(label.replace(/\(.*?\)/g, "")).split(" ")));
  return (phrase) => {
    const asked = new Set(keyOf(phrase).split(" "));
    let best: string | undefined;
    let most = 0;
    for (const [place, own] of words.entries()) {
      let both = 0;
      for (const word of asked) if (own.has(word)) both += 1;
      const likeness = both / (asked.size + own.size - both || 1);
      if (likeness <= most) continue;
      most = likeness;
      best = labels[place];
    }
    return best;
  };
}
