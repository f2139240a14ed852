/**
 * Writes `models/words.bin`, the meanings of words for recall, from the word vectors that the trunk learned from the public
 * training sets (the rows of `models/trunk.bin` are linear in them, so that their first principal directions hold them), from
 * our own thesaurus and from recall's concepts.
 *
 *   node run.mjs training/pack-word-meanings.ts [--out models/words.bin]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { englishStem } from "../src/mentor/memory/recall/english-stem.ts";
import { ENGLISH_FUNCTION_WORDS } from "../src/mentor/memory/recall/function-word-catalog.ts";
import { encodeWordMeanings } from "../src/mentor/memory/recall/word-meanings.ts";
import { decodeTrunk, rowLength, type TrunkWeights } from "../src/mentor/resonance/classifier/trunk-file.ts";
import { createRandom } from "./random.ts";
import { retrofit } from "./retrofit.ts";
import { loadThesaurus } from "./thesaurus.ts";
import { neighboursOf } from "./word-neighbours.ts";

const ROOT = join(import.meta.dirname, "..");
/** What the trunk's words were made of: the rows have no more directions than that. */
const DIRECTIONS = 100;
/** Kept per word, with half of each direction's strength taken out: the strongest say how common a word is. */
const KEPT = 64;
const EVENING = 0.5;
const ROUNDS = 60;

const { values } = parseArgs({
  options: { out: { type: "string", default: join(ROOT, "models/words.bin") } },
});
const trunk = decodeTrunk(readFileSync(join(ROOT, "models/trunk.bin")));
const { stems, rows } = rowsOfStems(trunk);
const groups = loadThesaurus();
const learned = project(rows, stems.length).map((vector) => unit([...vector.subarray(0, KEPT)]));
const vectors = retrofit(
  new Map(stems.map((stem, row) => [stem, learned[row] ?? new Float64Array(KEPT)])),
  groups,
);
const neighbours = neighboursOf(vectors, stems.length, groups);
const entries = [...vectors].map(([stem, vector], row) => ({
  stem,
  vector: Int8Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value * 254)))),
  neighbours: neighbours[row] ?? [],
}));
const bytes = encodeWordMeanings(entries);
writeFileSync(values.out, bytes);
console.log(`${values.out}: ${entries.length} stems, ${bytes.length} bytes`);

/** The mean row of the words of each stem, the commoner word counting more; the mean over all stems taken out. */
function rowsOfStems({ header, rows: packed, scales }: TrunkWeights): {
  stems: string[];
  rows: Float64Array;
} {
  const length = rowLength(header);
  const columns = columnScales({ header, scales });
  const places = new Map<string, number>();
  const sums: Float64Array[] = [];
  const weights: number[] = [];
  for (const [row, word] of header.vocabulary.entries()) {
    if (!/^[a-z]{2,}$/.test(word) || ENGLISH_FUNCTION_WORDS.has(word)) continue;
    const stem = englishStem(word);
    const place = places.get(stem) ?? places.size;
    places.set(stem, place);
    sums[place] ??= new Float64Array(length);
    const weight = 1 / Math.sqrt(row + 10);
    weights[place] = (weights[place] ?? 0) + weight;
    for (let column = 0; column < length; column += 1)
      (sums[place] as Float64Array)[column] =
        (sums[place]?.[column] ?? 0) + weight * (packed[row * length + column] ?? 0) * (columns[column] ?? 0);
  }
  const matrix = new Float64Array(sums.length * length);
  for (const [place, sum] of sums.entries())
    for (let column = 0; column < length; column += 1)
      matrix[place * length + column] = (sum[column] ?? 0) / (weights[place] ?? 1);
  centre(matrix, sums.length);
  return { stems: [...places.keys()], rows: matrix };
}

function columnScales({ header, scales }: Pick<TrunkWeights, "header" | "scales">): number[] {
  let first = 0;
  return header.filters.flatMap(({ width, channels }) => {
    const own = [...scales.subarray(first, first + channels)];
    first += channels;
    return Array.from({ length: width }, () => own).flat();
  });
}

function centre(matrix: Float64Array, count: number): void {
  const length = matrix.length / count;
  for (let column = 0; column < length; column += 1) {
    let mean = 0;
    for (let row = 0; row < count; row += 1) mean += (matrix[row * length + column] ?? 0) / count;
    for (let row = 0; row < count; row += 1)
      matrix[row * length + column] = (matrix[row * length + column] ?? 0) - mean;
  }
}

/** Principal directions by subspace iteration; then each row along them, evened out, at length 1. */
function project(matrix: Float64Array, count: number): Float64Array[] {
  const length = matrix.length / count;
  const covariance = covarianceOf(matrix, count);
  const random = createRandom(20261121);
  let basis = Array.from({ length: DIRECTIONS }, () => Float64Array.from({ length }, () => random() - 0.5));
  for (let round = 0; round < ROUNDS; round += 1) basis = orthonormal(basis.map((v) => times(covariance, v)));
  const strength = basis.map((direction) => Math.hypot(...times(covariance, direction)));
  return Array.from({ length: count }, (_, row) => {
    const own = matrix.subarray(row * length, (row + 1) * length);
    return unit(basis.map((direction, at) => dot(direction, own) / (strength[at] ?? 1) ** (EVENING / 2)));
  });
}

function covarianceOf(matrix: Float64Array, count: number): Float64Array[] {
  const length = matrix.length / count;
  const rows = Array.from({ length }, () => new Float64Array(length));
  for (let row = 0; row < count; row += 1) {
    const own = matrix.subarray(row * length, (row + 1) * length);
    for (let i = 0; i < length; i += 1) {
      const into = rows[i] as Float64Array;
      const value = (own[i] ?? 0) / count;
      for (let j = 0; j < length; j += 1) into[j] = (into[j] ?? 0) + value * (own[j] ?? 0);
    }
  }
  return rows;
}

function times(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => dot(row, vector));
}

function orthonormal(vectors: readonly Float64Array[]): Float64Array<ArrayBuffer>[] {
  const done: Float64Array<ArrayBuffer>[] = [];
  for (const vector of vectors) {
    const own = Float64Array.from(vector);
    for (const other of done) {
      const part = dot(own, other);
      for (let at = 0; at < own.length; at += 1) own[at] = (own[at] ?? 0) - part * (other[at] ?? 0);
    }
    done.push(unit([...own]));
  }
  return done;
}

function unit(vector: readonly number[]): Float64Array<ArrayBuffer> {
  const size = Math.hypot(...vector) || 1;
  return Float64Array.from(vector, (value) => value / size);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
