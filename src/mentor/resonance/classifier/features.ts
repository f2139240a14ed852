/**
 * Text to numbers, without a vocabulary: words, word pairs and character n-grams are hashed into rows of the weight
 * matrix. Training and serving both come through here, so a change of this file needs new weights.
 */
import { measureSurface, SURFACE_FEATURES } from "./surface.ts";
import type { Trunk } from "./trunk.ts";

/** What is read of a long message: its beginning and its end, so that work is bounded whatever was pasted. */
export const HEAD_CHARACTERS = 1000;
export const TAIL_CHARACTERS = 500;

const MAX_WORDS = 2048;
const MAX_CHARACTER_GRAMS = 8192;
/** Neither words nor n-grams of one text name more rows. */
export const MAX_ROWS = MAX_CHARACTER_GRAMS;
const MAX_GRAM_WORD = 32;
const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 5;
const MAX_REPEATED_SYMBOL = 3;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const WORD_SEED = 0x3c6ef372;
const PAIR_SEED = 0x1b873593;
const GRAM_SEED = 0x2545f491;

/** The features of one text. The arrays belong to the reader and hold until its next `read`. */
export interface Features {
  /** Rows of the text's words and word pairs, each once: the first `wordCount` entries. */
  readonly wordRows: Uint32Array;
  wordCount: number;
  /** Rows of its character n-grams, each once: the first `gramCount` entries. */
  readonly gramRows: Uint32Array;
  gramCount: number;
  /** Measures of rhythm and form, about 0..1 each (surface.ts), then the trunk's channels (trunk.ts). */
  readonly dense: Float64Array;
}

export interface FeatureReader {
  read(text: string): Features;
}

/**
 * A reader that hashes into `rowCount` rows, a power of two, and asks the trunk. It reuses its memory: one reader, one
 * thread.
 */
export function createFeatureReader(rowCount: number, trunk: Trunk): FeatureReader {
  const collector = new RowCollector(rowCount);
  const dense = new Float64Array(SURFACE_FEATURES.length + trunk.channelCount);
  const surface = dense.subarray(0, SURFACE_FEATURES.length);
  const channels = dense.subarray(SURFACE_FEATURES.length);
  const features: Features = {
    wordRows: new Uint32Array(MAX_WORDS),
    wordCount: 0,
    gramRows: new Uint32Array(MAX_CHARACTER_GRAMS),
    gramCount: 0,
    dense,
  };
  return {
    read(text) {
      const cut = cutLongText(text);
      const composed = cut.normalize("NFC");
      measureSurface(composed, text.length / Math.max(1, cut.length), surface);
      trunk.read(composed, channels);
      collector.collect(composed.toLowerCase(), features);
      return features;
    },
  };
}

/** A long text's beginning and end with a line break between them; a short text as it is. */
export function cutLongText(text: string): string {
  if (text.length <= HEAD_CHARACTERS + TAIL_CHARACTERS) return text;
  return `${text.slice(0, HEAD_CHARACTERS)}\n${text.slice(-TAIL_CHARACTERS)}`;
}

/** Walks a text once and collects the rows of what it finds, each row once per text. */
class RowCollector {
  readonly #mask: number;
  /** One bit for each row, so that it stays in the processor's nearest cache; empty between texts. */
  readonly #seen: Uint32Array;

  constructor(rowCount: number) {
    this.#mask = rowCount - 1;
    this.#seen = new Uint32Array(Math.ceil(rowCount / 32));
  }

  collect(text: string, into: Features): void {
    into.wordCount = 0;
    into.gramCount = 0;
    let previous = PAIR_SEED;
    let position = 0;
    while (position < text.length) {
      const end = tokenEnd(text, position);
      if (!isSpace(text.charCodeAt(position))) {
        const word = hashRange(text, position, end);
        this.#addWord(mix(word ^ WORD_SEED), into);
        this.#addWord(mix(Math.imul(previous, FNV_PRIME) ^ word), into);
        if (isWordCharacter(text.charCodeAt(position))) this.#addGrams(text, position, end, into);
        previous = word;
      }
      position = end;
    }
    this.#addWord(mix(Math.imul(previous, FNV_PRIME) ^ PAIR_SEED), into);
    this.#forget(into.wordRows, into.wordCount);
    this.#forget(into.gramRows, into.gramCount);
  }

  /** Character n-grams of a word with a blank at each end, so that beginnings and endings differ from middles. */
  #addGrams(text: string, start: number, end: number, into: Features): void {
    const stop = Math.min(end, start + MAX_GRAM_WORD);
    for (let first = start - 1; first < stop; first += 1) {
      let hash = GRAM_SEED;
      const last = Math.min(first + LONGEST_GRAM, end + 1);
      for (let at = first; at < last; at += 1) {
        const unit = at < start || at >= end ? 32 : text.charCodeAt(at);
        hash = Math.imul(hash ^ unit, FNV_PRIME);
        if (at - first + 1 >= SHORTEST_GRAM) this.#addGram(mix(hash), into);
      }
    }
  }

  #addWord(hash: number, into: Features): void {
    const row = hash & this.#mask;
    if (into.wordCount === MAX_WORDS || !this.#isNew(row)) return;
    into.wordRows[into.wordCount] = row;
    into.wordCount += 1;
  }

  #addGram(hash: number, into: Features): void {
    const row = hash & this.#mask;
    if (into.gramCount === MAX_CHARACTER_GRAMS || !this.#isNew(row)) return;
    into.gramRows[into.gramCount] = row;
    into.gramCount += 1;
  }

  #isNew(row: number): boolean {
    const seen = this.#seen[row >>> 5] as number;
    const bit = 1 << (row & 31);
    this.#seen[row >>> 5] = seen | bit;
    return (seen & bit) === 0;
  }

  #forget(rows: Uint32Array, count: number): void {
    for (let index = 0; index < count; index += 1) this.#seen[(rows[index] as number) >>> 5] = 0;
  }
}

/** Where the token that starts at `start` ends: a word, a run of blanks, or a symbol with its first repetitions. */
function tokenEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  let end = start + 1;
  if (isSpace(first)) {
    while (end < text.length && isSpace(text.charCodeAt(end))) end += 1;
    return end;
  }
  if (isWordCharacter(first)) {
    while (end < text.length && isWordPart(text, end)) end += 1;
    return end;
  }
  if (isHighSurrogate(first)) return Math.min(end + 1, text.length);
  while (end < text.length && end - start < MAX_REPEATED_SYMBOL && text.charCodeAt(end) === first) end += 1;
  return end;
}

/** Letters and digits, and an apostrophe between them ("don't" is one word). */
function isWordPart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isWordCharacter(unit)) return true;
  const isApostrophe = unit === 0x27 || unit === 0x2019;
  return isApostrophe && at + 1 < text.length && isWordCharacter(text.charCodeAt(at + 1));
}

function isSpace(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || unit === 0x3000 || unit === 0x2028 || unit === 0x2029;
}

/** Everything beyond ASCII counts as a letter except punctuation blocks, symbols and surrogates (emoji). */
function isWordCharacter(unit: number): boolean {
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95;
  if (unit < 0xc0) return false;
  if (unit >= 0x2000 && unit <= 0x2bff) return false;
  if (unit >= 0x3000 && unit <= 0x303f) return false;
  if (unit >= 0xd800 && unit <= 0xf8ff) return false;
  return unit < 0xfe00;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 code units. */
function hashRange(text: string, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash;
}

/** MurmurHash3's finaliser: every input bit reaches the low bits that choose the row. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
