/**
 * Whether a text still holds the answer to a question, decided without a model.
 *
 * A fact is a content word of the gold answer, as a stem; a number, as digits; a part of a date. A text holds a fact when
 * it says it, or says it relative to the day it was said on (“last Friday”, “two years ago”). The day itself is held as
 * long as the sentence is there that the question is about.
 */
import { stemOf } from "../src/lumen/saver/words.ts";

export interface Said {
  readonly text: string;
  /** When it was said, in words. */
  readonly date: string;
}

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const DAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const SHORT: Readonly<Record<string, string>> = Object.fromEntries([
  ...MONTHS.map((name) => [name.slice(0, 3), name]),
  ...DAYS.map((name) => [name.slice(0, 3), name]),
  ["fri", "friday"],
  ["sept", "september"],
  ["tues", "tuesday"],
  ["thurs", "thursday"],
]);
const NUMBERS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const ORDINALS = [
  "",
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];
const IGNORED = new Set(
  `a about after all also always am an and any are as at be because been before being both but by can could did do does doing
  during each ever for from get gets getting go goes going got had has have having he her hers him his how i if in into is it
  its just like likely made make makes many me more most much my new no nor not of off on once one or other our out over own
  she should so some somewhat such than that the their theirs them then there these they thing things this those through time to
  too up upon us very via was way we well were what when where which while who whose why will with without would yes you your
  approximately around since though although etc s t`.split(/\s+/),
);

/** The facts of a text: stems, numbers as digits, months and days in full. */
export function factsOf(text: string): Set<string> {
  const facts = new Set<string>();
  const plain = text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/(?<=\d),(?=\d{3})/g, "");
  for (const [word] of plain.matchAll(/\d+(?:\.\d+)?|[\p{L}']+/gu)) {
    const bare = word.replace(/'s$|s'$/, "").replaceAll("'", "");
    if (bare === "" || IGNORED.has(bare)) continue;
    const number = NUMBERS.indexOf(bare);
    const ordinal = ORDINALS.indexOf(bare);
    if (/^\d/.test(bare)) facts.add(String(Number(bare)));
    else if (number >= 0) facts.add(String(number));
    else if (ordinal > 0) facts.add(String(ordinal));
    else facts.add(SHORT[bare] ?? (MONTHS.includes(bare) || DAYS.includes(bare) ? bare : stemOf(bare)));
  }
  return facts;
}

/** A day out of words such as “1:56 pm on 8 May, 2023” or “2023-05-08”, at noon UTC; null when there is none. */
export function dayIn(words: string): Date | null {
  const iso = /(\d{4})-(\d\d)-(\d\d)/.exec(words);
  if (iso !== null) return new Date(Date.UTC(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), 12));
  const spelled = /(\d{1,2}) ([a-z]+),? (\d{4})/i.exec(words);
  const month = MONTHS.indexOf(spelled?.[2]?.toLowerCase() ?? "");
  return spelled === null || month < 0
    ? null
    : new Date(Date.UTC(Number(spelled[3]), month, Number(spelled[1]), 12));
}

const AGO =
  /\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+|few|couple of) (day|week|month|year)s? (?:ago|back)\b/g;
const RELATIVE: readonly (readonly [
  RegExp,
  (day: Date) => readonly Date[],
  readonly ("day" | "month" | "year")[],
])[] = [
  [/\b(?:yesterday|last night)\b/, (day) => [shift(day, -1)], ["day", "month", "year"]],
  [/\btomorrow\b/, (day) => [shift(day, 1)], ["day", "month", "year"]],
  [
    /\b(?:today|tonight|this (?:morning|afternoon|evening)|just now)\b/,
    (day) => [day],
    ["day", "month", "year"],
  ],
  [/\blast month\b/, (day) => [shiftMonths(day, -1)], ["month", "year"]],
  [/\bnext month\b/, (day) => [shiftMonths(day, 1)], ["month", "year"]],
  [/\bthis month\b/, (day) => [day], ["month", "year"]],
  [/\blast year\b/, (day) => [shiftMonths(day, -12)], ["year"]],
  [/\bnext year\b/, (day) => [shiftMonths(day, 12)], ["year"]],
  [/\bthis (?:year|summer|spring|fall|winter)\b/, (day) => [day], ["year"]],
];

