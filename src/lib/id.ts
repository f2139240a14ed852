import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;
const pool = new Uint8Array(4096);
let used = pool.length;

/**
 * A new opaque id such as `turn_01k9x…`: a prefix, 10 characters of time and 16 of randomness (80 bits), so that
 * ids made later sort later and an index grows at its end. Layout as in the ULID specification.
 */
export function createId(prefix: string, now: number = Date.now()): string {
  let time = "";
  let rest = now;
  for (let position = 0; position < TIME_CHARACTERS; position += 1) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  return `${prefix}_${time}${randomText(RANDOM_CHARACTERS)}`;
}

/** Unpredictable text over 32 unambiguous characters, 5 bits each. */
export function randomText(length: number): string {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let text = "";
  for (let index = 0; index < length; index += 1) text += ALPHABET.charAt((pool[used + index] ?? 0) & 31);
  used += length;
  return text;
}
