/** Which part of a job description a passage stands in, and what that part says of it. */
import type { Wording } from "../growth.ts";
import { JOB_HEADINGS, type JobHeading, type JobPart } from "./heading-catalog.ts";
import { likelyJobHeading } from "./heading-pattern-catalog.ts";
import { type HeadingFound, headingOf } from "./headings.ts";
import { type Block, type Line, readBlocks, readLines } from "./lines.ts";

export interface Passage extends Block {
  /** `open`: under no heading that says what it is. */
  readonly part: JobPart | "open";
  readonly wording: Wording | null;
}

interface Under {
  readonly part: JobPart | "open";
  readonly wording: Wording | null;
}

const LONGEST_HEADING = 40;
const UNKNOWN_HEADING: HeadingFound<JobHeading> = { kind: null, contentAt: null };
const OPEN: Under = { part: "open", wording: null };
/** After a list, an unmarked sentence this long is a closing word, no item. */
const PROSE_LENGTH = 40;
/** Every passage that is no heading. What stands after a heading on its own line is a passage too. */
export function readPassages(text: string): Passage[] {
  const lines = readLines(text);
  const headings = new Map(
    lines.map((line, index) => {
      const isLikely = looksLikeHeading(lines, index);
      const kindOf = (name: string) =>
        JOB_HEADINGS.get(name) ?? (isLikely ? likelyJobHeading(name) : undefined);
      const heading = headingOf(line, kindOf);
      const isOverList = isLikely && line.mark === null && lines[index + 1]?.mark !== null;
      return [line, heading ?? (isOverList ? UNKNOWN_HEADING : null)];
    }),
  );
  const blocks = readBlocks(text, lines, (line) => headings.get(line) !== null);
  const byStart = new Map(lines.map((line) => [line.span.start, line]));
  const passages: Passage[] = [];
  let block: Under = OPEN;
  let inline: Under | null = null;
  let wasListed = false;
  for (const each of blocks) {
    const line = byStart.get(each.span.start);
    const heading = line === undefined ? null : (headings.get(line) ?? null);
    if (each.isAfterSpace) inline = null;
    if (heading !== null) {
      const under: Under = heading.kind ?? OPEN;
      if (heading.contentAt === null) {
        block = under;
        inline = null;
      } else {
        inline = under;
        passages.push({ ...contentOf(each, heading.contentAt), ...under });
      }
      wasListed = false;
      continue;
    }
    const isProse = each.mark === null && each.text.length >= PROSE_LENGTH && /[.!?]$/.test(each.text);
    if (each.isAfterSpace && wasListed && isProse) block = OPEN;
    wasListed = each.mark !== null || (wasListed && !each.isAfterSpace);
    passages.push({ ...each, ...(inline ?? block) });
  }
  return passages;
}

/** A short line without a full stop, behind a space or the start, with text right under it. The first line is a title. */
function looksLikeHeading(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (line === undefined || next === undefined || index === 0) return false;
  if (line.mark !== null && !/^[■□◆◇●▶▷►※#]/u.test(line.mark)) return false;
  const isAlone = lines[index - 1]?.text === "" || next.mark !== null;
  const isShort = line.text.length <= LONGEST_HEADING && !/[.,;]$/u.test(line.text);
  const isOverText = next.mark !== null || next.text.length > line.text.length / 2;
  return isAlone && isShort && next.text !== "" && isOverText;
}

function contentOf(block: Block, contentAt: number): Block {
  const text = block.text.slice(contentAt);
  const start = block.span.start + contentAt;
  return { ...block, text, span: { start, end: start + text.length } };
}
