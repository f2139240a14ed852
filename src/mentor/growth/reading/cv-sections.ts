/** Which part of a CV a place belongs to: by headings, and by shape where there are none. */
import type { CvSection, CvSectionKind, Span } from "../growth.ts";
import { findDateRanges } from "./dates.ts";
import { CV_HEADINGS, CV_OTHER_HEADINGS } from "./heading-catalog.ts";
import { type HeadingFound, headingOf } from "./headings.ts";
import type { Line } from "./lines.ts";
import { isPersonalLine } from "./personal.ts";

interface Assigned {
  readonly kind: CvSectionKind;
  readonly line: Line;
  /** A line like this one begins a section of its own. */
  readonly begins: boolean;
}

/** Lines at the top that are no heading and this short are the name, the title, the address. */
const LONGEST_AT_TOP = 70;
const MOST_AT_TOP = 6;

let kinds: ReadonlyMap<string, CvSectionKind> | undefined;

/** Sections in the order of the text, none overlapping; together they hold every line that is not blank. */
export function readCvSections(lines: readonly Line[]): CvSection[] {
  const assigned = assignLines(lines);
  const sections: { kind: CvSectionKind; span: Span }[] = [];
  for (const { kind, line, begins } of assigned) {
    const last = sections.at(-1);
    if (last === undefined || begins || last.kind !== kind) sections.push({ kind, span: line.span });
    else last.span = { start: last.span.start, end: line.span.end };
  }
  return sections;
}

function assignLines(lines: readonly Line[]): Assigned[] {
  const filled = lines.filter((line) => line.text !== "");
  const first = filled.findIndex((line) => headingOf(line, kindOf) !== null);
  const top = atTop(filled.slice(0, first === -1 ? undefined : first));
  const assigned: Assigned[] = [];
  let block: CvSectionKind | null = null;
  let inline: CvSectionKind | null = null;
  let count = 0;
  for (const line of lines) {
    if (line.text === "") {
      inline = null;
      continue;
    }
    count += 1;
    const heading = headingOf(line, kindOf);
    if (isPersonalLine(line.text) && !isAloneHeading(heading)) {
      assigned.push({ kind: "personal", line, begins: false });
      continue;
    }
    if (heading !== null) {
      const kind: CvSectionKind = heading.kind ?? "other";
      const isUnknownInside: boolean = heading.kind === null && heading.contentAt === null && block !== null;
      if (heading.contentAt === null) {
        block = isUnknownInside && line.mark === null && !/^[A-Z]/.test(line.text) ? block : kind;
        inline = null;
      } else inline = kind;
      assigned.push({ kind: inline ?? block ?? kind, line, begins: true });
      continue;
    }
    block = block ?? (count <= top ? null : shapeOf(line));
    assigned.push({ kind: inline ?? block ?? (count <= top ? "other" : "summary"), line, begins: false });
  }
  return assigned;
}

function isAloneHeading(heading: HeadingFound<CvSectionKind> | null): boolean {
  return (
    heading !== null && heading.contentAt === null && heading.kind !== null && heading.kind !== "personal"
  );
}

/** How many lines stand above the first thing that is told. */
function atTop(filled: readonly Line[]): number {
  const end = filled.findIndex(
    (line) => line.text.length > LONGEST_AT_TOP || hasDates(line) || /[.!?다]$/.test(line.text),
  );
  return Math.min(end === -1 ? filled.length : end, MOST_AT_TOP);
}

/** Without a heading, a short line with dates begins the working life. */
function shapeOf(line: Line): CvSectionKind | null {
  return line.text.length <= 2 * LONGEST_AT_TOP && hasDates(line) ? "experience" : null;
}

function hasDates(line: Line): boolean {
  return findDateRanges(line.text).length > 0;
}

function kindOf(name: string): CvSectionKind | undefined {
  kinds ??= compileKinds();
  return kinds.get(name);
}

function compileKinds(): ReadonlyMap<string, CvSectionKind> {
  const known = new Map<string, CvSectionKind>(CV_OTHER_HEADINGS.map((name) => [name, "other"]));
  for (const [kind, list] of Object.entries(CV_HEADINGS)) {
    for (const name of list) known.set(name, kind as CvSectionKind);
  }
  return known;
}

/** The kind of the section at a place; "other" between sections. Sections are in order. */
export function sectionAt(sections: readonly CvSection[], at: number): CvSectionKind {
  let low = 0;
  let high = sections.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const section = sections[middle];
    if (section === undefined) break;
    if (at < section.span.start) high = middle - 1;
    else if (at >= section.span.end) low = middle + 1;
    else return section.kind;
  }
  return "other";
}
