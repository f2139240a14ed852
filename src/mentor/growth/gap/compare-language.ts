/** A spoken language and its level. */
import type { Cv, GrowthLanguage, Requirement, Span, SpokenLanguage } from "../growth.ts";
import { bestOf } from "./best-of.ts";
import { comparePhrase, phraseOf } from "./compare-phrase.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { overlap } from "./phrase-evidence.ts";
import { SAID, type Said } from "./said-catalog.ts";

const LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2", "native"] as const;
/** What work in a language takes where a job names no level. */
const WORKING_LEVEL = "B2";
/** A test of reading and listening does not show speaking and writing. */
const TEST_OF_READING = /\btoeic\b(?! speaking)|토익(?! ?스피킹)|\bjlpt\b/iu;
const AT_WORK = /meeting|daily|fluent|business|present|working language|회의|원어민|업무|발표|협업/iu;
const AROUND = 40;
const CHOICE = /^\s?(?:or|and\/or|\/|또는|혹은|이나|나|,)\s?/iu;
const CHOICE_REACH = 30;
const SCORE = /(toeic|toefl|ielts|topik|토익|토플)[^\d\n]{0,6}(\d{1,3}(?:\.\d)?)/iu;
const SCORE_REACH = 8;

/**
 * match = level held ÷ level asked, in the seven steps from A1 to native. A test score alone counts for less than use; a CV
 * merely written in the language is a hint, never proof.
 */
export function compareLanguage(requirement: Requirement, comparison: Comparison): Finding {
  const { spoken } = requirement;
  if (spoken === null) return comparePhrase(requirement, comparison);
  const others = otherChoices(requirement, comparison).map((code) =>
    compareSpoken({ code, level: spoken.level }, requirement, comparison),
  );
  return others.reduce(bestOf, compareSpoken(spoken, requirement, comparison));
}

/** "English or Japanese": the languages of the CV that stand behind the one that is asked, as a choice. */
function otherChoices({ span }: Requirement, { cv, job }: Comparison): readonly string[] {
  const after = job.document.text.slice(span.end, span.end + CHOICE_REACH);
  if (!CHOICE.test(after)) return [];
  return cv.languages.flatMap(({ code }) => {
    const { en, ko } = languageName(code);
    return after.includes(en) || after.includes(ko) ? [code] : [];
  });
}

function compareSpoken(
  spoken: NonNullable<Requirement["spoken"]>,
  requirement: Requirement,
  comparison: Comparison,
): Finding {
  const { cv } = comparison;
  const name = languageName(spoken.code);
  const held = cv.languages.filter((each) => each.code === spoken.code).sort(byLevel)[0];
  if (held === undefined) {
    const isWritten = cv.document.language === spoken.code;
    return isWritten
      ? { state: "partial", match: 0.5, uncertainty: 0.6, shown: [], why: [SAID.languageWritten(name)] }
      : { state: "missing", match: 0, uncertainty: 0.5, shown: [], why: [nothingOf(name)] };
  }
  const base = { shown: [held.span] };
  if (held.level === null && isUsedAtWork(held, comparison))
    return { ...base, state: "met", match: 0.9, uncertainty: 0.2, why: [SAID.languageUsed(name)] };
  const score = heldScore(requirement, comparison);
  if (score !== null) {
    const why = [SAID.languageMet(phraseOf(requirement, comparison), score.text)];
    return { shown: [score.span], state: "met", match: 1, uncertainty: 0.05, why };
  }
  // What is simply stated is taken as stated, where no level is asked.
  if (held.level === null && spoken.level === null)
    return { ...base, state: "met", match: 0.8, uncertainty: 0.3, why: [SAID.languageStated(name)] };
  if (held.level === null)
    return { ...base, state: "unproven", match: 0.5, uncertainty: 0.7, why: [SAID.languageUnknown(name)] };
  const asked = spoken.level ?? WORKING_LEVEL;
  const share = (LEVELS.indexOf(held.level) + 1) / (LEVELS.indexOf(asked) + 1);
  const why = [inLevels(name, asked, held.level, share >= 1)];
  if (share < 1) return { ...base, state: "partial", match: share * 0.8, uncertainty: 0.4, why };
  if (isReadingTest(held, comparison))
    return { ...base, state: "partial", match: 0.7, uncertainty: 0.5, why };
  return { ...base, state: "met", match: 1, uncertainty: 0.05, why };
}

/** The name of a language by its ISO 639-1 code; an unknown code is its own name. */
export function languageName(code: string): Said {
  const nameIn = (language: GrowthLanguage) =>
    new Intl.DisplayNames([language], { type: "language", fallback: "code" }).of(code) ?? code;
  return { en: nameIn("en"), ko: nameIn("ko") };
}

/** A level in words of both languages. */
export function levelName(level: NonNullable<SpokenLanguage["level"]>): Said {
  return level === "native" ? { en: "native", ko: "모국어" } : { en: level, ko: level };
}

/** A score of a test at least as high as the score that is asked of it; null where no score is asked or none held. */
function heldScore(
  requirement: Requirement,
  { cv, job }: Comparison,
): { readonly text: string; readonly span: Span } | null {
  const { start, end } = requirement.span;
  const asked = SCORE.exec(job.document.text.slice(start, end + SCORE_REACH));
  if (asked === null) return null;
  for (const found of cv.document.text.matchAll(new RegExp(SCORE, "giu"))) {
    const isSame = testOf(found[1]) === testOf(asked[1]);
    if (!isSame || Number(found[2]) < Number(asked[2])) continue;
    const span = { start: found.index, end: found.index + found[0].length };
    return { span, text: found[0] };
  }
  return null;
}

function testOf(name: string | undefined): string {
  return (name ?? "").toLowerCase().replace("토익", "toeic").replace("토플", "toefl");
}

function isUsedAtWork(held: SpokenLanguage, { cv }: Comparison): boolean {
  if (cv.roles.some((role) => overlap(role.span, held.span))) return true;
  return AT_WORK.test(aroundOf(held, cv));
}

function isReadingTest(held: SpokenLanguage, { cv }: Comparison): boolean {
  const around = aroundOf(held, cv);
  return TEST_OF_READING.test(around) && !AT_WORK.test(around);
}

function aroundOf({ span }: SpokenLanguage, cv: Cv): string {
  return cv.document.text.slice(Math.max(0, span.start - AROUND), span.end + AROUND);
}

function inLevels(
  name: Said,
  asked: NonNullable<SpokenLanguage["level"]>,
  held: NonNullable<SpokenLanguage["level"]>,
  isMet: boolean,
): Said {
  const tell = isMet ? SAID.languageMet : SAID.languageLower;
  const inLanguage = (language: GrowthLanguage) =>
    tell(`${name[language]} ${levelName(asked)[language]}`, `${name[language]} ${levelName(held)[language]}`)[
      language
    ];
  return { en: inLanguage("en"), ko: inLanguage("ko") };
}

function nothingOf(name: Said): Said {
  return { en: SAID.nothing(name.en).en, ko: SAID.nothing(name.ko).ko };
}

function byLevel(one: SpokenLanguage, other: SpokenLanguage): number {
  return rank(other) - rank(one);
}

function rank({ level }: SpokenLanguage): number {
  return level === null ? -1 : LEVELS.indexOf(level);
}
