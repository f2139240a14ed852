import { inflateSync } from "node:zlib";

const SIGNATURE = 0x774f4646;
const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

/**
 * The font within a WOFF file (W3C, WOFF File Format 1.0), each of its tables inflated once: whoever draws with it then
 * reads a shape from its place instead of inflating all shapes for each.
 *
 * @throws RangeError no WOFF 1.0
 */
export function fontOfWoff(woff: Uint8Array): Uint8Array {
  const source = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (source.getUint32(0) !== SIGNATURE) throw new RangeError("the font is no WOFF file");
  const count = source.getUint16(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    const offset = source.getUint32(at + 4);
    const packed = source.getUint32(at + 8);
    const length = source.getUint32(at + 12);
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: source.getUint32(at),
      checksum: source.getUint32(at + 16),
      bytes: packed < length ? inflateSync(bytes) : bytes,
    };
  });
  const size = tables.reduce((sum, { bytes }) => sum + aligned(bytes.length), 0);
  const font = new Uint8Array(SFNT_HEADER_BYTES + count * SFNT_ENTRY_BYTES + size);
  const target = new DataView(font.buffer);
  writeHeader(target, source.getUint32(4), count);
  let offset = SFNT_HEADER_BYTES + count * SFNT_ENTRY_BYTES;
  for (const [index, { tag, checksum, bytes }] of tables.entries()) {
    const at = SFNT_HEADER_BYTES + index * SFNT_ENTRY_BYTES;
    for (const [place, value] of [tag, checksum, offset, bytes.length].entries())
      target.setUint32(at + place * 4, value);
    font.set(bytes, offset);
    offset += aligned(bytes.length);
  }
  return font;
}

function writeHeader(target: DataView, flavour: number, count: number): void {
  const power = Math.floor(Math.log2(count));
  const searchRange = 2 ** power * SFNT_ENTRY_BYTES;
  target.setUint32(0, flavour);
  target.setUint16(4, count);
  target.setUint16(6, searchRange);
  target.setUint16(8, power);
  target.setUint16(10, count * SFNT_ENTRY_BYTES - searchRange);
}

/** Tables begin at multiples of four bytes. */
function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}
