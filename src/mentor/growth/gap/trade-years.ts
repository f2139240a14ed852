/** How long a CV shows somebody in a trade. */
import type { Requirement, Role } from "../growth.ts";
import { phraseOf } from "./compare-phrase.ts";
import type { Comparison } from "./comparison.ts";
import { nameOf } from "./names.ts";
import { conceptsOf } from "./phrase-evidence.ts";

/** A skill this near is of the trade: Spring Boot of Java development. */
const OF_TRADE = 0.85;
/** "I have written backends for six years", "5년째", "12년 됐습니다". */
const YEARS_TOLD =
  /\b(?<en>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\+?[- ]?(?:yrs?|years?)\b|(?<ko>\d{1,2})\s?년\s?(?:째|차|간|동안|됐|되었|경력|넘게|가까이|이상)/giu;
const TRADE =
  /\b(?:development|engineering|security|management|design|assurance|science|administration|analysis|research|writing|automation|architecture|systems?|infrastructure|devops|operations|programming)$/iu;
const NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const BIG_NUMBERS: Readonly<Record<string, number>> = { fifteen: 15, twenty: 20 };

/**
 * The longest of: the years of skills that belong to the trade, and all years of work where no trade is named, a role's heading
 * names it, or the CV names it as what the person is. Years of work come from the dates of roles, else from how long the person
 * says. null where neither tells.
 */
export function yearsInTrade(requirement: Requirement, comparison: Comparison): number | null {
  const { cv, held } = comparison;
  const isOfTrade = tradeOf(requirement, comparison);
  const known = held
    .filter((each) => each.years !== null && isOfTrade(each.skillId))
    .map((each) => each.years?.value ?? 0);
  const isNamed =
    requirement.anyOf.length === 0 ||
    cv.roles.some((role) => skillsIn(headingOf(role, comparison), comparison).some(isOfTrade)) ||
    held.some((each) => isOfTrade(each.skillId)) ||
    cv.roles.some((role) => sharesTrade(headingOf(role, comparison), phraseOf(requirement, comparison)));
  const whole = isNamed ? (cv.yearsOfWork ?? yearsTold(comparison)) : null;
  if (whole !== null) known.push(whole);
  return known.length === 0 ? null : Math.max(...known);
}

/** "서버 개발자" and "서버 개발 경력": both name the trade, by a word that says more than that something is done. */
function sharesTrade(heading: string, phrase: string): boolean {
  const named = conceptsOf(heading);
  return [...conceptsOf(phrase)].some(([concept, weight]) => weight === 1 && named.has(concept));
}

/** Whether years are asked of a trade ("backend development") and not of one technology of it. */
export function isOfATrade({ anyOf }: Requirement, comparison: Comparison): boolean {
  return anyOf.length === 0 || anyOf.some((skillId) => TRADE.test(nameOf(comparison, skillId).en));
}

function tradeOf({ anyOf }: Requirement, { skills }: Comparison): (skillId: string) => boolean {
  return (skillId) => anyOf.some((wanted) => skills.relation(skillId, wanted).credit >= OF_TRADE);
}

/** The first line of a role: title, organisation, dates. */
function headingOf(role: Role, { cv }: Comparison): string {
  const text = cv.document.text.slice(role.span.start, role.span.end);
  return `${role.title?.value ?? ""} ${text.split("\n", 1)[0] ?? ""}`;
}

function skillsIn(text: string, { skills }: Comparison): readonly string[] {
  return skills.find(text).flatMap((mention) => mention.skillId ?? []);
}

function yearsTold({ cv, lines, skills }: Comparison): number | null {
  let longest: number | null = null;
  for (const { span } of lines) {
    const line = cv.document.text.slice(span.start, span.end);
    const told = [...line.matchAll(YEARS_TOLD)];
    // Years on a ward are no years of software: the line has to name something of it.
    if (told.length === 0 || skills.find(line).length === 0) continue;
    for (const { groups } of told) {
      const years = numberOf(groups?.en ?? groups?.ko ?? "");
      if (years !== null) longest = Math.max(longest ?? 0, years);
    }
  }
  return longest;
}

function numberOf(word: string): number | null {
  const digits = Number(word);
  if (word !== "" && Number.isFinite(digits)) return digits;
  const lower = word.toLowerCase();
  const place = NUMBERS.indexOf(lower);
  return place === -1 ? (BIG_NUMBERS[lower] ?? null) : place + 1;
}
