/** Typed arrays that grow: a number per passage or term without an object each. */

type Numbers = Int32Array | Uint32Array | Float64Array | Float32Array | Uint8Array | Uint16Array | Int8Array;

/** An array at least `length` long that begins like `array`; half as much again, so that growing is rare. */
export function grown<T extends Numbers>(array: T, length: number): T {
  if (array.length >= length) return array;
  const Kind = array.constructor as new (length: number) => T;
  const larger = new Kind(Math.max(length, Math.ceil(array.length * 1.5), 64));
  larger.set(array);
  return larger;
}
