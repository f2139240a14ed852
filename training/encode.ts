/** Texts as feature rows, encoded once and read in every epoch (compressed sparse rows). */
import { createFeatureReader } from "../src/mentor/resonance/classifier/features.ts";
import { NO_TRUNK, type Trunk } from "../src/mentor/resonance/classifier/trunk.ts";

export interface EncodedTexts {
  readonly count: number;
  readonly rowCount: number;
  /** Text i's rows are `rows[starts[i] … starts[i + 1])`: words up to `wordEnds[i]`, then character n-grams. */
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
  readonly wordEnds: Uint32Array;
  /** `denseCount` measures a text. */
  readonly dense: Float32Array;
  readonly denseCount: number;
}

export function encodeTexts(
  texts: readonly string[],
  rowCount: number,
  trunk: Trunk = NO_TRUNK,
): EncodedTexts {
  const reader = createFeatureReader(rowCount, trunk);
  const denseCount = reader.read("").dense.length;
  const starts = new Uint32Array(texts.length + 1);
  const wordEnds = new Uint32Array(texts.length);
  const dense = new Float32Array(texts.length * denseCount);
  let rows = new Uint32Array(1 << 16);
  let used = 0;
  for (const [index, text] of texts.entries()) {
    const features = reader.read(text);
    const needed = used + features.wordCount + features.gramCount;
    if (needed > rows.length) rows = grow(rows, needed);
    rows.set(features.wordRows.subarray(0, features.wordCount), used);
    rows.set(features.gramRows.subarray(0, features.gramCount), used + features.wordCount);
    wordEnds[index] = used + features.wordCount;
    dense.set(features.dense, index * denseCount);
    used = needed;
    starts[index + 1] = used;
  }
  return {
    count: texts.length,
    rowCount,
    rows: rows.slice(0, used),
    starts,
    wordEnds,
    dense,
    denseCount,
  };
}

function grow(rows: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(needed, rows.length * 2));
  larger.set(rows);
  return larger;
}
