/** What may stand in a word's place: what a thesaurus says, and whose vectors are near. */
import type { WordEntry } from "../src/mentor/memory/recall/word-meanings.ts";
import { isKorean, type WordGroup } from "./thesaurus.ts";

/** By vectors, per word. */
const MOST_NEAR = 24;
const LEAST_NEAR = 0.5;
/** A word whose vector comes from its group alone stands as near to each of the group as to itself. */
const BORROWED = 0.85;
/** What the first word of a group, the others, and the others among each other are to each other. */
const TO_MEMBER = 0.9;
const TO_FIRST = 0.7;
const AMONG = 0.5;
/** Larger groups say nothing about two of their members. */
const MOST_AMONG = 12;

type Neighbour = WordEntry["neighbours"][number];

/**
 * @param vectors every stem's, of length 1
 * @param known how many of them, from the first, have a vector of their own
 * @returns of each stem its neighbours, the nearest first: kinds beside those that say the same
 */
export function neighboursOf(
  vectors: ReadonlyMap<string, Float64Array>,
  known: number,
  groups: readonly WordGroup[],
): readonly (readonly Neighbour[])[] {
  const stems = [...vectors.keys()];
  const flat = flatten([...vectors.values()]);
  const korean = stems.map(isKorean);
  const found = stems.map((_, place) => nearest(flat, { place, known, korean }));
  const places = new Map(stems.map((stem, place) => [stem, place]));
  for (const group of groups) addGroup(found, group, places);
  return found.map((links) => [...links.values()].sort((a, b) => b.nearness - a.nearness));
}

interface Flat {
  readonly values: Float32Array;
  readonly dimensions: number;
}

function flatten(vectors: readonly Float64Array[]): Flat {
  const dimensions = vectors[0]?.length ?? 0;
  const values = new Float32Array(vectors.length * dimensions);
  for (const [row, vector] of vectors.entries()) values.set(vector, row * dimensions);
  return { values, dimensions };
}

function nearest(
  { values, dimensions }: Flat,
  {
    place,
    known,
    korean,
  }: { readonly place: number; readonly known: number; readonly korean: readonly boolean[] },
): Map<string, Neighbour> {
  const own = values.subarray(place * dimensions, (place + 1) * dimensions);
  const found: Neighbour[] = [];
  for (let other = 0; other < korean.length; other += 1) {
    if (other === place || korean[other] !== korean[place]) continue;
    let cosine = 0;
    const start = other * dimensions;
    for (let at = 0; at < dimensions; at += 1) cosine += (own[at] as number) * (values[start + at] as number);
    const nearness = place < known && other < known ? cosine : cosine * BORROWED;
    if (nearness >= LEAST_NEAR) found.push({ place: other, nearness: Math.min(1, nearness), isKind: false });
  }
  found.sort((a, b) => b.nearness - a.nearness);
  return new Map(found.slice(0, MOST_NEAR).map((one) => [keyOf(one), one]));
}

function addGroup(
  found: readonly Map<string, Neighbour>[],
  { sort, stems }: WordGroup,
  places: ReadonlyMap<string, number>,
): void {
  if (sort === "concept") return;
  const isKind = sort === "kinds";
  const [first = -1, ...others] = stems.map((stem) => places.get(stem) ?? -1);
  const link = (from: number, place: number, nearness: number) => {
    const links = found[from];
    const one = { place, nearness, isKind };
    if (links === undefined || (links.get(keyOf(one))?.nearness ?? 0) >= nearness) return;
    links.set(keyOf(one), one);
  };
  for (const other of others) {
    link(first, other, TO_MEMBER);
    link(other, first, TO_FIRST);
    if (isKind || others.length >= MOST_AMONG) continue;
    for (const third of others) if (third !== other) link(other, third, AMONG);
  }
}

function keyOf({ place, isKind }: Neighbour): string {
  return `${place}${isKind ? "k" : ""}`;
}
