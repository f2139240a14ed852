/** Dates and ranges of dates as CVs write them, in English and Korean. */
import type { Found, Span, YearMonth } from "../growth.ts";

export interface DateRange {
  readonly from: Found<YearMonth>;
  readonly to: Found<YearMonth | "now"> | null;
  readonly span: Span;
}

const MONTHS = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "mar(?:ch)?",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
];
/** The month in which a season is taken to begin. */
const SEASONS: Readonly<Record<string, number>> = {
  spring: 3,
  summer: 6,
  autumn: 9,
  fall: 9,
  winter: 12,
  봄: 3,
  여름: 6,
  가을: 9,
  겨울: 12,
};
const YEAR = "(?:19[5-9]\\d|20\\d\\d)";
const EDGE = "(?<![\\p{L}\\d.,])";

const POINT = new RegExp(
  [
    `${EDGE}(?<monthName>${MONTHS.join("|")})\\.?,?\\s{0,2}(?:of\\s)?(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s{1,2})?(?<nameYear>${YEAR}|['’]\\d\\d)(?!\\d)`,
    `${EDGE}(?<season>spring|summer|autumn|fall|winter)\\s{1,2}(?<seasonYear>${YEAR})(?!\\d)`,
    `${EDGE}(?<yearKo>${YEAR}|['’]?\\d\\d)\\s?년도?(?:\\s{0,2}(?:(?<monthKo>\\d{1,2})\\s?월(?:\\s?\\d{1,2}\\s?일)?|(?<seasonKo>봄|여름|가을|겨울)))?(?!\\s?(?:차|간|이상|동안|여|째))`,
    `${EDGE}(?<yearFirst>${YEAR}|['’]\\d\\d)\\s?[./-]\\s?(?<monthSecond>0?[1-9]|1[0-2])(?:\\s?[./-]\\s?\\d{1,2})?(?![\\d%]|\\.\\d)\\.?`,
    `${EDGE}(?:\\d{1,2}[./-])?(?<monthFirst>0?[1-9]|1[0-2])\\s?[./-]\\s?(?<yearSecond>${YEAR})(?!\\d)`,
    `${EDGE}(?<bare>${YEAR})(?![\\d%]|,\\d|\\.\\d)`,
    `(?<now>(?<!\\p{L})(?:present|now|current(?:ly)?|today|ongoing|to date|date)(?!\\p{L})|현재|재직\\s?중|진행\\s?중|지금)`,
  ].join("|"),
  "giu",
);
const BETWEEN = /^\s{0,3}(?:[-–—−~∼〜～]|to|until|till|through|and|부터|에서)\s{0,3}$/iu;
const OPEN = /^\s{0,2}(?:[-–—~∼〜～]|부터)\s{0,2}(?=$|[\s)\]},;·|])/u;
const SINCE = /(?:^|[^\p{L}])(?:since|from|as of)\s{1,2}$/iu;

interface Point extends Span {
  readonly value: YearMonth | "now";
}

/** Every range in the text, in order. `offset` is added to the places: the text may be a piece of a document. Linear. */
export function findDateRanges(text: string, offset = 0): DateRange[] {
  const points = findPoints(text);
  const ranges: DateRange[] = [];
  let index = 0;
  while (index < points.length) {
    const range = rangeAt(text, points, index);
    if (range !== null) ranges.push(moved(range, offset));
    index += range?.to == null ? 1 : 2;
  }
  return ranges;
}

/** Every date that is written, in a range or alone. */
export function findDates(text: string): Span[] {
  return findPoints(text).map(({ start, end }) => ({ start, end }));
}

function rangeAt(text: string, points: readonly Point[], index: number): DateRange | null {
  const from = points[index];
  const to = points[index + 1];
  if (from === undefined || from.value === "now") return null;
  const start = { value: from.value, span: { start: from.start, end: from.end } };
  if (to !== undefined && BETWEEN.test(text.slice(from.end, Math.min(to.start, from.end + 16)))) {
    if (to.start - from.end <= 14) {
      const end = { value: to.value, span: { start: to.start, end: to.end } };
      return { from: start, to: end, span: { start: from.start, end: to.end } };
    }
  }
  const open = OPEN.exec(text.slice(from.end, from.end + 6));
  const isSince = SINCE.test(text.slice(Math.max(0, from.start - 10), from.start));
  if (open === null && !isSince) return null;
  const span = { start: from.start, end: from.end + (open?.[0].trimEnd().length ?? 0) };
  return { from: start, to: { value: "now", span }, span };
}

function findPoints(text: string): Point[] {
  const points: Point[] = [];
  for (const found of text.matchAll(POINT)) {
    const value = pointValue(found.groups ?? {});
    if (value !== null)
      points.push({ value, start: found.index, end: found.index + found[0].trimEnd().length });
  }
  return points;
}

function pointValue(groups: Record<string, string | undefined>): YearMonth | "now" | null {
  if (groups.now !== undefined) return "now";
  const year = groups.nameYear ?? groups.seasonYear ?? groups.yearKo ?? groups.yearFirst;
  const written = year ?? groups.yearSecond ?? groups.bare;
  if (written === undefined) return null;
  return { year: fullYear(written), month: monthOf(groups) };
}

function monthOf(groups: Record<string, string | undefined>): number | null {
  const name = groups.monthName?.toLowerCase();
  if (name !== undefined) return MONTHS.findIndex((month) => new RegExp(`^${month}$`).test(name)) + 1;
  const season = groups.season?.toLowerCase() ?? groups.seasonKo;
  if (season !== undefined) return SEASONS[season] ?? null;
  const digits = groups.monthKo ?? groups.monthSecond ?? groups.monthFirst;
  const month = Number(digits);
  return digits === undefined || month < 1 || month > 12 ? null : month;
}

/** "'19" and "19년" are 2019; from 50 on, the last century. */
function fullYear(written: string): number {
  const year = Number(written.replace(/^\D/, ""));
  if (year >= 100) return year;
  return year >= 50 ? 1900 + year : 2000 + year;
}

function moved(range: DateRange, offset: number): DateRange {
  const move = ({ start, end }: Span): Span => ({ start: start + offset, end: end + offset });
  return {
    from: { ...range.from, span: move(range.from.span) },
    to: range.to === null ? null : { ...range.to, span: move(range.to.span) },
    span: move(range.span),
  };
}
