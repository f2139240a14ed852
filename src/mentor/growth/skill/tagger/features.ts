/**
 * What the tagger sees of each word: the word, its neighbours, its beginnings and ends, its look, the group of words it is
 * like, which known names it stands in, the last cue before it and the line above. A feature is a row of the weights.
 */
import { CUE_WORDS } from "./cue-word-catalog.ts";
import { hashOf, shapeOf } from "./word-shape.ts";

/** Rows of the weights, a power of two. */
export const ROW_COUNT = 1 << 17;

/** Places of known names over the words of a line: 0 outside; per kind of name three more: first, inside, alone. */
export interface KnownNames {
  readonly catalog: Uint8Array;
  readonly esco: Uint8Array;
}

export interface TaggerLine {
  readonly words: readonly string[];
  /** The line above, empty at the start of a document. */
  readonly above: readonly string[];
  /** The last short line above, such as "What we offer:". */
  readonly heading: readonly string[];
  /** How many lines of the document stand above. */
  readonly place: number;
}

export interface WordGroups {
  /** The groups of a lower-case word, coarse to fine; undefined for unknown words. */
  groupsOf(word: string): readonly number[] | undefined;
}

export interface FeatureNeeds {
  readonly groups: WordGroups;
  readonly namesIn: (lower: readonly string[]) => KnownNames;
}

/** A line with everything that features are made of. */
export interface SeenLine {
  readonly hashes: Int32Array;
  readonly shapes: Int32Array;
  readonly groups: readonly (readonly number[] | undefined)[];
  readonly names: KnownNames;
  readonly cues: Int32Array;
  readonly lower: readonly string[];
  readonly words: readonly string[];
  readonly line: number;
  readonly above: readonly number[];
  readonly heading: readonly number[];
  readonly place: number;
}

/** The rows of each word of a line; a row may come twice. */
export function featuresOf(seen: SeenLine): Int32Array[] {
  // One buffer for all words: pushing onto a list for each takes half of the time.
  const rows = new Int32Array(MOST_ROWS);
  let count = 0;
  const add = (template: number, first: number, second = 0): void => {
    rows[count] = rowOf(template, first, second);
    count += 1;
  };
  return seen.words.map((_, at) => {
    count = 0;
    addWords(seen, at, add);
    addLook(seen, at, add);
    addGroups(seen, at, add);
    addNames(seen, at, add);
    addLine(seen, at, add);
    return rows.slice(0, count);
  });
}

/** More than the features of a word, whatever stands around it. */
const MOST_ROWS = 256;

type Add = (template: number, first: number, second?: number) => void;

const OUTSIDE = 0x51ed270b;

export function lookAt(
  { words, above, heading, place }: TaggerLine,
  { groups, namesIn }: FeatureNeeds,
): SeenLine {
  const lower = words.map((word) => word.toLowerCase());
  const hashes = Int32Array.from(lower, (word) => hashOf(word));
  return {
    hashes,
    shapes: Int32Array.from(words, (word) => hashOf(shapeOf(word))),
    groups: lower.map((word) => groups.groupsOf(word)),
    names: namesIn(lower),
    cues: cuesOf(lower),
    lower,
    words,
    line: Math.min(7, Math.floor(Math.log2(words.length + 1) * 1.5)),
    above: aboveOf(above),
    heading: heading.slice(0, 6).map((word) => hashOf(word.toLowerCase())),
    place: Math.min(7, Math.floor(Math.log2(place + 1))),
  };
}

/** The nearest cue before each word and how far off it is. */
function cuesOf(lower: readonly string[]): Int32Array {
  let cue = 0;
  let since = 0;
  return Int32Array.from(lower, (word) => {
    since += 1;
    const found = Math.imul(cue, 31) + Math.min(4, since >> 1);
    if (CUE_WORDS.has(word)) {
      cue = hashOf(word);
      since = 0;
    }
    return found;
  });
}

function aboveOf(above: readonly string[]): number[] {
  const last = above.slice(-3).map((word) => hashOf(word.toLowerCase()));
  return [...last, Math.min(6, above.length)];
}

