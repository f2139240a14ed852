/** A degree and its field. */
import { EDUCATION_LEVELS, type Education, type EducationLevel, type Requirement } from "../growth.ts";
import { comparePhrase, phraseOf } from "./compare-phrase.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { EDUCATION_NAMES, SAID } from "./said-catalog.ts";

const EQUIVALENT =
  /equivalent|substitut|in lieu|or (?:similar |comparable |relevant )?(?:work |practical |professional )?experience|동등|준하는|상응|경력자/iu;
/** Years of the work that stand for a degree where a job accepts that. */
const EQUIVALENT_YEARS = 3;
const ASKS_COMPUTING =
  /comput|software|informatic|information|\bcs\b|\bit\b|컴퓨터|소프트웨어|전산|정보|SW/iu;
const COMPUTING =
  /comput|software|informatic|information|\bcs\b|\bit\b|data|network|security|cyber|artificial|machine|컴퓨터|소프트웨어|전산|정보|데이터|인공지능|통신|SW/iu;
const ASKS_RELATED = /related|similar|relevant|technical|\bstem\b|engineering|관련|유사|이공|공학/iu;
const TECHNICAL =
  /engineer|math|physic|statistic|electr|science|mechatron|robot|technolog|공학|수학|물리|통계|전자|전기|이학|과학|로봇/iu;
const OPEN_COURSE = /boot ?camp|부트캠프|국비|교육 ?과정 ?수료|nanodegree|online course/iu;
const LINE = 160;

/** match = 1 where level and field fit, 0.6 for another field, 0.5 for a lower level or an open course, 0 for nothing. */
export function compareEducation(requirement: Requirement, comparison: Comparison): Finding {
  const { cv } = comparison;
  const asked = requirement.educationLevel;
  if (asked === null && cv.education.length === 0) return comparePhrase(requirement, comparison);
  const level = asked ?? "bachelor";
  const phrase = aroundOf(requirement, comparison);
  const best = [...cv.education].sort((one, other) => rank(other.level) - rank(one.level))[0];
  const found = best === undefined ? null : withEducation(best, { level, phrase, comparison });
  if (found?.state === "met") return found;
  const years = cv.yearsOfWork ?? 0;
  if (EQUIVALENT.test(phrase) && years >= EQUIVALENT_YEARS) {
    const shown = cv.roles.slice(0, 2).map((role) => role.title?.span ?? role.span);
    return { state: "met", match: 0.9, uncertainty: 0.1, shown, why: [SAID.educationByWork(years)] };
  }
  if (found !== null) return found;
  const why = [SAID.educationUnknown(EDUCATION_NAMES[level])];
  return { state: "missing", match: 0, uncertainty: 0.4, shown: [], why };
}

interface Asked {
  readonly level: EducationLevel;
  readonly phrase: string;
  readonly comparison: Comparison;
}

function withEducation(held: Education, { level, phrase, comparison }: Asked): Finding {
  const text = comparison.cv.document.text.slice(held.span.start, held.span.end);
  const shown = [held.span];
  if (held.level === null && OPEN_COURSE.test(text)) {
    const why = [SAID.educationLower(EDUCATION_NAMES[level], { en: oneLine(text), ko: oneLine(text) })];
    return { state: "partial", match: 0.5, uncertainty: 0.2, shown, why };
  }
  // A school is named without what was reached: most who name one have finished it.
  const heldLevel = held.level ?? "bachelor";
  if (rank(heldLevel) < rank(level)) {
    const why = [SAID.educationLower(EDUCATION_NAMES[level], EDUCATION_NAMES[heldLevel])];
    return { state: "partial", match: 0.5, uncertainty: 0.2, shown, why };
  }
  const field = held.field?.value ?? text;
  if (!fitsField(phrase, `${field} ${text}`))
    return {
      state: "partial",
      match: 0.6,
      uncertainty: 0.3,
      shown,
      why: [SAID.educationOtherField(oneLine(field))],
    };
  const why = [SAID.educationMet(EDUCATION_NAMES[heldLevel])];
  return { state: "met", match: 1, uncertainty: 0.05, shown, why };
}

/** Only a computing or a technical field can be asked for by name here; any other wording takes every field. */
function fitsField(phrase: string, field: string): boolean {
  if (COMPUTING.test(field)) return true;
  if (ASKS_RELATED.test(phrase)) return TECHNICAL.test(field);
  return !ASKS_COMPUTING.test(phrase);
}

/** The phrase and the rest of its line, where "or equivalent experience" stands. */
function aroundOf(requirement: Requirement, comparison: Comparison): string {
  const text = comparison.job.document.text;
  const end = text.indexOf("\n", requirement.span.end);
  const stop = Math.min(end === -1 ? text.length : end, requirement.span.end + LINE);
  return `${phraseOf(requirement, comparison)}${text.slice(requirement.span.end, stop)}`;
}

function rank(level: EducationLevel | null): number {
  return level === null ? -1 : EDUCATION_LEVELS.indexOf(level);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim().slice(0, 80);
}
