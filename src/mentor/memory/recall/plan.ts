/** What to look for: each word of a question with what may stand in its place, and how much it says here. */
import { conceptsOf, partsOf } from "./analysis.ts";
import { addTo, type PassageShelf, packInto } from "./passage-shelf.ts";
import type { WordMeanings } from "./word-meanings.ts";

/** How a passage's term meets a question's word: by the stem, by a near word (or a part), by a shared concept, as its kind. */
export const CHANNELS = 4;
const EXACT = 0;
const NEAR = 1;
const CONCEPT = 2;
const KIND = 3;

const LEAST_NEARNESS = 0.5;
/** A near word or a part counts less the farther it is. */
const PART_STRENGTH = 0.6;
const MOST_WORDS = 24;

/** A term that meets a word of the question. */
export interface Meeting {
  readonly term: number;
  /** Which word of the question. */
  readonly word: number;
  readonly channel: number;
  /** 0..1 */
  readonly strength: number;
  /** How much it says in these passages, by how few have it. */
  readonly rarity: number;
}

export interface Plan {
  readonly meetings: readonly Meeting[];
  /** How much each word counts; they sum to 1. */
  readonly weights: Float64Array;
  /** The meaning of the whole question, 127 long; `undefined` where nothing is known of it. */
  readonly vector: Int8Array | undefined;
}

export function planFor(stems: readonly string[], shelf: PassageShelf, meanings: WordMeanings): Plan {
  const meetings: Meeting[] = [];
  const rarities: number[] = [];
  const words = stems.slice(0, MOST_WORDS);
  const most = rarity(1, shelf.size);
  const rarityOf = (term: number) => rarity(shelf.frequencyOf(term), shelf.size);
  for (const [word, stem] of words.entries()) {
    const found = alternativesOf(stem, meanings)
      .map(({ text, ...rest }) => ({ ...rest, word, term: shelf.termNumber(text) ?? -1 }))
      .filter(({ term }) => term >= 0 && shelf.frequencyOf(term) > 0)
      .map((meeting) => weighed(meeting, rarityOf(meeting.term), most));
    meetings.push(...found);
    const best = Math.max(
      0,
      ...found.filter(({ channel }) => channel <= NEAR).map((one) => one.rarity * one.strength),
    );
    const own = found.find(({ channel }) => channel === EXACT);
    // A word that nobody said is worth what stands for it, not the most of all.
    rarities.push(own?.rarity ?? (found.length === 0 ? 0 : Math.max(1, best)));
  }
  const sum = rarities.reduce((total, value) => total + value, 0) || 1;
  return {
    meetings,
    weights: Float64Array.from(rarities, (value) => value / sum),
    vector: vectorOf(words, meanings),
  };
}

/** A concept that many passages touch says little, whatever the word was. */
function weighed(meeting: Omit<Meeting, "rarity">, rarity: number, most: number): Meeting {
  if (meeting.channel === EXACT) return { ...meeting, rarity };
  return { ...meeting, strength: meeting.strength * Math.min(1, rarity / most), rarity };
}

/** BM25's inverse document frequency. */
function rarity(frequency: number, size: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

function alternativesOf(
  stem: string,
  meanings: WordMeanings,
): { readonly text: string; readonly channel: number; readonly strength: number }[] {
  const near = meanings
    .neighboursOf(stem)
    .filter(({ nearness }) => nearness >= LEAST_NEARNESS)
    .map((one) => ({ text: one.stem, channel: one.isKind ? KIND : NEAR, strength: one.nearness }));
  const parts = partsOf(stem).map((text) => ({ text, channel: NEAR, strength: PART_STRENGTH }));
  const concepts = conceptsOf(stem).map((text) => ({ text, channel: CONCEPT, strength: 1 }));
  return [{ text: stem, channel: EXACT, strength: 1 }, ...near, ...parts, ...concepts];
}

function vectorOf(stems: readonly string[], meanings: WordMeanings): Int8Array | undefined {
  const sum = new Float32Array(meanings.dimensions);
  let isKnown = false;
  for (const stem of stems) {
    const vector = meanings.vectorOf(stem);
    if (vector === undefined) continue;
    isKnown = true;
    addTo(sum, vector, meanings.weightOf(stem));
  }
  if (!isKnown) return undefined;
  const packed = new Int8Array(meanings.dimensions);
  packInto(packed, 0, sum);
  return packed;
}
