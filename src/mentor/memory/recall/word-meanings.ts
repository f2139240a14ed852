/**
 * What words mean, as far as recall needs it: each English stem's nearest other stems, and a short vector, as bytes. The
 * file (`models/words.bin`) is written by training/pack-word-meanings.ts.
 *
 * Layout, little-endian: magic (8 bytes) · count, dimensions, neighbours, length of the stems u32 each · stems, a line each ·
 * places u16 · nearness u8 · vectors i8 · SHA-256 of everything before it (32 bytes).
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WordMeaningsDamagedError } from "./errors.ts";

const MAGIC = "IONWORD1";
const PREAMBLE = 24;
const CHECKSUM = 32;
const FILE = join(import.meta.dirname, "../../../../models/words.bin");

export interface Neighbour {
  readonly stem: string;
  /** 0..1, the cosine of the two. */
  readonly nearness: number;
}

export interface WordMeanings {
  /** How long a vector is. */
  readonly dimensions: number;
  /** The nearest first. */
  neighboursOf(stem: string): readonly Neighbour[];
  /** A view of the file's bytes; `undefined` for an unknown stem. */
  vectorOf(stem: string): Int8Array | undefined;
  /** 0..1: how much a word says, by how rare it is in the training sets; 1 for unknown ones. */
  weightOf(stem: string): number;
}

let packaged: WordMeanings | undefined;

/** The packaged meanings, read with the first call (about 15 ms). @throws WordMeaningsDamagedError */
export function loadWordMeanings(): WordMeanings {
  packaged ??= decodeWordMeanings(readFileSync(FILE));
  return packaged;
}

export function encodeWordMeanings(
  stems: readonly string[],
  dimensions: number,
  vectors: Int8Array,
  { places, nearness }: { readonly places: Uint16Array; readonly nearness: Uint8Array },
): Uint8Array {
  const names = Buffer.from(stems.join("\n"));
  const preamble = Buffer.alloc(PREAMBLE);
  preamble.write(MAGIC, "latin1");
  for (const [at, value] of [
    stems.length,
    dimensions,
    nearness.length / stems.length,
    names.length,
  ].entries())
    preamble.writeUInt32LE(value, 8 + 4 * at);
  const places16 = Buffer.alloc(places.length * 2);
  for (const [at, place] of places.entries()) places16.writeUInt16LE(place, 2 * at);
  const content = Buffer.concat([
    preamble,
    names,
    places16,
    nearness,
    new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.length),
  ]);
  return Buffer.concat([content, createHash("sha256").update(content).digest()]);
}

/** @throws WordMeaningsDamagedError when the bytes are cut short, altered or of another kind */
export function decodeWordMeanings(bytes: Uint8Array): WordMeanings {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  check(file);
  const [count = 0, dimensions = 0, width = 0, length = 0] = [8, 12, 16, 20].map((at) =>
    file.readUInt32LE(at),
  );
  const stems = file.toString("utf8", PREAMBLE, PREAMBLE + length).split("\n");
  const placesAt = PREAMBLE + length;
  const nearnessAt = placesAt + 2 * count * width;
  const vectors = new Int8Array(
    file.buffer,
    file.byteOffset + nearnessAt + count * width,
    count * dimensions,
  );
  const rows = new Map(stems.map((stem, row) => [stem, row]));
  const cached = new Map<string, readonly Neighbour[]>();
  return {
    dimensions,
    neighboursOf(stem) {
      const known = cached.get(stem);
      const row = rows.get(stem);
      if (known !== undefined || row === undefined) return known ?? [];
      const found = Array.from({ length: width }, (_, at) => ({
        stem: stems[file.readUInt16LE(placesAt + 2 * (row * width + at))] ?? "",
        nearness: file.readUInt8(nearnessAt + row * width + at) / 255,
      }));
      cached.set(stem, found);
      return found;
    },
    vectorOf(stem) {
      const row = rows.get(stem);
      return row === undefined ? undefined : vectors.subarray(row * dimensions, (row + 1) * dimensions);
    },
    weightOf(stem) {
      const row = rows.get(stem);
      return row === undefined ? 1 : Math.min(1, row / (row + RARE_FROM));
    },
  };
}

/** Stems stand by how common they are: the row from which a word counts more than half. */
const RARE_FROM = 150;

function check(file: Buffer): void {
  if (file.length < PREAMBLE + CHECKSUM) throw new WordMeaningsDamagedError("is cut short");
  if (file.toString("latin1", 0, MAGIC.length) !== MAGIC) throw new WordMeaningsDamagedError("is not one");
  const content = file.subarray(0, -CHECKSUM);
  if (!createHash("sha256").update(content).digest().equals(file.subarray(-CHECKSUM)))
    throw new WordMeaningsDamagedError("was altered");
}
