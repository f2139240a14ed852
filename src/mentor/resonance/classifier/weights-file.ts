/**
 * The file the trained weights live in, checked whole before a single number is used.
 *
 * Layout, little-endian: magic (8 bytes) · version u32 · header length u32 · header JSON (padded with blanks to a
 * multiple of 4) · scale f32 per output · bias f32 per output · surface weights f32 (measure-major) · hashed rows i8
 * (feature-major: a row holds one weight per output) · SHA-256 of everything before it (32 bytes).
 */
import { createHash } from "node:crypto";
import { WeightsDamagedError } from "./errors.ts";
import { HEADS, OUTPUT_COUNT } from "./heads.ts";
import { SURFACE_FEATURES } from "./surface.ts";

const MAGIC = "IONHEAR\n";
const VERSION = 1;
const PREAMBLE = 16;
const CHECKSUM = 32;

/** What the numbers are and where they came from. */
export interface WeightsHeader {
  /** Hashed rows, a power of two. */
  readonly rowCount: number;
  /** Names of the surface measures in order; must be the program's own. */
  readonly surface: readonly string[];
  /** Classes per head in output order; must be the program's own. */
  readonly heads: readonly { readonly name: string; readonly classes: readonly string[] }[];
  /** Probability from which an emotion counts as present, tuned on the training data. */
  readonly emotionThresholds: readonly number[];
  readonly seed: number;
  /** SHA-256 over the training files, in order. */
  readonly dataHash: string;
  readonly trainedOn: readonly { readonly file: string; readonly examples: number }[];
}

export interface Weights {
  readonly header: WeightsHeader;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  readonly surface: Float32Array;
  readonly rows: Int8Array;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
}

export function encodeWeights(weights: Omit<Weights, "checksum">): Uint8Array {
  const json = JSON.stringify(weights.header);
  const plain = Buffer.from(json + " ".repeat((4 - (Buffer.byteLength(json) % 4)) % 4));
  const preamble = Buffer.alloc(PREAMBLE);
  preamble.write(MAGIC, "latin1");
  preamble.writeUInt32LE(VERSION, 8);
  preamble.writeUInt32LE(plain.length, 12);
  const parts = [
    preamble,
    plain,
    ...[weights.scales, weights.bias, weights.surface, weights.rows].map(asBytes),
  ];
  const content = Buffer.concat(parts);
  return Buffer.concat([content, createHash("sha256").update(content).digest()]);
}

/**
 * Reads a weights file. The rows are a view of `bytes`, not a copy.
 *
 * @throws WeightsDamagedError when the file is cut short, altered or made for other features or classes
 */
export function decodeWeights(bytes: Uint8Array): Weights {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checksum = checkContent(file);
  const headerEnd = PREAMBLE + file.readUInt32LE(12);
  const header: WeightsHeader = JSON.parse(file.toString("utf8", PREAMBLE, headerEnd));
  checkHeader(header);
  const sizes = [OUTPUT_COUNT, OUTPUT_COUNT, OUTPUT_COUNT * header.surface.length];
  const rowsStart = headerEnd + 4 * sizes.reduce((sum, size) => sum + size, 0);
  const rowBytes = header.rowCount * OUTPUT_COUNT;
  requireThat(
    file.length === rowsStart + rowBytes + CHECKSUM,
    "has the wrong length",
    `${rowsStart + rowBytes + CHECKSUM} bytes`,
    `${file.length}`,
  );
  const [scales, bias, surface] = readFloats(file, headerEnd, sizes);
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset + rowsStart, rowBytes);
  return { header, scales: floats(scales), bias: floats(bias), surface: floats(surface), rows, checksum };
}

/** Magic, version and checksum, in this order, so that the message names the first thing that is wrong. */
function checkContent(file: Buffer): string {
  const isLongEnough = file.length > PREAMBLE + CHECKSUM;
  requireThat(isLongEnough, "is cut short", `more than ${PREAMBLE + CHECKSUM} bytes`, `${file.length}`);
  const magic = file.toString("latin1", 0, 8);
  requireThat(magic === MAGIC, "is not one", "an ION weights file", JSON.stringify(magic));
  const version = file.readUInt32LE(8);
  requireThat(version === VERSION, "has another version", `version ${VERSION}`, `version ${version}`);
  const expected = file.toString("hex", file.length - CHECKSUM);
  const found = createHash("sha256").update(file.subarray(0, -CHECKSUM)).digest("hex");
  const cut = (hash: string) => `checksum ${hash.slice(0, 16)}…`;
  requireThat(
    found === expected,
    "is cut short or altered",
    cut(expected),
    `${cut(found)} over ${file.length} bytes`,
  );
  return found;
}

/** A file can be whole and still belong to a program with other classes or features. */
function checkHeader(header: WeightsHeader): void {
  const classes = JSON.stringify(HEADS.map(({ name, classes }) => ({ name, classes })));
  const isSameHeads = JSON.stringify(header.heads) === classes;
  requireThat(isSameHeads, "answers other questions", "the classes of this version", "different ones");
  const isSameSurface = JSON.stringify(header.surface) === JSON.stringify(SURFACE_FEATURES);
  requireThat(
    isSameSurface,
    "reads other features",
    "the surface measures of this version",
    "different ones",
  );
}

function requireThat(isTrue: boolean, problem: string, expected: string, found: string): void {
  if (!isTrue) throw new WeightsDamagedError(problem, { expected, found });
}

function asBytes(values: Float32Array | Int8Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

function floats(values: Float32Array | undefined): Float32Array {
  return values ?? new Float32Array();
}

function readFloats(file: Buffer, start: number, sizes: readonly number[]): Float32Array[] {
  let at = start;
  return sizes.map((size) => {
    const values = new Float32Array(size);
    for (let index = 0; index < size; index += 1) values[index] = file.readFloatLE(at + 4 * index);
    at += 4 * size;
    return values;
  });
}