function addWords({ hashes }: SeenLine, at: number, add: Add): void {
  const word = (offset: number) => hashes[at + offset] ?? OUTSIDE;
  for (let offset = -3; offset <= 3; offset += 1) add(1 + offset + 3, word(offset));
  add(8, word(-1), word(0));
  add(9, word(0), word(1));
  add(10, word(-2), word(-1));
  add(11, word(1), word(2));
  add(12, word(-1), word(1));
  add(13, mix(word(-2), word(-1)), word(0));
}

function addLook({ lower, words, shapes }: SeenLine, at: number, add: Add): void {
  const word = lower[at] ?? "";
  for (let length = 1; length <= 4; length += 1) {
    add(20 + length, hashOf(word, 0, Math.min(length, word.length)));
    add(25 + length, hashOf(word, Math.max(0, word.length - length)));
  }
  const shape = (offset: number) => shapes[at + offset] ?? OUTSIDE;
  add(31, shape(0));
  add(32, shape(-1), shape(0));
  add(33, shape(0), shape(1));
  add(34, shape(0), at === 0 ? 1 : 0);
  add(35, Math.min(12, words[at]?.length ?? 0));
  for (const offset of [-1, 1]) {
    const near = lower[at + offset] ?? "";
    add(36 + offset, hashOf(near, Math.max(0, near.length - 3)));
    add(38 + offset, hashOf(near, Math.max(0, near.length - 2)), hashOf(word, Math.max(0, word.length - 2)));
  }
}

function addGroups({ groups, hashes }: SeenLine, at: number, add: Add): void {
  const at0 = groups[at];
  for (let offset = -2; offset <= 2; offset += 1) {
    const own = groups[at + offset];
    if (own === undefined) continue;
    for (let level = 0; level < own.length; level += 1) add(40 + (offset + 2) * 4 + level, own[level] ?? 0);
  }
  const before = groups[at - 1]?.[1] ?? hashes[at - 1] ?? OUTSIDE;
  const after = groups[at + 1]?.[1] ?? hashes[at + 1] ?? OUTSIDE;
  add(61, before, at0?.[1] ?? 9999);
  add(62, at0?.[1] ?? 9999, after);
  add(63, before, after);
}

function addNames({ names, hashes }: SeenLine, at: number, add: Add): void {
  for (const [kind, places] of [names.catalog, names.esco].entries()) {
    const place = (offset: number) => places[at + offset] ?? 9;
    const base = 70 + kind * 10;
    add(base, place(0));
    add(base + 1, place(-1), place(0));
    add(base + 2, place(0), place(1));
    add(base + 3, mix(place(-1), place(0)), place(1));
    add(base + 4, place(0), hashes[at - 1] ?? OUTSIDE);
    add(base + 5, place(0), hashes[at] ?? 0);
  }
  add(90, names.catalog[at] ?? 9, names.esco[at] ?? 9);
}

function addLine(
  { cues, line, above, heading, place, groups, hashes, names }: SeenLine,
  at: number,
  add: Add,
): void {
  const last = hashes.length - 1;
  const group = groups[at]?.[1] ?? 9999;
  const edge = at === 0 ? 1 : at === last ? 2 : 3;
  add(100, line, edge);
  add(101, cues[at] ?? 0);
  add(102, cues[at] ?? 0, group);
  add(103, cues[at] ?? 0, names.catalog[at] ?? 9);
  add(104, hashes[0] ?? 0);
  add(105, hashes[last] ?? 0);
  for (const word of above) add(106, word);
  add(107, above[above.length - 1] ?? 0, line);
  add(108, line, names.catalog[at] ?? 9);
  add(109, edge, group);
  add(110, 0);
  for (const word of heading) add(111, word);
  add(112, place, line);
  add(113, place, names.catalog[at] ?? 9);
}

export function mix(one: number, other: number): number {
  return Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ Math.imul(other + 0x9e3779b9, 0x297a2d39);
}

function rowOf(template: number, first: number, second: number): number {
  let hash = mix(mix(template, first), second);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 15)) & (ROW_COUNT - 1);
}
