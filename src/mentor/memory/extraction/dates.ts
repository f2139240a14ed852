/**
 * Dates in running text, resolved against the day of the turn: "next Friday", "in two weeks", "다음 주 금요일", "3월 14일".
 * Days are days of UTC. "Next Friday" is the one of next week; "Friday" is the next to come.
 */
import {
  KOREAN_NUMBER,
  KOREAN_WEEKDAYS,
  MONTH_START,
  MONTHS,
  NAMED_DAYS,
  NUMBER,
  NUMBERS,
  WEEKDAY,
  WEEKDAY_START,
} from "./date-catalog.ts";

export const DAY_MS = 24 * 60 * 60 * 1000;

export interface FoundDate {
  /** Midnight at which the day begins, milliseconds since 1970. */
  readonly day: number;
  readonly start: number;
  readonly text: string;
}

type Resolve = (groups: Readonly<Record<string, string | undefined>>, today: Date) => number | null;

const MONTH = `(?<month>${MONTHS.join("|")})`;
const YEAR = "(?:,? (?<year>20\\d\\d))?";

const RULES: readonly (readonly [hint: RegExp, pattern: RegExp, resolve: Resolve])[] = [
  [
    /\d/,
    /\b(?<year>20\d\d)[-./](?<month>\d{1,2})[-./](?<date>\d{1,2})\b/,
    ({ year, month, date }) => exactly(Number(year), Number(month) - 1, Number(date)),
  ],
  [/월/, /(?:(?<year>20\d\d|내년|올해)년? ?)?(?<month>\d{1,2})월 ?(?<date>\d{1,2})일/u, koreanDay],
  [
    /\d/,
    new RegExp(`\\b${MONTH}\\.? (?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)${YEAR}`, "i"),
    englishDay,
  ],
  [/\d/, new RegExp(`\\b(?<date>\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}\\b${YEAR}`, "i"), englishDay],
  [
    /[a-z]/i,
    /\b(?<named>day after tomorrow|day before yesterday|tomorrow|today|tonight|yesterday)\b/i,
    namedDay,
  ],
  [/[가-힣]/, /(?<![가-힣])(?<named>글피|모레|내일|오늘|어제|그저께|그제|엊그제)/u, namedDay],
  [/[a-z]/i, new RegExp(`\\b(?<which>next|this|last|coming) (?<weekday>${WEEKDAY})\\b`, "i"), englishWeekday],
  [/주/, /(?<which>다다음|다음|담|이번|지난|저번) ?주 ?(?<weekday>[월화수목금토일])요일/u, koreanWeekday],
  [
    /\bin |within/i,
    new RegExp(`\\b(?:in|within) (?:about )?(?<count>${NUMBER}) (?<unit>day|week|month|year)s?\\b`, "i"),
    (groups, today) => shifted(groups, today, 1),
  ],
  [
    /\bago\b/i,
    new RegExp(`\\b(?<count>${NUMBER}) (?<unit>day|week|month|year)s? ago\\b`, "i"),
    (groups, today) => shifted(groups, today, -1),
  ],
  [
    /[후뒤안]|있으면/,
    new RegExp(`(?<count>${KOREAN_NUMBER}) ?(?<unit>일|주일?|달|개월|년) ?(?:후|뒤|안에|있으면)`, "u"),
    (groups, today) => shifted(groups, today, 1),
  ],
  [
    /전/,
    new RegExp(`(?<count>${KOREAN_NUMBER}) ?(?<unit>일|주일?|달|개월|년) ?전`, "u"),
    (groups, today) => shifted(groups, today, -1),
  ],
  [
    /[후뒤]/,
    /(?<count>하루|이틀|사흘|나흘|열흘|보름|일주일) ?(?:후|뒤|안에)/u,
    ({ count = "" }, today) => addDays(today, NUMBERS[count] ?? 0),
  ],
  [/\bnext|last|this/i, /\b(?<which>next|last|this) (?<unit>weekend|week|month|year)\b/i, period],
  [
    /[주달해년말]/,
    /(?<which>다음|담|이번|지난|저번|이|내|작|올) ?(?<unit>주말|주|달|해|년)(?!요일)(?: ?(?<date>\d{1,2})일)?/u,
    koreanPeriod,
  ],
  [
    /\bend of/i,
    /\b(?:the )?end of (?:the |this )?(?<unit>month|year|quarter|week)\b/i,
    ({ unit }, today) => endOf(unit, today),
  ],
  [/월 ?말/, /(?<month>\d{1,2})월 ?말/u, endOfMonth],
  [/말/, /(?<unit>이달|월|연|분기)\s?말(?=까지|에|쯤|이|$|[ ,.])/u, ({ unit }, today) => endOf(unit, today)],
  [
    /[a-z]/i,
    new RegExp(`\\b(?:on|by|until|before|since|from|this|due|of) (?<weekday>${WEEKDAY})\\b`, "i"),
    englishWeekday,
  ],
  [/요일/, /(?<!매주 )(?<!마다 )(?<weekday>[월화수목금토일])요일(?!마다)/u, koreanWeekday],
  [
    /\bthe \d/i,
    /\b(?:on |by |until |before )?the (?<date>\d{1,2})(?:st|nd|rd|th)\b/i,
    ({ date }, today) => dayOfMonth(Number(date), today),
  ],
  [
    /\d일/,
    /(?<![\d월] ?)(?<date>\d{1,2})일(?=까지|에|이|로|[ ,.]|$)/u,
    ({ date }, today) => dayOfMonth(Number(date), today),
  ],
  [
    /[a-z]/i,
    new RegExp(
      `\\b(?:in|since|by|from|of|next|until|this) (?<month>${MONTHS.join("|")})\\b(?! \\d)${YEAR}`,
      "i",
    ),
    wholeMonth,
  ],
  [/\d월/, /(?<month>\d{1,2})월(?=부터|에|까지|[ ,.]|$)/u, koreanMonth],
];

