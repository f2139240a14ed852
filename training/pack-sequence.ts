/**
 * The last of three steps to `models/sequence.bin`: what training/sequence.py learned, tokens and heads as bytes.
 *
 *   node run.mjs training/pack-sequence.ts DIR [--out models/sequence.bin]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  DIRECTIONS,
  encodeSequence,
  GATES,
  type PackedSequence,
  type SequenceHeader,
  sequenceChannels,
  tokenAnswers,
} from "../src/mentor/resonance/classifier/sequence-file.ts";
import { rowLength } from "../src/mentor/resonance/classifier/trunk-file.ts";

const ROOT = join(import.meta.dirname, "..");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string", default: join(ROOT, "models/sequence.bin") } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error("pack-sequence: name the folder that training/sequence.py wrote to");
  process.exit(2);
}
const packed = pack(folder);
const file = encodeSequence(packed);
writeFileSync(values.out, file);
console.log(`${values.out}: ${file.length} bytes, ${packed.header.vocabulary.length} tokens`);

function pack(from: string): PackedSequence {
  const header = JSON.parse(readFileSync(join(from, "weights.json"), "utf8")) as SequenceHeader;
  const bytes = readFileSync(join(from, "weights.f32"));
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const { dimensions, units, filters, vocabulary } = header;
  const gates = GATES * units;
  let at = 0;
  const take = (count: number) => {
    at += count;
    return all.slice(at - count, at);
  };
  const vectors = asBytes(take(vocabulary.length * dimensions), dimensions);
  const tokenWeights = new Float32Array(dimensions * tokenAnswers(header));
  const put = createColumns(tokenWeights, header);
  const filterBias = filters.map(({ width, channels }) => {
    for (let place = 0; place < width; place += 1) put(take(dimensions * channels), channels);
    return take(channels);
  });
  const directions = Array.from({ length: DIRECTIONS }, () => {
    put(take(dimensions * gates), gates);
    const stateWeights = take(units * gates);
    return { stateWeights, gateBias: take(gates), stateBias: take(gates) };
  });
  const attention = take(DIRECTIONS * units);
  const outputs = header.heads.reduce((sum, { classes }) => sum + classes.length, 0);
  const heads = asBytes(take(sequenceChannels(header) * outputs), outputs);
  return {
    header,
    vectorScales: vectors.scales,
    vectors: vectors.bytes,
    tokenWeights,
    filterBias: joined(filterBias),
    // Of the gates that only add, one sum of both biases.
    gateBias: joined(
      directions.map(({ gateBias, stateBias }) =>
        gateBias.map((bias, gate) => (gate < 2 * units ? bias + (stateBias[gate] ?? 0) : bias)),
      ),
    ),
    stateWeights: joined(directions.map(({ stateWeights }) => stateWeights)),
    stateBias: joined(directions.map(({ stateBias }) => stateBias.subarray(2 * units))),
    attention,
    headScales: heads.scales,
    headBytes: heads.bytes,
    headBias: take(outputs),
  };
}

/** Puts matrices of a token's vector side by side: the filters' first, then the gates'. */
function createColumns(into: Float32Array, header: SequenceHeader) {
  const stride = tokenAnswers(header);
  let first = 0;
  return (matrix: Float32Array, columns: number): void => {
    for (const [place, weight] of matrix.entries())
      into[Math.floor(place / columns) * stride + first + (place % columns)] = weight;
    first += columns;
    if (first > rowLength(header) + DIRECTIONS * GATES * header.units)
      throw new RangeError("too many columns");
  };
}

/** Bytes with a scale for each column: its largest number becomes ±127. */
function asBytes(values: Float32Array, columns: number): { bytes: Int8Array; scales: Float32Array } {
  const scales = new Float32Array(columns);
  for (const [at, value] of values.entries())
    scales[at % columns] = Math.max(scales[at % columns] ?? 0, Math.abs(value) / 127);
  return {
    scales,
    bytes: Int8Array.from(values, (value, at) => Math.round(value / (scales[at % columns] || 1))),
  };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}
