/** Times a question speaks of, as ranges: "in May 2023", "last week", "on 7 June", "어제", "지난주", "3월에". All in UTC. */

export interface TimeRange {
  /** Milliseconds since 1970, first and first after. */
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400_000;
const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const KOREAN_WEEKDAYS = "일월화수목금토";
const MONTH_WORD = `(${MONTHS.join("|")}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)`;
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH_WORD}\\b,?(?: (\\d{4}))?`, "gi");
const MONTH_DAY = new RegExp(`\\b${MONTH_WORD} (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d)(?:,? (\\d{4}))?`, "gi");
const MONTH_YEAR = new RegExp(
  `\\b(?:in |during |since |of |early |late |mid-?)${MONTH_WORD}\\b(?! \\d{1,2}\\b),?(?: (\\d{4}))?`,
  "gi",
);
const YEAR = /\b(?:in|during|of) ((?:19|20)\d{2})\b|((?:19|20)\d{2})년(?!\s*\d+월)/gi;
const KOREAN_DATE = /(?:((?:19|20)\d{2})년\s*)?(\d{1,2})월(?:\s*(\d{1,2})일)?/g;
const WEEKDAY = new RegExp(
  `\\b(?:on|last) (${WEEKDAYS.join("|")})\\b|지난\\s?([${KOREAN_WEEKDAYS}])요일`,
  "gi",
);
const AGO = /\b(\d+|a|an|one|two|three|four|five|six) (day|week|month|year)s? ago\b/gi;
const RELATIVE: readonly (readonly [RegExp, (now: number) => TimeRange])[] = [
  [/\byesterday\b|어제/i, (now) => days(now, -1, 1)],
  [/\btoday\b|오늘/i, (now) => days(now, 0, 1)],
  [/그저께|그제|\bday before yesterday\b/i, (now) => days(now, -2, 1)],
  [/\b(?:last|past|previous) week\b|지난\s?주(?!말)/i, (now) => days(now, -13, 13)],
  [/\blast weekend\b|지난\s?주말/i, (now) => days(now, -9, 9)],
  [/\bthis week\b|이번\s?주/i, (now) => days(now, -6, 7)],
  [/\b(?:last|past|previous) month\b|지난\s?달/i, (now) => monthsBack(now, 1)],
  [/\bthis month\b|이번\s?달/i, (now) => monthsBack(now, 0)],
  [/\blast year\b|작년/i, (now) => yearOf(new Date(now).getUTCFullYear() - 1)],
  [/\bthis year\b|올해/i, (now) => yearOf(new Date(now).getUTCFullYear())],
  [/\brecently\b|\blately\b|요즘|최근/i, (now) => days(now, -30, 31)],
];
const MOST_YEARS_BACK = 6;
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

/** @param now when it is asked, milliseconds since 1970 */
export function timeRangesOf(text: string, now: number): readonly TimeRange[] {
  const ranges: TimeRange[] = [];
  for (const [, day, month, year] of text.matchAll(DAY_MONTH)) addDays(ranges, { day, month, year, now });
  for (const [, month, day, year] of text.matchAll(MONTH_DAY)) addDays(ranges, { day, month, year, now });
  if (ranges.length === 0)
    for (const [, month, year] of text.matchAll(MONTH_YEAR))
      addMonths(ranges, { month: monthOf(month), year, now });
  for (const [, year, month, day] of text.matchAll(KOREAN_DATE))
    if (day === undefined) addMonths(ranges, { month: Number(month) - 1, year, now });
    else addDays(ranges, { day, month: MONTHS[Number(month) - 1], year, now });
  if (ranges.length === 0)
    for (const [, year, korean] of text.matchAll(YEAR)) ranges.push(yearOf(Number(year ?? korean)));
  for (const [pattern, rangeOf] of RELATIVE) if (pattern.test(text)) ranges.push(rangeOf(now));
  for (const [, count = "1", unit = "day"] of text.matchAll(AGO))
    ranges.push(ago(now, count.toLowerCase(), unit));
  return [...ranges, ...weekdaysOf(text, now)];
}

function addDays(
  ranges: TimeRange[],
  {
    day,
    month,
    year,
    now,
  }: { day: string | undefined; month: string | undefined; year: string | undefined; now: number },
): void {
  for (const y of yearsOf(year, now)) {
    const from = Date.UTC(y, monthOf(month), Number(day));
    if (from <= now) ranges.push({ from, to: from + DAY });
  }
}

function addMonths(
  ranges: TimeRange[],
  { month, year, now }: { month: number; year: string | undefined; now: number },
): void {
  for (const y of yearsOf(year, now))
    if (Date.UTC(y, month, 1) <= now)
      ranges.push({ from: Date.UTC(y, month, 1), to: Date.UTC(y, month + 1, 1) });
}

/** A date without a year means any of the last years. */
function yearsOf(year: string | undefined, now: number): readonly number[] {
  if (year !== undefined) return [Number(year)];
  const last = new Date(now).getUTCFullYear();
  return Array.from({ length: MOST_YEARS_BACK }, (_, back) => last - back);
}

function monthOf(word: string | undefined): number {
  return MONTHS.findIndex((month) => month.startsWith((word ?? "").toLowerCase().slice(0, 3)));
}

function yearOf(year: number): TimeRange {
  return { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) };
}

function days(now: number, first: number, count: number): TimeRange {
  const from = Math.floor(now / DAY) * DAY + first * DAY;
  return { from, to: from + count * DAY };
}

function monthsBack(now: number, count: number): TimeRange {
  const date = new Date(now);
  const month = date.getUTCMonth() - count;
  return {
    from: Date.UTC(date.getUTCFullYear(), month, 1),
    to: Date.UTC(date.getUTCFullYear(), month + 1, 1),
  };
}

/** Around the time itself, the wider the longer ago. */
function ago(now: number, count: string, unit: string): TimeRange {
  const size = { day: 1, week: 7, month: 30, year: 365 }[unit.toLowerCase()] ?? 1;
  const back = (NUMBERS[count] ?? Number(count)) * size;
  return days(now, -back - Math.floor(size / 2), Math.max(1, size));
}

/** "on Monday" means the last one before now. */
function weekdaysOf(text: string, now: number): readonly TimeRange[] {
  const today = new Date(now).getUTCDay();
  const found = [...text.matchAll(WEEKDAY)];
  return found.map(([, english, korean]) => {
    const wanted =
      english === undefined ? KOREAN_WEEKDAYS.indexOf(korean ?? "") : WEEKDAYS.indexOf(english.toLowerCase());
    return days(now, -(((today - wanted + 6) % 7) + 1), 1);
  });
}
