import type { Span, SpokenLanguage } from "../growth.ts";
import {
  LANGUAGE_TESTS,
  SPOKEN_GROUPS,
  SPOKEN_LEVELS,
  SPOKEN_NAMES,
  type SpokenLevel,
} from "./spoken-language-catalog.ts";

/** Between a language's name and its level, and around it, no more than this. */
const NEAR = { section: 60, elsewhere: 24 };
const BEFORE = 30;

interface Name extends Span {
  readonly code: string;
}

/** Says of a place that a language is spoken there, not that somebody comes from somewhere. */
const SPEAKS =
  /(?:\bin|\bspeaks?|\bspeaking|\bof|\bwritten|\boral|\bspoken|\bfluent|\bnative|\band|\bor|\bwith|,|\/)\s*$/i;
const NO_LANGUAGE =
  /^\s?(?:developer|engineer|company|companies|market|customer|client|citizen|national|born|team|office|government|railway)/i;

let names: { readonly pattern: RegExp; readonly codes: ReadonlyMap<string, string> } | undefined;

/**
 * The spoken languages that a piece of a text names, each once, with the level beside it. `offset` is added to the places.
 *
 * `isSection`: under a heading of languages a bare name counts; elsewhere it needs a level or "in", "speak" before it.
 */
export function findSpokenLanguages(text: string, { offset = 0, isSection = false } = {}): SpokenLanguage[] {
  const found = findNames(text);
  const tests = findTests(text);
  const near = isSection ? NEAR.section : NEAR.elsewhere;
  const spoken = found.flatMap((name, index) => {
    const level = levelBeside(text, name, { before: found[index - 1], next: found[index + 1], near });
    const after = text.slice(name.end, name.end + 12);
    if (NO_LANGUAGE.test(after)) return [];
    const isSpoken =
      SPEAKS.test(text.slice(Math.max(0, name.start - 12), name.start)) || /^(?:로|으로)/.test(after);
    const hasTest = tests.some((test) => test.code === name.code);
    if (level === null && !isSection && !isSpoken && !hasTest) return [];
    return [
      {
        code: name.code,
        level: level?.level ?? null,
        span: { start: name.start, end: level?.end ?? name.end },
      },
    ];
  });
  return best([...spoken, ...tests]).map((each) => ({
    ...each,
    span: { start: each.span.start + offset, end: each.span.end + offset },
  }));
}

function findNames(text: string): Name[] {
  names ??= compileNames();
  const { pattern, codes } = names;
  return [...text.matchAll(pattern)].flatMap((found) => {
    const code = codes.get(found[0].toLowerCase());
    return code === undefined ? [] : [{ code, start: found.index, end: found.index + found[0].length }];
  });
}

function compileNames(): NonNullable<typeof names> {
  const codes = new Map<string, string>();
  for (const catalog of [SPOKEN_GROUPS, SPOKEN_NAMES]) {
    for (const [code, list] of Object.entries(catalog)) {
      for (const name of list.split("|")) codes.set(name.toLowerCase(), code);
    }
  }
  const longestFirst = [...codes.keys()].sort((a, b) => b.length - a.length);
  return {
    pattern: new RegExp(`(?<!\\p{L})(?:${longestFirst.join("|")})(?!\\p{Script=Latin})`, "giu"),
    codes,
  };
}

/** The level after the name, up to the next name; else the one before it. */
function levelBeside(
  text: string,
  name: Name,
  { before, next, near }: { before: Name | undefined; next: Name | undefined; near: number },
): { readonly level: SpokenLevel; readonly end: number } | null {
  const line = text.indexOf("\n", name.end);
  const end = Math.min(next?.start ?? text.length, line === -1 ? text.length : line, name.end + near);
  const whole = text.slice(name.end, end);
  // "English, some French": behind the last comma the words lead up to the next name.
  const comma = next !== undefined && end === next.start ? whole.search(/[,;·|/][^,;·|/]*$/) : -1;
  const after = comma === -1 ? whole : whole.slice(0, comma);
  const found = levelIn(after);
  if (found !== null) return { level: found.level, end: name.end + found.end };
  const from = Math.max(before?.end ?? 0, name.start - BEFORE);
  // Of what stands before the name, only the words that lead up to it are about it.
  const leading =
    text
      .slice(from, name.start)
      .split(/[,;:·|()[\]\n]/)
      .at(-1) ?? "";
  const earlier = levelIn(leading);
  if (earlier !== null) return { level: earlier.level, end: name.end };
  // "fluent in French and English": the level is said once for both.
  const isJoined =
    before !== undefined && /^\s*(?:,|and|&|\/|및|와|과)\s*$/i.test(text.slice(before.end, name.start));
  if (!isJoined) return null;
  const shared = levelIn(text.slice(Math.max(0, before.start - BEFORE), before.start));
  return shared === null ? null : { level: shared.level, end: name.end };
}

function levelIn(text: string): { readonly level: SpokenLevel; readonly end: number } | null {
  for (const [pattern, level] of SPOKEN_LEVELS) {
    const found = pattern.exec(text);
    if (found !== null) return { level, end: found.index + found[0].length };
  }
  return null;
}

function findTests(text: string): SpokenLanguage[] {
  return LANGUAGE_TESTS.flatMap(({ code, pattern, levelOf }) =>
    [...text.matchAll(pattern)].map((found) => ({
      code,
      level: levelOf(found[1] ?? ""),
      span: { start: found.index, end: found.index + found[0].length },
    })),
  );
}

const ORDER = ["A1", "A2", "B1", "B2", "C1", "C2", "native"];

/** Of every language the highest level that is written. */
function best(spoken: readonly SpokenLanguage[]): SpokenLanguage[] {
  const rank = (each: SpokenLanguage) => (each.level === null ? -1 : ORDER.indexOf(each.level));
  const byCode = new Map<string, SpokenLanguage>();
  for (const each of spoken) {
    const known = byCode.get(each.code);
    if (known === undefined || rank(each) > rank(known)) byCode.set(each.code, each);
  }
  return [...byCode.values()].sort((a, b) => a.span.start - b.span.start);
}
