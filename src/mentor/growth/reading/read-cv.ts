/** A CV or a self-description, read: everything found carries its place, nothing is made up. Spec G1. */
import type {
  Cv,
  CvSection,
  Found,
  GrowthDocument,
  Role,
  SkillCatalog,
  SpokenLanguage,
  YearMonth,
} from "../growth.ts";
import { readAchievements } from "./achievements.ts";
import { findCertificates } from "./certificates.ts";
import { readCvSections, sectionAt } from "./cv-sections.ts";
import { findYears, monthsCovered, toYears } from "./durations.ts";
import { readEducation } from "./education.ts";
import { rangeOf, readHeldSkills } from "./held-skills.ts";
import { type Block, type Line, readBlocks, readLines } from "./lines.ts";
import { readLocation } from "./places.ts";
import { readRoles } from "./roles.ts";
import { findSpokenLanguages } from "./spoken-languages.ts";

/**
 * Reads a CV. Pure but for the clock's day, which `today` replaces: jobs that last until now are counted up to it.
 *
 * Name, age, gender, photo, nationality, marital status and military service are in no part of the result.
 * Years of work are those of the jobs' dates; where there are none, the years that the text states.
 * Linear in the text.
 */
export function readCv(document: GrowthDocument, skills: SkillCatalog, today: Date = new Date()): Cv {
  const month: YearMonth = { year: today.getFullYear(), month: today.getMonth() + 1 };
  const { text } = document;
  const lines = readLines(text);
  const sections = readCvSections(lines);
  const begins = new Set(sections.map((section) => section.span.start));
  const open = lines.filter(
    (line) => line.text === "" || sectionAt(sections, line.span.start) !== "personal",
  );
  const blocks = readBlocks(text, open, (line) => begins.has(line.span.start));
  const roles = readRoles(blocks, sections, month);
  return {
    document,
    sections,
    roles,
    skills: readHeldSkills({ text, sections, roles, today: month }, skills),
    education: readEducation(text, blocks, sections),
    languages: readLanguages(text, blocks, sections),
    certificates: readCertificates(blocks, sections),
    location: readLocation(lines),
    achievements: readAchievements(text, blocks, { sections, roles }),
    yearsOfWork: yearsOfWork(roles, month) ?? statedYearsOfWork(blocks, sections),
  };
}

function readLanguages(
  text: string,
  blocks: readonly Block[],
  sections: readonly CvSection[],
): SpokenLanguage[] {
  const isSection = (block: Block) => sectionAt(sections, block.span.start) === "languages";
  // What stands under a heading of languages goes before what is said in passing.
  const inOrder = [...blocks.filter(isSection), ...blocks.filter((block) => !isSection(block))];
  const found = inOrder.flatMap((block) => {
    const piece = text.slice(block.span.start, block.span.end);
    return findSpokenLanguages(piece, { offset: block.span.start, isSection: isSection(block) });
  });
  const byCode = new Map<string, SpokenLanguage>();
  for (const each of found) {
    const known = byCode.get(each.code);
    if (known === undefined || (known.level === null && each.level !== null)) byCode.set(each.code, each);
  }
  return [...byCode.values()];
}

/** A piece of a list under the heading of certificates. */
const LISTED = /[^,;·|\t\n]+/g;
const LONGEST_NAME = 80;

function readCertificates(blocks: readonly Block[], sections: readonly CvSection[]): Found<string>[] {
  const begins = new Set(sections.map((section) => section.span.start));
  return blocks.flatMap((block) => {
    const known = findCertificates(block.text, block.span.start);
    const isHeading = begins.has(block.span.start);
    if (sectionAt(sections, block.span.start) !== "certificates" || known.length > 0 || isHeading)
      return known;
    return [...block.text.matchAll(LISTED)].flatMap((found) => {
      const value = found[0].trim();
      if (value.length < 3 || value.length > LONGEST_NAME || !/\p{L}{2}/u.test(value)) return [];
      const start = block.span.start + found.index + found[0].indexOf(value);
      return [{ value, span: { start, end: start + value.length } }];
    });
  });
}

function yearsOfWork(roles: readonly Role[], today: YearMonth): number | null {
  const jobs = roles.filter((role) => role.kind === "job");
  const ranges = jobs.map((role) => rangeOf(role, today)).filter((range) => range !== null);
  return ranges.length === 0 ? null : toYears(monthsCovered(ranges));
}

/** Years of something else than work: ages, studies, journeys. */
const NOT_WORK =
  /\b(?:old|ago|degree|course|study|studies|school|university|bootcamp|drive|married)\b|살|전에|과정|재학|학위|년제/iu;
const REACH = 30;

/** The most years that a sentence gives to work, never years that somebody has lived or learned. */
function statedYearsOfWork(blocks: readonly Line[], sections: readonly CvSection[]): number | null {
  const told = blocks.filter((block) => sectionAt(sections, block.span.start) !== "education");
  const years = told.flatMap((block) =>
    findYears(block.text).flatMap(({ value, span }) => {
      const around = block.text.slice(Math.max(0, span.start - 8), span.end + REACH);
      return NOT_WORK.test(around) ? [] : [value];
    }),
  );
  return years.reduce<number | null>((most, each) => Math.max(most ?? 0, each), null);
}
