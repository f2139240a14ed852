/**
 * Products of one vector with many, sixteen dimensions at a step, in WebAssembly (dot-products.wat): the same loop in
 * JavaScript takes ten times as long, and a native library would be a dependency.
 */
import { DOT_PRODUCTS_CODE } from "./dot-products-code.ts";

/** Dimensions of a step; vectors are as wide as the next multiple of it. */
export const STEP = 16;
/** More dimensions could overflow 32 bits, with values of at most 4095 and 127. */
export const MOST_DIMENSIONS = 4096;
/** The largest value of the one vector. */
export const LARGEST_ASKED = 4095;

const PAGE = 65_536;
const PRODUCTS_AT = 32_768;
const ROWS_AT = PAGE;
const MOST_ROWS = (ROWS_AT - PRODUCTS_AT) / 4;
/** What is worked on at once fits in the processor's cache. */
const ROOM = 4 * PAGE;

export interface DotProducts {
  /** @param asked whole numbers of at most 4095, as many as the rows are wide or fewer; at most 4096 */
  ask(asked: Float32Array): void;
  /**
   * Products of what was asked with rows that stand one after the other.
   *
   * @param rows `count` rows of `width` bytes, a multiple of 16, filled up with 0
   * @param into gets `count` products
   */
  multiply(
    rows: Int8Array,
    size: { readonly count: number; readonly width: number },
    into: Float32Array,
  ): void;
}

export function createDotProducts(): DotProducts {
  const memory = new WebAssembly.Memory({ initial: 1 + ROOM / PAGE, maximum: 1 + ROOM / PAGE });
  const module = new WebAssembly.Module(Buffer.from(DOT_PRODUCTS_CODE, "base64"));
  const { exports } = new WebAssembly.Instance(module, { vectors: { memory } });
  const multiplyRows = exports.multiplyRows as (count: number, width: number) => void;
  const asked = new Int16Array(memory.buffer, 0, MOST_DIMENSIONS);
  const products = new Int32Array(memory.buffer, PRODUCTS_AT, MOST_ROWS);
  const room = new Int8Array(memory.buffer, ROWS_AT, ROOM);
  return {
    ask(values) {
      asked.fill(0);
      asked.set(values);
    },
    multiply(rows, { count, width }, into) {
      const atOnce = Math.min(MOST_ROWS, Math.floor(ROOM / width));
      for (let start = 0; start < count; start += atOnce) {
        const some = Math.min(atOnce, count - start);
        room.set(rows.subarray(start * width, (start + some) * width));
        multiplyRows(some, width);
        into.set(products.subarray(0, some), start);
      }
    },
  };
}
