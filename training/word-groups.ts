/** Groups of words of like meaning, coarse to fine: k-means over the word vectors that recall uses (`models/words.bin`). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { englishStem } from "../src/mentor/memory/recall/english-stem.ts";
import { loadWordMeanings } from "../src/mentor/memory/recall/word-meanings.ts";
import { decodeTrunk } from "../src/mentor/resonance/classifier/trunk-file.ts";
import { createRandom, shuffledIndices } from "./random.ts";

export const GROUP_COUNTS = [32, 128, 512] as const;
const ROUNDS = 15;

export interface GroupedWords {
  readonly words: readonly string[];
  /** Words × levels. */
  readonly groups: Uint16Array;
}

export function groupWords(seed: number): GroupedWords {
  const trunk = decodeTrunk(readFileSync(join(import.meta.dirname, "../models/trunk.bin")));
  const meanings = loadWordMeanings();
  const words: string[] = [];
  const vectors: Float32Array[] = [];
  for (const word of new Set(trunk.header.vocabulary)) {
    const vector = /^[a-z]{2,}$/.test(word) ? meanings.vectorOf(englishStem(word)) : undefined;
    if (vector === undefined) continue;
    words.push(word);
    vectors.push(unit(vector));
  }
  const groups = new Uint16Array(words.length * GROUP_COUNTS.length);
  for (const [level, count] of GROUP_COUNTS.entries())
    for (const [at, group] of kMeans(vectors, count, seed + level).entries())
      groups[at * GROUP_COUNTS.length + level] = group;
  return { words, groups };
}

/** Lloyd's algorithm on the unit sphere (Dhillon, Modha 2001). */
function kMeans(vectors: readonly Float32Array[], count: number, seed: number): Uint16Array {
  const random = createRandom(seed);
  const start = shuffledIndices(vectors.length, random).subarray(0, count);
  let centres = [...start].map((at) => vectors[at] ?? new Float32Array());
  let nearest = new Uint16Array(vectors.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    nearest = Uint16Array.from(vectors, (vector) => nearestOf(vector, centres));
    const sums = centres.map((centre) => new Float32Array(centre.length));
    for (const [at, vector] of vectors.entries()) {
      const sum = sums[nearest[at] ?? 0];
      if (sum !== undefined)
        for (let index = 0; index < sum.length; index += 1)
          sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0);
    }
    centres = sums.map((sum, group) =>
      sum.some((value) => value !== 0) ? unit(sum) : (centres[group] ?? sum),
    );
  }
  return nearest;
}

function nearestOf(vector: Float32Array, centres: readonly Float32Array[]): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [group, centre] of centres.entries()) {
    let sum = 0;
    for (let index = 0; index < vector.length; index += 1) sum += (vector[index] ?? 0) * (centre[index] ?? 0);
    if (sum <= most) continue;
    most = sum;
    best = group;
  }
  return best;
}

function unit(vector: ArrayLike<number>): Float32Array {
  let square = 0;
  for (let at = 0; at < vector.length; at += 1) square += (vector[at] ?? 0) ** 2;
  const size = Math.sqrt(square) || 1;
  return Float32Array.from(vector, (value) => value / size);
}
