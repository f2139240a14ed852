/**
 * The parts of a DOCX that hold its text, unpacked within bounds and packed anew. What the parser gets is exactly what was
 * checked here: an archive can be written so that two readers see different things in it.
 */
import { inflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { RefusedDocument } from "./parse-order.ts";

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const MOST_ENTRIES = 2000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** The end record is 22 bytes and a comment of at most 65,535. PKWARE APPNOTE 4.3.16. */
const END_LENGTH = 22;
const STORED = 0;
const DEFLATED = 8;

const NEEDED = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels)$/;
const MACROS = /(?:^|\/)vbaProject\.bin$|(?:^|\/)vbaData\.xml$/i;

/**
 * @returns a DOCX of the needed parts, not compressed
 * @throws RefusedDocument
 */
export function readDocxParts(bytes: Uint8Array, unpackedBytes: number): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view);
  if (entries.some((entry) => MACROS.test(entry.name))) throw new RefusedDocument({ why: "macros" });
  const needed = entries.filter((entry) => NEEDED.test(entry.name));
  if (needed.some((entry) => entry.isEncrypted)) throw new RefusedDocument({ why: "encrypted" });
  const declared = needed.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (declared > unpackedBytes) throw tooLarge(unpackedBytes);
  const parts: Record<string, Uint8Array> = {};
  let left = unpackedBytes;
  for (const entry of needed) {
    const part = unpack(view, entry, left);
    if (left < part.length) throw tooLarge(unpackedBytes);
    left -= part.length;
    checkPart(entry.name, part);
    parts[entry.name] = part;
  }
  return zipSync(parts, { level: 0 });
}

function readDirectory(view: Buffer): Entry[] {
  const end = findEnd(view);
  const count = view.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw damaged("it has too many parts");
  const entries: Entry[] = [];
  let at = view.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw damaged("its list of parts is broken");
    const nameLength = view.readUInt16LE(at + 28);
    entries.push({
      name: view.toString("utf8", at + 46, at + 46 + nameLength),
      isEncrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      unpacked: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(view: Buffer): number {
  const first = Math.max(0, view.length - END_LENGTH - 0xffff);
  for (let at = view.length - END_LENGTH; at >= first; at -= 1) {
    if (view.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw damaged("its end is missing");
}

function unpack(view: Buffer, entry: Entry, most: number): Uint8Array {
  const { offset } = entry;
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== LOCAL_ENTRY)
    throw damaged("a part is missing");
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
  const packed = view.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) throw damaged("a part is cut off");
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw damaged("a part is packed in an unusual way");
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(most);
    throw damaged("a part cannot be unpacked");
  }
}

/** Office Open XML has no document types (ECMA-376, part 2, 7.1.4): one that is there wants entities expanded. */
function checkPart(name: string, part: Uint8Array): void {
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  if (text.includes("<!DOCTYPE") || text.includes("<!ENTITY"))
    throw damaged("a part declares a document type");
  if (text[0] === 0xff || text[0] === 0xfe || text.includes(0)) throw damaged("a part is not in UTF-8");
  if (name === "[Content_Types].xml" && text.includes("macroEnabled")) {
    throw new RefusedDocument({ why: "macros" });
  }
}

function tooLarge(limit: number): RefusedDocument {
  return new RefusedDocument({ why: "too-large", what: "unpacked bytes", limit });
}

function damaged(problem: string): RefusedDocument {
  return new RefusedDocument({ why: "damaged", problem });
}
