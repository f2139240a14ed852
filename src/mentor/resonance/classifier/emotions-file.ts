/**
 * The file of the emotions (`models/emotions.bin`): a linear head over hashed rows, and how much of the score comes from
 * a net's own head. Only the evaluation reads it, so its rows are packed: less to keep, a little to unpack.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import { EMOTIONS } from "./emotions.ts";
import { openSealedFile, requireThat, type Seal, sealFile } from "./sealed-file.ts";
import { SURFACE_FEATURES } from "./surface.ts";

const SEAL: Seal = { magic: "IONEMOT\n", version: 1 };

/** How the linear head and a net answer together; tuned on the training data. */
export interface EmotionMixture {
  /** Checksum of the net. */
  readonly net: string;
  /** How much of the score is the net's, 0..1. */
  readonly netShare: number;
  /** Probability from which each emotion counts as present. */
  readonly thresholds: readonly number[];
}

export interface EmotionsHeader {
  /** Hashed rows, a power of two. */
  readonly rowCount: number;
  /** Names of the surface measures in order; must be the program's own. */
  readonly surface: readonly string[];
  readonly classes: readonly string[];
  /** English stands on the sequence. */
  readonly en: EmotionMixture;
  /** Korean stands on the trunk. */
  readonly ko: EmotionMixture;
  /** Length of the packed rows, in bytes. */
  readonly packed: number;
  readonly seed: number;
}

export interface EmotionWeights {
  readonly header: EmotionsHeader;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** Measure-major: a measure holds one weight per emotion. */
  readonly dense: Float32Array;
  /** Row-major: a row holds one byte per emotion. */
  readonly rows: Int8Array;
}

export function encodeEmotions({
  header,
  scales,
  bias,
  dense,
  rows,
}: Omit<EmotionWeights, "header"> & { readonly header: Omit<EmotionsHeader, "packed"> }): Uint8Array {
  const packed = gzipSync(turned(rows, header.classes.length), { level: 9 });
  const bytes = new Int8Array(packed.buffer, packed.byteOffset, packed.length);
  return sealFile(SEAL, { ...header, packed: packed.length }, [scales, bias, dense, bytes]);
}

/** @throws WeightsDamagedError when the file is cut short, altered or made for other features or classes */
export function decodeEmotions(bytes: Uint8Array): EmotionWeights {
  const file = openSealedFile<EmotionsHeader>(bytes, SEAL);
  const { header } = file;
  const isSame = (own: readonly string[], found: readonly string[]) =>
    JSON.stringify(own) === JSON.stringify(found);
  requireThat(isSame(EMOTIONS, header.classes), "answers other questions", "these emotions", "others");
  requireThat(isSame(SURFACE_FEATURES, header.surface), "reads other features", "these measures", "others");
  const count = EMOTIONS.length;
  const scales = file.floats(count);
  const bias = file.floats(count);
  const dense = file.floats(count * SURFACE_FEATURES.length);
  const unpacked = gunzipSync(file.bytes(header.packed), { maxOutputLength: count * header.rowCount });
  file.end();
  const columns = new Int8Array(unpacked.buffer, unpacked.byteOffset, unpacked.length);
  return { header, scales, bias, dense, rows: turned(columns, header.rowCount) };
}

/** Rows of `width` numbers as columns and back: the numbers of one emotion side by side pack best. */
function turned(values: Int8Array, width: number): Int8Array {
  const height = values.length / width;
  const result = new Int8Array(values.length);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      result[column * height + row] = values[row * width + column] as number;
  return result;
}