/** What a text says about days, reckoned from the day it was said on. */
export function datesIn({ text, date }: Said): Set<string> {
  const facts = new Set<string>();
  const day = dayIn(date);
  if (day === null) return facts;
  const plain = text.toLowerCase();
  for (const [words, daysOf, parts] of RELATIVE)
    if (words.test(plain)) for (const found of daysOf(day)) addDay(facts, found, parts);
  for (const [, count = "", unit = ""] of plain.matchAll(AGO)) addAgo(facts, day, { count, unit });
  for (const [place, name] of DAYS.entries()) {
    if (!new RegExp(`\\b(?:${name}|${name.slice(0, 3)})\\b`).test(plain)) continue;
    const back = ((day.getUTCDay() - place + 6) % 7) + 1;
    addDay(facts, shift(day, -back), ["day", "month", "year"]);
    addDay(facts, shift(day, 7 - back), ["day", "month", "year"]);
  }
  return facts;
}

function addAgo(facts: Set<string>, day: Date, { count, unit }: { count: string; unit: string }): void {
  const number =
    count === "a" || count === "an" ? 1 : count === "few" ? 3 : count === "couple of" ? 2 : Number(count);
  const steps = Number.isNaN(number) ? NUMBERS.indexOf(count) : number;
  if (unit === "day") addDay(facts, shift(day, -steps), ["day", "month", "year"]);
  else if (unit === "week") addDay(facts, shift(day, -7 * steps), ["month", "year"]);
  else
    addDay(
      facts,
      shiftMonths(day, unit === "month" ? -steps : -12 * steps),
      unit === "month" ? ["month", "year"] : ["year"],
    );
}

function addDay(facts: Set<string>, day: Date, parts: readonly ("day" | "month" | "year")[]): void {
  if (parts.includes("day")) facts.add(String(day.getUTCDate()));
  if (parts.includes("month")) facts.add(MONTHS[day.getUTCMonth()] ?? "");
  if (parts.includes("year")) facts.add(String(day.getUTCFullYear()));
}

function shift(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}

function shiftMonths(day: Date, months: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1, 12));
}

export interface Evidence extends Said {
  /** What is left of it. */
  readonly kept: string;
}

/** What of an answer the evidence holds, and whether it still does. */
export interface Judgement {
  /** Whether the whole evidence holds enough of the answer for the question to count. */
  readonly isFindable: boolean;
  /** Every fact of the answer that the whole evidence held is held by what is left. */
  readonly isAnswerable: boolean;
  /** Also the sentence that the question is about is left in every message of the evidence. */
  readonly isWhole: boolean;
}

/** Least share of an answer's facts that the evidence must hold; of its numbers, all. */
const LEAST_SHARE = 0.5;

export interface Asked {
  readonly question: string;
  readonly answer: string;
  /** Their names are no facts: every line that is left says who speaks. */
  readonly speakers: readonly string[];
}

/** Judges what is left of the evidence of a question. */
export function judge({ question, answer, speakers }: Asked, evidence: readonly Evidence[]): Judgement {
  const asked = factsOf(question);
  const wanted = new Set([...factsOf(answer)].filter((fact) => !isSpeaker(fact, speakers)));
  const before = new Set<string>();
  const after = new Set<string>();
  let isWhole = evidence.length > 0;
  for (const { text, kept, date } of evidence) {
    const anchor = anchorOf(text, asked, wanted);
    const keptFacts = factsOf(kept);
    const isAnchored = kept !== "" && anchor.every((fact) => keptFacts.has(fact));
    isWhole &&= isAnchored;
    const day = new Set<string>();
    const spoken = dayIn(date);
    if (spoken !== null) addDay(day, spoken, ["day", "month", "year"]);
    for (const fact of [...factsOf(text), ...datesIn({ text, date }), ...day]) before.add(fact);
    for (const fact of [...keptFacts, ...datesIn({ text: kept, date }), ...(isAnchored ? day : [])])
      after.add(fact);
  }
  const facts = [...wanted];
  const held = facts.filter((fact) => before.has(fact));
  const hasNumbers = facts.every((fact) => !/^\d/.test(fact) || before.has(fact));
  return {
    isFindable: held.length > 0 && held.length >= LEAST_SHARE * facts.length && hasNumbers,
    isAnswerable: held.every((fact) => after.has(fact)),
    isWhole,
  };
}

/** The facts of the question and the answer in that sentence of a message that holds most of them. */
function anchorOf(text: string, asked: ReadonlySet<string>, wanted: ReadonlySet<string>): string[] {
  let anchor: string[] = [];
  for (const sentence of text.split(/(?<=[.!?])\s+/)) {
    const shared = [...factsOf(sentence)].filter((fact) => asked.has(fact) || wanted.has(fact));
    if (shared.length > anchor.length) anchor = shared;
  }
  return anchor;
}

/** A speaker's name or how it begins, “mel” for Melanie. */
function isSpeaker(fact: string, speakers: readonly string[]): boolean {
  return speakers.some((name) => {
    const known = name.toLowerCase();
    return known === fact || (fact.length >= 3 && known.startsWith(fact));
  });
}
