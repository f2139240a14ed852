/**
 * Products of one vector with many, sixteen dimensions at a step. A WebAssembly module of one function, written out here
 * instruction by instruction (https://webassembly.github.io/spec/core/appendix/index-instructions.html): the same loop in
 * JavaScript takes ten times as long, and a native library would be a dependency.
 */

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
  const module = new WebAssembly.Module(moduleBytes());
  const { exports } = new WebAssembly.Instance(module, { m: { m: memory } });
  const multiplyRows = exports.f as (count: number, width: number) => void;
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

const [I32, V128] = [0x7f, 0x7b];
const LOCAL = { count: 0, width: 1, row: 2, product: 3, end: 4, asked: 5, sum: 6, bytes: 7 };
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, ...signed(value)];
const addTo = (local: number, value: number) => [...get(local), ...constant(value), ADD, ...set(local)];
const ADD = 0x6a;
const SUBTRACT = 0x6b;
const IS_BELOW = 0x49;
const END = 0x0b;
const LOOP = [0x03, 0x40];
const REPEAT_IF = [0x0d, 0];
const STORE = [0x36, 2, 0];
const vector = (operation: number, ...rest: number[]) => [0xfd, ...unsigned(operation), ...rest];
const LOAD = 0x00;
const ZEROS = vector(0x0c, ...new Array<number>(16).fill(0));
const WIDEN_LOW = vector(0x87);
const WIDEN_HIGH = vector(0x88);
const ADD_FOUR = vector(0xae);
const MULTIPLY_PAIRS = vector(0xba);
const lane = (number: number) => vector(0x1b, number);

/** For each row: for each step: the sum grows by the products of sixteen bytes with sixteen numbers. */
function code(): number[] {
  const half = (widen: number[], offset: number) => [
    ...[...get(LOCAL.bytes), ...widen],
    ...[...get(LOCAL.asked), ...vector(LOAD, 4, offset)],
    ...MULTIPLY_PAIRS,
    ...ADD_FOUR,
  ];
  const step = [
    ...[...get(LOCAL.row), ...vector(LOAD, 4, 0), ...set(LOCAL.bytes)],
    ...[...get(LOCAL.sum), ...half(WIDEN_LOW, 0), ...half(WIDEN_HIGH, STEP), ...set(LOCAL.sum)],
    ...addTo(LOCAL.asked, 2 * STEP),
    ...[...get(LOCAL.row), ...constant(STEP), ADD, ...tee(LOCAL.row)],
    ...[...get(LOCAL.end), IS_BELOW, ...REPEAT_IF],
  ];
  const lanes = [0, 1, 2, 3].flatMap((number) => [
    ...get(LOCAL.sum),
    ...lane(number),
    ...(number > 0 ? [ADD] : []),
  ]);
  return [
    ...[...constant(ROWS_AT), ...set(LOCAL.row), ...constant(PRODUCTS_AT), ...set(LOCAL.product)],
    ...LOOP,
    ...[...ZEROS, ...set(LOCAL.sum), ...constant(0), ...set(LOCAL.asked)],
    ...[...get(LOCAL.row), ...get(LOCAL.width), ADD, ...set(LOCAL.end)],
    ...[...LOOP, ...step, END],
    ...[...get(LOCAL.product), ...lanes, ...STORE, ...addTo(LOCAL.product, 4)],
    ...[...get(LOCAL.count), ...constant(1), SUBTRACT, ...tee(LOCAL.count), ...REPEAT_IF],
    ...[END, END],
  ];
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const pages = 1 + ROOM / PAGE;
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const body = [3, 4, I32, 1, V128, 1, V128, ...code()];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 2, I32, I32, 0]),
    ...section(2, [1, ...name("m"), ...name("m"), 2, 1, pages, pages]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name("f"), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >> 7)];
}

/** LEB128 of a number that is not negative, with room for its sign. */
function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