/** The first date that a text names, or null. @param saidAt when it was said, milliseconds since 1970 */
export function findDate(text: string, saidAt: number): FoundDate | null {
  const today = new Date(Math.floor(saidAt / DAY_MS) * DAY_MS);
  for (const [hint, pattern, resolve] of RULES) {
    if (!hint.test(text)) continue;
    const match = pattern.exec(text);
    const day = match === null ? null : resolve(match.groups ?? {}, today);
    if (match !== null && day !== null) return { day, start: match.index, text: match[0] };
  }
  return null;
}

/** `2026-03-14`. */
export function isoDay(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

function exactly(year: number, month: number, date: number): number | null {
  const day = new Date(Date.UTC(year, month, date));
  return day.getUTCMonth() === month && day.getUTCDate() === date ? day.getTime() : null;
}

/** A day without a year is the next one to come, as long as it is not just past. */
function comingDay(month: number, date: number, today: Date): number | null {
  const day = exactly(today.getUTCFullYear(), month, date);
  const isLongPast = day !== null && today.getTime() - day > 120 * DAY_MS;
  return isLongPast ? exactly(today.getUTCFullYear() + 1, month, date) : day;
}

function englishDay(
  { month = "", date, year }: Readonly<Record<string, string | undefined>>,
  today: Date,
): number | null {
  const index = MONTH_START.indexOf(month.slice(0, 3).toLowerCase());
  return year === undefined
    ? comingDay(index, Number(date), today)
    : exactly(Number(year), index, Number(date));
}

function koreanDay(
  { year, month, date }: Readonly<Record<string, string | undefined>>,
  today: Date,
): number | null {
  if (year === undefined || year === "올해") return comingDay(Number(month) - 1, Number(date), today);
  return exactly(
    year === "내년" ? today.getUTCFullYear() + 1 : Number(year),
    Number(month) - 1,
    Number(date),
  );
}

function namedDay({ named = "" }: Readonly<Record<string, string | undefined>>, today: Date): number | null {
  return addDays(today, NAMED_DAYS[named.toLowerCase()] ?? 0);
}

function englishWeekday(
  { which, weekday = "" }: Readonly<Record<string, string | undefined>>,
  today: Date,
): number | null {
  return weekdayFrom(
    WEEKDAY_START.indexOf(weekday.slice(0, 3).toLowerCase()),
    which?.toLowerCase() ?? "coming",
    today,
  );
}

function koreanWeekday(
  { which = "coming", weekday = "" }: Readonly<Record<string, string | undefined>>,
  today: Date,
): number | null {
  const names: Readonly<Record<string, string>> = {
    다음: "next",
    담: "next",
    다다음: "after",
    이번: "this",
    지난: "last",
    저번: "last",
  };
  return weekdayFrom(KOREAN_WEEKDAYS.indexOf(weekday), names[which] ?? "coming", today);
}

/** @param weekday 0 is Monday */
function weekdayFrom(weekday: number, which: string, today: Date): number | null {
  if (weekday < 0) return null;
  const current = (today.getUTCDay() + 6) % 7;
  const weeks = { next: 7, after: 14, last: -7, this: 0 }[which];
  if (weeks !== undefined) return addDays(today, weekday - current + weeks);
  return addDays(today, (weekday - current + 7) % 7);
}

function shifted(
  { count = "", unit = "" }: Readonly<Record<string, string | undefined>>,
  today: Date,
  sign: 1 | -1,
): number | null {
  const number = (NUMBERS[count.toLowerCase()] ?? Number(count)) * sign;
  if (/^(?:month|달|개월)/.test(unit)) return addMonths(today, number);
  if (/^(?:year|년)/.test(unit)) return addMonths(today, number * 12);
  return addDays(today, number * (/^(?:week|주)/.test(unit) ? 7 : 1));
}

function period(
  { which = "", unit = "" }: Readonly<Record<string, string | undefined>>,
  today: Date,
): number | null {
  const sign = { next: 1, last: -1 }[which.toLowerCase()] ?? 0;
  const monday = addDays(today, -((today.getUTCDay() + 6) % 7));
  if (/^weekend/i.test(unit)) return monday + (5 + 7 * sign) * DAY_MS;
  if (/^week/i.test(unit)) return sign === 0 ? null : monday + 7 * sign * DAY_MS;
  if (sign === 0) return null;
  return /^month/i.test(unit) ? monthStart(today, sign) : Date.UTC(today.getUTCFullYear() + sign, 0, 1);
}

function koreanPeriod(
  { which = "", unit = "", date }: Readonly<Record<string, string | undefined>>,
  today: Date,
): number | null {
  const sign = { 다음: 1, 담: 1, 내: 1, 지난: -1, 저번: -1, 작: -1 }[which] ?? 0;
  if (unit === "달" && date !== undefined) return monthStart(today, sign) + (Number(date) - 1) * DAY_MS;
  const names: Readonly<Record<string, string>> = {
    주말: "weekend",
    주: "week",
    달: "month",
    해: "year",
    년: "year",
  };
  return period(
    { which: { 1: "next", 0: "this", [-1]: "last" }[sign] ?? "this", unit: names[unit] ?? "" },
    today,
  );
}

/** "6월 말": the last day of that month. */
function endOfMonth({ month }: Readonly<Record<string, string | undefined>>, today: Date): number | null {
  const first = comingDay(Number(month) - 1, 1, today);
  return first === null ? null : monthStart(new Date(first), 1) - DAY_MS;
}

function endOf(unit: string | undefined, today: Date): number | null {
  if (unit === "month" || unit === "이달" || unit === "월") return monthStart(today, 1) - DAY_MS;
  if (unit === "year" || unit === "연") return Date.UTC(today.getUTCFullYear(), 11, 31);
  if (unit === "week") return weekdayFrom(4, "this", today);
  return Date.UTC(today.getUTCFullYear(), Math.floor(today.getUTCMonth() / 3) * 3 + 3, 1) - DAY_MS;
}

function dayOfMonth(date: number, today: Date): number | null {
  const day = exactly(today.getUTCFullYear(), today.getUTCMonth(), date);
  return day !== null && day < today.getTime() ? addMonths(new Date(day), 1) : day;
}

function wholeMonth(
  { month = "", year }: Readonly<Record<string, string | undefined>>,
  today: Date,
): number | null {
  const index = MONTH_START.indexOf(month.slice(0, 3).toLowerCase());
  return year === undefined ? comingDay(index, 1, today) : exactly(Number(year), index, 1);
}

function koreanMonth({ month }: Readonly<Record<string, string | undefined>>, today: Date): number | null {
  return comingDay(Number(month) - 1, 1, today);
}

function monthStart(today: Date, offset: number): number {
  return Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + offset, 1);
}

function addDays(today: Date, days: number): number {
  return today.getTime() + days * DAY_MS;
}

/** The same day of another month, or its last day when it has none. */
function addMonths(today: Date, months: number): number {
  const last = new Date(monthStart(today, months + 1) - DAY_MS).getUTCDate();
  return monthStart(today, months) + (Math.min(today.getUTCDate(), last) - 1) * DAY_MS;
}
