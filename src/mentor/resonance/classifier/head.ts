/** The arithmetic of hearing: sums of int8 rows, then softmax or sigmoid. */
import { type Features, MAX_ROWS } from "./features.ts";
import { BLOCK, createKernels, type Kernels, OCTET } from "./kernels.ts";
import type { Weights } from "./weights-file.ts";

/** Rows of bytes with a scale per output, and weights of the dense measures. */
export type Matrix = Pick<Weights, "scales" | "bias" | "dense" | "rows">;

/** Which of a matrix's outputs a scorer answers: at most as many as a block has bytes. */
export interface OutputRange {
  readonly first: number;
  readonly count: number;
}

/**
 * A function that writes the raw scores of a range of outputs for a text's features into `into`; it reuses its memory.
 * Words and character n-grams count as two vectors of length one each, so that long texts do not score higher than
 * short ones. The scorer keeps a copy of the range's own weights, close together, and nothing of `weights`.
 */
export function createScorer(
  weights: Matrix,
  range: OutputRange,
): (features: Features, into: Float64Array) => void {
  const { first, count } = range;
  if (count > BLOCK) throw new RangeError(`a scorer answers ${BLOCK} outputs at most, not ${count}`);
  const outputCount = weights.bias.length;
  const bias = weights.bias.slice(first, first + count);
  const scales = weights.scales.slice(first, first + count);
  const rowCount = weights.rows.length / outputCount;
  const measures = weights.dense.length / outputCount;
  const stride = roundUp(count, ROW_ALIGNMENT);
  const width = roundUp(count, OCTET);
  const kernels = createKernels({
    matrix: rowCount * stride,
    dense: 4 * measures * width,
    list: 4 * MAX_ROWS,
    sums: 4 * BLOCK,
    values: 8 * measures,
    scores: 8 * width,
  });
  const { memory, at } = kernels;
  const list = new Uint32Array(memory, at.list, MAX_ROWS);
  const sums = new Int32Array(memory, at.sums, count);
  const values = new Float64Array(memory, at.values, measures);
  const scores = new Float64Array(memory, at.scores, count);
  layRows(kernels, weights, { range, stride });
  const dense = new Float32Array(memory, at.dense, measures * width);
  for (let measure = 0; measure < measures; measure += 1) {
    const start = measure * outputCount + first;
    dense.set(weights.dense.subarray(start, start + count), measure * width);
  }
  const reaches = reachesOf(dense, width);

  const add = (rows: Uint32Array, rowCount: number) => {
    if (rowCount === 0) return;
    for (let index = 0; index < rowCount; index += 1) list[index] = rows[index] as number;
    kernels.sumRows(at.matrix, stride, at.list, rowCount, at.sums);
    const norm = 1 / Math.sqrt(rowCount);
    for (let output = 0; output < count; output += 1)
      scores[output] =
        (scores[output] as number) + norm * (scales[output] as number) * (sums[output] as number);
  };
  return (features, into) => {
    scores.set(bias);
    add(features.wordRows, features.wordCount);
    add(features.gramRows, features.gramCount);
    values.set(features.dense);
    for (let octet = 0; octet < reaches.length; octet += 1)
      kernels.addProducts(
        at.dense + 4 * OCTET * octet,
        4 * width,
        at.values,
        reaches[octet] as number,
        at.scores + 8 * OCTET * octet,
      );
    into.set(scores);
  };
}

/** Rows lie a multiple of this many bytes apart: fewer of them reach across two lines of the cache. */
const ROW_ALIGNMENT = 4;

function roundUp(count: number, step: number): number {
  return Math.ceil(count / step) * step;
}

/** Brings the range's columns together. The file's rows pass through the list, a few hundred at a time. */
function layRows(
  { memory, at, copyRows }: Kernels<"matrix" | "list">,
  { bias, rows }: Matrix,
  { range, stride }: { range: OutputRange; stride: number },
): void {
  const fileStride = bias.length;
  const passage = new Int8Array(memory, at.list, 4 * MAX_ROWS);
  const atOnce = Math.floor(passage.length / fileStride) * fileStride;
  let target = at.matrix;
  for (let start = 0; start < rows.length; start += atOnce) {
    const part = rows.subarray(start, start + atOnce);
    const count = part.length / fileStride;
    passage.set(part);
    copyRows(at.list + range.first, fileStride, target, stride, count);
    target += count * stride;
  }
}

/** For every eight outputs: how many of the measures, from the first on, have a say in them. */
function reachesOf(dense: Float32Array, width: number): number[] {
  const lasts = new Array<number>(width / OCTET).fill(0);
  for (let index = 0; index < dense.length; index += 1)
    if (dense[index] !== 0) lasts[Math.floor((index % width) / OCTET)] = Math.floor(index / width) + 1;
  return lasts;
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** Probabilities of exclusive classes in place of their scores; they sum to 1, whatever the size of the scores. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < scores.length; index += 1) highest = Math.max(highest, scores[index] as number);
  let total = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const power = Math.exp((scores[index] as number) - highest);
    scores[index] = power;
    total += power;
  }
  for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] as number) / total;
  return scores;
}
