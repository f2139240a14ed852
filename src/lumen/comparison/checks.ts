/** What can be told about an answer without a judge: the expectations, and what every answer should be. */
import type { Expectation, Prompt } from "./prompts.ts";
import { scriptOf } from "./script.ts";
import { chrF } from "./similarity.ts";

export const CHECKS = [
  "answered",
  "contains",
  "notContains",
  "matches",
  "maxWords",
  "language",
  "json",
  "equals",
  "similarity",
  "length",
  "noRefusal",
  "fencesClosed",
] as const;
export type CheckName = (typeof CHECKS)[number];

/** 0..1; all but `contains`, `matches` and `similarity` are 0 or 1. */
export type CheckScores = Readonly<Partial<Record<CheckName, number>>>;

/** A longer answer is one that did not stop. */
const MOST_WORDS = 3000;
/** A line that comes again so often is a model that goes round in circles. */
const MOST_REPEATS = 20;
const REFUSAL =
  /^\W*(?:i['’]?m (?:really |very )?sorry,? but|sorry,? (?:but )?i (?:can|am)|i (?:can['’]?t|cannot|can not|am unable to|['’]?m unable to|am not able to|won['’]?t) (?:help|assist|answer|provide|comply|do that|fulfil|with that)|as an ai\b|죄송하지만|죄송합니다만|(?:그|해당|이) 요청은 (?:도와|처리|수행))/iu;
const ASKS_FOR_JSON =
  /\b(?:as|in|only|valid|return|respond with|reply with|answer with|output)\b[^.\n]{0,24}\bJSON\b|JSON(?:으로|만| 형식| 형태)/iu;
/** A prompt that names a language may well want the answer in that one. */
const NAMES_LANGUAGE = /\b(?:korean|english|translat\w*|hangul)\b|한국어|한글|영어|영문|번역/iu;

/**
 * The checks that apply to a prompt and how far an answer meets them. No answer meets none: all it gets is
 * `answered: 0`.
 */
export function checkAnswer(prompt: Prompt, answer: string | null): CheckScores {
  if (answer === null || answer.trim() === "") return { answered: 0 };
  const isWhole = prompt.expect.equals !== null;
  return {
    answered: 1,
    ...expected(prompt.expect, answer),
    ...language(prompt, answer),
    ...(wantsJson(prompt) ? { json: truth(isJson(answer)) } : {}),
    ...(prompt.reference === null ? {} : { similarity: chrF(answer, prompt.reference) }),
    ...(isWhole
      ? {}
      : { length: truth(isSaneLength(answer)), noRefusal: truth(!REFUSAL.test(answer.trim())) }),
    ...(answer.includes("```") ? { fencesClosed: truth(areFencesClosed(answer)) } : {}),
  };
}

/** The mean of the checks, 0..1. An answer that was not given is worth 0. */
export function checkedQuality(scores: CheckScores): number {
  const values = Object.values(scores);
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function expected(expect: Expectation, answer: string): CheckScores {
  const lower = answer.toLowerCase();
  const has = (part: string) => lower.includes(part.toLowerCase());
  const { contains, notContains, matches, maxWords, equals } = expect;
  return {
    ...(contains.length === 0 ? {} : { contains: shareOf(contains, has) }),
    ...(notContains.length === 0 ? {} : { notContains: truth(!notContains.some(has)) }),
    ...(matches.length === 0 ? {} : { matches: shareOf(matches, (pattern) => pattern.test(answer)) }),
    ...(maxWords === null ? {} : { maxWords: truth(countWords(answer) <= maxWords) }),
    ...(equals === null ? {} : { equals: truth(answer.trim() === equals.trim()) }),
  };
}

function language(prompt: Prompt, answer: string): CheckScores {
  const said = prompt.messages.at(-1)?.content ?? "";
  const wanted =
    prompt.expect.language ?? (NAMES_LANGUAGE.test(said) || wantsJson(prompt) ? null : scriptOf(said));
  const given = scriptOf(answer);
  if (wanted === null || (given === null && prompt.expect.language === null)) return {};
  return { language: truth(given === wanted) };
}

function wantsJson({ expect, messages }: Prompt): boolean {
  return expect.isJson || ASKS_FOR_JSON.test(messages.at(-1)?.content ?? "");
}

/** The whole answer, or the one code block that it is. */
function isJson(answer: string): boolean {
  const fenced = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/i.exec(answer.trim());
  try {
    JSON.parse(fenced?.[1] ?? answer);
    return true;
  } catch {
    return false;
  }
}

function isSaneLength(answer: string): boolean {
  if (countWords(answer) > MOST_WORDS) return false;
  const counts = new Map<string, number>();
  for (const line of answer.split("\n").map((text) => text.trim())) {
    if (/[\p{L}\p{N}]/u.test(line)) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) <= MOST_REPEATS;
}

function countWords(text: string): number {
  return text.trim().split(/\s+/u).length;
}

/** CommonMark § 4.5: a fence is closed by one of its own kind that is at least as long. */
function areFencesClosed(answer: string): boolean {
  let open: string | null = null;
  for (const line of answer.split("\n")) {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence === null) continue;
    const [, mark = "", info = ""] = fence;
    if (open === null) open = mark;
    else if (mark.startsWith(open) && info.trim() === "") open = null;
  }
  return open === null;
}

function shareOf<Item>(items: readonly Item[], isMet: (item: Item) => boolean): number {
  return items.filter(isMet).length / items.length;
}

function truth(isMet: boolean): number {
  return isMet ? 1 : 0;
}
