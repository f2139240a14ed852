/**
 * The envelope of a file of numbers, checked whole before a single one is used.
 *
 * Layout, little-endian: magic (8 bytes) · version u32 · header length u32 · header JSON (padded with blanks to a
 * multiple of 4) · the numbers · SHA-256 of everything before it (32 bytes).
 */
import { createHash } from "node:crypto";
import { WeightsDamagedError } from "./errors.ts";

const PREAMBLE = 16;
const CHECKSUM = 32;

/** What kind of file it is. */
export interface Seal {
  /** Eight Latin letters. */
  readonly magic: string;
  readonly version: number;
}

export interface OpenedFile<Header> {
  readonly header: Header;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
  /** The next `count` float32. */
  floats(count: number): Float32Array;
  /** The next `count` bytes, a view of the file. */
  bytes(count: number): Int8Array;
  /** @throws WeightsDamagedError when there are more numbers than were read */
  end(): void;
}

export function sealFile(
  { magic, version }: Seal,
  header: object,
  numbers: readonly (Float32Array | Int8Array)[],
): Uint8Array {
  const json = JSON.stringify(header);
  const plain = Buffer.from(json + " ".repeat((4 - (Buffer.byteLength(json) % 4)) % 4));
  const preamble = Buffer.alloc(PREAMBLE);
  preamble.write(magic, "latin1");
  preamble.writeUInt32LE(version, 8);
  preamble.writeUInt32LE(plain.length, 12);
  const content = Buffer.concat([preamble, plain, ...numbers.map(asBytes)]);
  return Buffer.concat([content, createHash("sha256").update(content).digest()]);
}

/** @throws WeightsDamagedError when the file is cut short, altered, of another kind or version */
export function openSealedFile<Header>(bytes: Uint8Array, seal: Seal): OpenedFile<Header> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checksum = checkContent(file, seal);
  const headerEnd = PREAMBLE + file.readUInt32LE(12);
  const header = JSON.parse(file.toString("utf8", PREAMBLE, headerEnd)) as Header;
  const end = file.length - CHECKSUM;
  let at = headerEnd;
  const take = (size: number): number => {
    requireThat(at + size <= end, "has the wrong length", `${at + size} bytes or more`, `${end}`);
    const start = at;
    at += size;
    return start;
  };
  return {
    header,
    checksum,
    // Copied as they lie: the processors that ION runs on are little-endian like the file.
    floats(count) {
      const start = file.byteOffset + take(4 * count);
      return new Float32Array(file.buffer.slice(start, start + 4 * count));
    },
    bytes: (count) => new Int8Array(file.buffer, file.byteOffset + take(count), count),
    end: () => requireThat(at === end, "has the wrong length", `${at} bytes`, `${end}`),
  };
}

/** @throws WeightsDamagedError */
export function requireThat(isTrue: boolean, problem: string, expected: string, found: string): void {
  if (!isTrue) throw new WeightsDamagedError(problem, { expected, found });
}

/** Magic, version and checksum, in this order, so that the message names the first thing that is wrong. */
function checkContent(file: Buffer, seal: Seal): string {
  const isLongEnough = file.length > PREAMBLE + CHECKSUM;
  requireThat(isLongEnough, "is cut short", `more than ${PREAMBLE + CHECKSUM} bytes`, `${file.length}`);
  const magic = file.toString("latin1", 0, 8);
  requireThat(magic === seal.magic, "is not one", "an ION weights file", JSON.stringify(magic));
  const version = file.readUInt32LE(8);
  requireThat(
    version === seal.version,
    "has another version",
    `version ${seal.version}`,
    `version ${version}`,
  );
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

function asBytes(values: Float32Array | Int8Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}
