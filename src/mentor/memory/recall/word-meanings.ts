/**
 * What words mean, as far as recall needs it: of each stem, English or Korean, what may stand in its place, and a short
 * vector, as bytes. The file (`models/words.bin`) is written by training/pack-word-meanings.ts.
 *
 * Layout, little-endian: magic (8 bytes) · count, dimensions, neighbours, length of the stems u32 each · stems, a line each ·
 * where each stem's neighbours begin u32, one more than stems · their places u16 · nearness u8, the lowest bit says that they
 * are kinds · vectors i8 · SHA-256 of everything before it (32 bytes).
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WordMeaningsDamagedError } from "./errors.ts";

const MAGIC = "IONWORD2";
const PREAMBLE = 24;
const CHECKSUM = 32;
const FILE = join(import.meta.dirname, "../../../../models/words.bin");

export interface Neighbour {
  readonly stem: string;
  /** 0..1 */
  readonly nearness: number;
  /** One is a kind of the other ("violin", "instrument"): it may be meant, it does not say the same. */
  readonly isKind: boolean;
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

/** What is known of one stem; the neighbours by their place among all. */
export interface WordEntry {
  readonly stem: string;
  readonly vector: Int8Array;
  readonly neighbours: readonly (Pick<Neighbour, "nearness" | "isKind"> & { readonly place: number })[];
}

/** The bytes of a file of word meanings. @param entries at most 65,536, the commonest first, vectors of one length */
export function encodeWordMeanings(entries: readonly WordEntry[]): Uint8Array {
  const names = Buffer.from(entries.map(({ stem }) => stem).join("\n"));
  const neighbours = entries.flatMap((entry) => entry.neighbours);
  const preamble = Buffer.alloc(PREAMBLE);
  preamble.write(MAGIC, "latin1");
  const sizes = [entries.length, entries[0]?.vector.length ?? 0, neighbours.length, names.length];
  for (const [at, value] of sizes.entries()) preamble.writeUInt32LE(value, 8 + 4 * at);
  const starts = Buffer.alloc(4 * (entries.length + 1));
  let start = 0;
  for (const [at, entry] of entries.entries()) {
    start += entry.neighbours.length;
    starts.writeUInt32LE(start, 4 * (at + 1));
  }
  const places = Buffer.alloc(2 * neighbours.length);
  for (const [at, { place }] of neighbours.entries()) places.writeUInt16LE(place, 2 * at);
  const nearness = Uint8Array.from(
    neighbours,
    (one) => (Math.round(one.nearness * FINEST) << 1) | +one.isKind,
  );
  const vectors = entries.map(
    ({ vector }) => new Uint8Array(vector.buffer, vector.byteOffset, vector.length),
  );
  const content = Buffer.concat([preamble, names, starts, places, nearness, ...vectors]);
  return Buffer.concat([content, createHash("sha256").update(content).digest()]);
}

/** @throws WordMeaningsDamagedError when the bytes are cut short, altered or of another kind */
export function decodeWordMeanings(bytes: Uint8Array): WordMeanings {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  check(file);
  const [count = 0, dimensions = 0, links = 0, length = 0] = [8, 12, 16, 20].map((at) =>
    file.readUInt32LE(at),
  );
  const stems = file.toString("utf8", PREAMBLE, PREAMBLE + length).split("\n");
  const startsAt = PREAMBLE + length;
  const placesAt = startsAt + 4 * (count + 1);
  const nearnessAt = placesAt + 2 * links;
  const vectors = new Int8Array(file.buffer, file.byteOffset + nearnessAt + links, count * dimensions);
  const rows = new Map(stems.map((stem, row) => [stem, row]));
  return {
    dimensions,
    neighboursOf(stem) {
      const row = rows.get(stem);
      if (row === undefined) return [];
      const start = file.readUInt32LE(startsAt + 4 * row);
      return Array.from({ length: file.readUInt32LE(startsAt + 4 * (row + 1)) - start }, (_, at) => {
        const bits = file.readUInt8(nearnessAt + start + at);
        const neighbour = stems[file.readUInt16LE(placesAt + 2 * (start + at))] ?? "";
        return { stem: neighbour, nearness: (bits >> 1) / FINEST, isKind: (bits & 1) === 1 };
      });
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

/** Nearness is stored in that many steps. */
const FINEST = 127;
/** Stems stand by how common they are: the row from which a word counts more than half. */
const RARE_FROM = 150;

function check(file: Buffer): void {
  if (file.length < PREAMBLE + CHECKSUM) throw new WordMeaningsDamagedError("is cut short");
  if (file.toString("latin1", 0, MAGIC.length) !== MAGIC) throw new WordMeaningsDamagedError("is not one");
  const content = file.subarray(0, -CHECKSUM);
  if (!createHash("sha256").update(content).digest().equals(file.subarray(-CHECKSUM)))
    throw new WordMeaningsDamagedError("was altered");
}
