/**
 * Which passages have a term: chains of blocks in one pool, a short block for a rare term, long ones for a common term. A
 * number holds the passage and how often the term stands in it, 1 to 7.
 */
import { grown } from "./growing.ts";

const FIRST_BLOCK = 4;
const LARGEST_BLOCK = 512;
/** Bits of a number that say how often. */
const COUNT_BITS = 3;
export const MOST_COUNT = 2 ** COUNT_BITS - 1;
/** More passages than one index can number. */
export const MOST_PASSAGES = 2 ** (31 - COUNT_BITS);

export interface Postings {
  /** How many numbers stand in the chain of a term, removed passages among them. */
  lengthOf(term: number): number;
  add(term: number, passage: number, count: number): void;
  /** Visits the chain of a term in the order of adding. */
  visit(term: number, see: (passage: number, count: number) => void): void;
  readonly bytes: number;
}

export function createPostings(): Postings {
  let pool = new Int32Array(1024);
  let used = 1;
  let heads = new Int32Array(256);
  let ends = new Int32Array(256);
  let room = new Int32Array(256);
  let lengths = new Int32Array(256);

  const newBlock = (size: number): number => {
    pool = grown(pool, used + size + 2);
    const start = used;
    // A block: its size, its numbers, the start of the next block.
    pool[start] = size;
    used += size + 2;
    return start;
  };
  return {
    lengthOf: (term) => lengths[term] ?? 0,
    add(term, passage, count) {
      if (term >= heads.length) {
        heads = grown(heads, term + 1);
        ends = grown(ends, term + 1);
        room = grown(room, term + 1);
        lengths = grown(lengths, term + 1);
      }
      const length = lengths[term] as number;
      if (length === 0) {
        const start = newBlock(FIRST_BLOCK);
        heads[term] = start;
        ends[term] = start + 1;
        room[term] = FIRST_BLOCK;
      } else if (room[term] === 0) {
        const size = Math.min(LARGEST_BLOCK, length);
        const start = newBlock(size);
        pool[ends[term] as number] = start;
        ends[term] = start + 1;
        room[term] = size;
      }
      pool[ends[term] as number] = (passage << COUNT_BITS) | Math.min(MOST_COUNT, count);
      ends[term] = (ends[term] as number) + 1;
      room[term] = (room[term] as number) - 1;
      lengths[term] = length + 1;
    },
    visit(term, see) {
      let left = lengths[term] ?? 0;
      let start = heads[term] ?? 0;
      while (left > 0) {
        const size = pool[start] as number;
        const count = Math.min(size, left);
        for (let at = start + 1; at <= start + count; at += 1) {
          const number = pool[at] as number;
          see(number >> COUNT_BITS, number & MOST_COUNT);
        }
        left -= count;
        start = pool[start + size + 1] as number;
      }
    },
    get bytes() {
      return pool.byteLength + 4 * heads.byteLength;
    },
  };
}
