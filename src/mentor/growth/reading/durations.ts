/** How long something took, from its dates; and years that a text states. */
import type { Span, YearMonth } from "../growth.ts";
import type { DateRange } from "./dates.ts";

/** Months counted from year 0, both ends inclusive. */
export interface MonthRange {
  readonly first: number;
  readonly last: number;
}

/** Where only years are written, the middle of the year is taken at both ends: 2018–2020 are 24 months. */
const MIDDLE = { from: 7, to: 6 };
/** The least that two dates of one year stand for. */
const LEAST_OF_A_YEAR = 6;

/** @returns null where there is no end, or it comes before the start */
export function monthRange(range: Pick<DateRange, "from" | "to">, today: YearMonth): MonthRange | null {
  if (range.to === null) return null;
  const from = range.from.value;
  const to = range.to.value === "now" ? today : range.to.value;
  const first = from.year * 12 + (from.month ?? MIDDLE.from) - 1;
  const last = to.year * 12 + (to.month ?? MIDDLE.to) - 1;
  const isOpen = from.month === null || to.month === null;
  if (isOpen && from.year === to.year && last - first < LEAST_OF_A_YEAR) {
    return { first, last: first + LEAST_OF_A_YEAR - 1 };
  }
  return last < first ? null : { first, last };
}

/** Months in all, those that overlap counted once. */
export function monthsCovered(ranges: readonly MonthRange[]): number {
  let months = 0;
  let covered = Number.NEGATIVE_INFINITY;
  for (const { first, last } of ranges.toSorted((a, b) => a.first - b.first)) {
    months += Math.max(0, last - Math.max(first - 1, covered));
    covered = Math.max(covered, last);
  }
  return months;
}

/** Years to one decimal. */
export function toYears(months: number): number {
  return Math.round((months / 12) * 10) / 10;
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  한: 1,
  일: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
};
const WORDS = Object.keys(NUMBER_WORDS).join("|");
const YEARS = new RegExp(
  `(?<![\\p{L}\\d.,~–-])(?<years>\\d{1,2}(?:\\.\\d)?|${WORDS})\\s?(?:\\+|plus|or more|to \\d{1,2}|[-–~]\\s?\\d{1,2}\\+?)?[\\s-]{0,2}(?:years?|yrs?|년|해)(?!\\p{Script=Latin}|\\s?\\d{1,2}\\s?월|도|생|\\s?\\d{1,2}월)(?:['’]s?)?(?:\\s?(?<months>\\d{1,2})\\s?(?:개월|months?))?(?:\\s?(?:차|간|이상|째|여|동안|정도))*`,
  "giu",
);
const MOST_YEARS = 60;

export interface StatedYears {
  readonly value: number;
  readonly span: Span;
}

/** "5+ years", "3-5 years" (the lower), "four years", "4년 2개월", "6년차". Places are moved by `offset`. Linear. */
export function findYears(text: string, offset = 0): StatedYears[] {
  const found: StatedYears[] = [];
  for (const match of text.matchAll(YEARS)) {
    const written = match.groups?.years?.toLowerCase() ?? "";
    const years = NUMBER_WORDS[written] ?? Number(written);
    const months = Number(match.groups?.months ?? 0);
    const value = Math.round((years + months / 12) * 10) / 10;
    const start = offset + match.index;
    if (value > 0 && value <= MOST_YEARS) {
      found.push({ value, span: { start, end: start + match[0].trimEnd().length } });
    }
  }
  return found;
}
