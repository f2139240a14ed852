/**
 * The file of the net that reads a text in order (`models/sequence.bin`): a vector of bytes for every token of the
 * vocabulary, what a filter and a gate make of such a vector, and the public heads on top. training/sequence.py learns
 * it, training/pack-sequence.ts writes it.
 */
import { OCTET } from "./kernels.ts";
import { openSealedFile, requireThat, type Seal, sealFile } from "./sealed-file.ts";
import { rowLength } from "./trunk-file.ts";

const SEAL: Seal = { magic: "IONSEQN\n", version: 1 };

/** Gates of a unit: reset, update, and the new state. */
export const GATES = 3;
export const DIRECTIONS = 2;
/** What is kept of the states over time: the highest, the mean, the mean by attention. */
const POOLS = 3;

export interface SequenceHeader {
  /** Length of a token's vector. */
  readonly dimensions: number;
  /** Recurrent units of one direction. */
  readonly units: number;
  /** Filters by the width of their window, in tokens. */
  readonly filters: readonly { readonly width: number; readonly channels: number }[];
  /** The token of each vector; vector 0 stands for every other token. */
  readonly vocabulary: readonly string[];
  readonly heads: readonly { readonly name: string; readonly classes: readonly string[] }[];
  readonly seed: number;
  readonly dataHash: string;
  readonly trainedOn: readonly { readonly file: string; readonly examples: number }[];
}

/** Matrices lie input by input: the weights of one input to all outputs side by side. */
export interface SequenceWeights {
  readonly header: SequenceHeader;
  /** What a byte of each dimension stands for. */
  readonly vectorScales: Float32Array;
  /** From a token's vector to its answers: every filter at each place of its window, then the gates of each direction. */
  readonly tokenWeights: Float32Array;
  readonly filterBias: Float32Array;
  /** Of the gates before the state is known, direction by direction. */
  readonly gateBias: Float32Array;
  /** From the state before to the gates, direction by direction. */
  readonly stateWeights: Float32Array;
  /** Of the state's own part in the new state, direction by direction. */
  readonly stateBias: Float32Array;
  readonly attention: Float32Array;
  /** Of all heads side by side: channel-major, one weight per output; then their bias. */
  readonly headWeights: Float32Array;
  readonly headBias: Float32Array;
  readonly vectors: Int8Array;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
}

/** The same weights as they lie in the file: the heads' as bytes, with a scale per output. */
export interface PackedSequence extends Omit<SequenceWeights, "headWeights" | "checksum"> {
  readonly headScales: Float32Array;
  readonly headBytes: Int8Array;
}

export function encodeSequence(packed: PackedSequence): Uint8Array {
  return sealFile(SEAL, packed.header, [
    packed.vectorScales,
    packed.tokenWeights,
    packed.filterBias,
    packed.gateBias,
    packed.stateWeights,
    packed.stateBias,
    packed.attention,
    packed.headScales,
    packed.headBias,
    packed.headBytes,
    packed.vectors,
  ]);
}

/** @throws WeightsDamagedError when the file is cut short or altered */
export function decodeSequence(bytes: Uint8Array): SequenceWeights {
  const file = openSealedFile<SequenceHeader>(bytes, SEAL);
  const { header, checksum } = file;
  const { dimensions, units, filters, vocabulary } = header;
  const isWhole = filters.every(({ channels }) => channels % OCTET === 0) && units % OCTET === 0;
  requireThat(isWhole, "has odd sizes", `channels and units by ${OCTET}`, "others");
  const outputs = header.heads.reduce((sum, { classes }) => sum + classes.length, 0);
  const vectorScales = file.floats(dimensions);
  const tokenWeights = file.floats(dimensions * tokenAnswers(header));
  const filterBias = file.floats(filters.reduce((sum, { channels }) => sum + channels, 0));
  const gateBias = file.floats(DIRECTIONS * GATES * units);
  const stateWeights = file.floats(DIRECTIONS * units * GATES * units);
  const stateBias = file.floats(DIRECTIONS * units);
  const attention = file.floats(DIRECTIONS * units);
  const headScales = file.floats(outputs);
  const headBias = file.floats(outputs);
  const headBytes = file.bytes(outputs * sequenceChannels(header));
  const vectors = file.bytes(vocabulary.length * dimensions);
  file.end();
  const headWeights = Float32Array.from(headBytes, (byte, at) => byte * (headScales[at % outputs] as number));
  return {
    header,
    vectorScales,
    tokenWeights,
    filterBias,
    gateBias,
    stateWeights,
    stateBias,
    attention,
    headWeights,
    headBias,
    vectors,
    checksum,
  };
}

type Sizes = Pick<SequenceHeader, "filters" | "units">;

/** How many numbers a token gives: to every filter at each place of its window, and to every gate. */
export function tokenAnswers({ filters, units }: Sizes): number {
  return rowLength({ filters }) + DIRECTIONS * GATES * units;
}

/** How many numbers a text becomes. */
export function sequenceChannels({ filters, units }: Sizes): number {
  return filters.reduce((sum, { channels }) => sum + channels, 0) + POOLS * DIRECTIONS * units;
}
