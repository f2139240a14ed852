/**
 * Sums and maxima over rows of bytes in WebAssembly (kernels.wat), which adds 16 bytes at a time where JavaScript adds
 * one. The rows live in a memory of the module's own; callers write them there once.
 */
import { KERNELS_CODE } from "./kernels-code.ts";

/** The kernels read and write a row this many bytes at a time, and so beyond its end. */
export const BLOCK = 32;

/** `addProducts` adds to this many scores at a time. */
export const OCTET = 8;

/** Where every part may begin: a view of 32-bit numbers needs a multiple of 4, a block is fastest at one of 16. */
const ALIGNMENT = 16;
const PAGE = 65_536;

/** Addresses are byte offsets into `memory`. What each kernel does stands in kernels.wat. */
export interface Kernels<Part extends string> {
  readonly memory: ArrayBuffer;
  /** Where each part begins. */
  readonly at: Readonly<Record<Part, number>>;
  sumRows(matrix: number, stride: number, list: number, count: number, sums: number): void;
  /** At least one window, one channel and a width of one. */
  strongest(
    list: number,
    windows: number,
    width: number,
    offset: number,
    channels: number,
    best: number,
  ): void;
  addProducts(weights: number, stride: number, values: number, count: number, scores: number): void;
  /** At least one row. */
  copyRows(source: number, sourceStride: number, target: number, targetStride: number, count: number): void;
}

/**
 * The kernels over a memory of their own with room for each of `parts`, in bytes; behind every part lies a block that
 * nobody uses. There is no slower way beside it: the processors that Node 24 is released for all have the instructions.
 */
export function createKernels<Part extends string>(parts: Readonly<Record<Part, number>>): Kernels<Part> {
  const at = {} as Record<Part, number>;
  let size = 0;
  for (const [part, bytes] of Object.entries(parts) as [Part, number][]) {
    at[part] = size;
    size += Math.ceil((bytes + BLOCK) / ALIGNMENT) * ALIGNMENT;
  }
  const pages = Math.ceil(size / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const module = new WebAssembly.Module(Buffer.from(KERNELS_CODE, "base64"));
  const { exports } = new WebAssembly.Instance(module, { hearing: { memory } });
  const { sumRows, strongest, addProducts, copyRows } = exports as unknown as Kernels<Part>;
  return { memory: memory.buffer, at, sumRows, strongest, addProducts, copyRows };
}
