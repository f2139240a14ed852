/**
 * The file of the convolution (`models/trunk.bin`): for every token of the vocabulary what each filter gets from it at
 * each place of its window, as bytes with a scale per channel; then the public heads on top. training/trunk.py learns
 * it, training/pack-trunk.ts writes it.
 */
import { openSealedFile, requireThat, type Seal, sealFile } from "./sealed-file.ts";

const SEAL: Seal = { magic: "IONTRNK\n", version: 1 };

/** The widest window that reading knows. */
export const WIDEST = 3;

export interface TrunkHeader {
  /** Filters by the width of their window, in tokens. */
  readonly filters: readonly { readonly width: number; readonly channels: number }[];
  /** The token of each row; row 0 stands for every other token. */
  readonly vocabulary: readonly string[];
  readonly heads: readonly TrunkHead[];
  readonly seed: number;
  readonly dataHash: string;
  readonly trainedOn: readonly { readonly file: string; readonly examples: number }[];
}

/** One question the trunk was trained to answer. */
export interface TrunkHead {
  readonly name: string;
  readonly classes: readonly string[];
  /** Sigmoid heads: probability from which a class holds, on texts kept from the training. */
  readonly thresholds: readonly number[];
}

export interface TrunkWeights {
  readonly header: TrunkHeader;
  /** One per channel. */
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** Of all heads side by side: channel-major, one weight per output; then their bias. */
  readonly headWeights: Float32Array;
  readonly headBias: Float32Array;
  /** Row-major: a token's row holds, filter group by filter group and place by place, one byte per channel. */
  readonly rows: Int8Array;
  readonly checksum: string;
}

export function encodeTrunk(trunk: Omit<TrunkWeights, "checksum">): Uint8Array {
  const { header, scales, bias, headWeights, headBias, rows } = trunk;
  return sealFile(SEAL, header, [scales, bias, headWeights, headBias, rows]);
}

/** @throws WeightsDamagedError when the file is cut short or altered */
export function decodeTrunk(bytes: Uint8Array): TrunkWeights {
  const file = openSealedFile<TrunkHeader>(bytes, SEAL);
  const { header, checksum } = file;
  const channels = channelCount(header);
  const outputs = header.heads.reduce((sum, head) => sum + head.classes.length, 0);
  const widest = Math.max(...header.filters.map(({ width }) => width));
  requireThat(widest <= WIDEST, "has filters too wide", `at most ${WIDEST} tokens`, `${widest}`);
  requireThat(header.vocabulary.length > 0, "has no vocabulary", "tokens", "none");
  const scales = file.floats(channels);
  const bias = file.floats(channels);
  const headWeights = file.floats(channels * outputs);
  const headBias = file.floats(outputs);
  const rows = file.bytes(header.vocabulary.length * rowLength(header));
  file.end();
  return { header, scales, bias, headWeights, headBias, rows, checksum };
}

export function channelCount({ filters }: Pick<TrunkHeader, "filters">): number {
  return filters.reduce((sum, { channels }) => sum + channels, 0);
}

/** Bytes of one token's row. */
export function rowLength({ filters }: Pick<TrunkHeader, "filters">): number {
  return filters.reduce((sum, { width, channels }) => sum + width * channels, 0);
}
