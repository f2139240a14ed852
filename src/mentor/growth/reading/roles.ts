/** The jobs and projects of a CV, from the lines that carry dates. */
import type { CvSection, Found, Role, Span, YearMonth } from "../growth.ts";
import { sectionAt } from "./cv-sections.ts";
import { type DateRange, findDateRanges } from "./dates.ts";
import { monthRange } from "./durations.ts";
import type { Block } from "./lines.ts";
import { EMPLOYMENT_FORM, ORGANISATION_MARK, TITLE_WORD } from "./role-word-catalog.ts";

/** A line that heads a role is short; a longer one with dates tells a story. */
const LONGEST_HEAD = 180;
/** Nobody has had more jobs and projects worth telling. */
const MOST_ROLES = 100;
const LONGEST_NAME = 80;
const SEPARATOR = /\s*(?:[,·|\t/]|\s[–—-]\s|\s@\s|\sat\s| {2,}|:\s)\s*/u;
const LIST_MARK = /^[-–—*+•▪◦‣·✓✔]$/u;
/** Words before a colon that say when, not what. */
const LABEL = /^(?:now|today|before|currently|previously|earlier|experience|현재|이전|경력|프로젝트)$/i;
/** A sentence with dates in it is no head. */
const TOLD = /(?:습니다|했다|하였음|했음)[.]?$|^(?:i|we)\s/iu;

interface Head {
  readonly blocks: readonly Block[];
  readonly dates: DateRange;
  readonly kind: Role["kind"];
  /** The places of its first line and of the one with the dates among the blocks. */
  readonly first: number;
  readonly index: number;
}

/** Roles in the order of the text. `blocks` hold no personal lines. */
export function readRoles(
  blocks: readonly Block[],
  sections: readonly CvSection[],
  today: YearMonth,
): Role[] {
  const heads = findHeads(blocks, sections);
  return heads.map((head, index) => {
    const next = heads[index + 1];
    const body = blocks.slice(head.index, next === undefined ? undefined : next.first);
    return toRole(head, body, { sections, today });
  });
}

function findHeads(blocks: readonly Block[], sections: readonly CvSection[]): Head[] {
  const heads: Head[] = [];
  const begins = new Set(sections.flatMap(({ kind, span }) => (kind === "other" ? [] : [span.start])));
  let taken = -1;
  for (const [index, block] of blocks.entries()) {
    if (heads.length >= MOST_ROLES) break;
    const section = sectionAt(sections, block.span.start);
    if (section !== "experience" && section !== "projects") continue;
    const dates = headDates(block);
    if (dates === null || (isListed(block) && hasHeadAbove(heads, blocks, index))) continue;
    const isNeeded = withoutDates(block, dates).length < 3;
    const above = linesAbove(blocks, index, { taken, sections, begins, isNeeded });
    const kind = section === "projects" ? "project" : "job";
    heads.push({ blocks: [...above, block], dates, kind, first: index - above.length, index });
    taken = index;
  }
  return heads;
}

function headDates(block: Block): DateRange | null {
  if (block.text.length > LONGEST_HEAD || TOLD.test(block.text)) return null;
  return findDateRanges(block.text, block.span.start)[0] ?? null;
}

function isListed(block: Block): boolean {
  return block.mark !== null && LIST_MARK.test(block.mark);
}

/** Inside a role, a listed line with dates is something that was done in it, unless roles themselves are listed. */
function hasHeadAbove(heads: readonly Head[], blocks: readonly Block[], index: number): boolean {
  const last = heads.at(-1);
  const own = last === undefined ? undefined : blocks[last.index];
  if (own === undefined) return false;
  return !isListed(own) || own.indent < (blocks[index]?.indent ?? 0);
}

interface Reach {
  /** The last block that belongs to another head. */
  readonly taken: number;
  readonly sections: readonly CvSection[];
  /** Where sections begin: their headings name no job. */
  readonly begins: ReadonlySet<number>;
  /** The line with the dates names nothing itself. */
  readonly isNeeded: boolean;
}

