/** The skills that a CV names: where, for how long, and whether it shows them or only lists them. */
import type { CvSection, HeldSkill, Role, SkillCatalog, Span, YearMonth } from "../growth.ts";
import { sectionAt } from "./cv-sections.ts";
import { findDateRanges } from "./dates.ts";
import {
  findYears,
  type MonthRange,
  monthRange,
  monthsCovered,
  type StatedYears,
  toYears,
} from "./durations.ts";
import { overlaps, sentencesIn } from "./sentences.ts";

export interface SkillPlaces {
  readonly text: string;
  readonly sections: readonly CvSection[];
  readonly roles: readonly Role[];
  readonly today: YearMonth;
}

/** What may stand between "5 years" and the skill, and between the skill and "(5 years)". */
const YEARS_BEFORE =
  /^['’]?\s{0,2}(?:(?:of|in|with|as|an?|the|on|using|experience|professional|commercial|hands-on|working|work|practical|strong|solid|production|industry|developing|building|programming|writing|경험|경력|동안|간|의|:|,|–|-)\s{0,2}){0,6}$/iu;
const YEARS_AFTER =
  /^\s{0,2}(?:[(:,–-]|for|over|about|experience|경력|경험|개발|사용|을|를|로|으로|만|약|\s){0,4}$/iu;
const JOINED = /^\s{0,2}(?:,|and|&|\/|와|과|및|·)\s{0,2}$/iu;
/** Words of doing: in a summary or a letter they show that something was done with the skill. */
const DONE =
  /\b(?:built|build|wrote|write|written|made|designed|developed|led|lead|ran|run|migrated|moved|shipped|created|implemented|maintained?|introduced|automated|set up|rewrote|fixed|cut|reduced|improved|own|worked|used?|deployed|taught|ported)\b|(?:만들|개발|구축|설계|운영|구현|도입|이전|개선|작성|적용|담당|줄였|줄인|옮겼|옮김|써 왔|써왔|사용했|다뤘|다루)/iu;
/** Said of a skill that is not held yet. */
const NOT_HELD =
  /\b(?:want to learn|would like to learn|plan to learn|no experience|never used|not (?:yet )?used|have not (?:yet )?(?:used|worked))\b|배우고 싶|배울 예정|써 보지 못|써 보지는 못|사용해 보지 못|경험은 없|경험이 없/iu;

/** More mentions of one skill, and more statements of years, tell nothing more. */
const MOST_MENTIONS = 50;
const MOST_YEARS = 100;

/** Every skill of the catalog that the CV names outside of personal lines. A skill that is denied is not held. */
export function readHeldSkills(places: SkillPlaces, skills: SkillCatalog): HeldSkill[] {
  const { text, sections } = places;
  const mentions = skills
    .find(text)
    .filter(({ skillId, span }) => skillId !== null && sectionAt(sections, span.start) !== "personal");
  const byId = new Map<string, Span[]>();
  for (const { skillId, span } of mentions) {
    if (skillId === null || isDenied(text, span)) continue;
    const known = byId.get(skillId);
    if (known === undefined) byId.set(skillId, [span]);
    else if (known.length < MOST_MENTIONS) known.push(span);
  }
  const stated = findYears(text).slice(0, MOST_YEARS);
  return [...byId].map(([skillId, spans]) => ({
    skillId,
    mentions: spans,
    years: statedYears(text, spans, stated) ?? yearsFromRoles(spans, places),
    isShown: spans.some((span) => isShownAt(places, span)),
  }));
}

function isDenied(text: string, span: Span): boolean {
  const after = text.slice(span.end, span.end + 60).split(/[\n;]|[.](?=\s)/)[0] ?? "";
  const before =
    text
      .slice(Math.max(0, span.start - 80), span.start)
      .split(/[\n;,]|[.](?=\s)/)
      .at(-1) ?? "";
  return NOT_HELD.test(before + text.slice(span.start, span.end) + after);
}

function statedYears(
  text: string,
  spans: readonly Span[],
  stated: readonly StatedYears[],
): HeldSkill["years"] {
  for (const years of stated) {
    const near = spans.find((span) => isAbout(text, years.span, span));
    if (near !== undefined) return { value: years.value, basis: "stated", span: years.span };
  }
  return null;
}

function isAbout(text: string, years: Span, skill: Span): boolean {
  if (skill.start >= years.end && skill.start - years.end <= 60) {
    const between = text.slice(years.end, skill.start);
    const words = between.split(/(?<=\s)(?:and|&)(?=\s)|,|와|과/iu);
    return (
      YEARS_BEFORE.test(between) ||
      (words.length === 2 && JOINED.test(between.slice(-5)) && YEARS_BEFORE.test(words[0] ?? ""))
    );
  }
  return (
    years.start >= skill.end &&
    years.start - skill.end <= 20 &&
    YEARS_AFTER.test(text.slice(skill.end, years.start))
  );
}

function yearsFromRoles(spans: readonly Span[], { roles, today }: SkillPlaces): HeldSkill["years"] {
  const naming = roles.filter((role) => spans.some((span) => overlaps(role.span, span)));
  const ranges = naming.map((role) => rangeOf(role, today)).filter((range) => range !== null);
  const first = naming[0];
  if (ranges.length === 0 || first === undefined) return null;
  const span =
    first.from === null
      ? first.span
      : { start: first.from.span.start, end: first.to?.span.end ?? first.from.span.end };
  return { value: toYears(monthsCovered(ranges)), basis: "roles", span };
}

/** The months of a role; null where its dates are not written. */
export function rangeOf(role: Role, today: YearMonth): MonthRange | null {
  return role.from === null ? null : monthRange({ from: role.from, to: role.to }, today);
}

function isShownAt({ text, sections, roles }: SkillPlaces, span: Span): boolean {
  const section = sectionAt(sections, span.start);
  if (isInLooseList(text, span)) return false;
  if (section === "experience" || section === "projects") return true;
  if (roles.some((role) => overlaps(role.span, span))) return true;
  if (section !== "summary" && section !== "other") return false;
  return DONE.test(sentenceAround(text, span)) || findYears(sentenceAround(text, span)).length > 0;
}

const SENTENCE_REACH = 300;
const SEPARATOR = /[,·|/•]/g;
const MOST_WORDS_PER_NAME = 3;
const NAMES_OF_A_LIST = 3;

/** Names in a row, in a paragraph of its own without dates: a list of what somebody knows, wherever it stands. */
function isInLooseList(text: string, span: Span): boolean {
  const above =
    text
      .slice(0, span.start)
      .split(/\n\s*\n/)
      .at(-1) ?? "";
  const paragraph = above + (text.slice(span.start).split(/\n\s*\n/, 1)[0] ?? "");
  if (findDateRanges(paragraph).length > 0) return false;
  const line = lineAround(text, span);
  const names = (line.match(SEPARATOR)?.length ?? 0) + 1;
  return names >= NAMES_OF_A_LIST && line.trim().split(/\s+/).length <= names * MOST_WORDS_PER_NAME;
}

function lineAround(text: string, span: Span): string {
  const end = text.indexOf("\n", span.end);
  return text.slice(text.lastIndexOf("\n", span.start - 1) + 1, end === -1 ? text.length : end);
}

function sentenceAround(text: string, span: Span): string {
  const from = Math.max(0, span.start - SENTENCE_REACH);
  const start = from + text.slice(from, span.start).lastIndexOf("\n") + 1;
  const line = text.slice(span.end, span.end + SENTENCE_REACH).indexOf("\n");
  const end = line === -1 ? Math.min(text.length, span.end + SENTENCE_REACH) : span.end + line;
  const found = sentencesIn(text, { start, end }).find((sentence) => overlaps(sentence, span));
  return found === undefined ? "" : text.slice(found.start, found.end);
}
