/**
 * Vectors as they are kept: a byte a dimension, the largest 127. Only directions are compared, so lengths are not kept.
 * A quarter of the room of floats; what it loses stands in docs/measurements.md.
 */

const LARGEST = 127;

/** @param values finite, not all 0 */
export function pack(values: Float32Array): Int8Array {
  return Int8Array.from(scaled(values, LARGEST));
}

/** Whole numbers of at most `largest`, in the vector's direction. */
export function scaled(values: Float32Array, largest: number): Float32Array {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  const scale = most === 0 ? 0 : largest / most;
  return values.map((value) => Math.round(value * scale));
}

export function lengthOf(values: Int8Array | Float32Array): number {
  let square = 0;
  for (let at = 0; at < values.length; at += 1) square += (values[at] as number) ** 2;
  return Math.sqrt(square);
}

/** As text for the store: base64. */
export function encode(packed: Int8Array): string {
  return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString("base64");
}

export function decode(text: string): Int8Array {
  const bytes = Buffer.from(text, "base64");
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
