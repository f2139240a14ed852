import type { CvSection, Education, EducationLevel, Found, Span } from "../growth.ts";
import { sectionAt } from "./cv-sections.ts";
import { DEGREES, FIELDS, SCHOOL } from "./education-catalog.ts";
import type { Block } from "./lines.ts";
import { sentencesIn } from "./sentences.ts";

/** Prose that speaks of somebody else's degree, or a job title that sounds like one. */
const NO_DEGREE =
  /postdoc|fellowship|펠로|심사위원|scrum master|master branch|webmaster|supervised|석사 ?과정 ?지도|degrees? (?:of|celsius)|masters? students?/i;

/** What somebody learned: the lines of the education section, and elsewhere sentences that name a degree. */
export function readEducation(
  text: string,
  blocks: readonly Block[],
  sections: readonly CvSection[],
): Education[] {
  return blocks.flatMap((block) => {
    const section = sectionAt(sections, block.span.start);
    if (section === "education") return educationIn(text, block.span, true);
    if (section === "skills" || section === "languages" || section === "certificates") return [];
    return sentencesIn(text, block.span).flatMap((span) => educationIn(text, span, false));
  });
}

function educationIn(text: string, span: Span, isSection: boolean): Education[] {
  const piece = text.slice(span.start, span.end);
  if (NO_DEGREE.test(piece)) return [];
  const level = educationLevelOf(piece);
  // A diploma or a school outside of its section may be anything: a course, an employer.
  const isDegree = level !== null && (isSection || (level !== "associate" && level !== "school"));
  if (!isDegree && !(isSection && SCHOOL.test(piece))) return [];
  return [{ level, field: fieldIn(piece, span.start), span }];
}

/** The highest level that a text names; null when it names none. */
export function educationLevelOf(text: string): EducationLevel | null {
  return DEGREES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function fieldIn(piece: string, offset: number): Found<string> | null {
  for (const pattern of FIELDS) {
    const found = pattern.exec(piece);
    const value = found?.[1]?.trim();
    if (found === null || value === undefined || SCHOOL_NAME.test(value)) continue;
    const start = offset + piece.indexOf(value, found.index);
    return { value, span: { start, end: start + value.length } };
  }
  return null;
}

const SCHOOL_NAME = /university|college|institute|대학교$/i;
