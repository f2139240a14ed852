/**
 * What the second look sees of a whole span, which the chain of words cannot: its length, its edges together, whether it is
 * exactly a known name, what it cuts apart. A feature is a row of the span weights.
 */
import { CUE_WORDS } from "./cue-word-catalog.ts";
import { mix, type SeenLine } from "./features.ts";
import type { WordSpan } from "./span-decoding.ts";

/** Rows of the span weights, a power of two. */
export const SPAN_ROW_COUNT = 1 << 16;

const OUTSIDE = 0x51ed270b;

export function spanFeaturesOf(seen: SeenLine, { start, end, probability }: WordSpan): Int32Array {
  const rows: number[] = [];
  const add = (template: number, first: number, second = 0) =>
    rows.push((mix(mix(template, first), second) >>> 7) & (SPAN_ROW_COUNT - 1));
  const length = Math.min(9, end - start);
  const logit = Math.max(-5, Math.min(5, Math.round(2 * Math.log(probability / (1.0001 - probability)))));
  const names = nameFit(seen, start, end);
  const word = (at: number) => seen.hashes[at] ?? OUTSIDE;
  const group = (at: number, level: number) => seen.groups[at]?.[level] ?? mix(7, seen.shapes[at] ?? OUTSIDE);
  add(1, logit);
  add(2, length);
  add(3, length, logit);
  add(4, names);
  add(5, names, length);
  add(6, names, word(start - 1));
  add(7, names, word(end));
  add(8, word(start), word(end - 1));
  add(9, word(start - 1), word(end));
  add(10, word(start - 1), word(start));
  add(11, word(end - 1), word(end));
  add(12, wholeOf(seen, start, end));
  add(13, seen.cues[start] ?? 0, names);
  add(14, group(start, 1), group(end - 1, 1));
  add(15, group(end - 1, 1), group(end, 1));
  add(16, group(start - 1, 1), group(start, 1));
  add(17, seen.shapes[start] ?? 0, seen.shapes[end - 1] ?? 0);
  add(18, seen.shapes[end] ?? OUTSIDE, seen.shapes[end - 1] ?? 0);
  add(19, seen.line, length);
  add(20, (start === 0 ? 1 : 0) + (end === seen.words.length ? 2 : 0), seen.line);
  add(21, cuesIn(seen, start, end), length);
  for (let at = start; at < end; at += 1) {
    add(22, word(at));
    add(23, group(at, 2));
  }
  add(24, group(start, 0), length);
  add(25, group(end - 1, 0), names);
  for (const above of seen.above) add(26, above, names & 3);
  add(27, word(end - 1));
  add(28, word(start));
  add(29, group(start, 2), group(end - 1, 2));
  add(30, logit, names);
  for (const heading of seen.heading) {
    add(31, heading);
    add(32, heading, names);
  }
  add(33, seen.place, length);
  add(34, seen.place, names);
  add(35, seen.line, names);
  add(36, seen.names.catalog[start] ?? 0, seen.names.catalog[end - 1] ?? 0);
  add(37, seen.names.esco[start] ?? 0, seen.names.esco[end - 1] ?? 0);
  return Int32Array.from(rows);
}

/** How the span lies to the known names: exactly one, several, cutting one, none; for both lists. */
function nameFit({ names }: SeenLine, start: number, end: number): number {
  return fitTo(names.catalog, start, end) * 8 + fitTo(names.esco, start, end);
}

function fitTo(places: Uint8Array, start: number, end: number): number {
  const state = (at: number) => (((places[at] ?? 0) + 2) % 3) + ((places[at] ?? 0) === 0 ? 9 : 0);
  const isFirst = (at: number) => state(at) === 0 || state(at) === 2;
  const cutsBefore = state(start) === 1;
  const cutsAfter = state(end) === 1;
  if (cutsBefore || cutsAfter) return cutsBefore && cutsAfter ? 5 : 4;
  let found = 0;
  let covered = 0;
  for (let at = start; at < end; at += 1) {
    if (isFirst(at)) found += 1;
    if ((places[at] ?? 0) !== 0) covered += 1;
  }
  if (found === 0) return 0;
  if (covered < end - start) return 3;
  return found === 1 ? 1 : 2;
}

function wholeOf({ hashes }: SeenLine, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = mix(hash, hashes[at] ?? 0);
  return hash;
}

function cuesIn({ lower }: SeenLine, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) if (CUE_WORDS.has(lower[at] ?? "")) count += 1;
  return Math.min(3, count);
}