/** Up to two short lines above the dates that name the job: "Engineer" / "Acme". */
function linesAbove(blocks: readonly Block[], index: number, reach: Reach): Block[] {
  const { taken, sections, begins, isNeeded } = reach;
  const own = blocks[index];
  const above: Block[] = [];
  if (own === undefined || (!isNeeded && TITLE_WORD.test(own.text))) return above;
  const section = sectionAt(sections, own.span.start);
  for (let at = index - 1; at > taken && above.length < (isNeeded ? 2 : 1); at -= 1) {
    const candidate = blocks[at];
    if (candidate === undefined || blocks[at + 1]?.isAfterSpace !== false) break;
    const { text, span, mark } = candidate;
    const isShort = mark === null && text.length <= LONGEST_NAME && !/[.:!?]$/.test(text);
    if (!isShort || begins.has(span.start) || sectionAt(sections, span.start) !== section) break;
    above.unshift(candidate);
  }
  return above;
}

function withoutDates(block: Block, dates: DateRange): string {
  const start = dates.span.start - block.span.start;
  const end = dates.span.end - block.span.start;
  return `${block.text.slice(0, start)} ${block.text.slice(end)}`.replaceAll(/[^\p{L}]/gu, "");
}

function toRole(
  head: Head,
  body: readonly Block[],
  { sections, today }: { sections: readonly CvSection[]; today: YearMonth },
): Role {
  const kind = sectionAt(sections, head.dates.span.start);
  const own = body.filter((block) => sectionAt(sections, block.span.start) === kind);
  const until = body.findIndex((block) => sectionAt(sections, block.span.start) !== kind);
  const last = (until === -1 ? own : body.slice(0, until)).at(-1);
  const months = monthRange(head.dates, today);
  const parts = head.blocks.flatMap((block) => partsOf(block, head.dates));
  const title = parts.find((part) => TITLE_WORD.test(part.value)) ?? null;
  const start = head.blocks[0]?.span.start ?? head.dates.span.start;
  return {
    kind: head.kind,
    title,
    organisation: organisationOf(parts, title),
    from: head.dates.from,
    to: head.dates.to,
    months: months === null ? null : months.last - months.first + 1,
    span: { start, end: Math.max(last?.span.end ?? 0, head.dates.span.end) },
  };
}

function organisationOf(parts: readonly Found<string>[], title: Found<string> | null): Found<string> | null {
  const others = parts.filter((part) => part !== title && !EMPLOYMENT_FORM.test(part.value));
  return (
    others.find((part) => ORGANISATION_MARK.test(part.value)) ??
    others.find((part) => !TITLE_WORD.test(part.value)) ??
    null
  );
}

/** What the line names beside its dates, piece by piece. */
function partsOf(block: Block, dates: DateRange): Found<string>[] {
  const isHere = dates.span.start >= block.span.start && dates.span.end <= block.span.end;
  const spans: Span[] = isHere
    ? [
        { start: block.span.start, end: dates.span.start },
        { start: dates.span.end, end: block.span.end },
      ]
    : [block.span];
  return spans.flatMap((span) => splitParts(block, span));
}

function splitParts(block: Block, span: Span): Found<string>[] {
  const text = block.text.slice(span.start - block.span.start, span.end - block.span.start);
  const parts: Found<string>[] = [];
  let from = 0;
  for (const piece of text.split(SEPARATOR)) {
    const at = text.indexOf(piece, from);
    from = at + piece.length;
    const value = piece
      .replace(/^[^\p{L}\p{N}㈜(]+/u, "")
      .replace(/[\s([{~–—-]+$/u, "")
      .replace(/^\)\s*/, "");
    if (!/\p{L}{2}/u.test(value) || value.length > LONGEST_NAME || LABEL.test(value)) continue;
    const start = span.start + at + piece.indexOf(value);
    parts.push({ value, span: { start, end: start + value.length } });
  }
  return parts;
}
