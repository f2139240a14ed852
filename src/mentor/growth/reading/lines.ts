/** A document as lines that know their place; wrapped lines belong together as one block. */
import type { Span } from "../growth.ts";

export interface Line {
  /** Without indent, list mark and trailing space. */
  readonly text: string;
  /** Of `text`. */
  readonly span: Span;
  /** "-", "1.", "가.", "■"; null when there is none. */
  readonly mark: string | null;
  readonly indent: number;
}

/** One thought: a line with the lines it wraps into. Its text is the document's between the two ends. */
export interface Block extends Line {
  readonly isAfterSpace: boolean;
}

const MARK =
  /^(?:[-–—*•∙‧・·▪◦‣●○■□◆◇▶▷►※✓✔+>㉠-㉭①-⑳]|#{1,6}|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[가나다라마바사아자차카타파하][.)]|o)(?=\s)\s+|^[•∙‧・·▪◦‣●○■□◆◇▶▷►※✓✔]/u;
const LEAST_WIDTH = 40;
const MOST_WIDTH = 200;
/** A line that fills this part of the usual width has gone on. */
const FULL = 0.8;

/** Every line of the text, blank ones too. Linear in the text. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    lines.push(lineAt(text, start, end));
    start = end + 1;
  }
  return lines;
}

function lineAt(text: string, start: number, end: number): Line {
  const raw = text.slice(start, end);
  const indent = raw.length - raw.trimStart().length;
  const trimmed = raw.trim();
  const found = MARK.exec(trimmed.slice(0, 12));
  const markLength = found?.[0].length ?? 0;
  const content = trimmed.slice(markLength);
  const at = start + indent + markLength + (content.length - content.trimStart().length);
  const tidy = content.trim();
  return {
    text: tidy,
    span: { start: at, end: at + tidy.length },
    mark: found?.[0].trim() ?? null,
    indent,
  };
}

/** Lines joined with what they wrap into. `isBreak` tells lines that never continue another one, such as headings. */
export function readBlocks(
  text: string,
  lines: readonly Line[],
  isBreak: (line: Line) => boolean = () => false,
): Block[] {
  const blocks: Block[] = [];
  const width = usualWidth(lines);
  let isAfterSpace = true;
  let above: Line | undefined;
  for (const line of lines) {
    if (line.text === "") {
      isAfterSpace = true;
      above = undefined;
      continue;
    }
    const last = blocks.at(-1);
    if (
      last !== undefined &&
      above !== undefined &&
      !isBreak(line) &&
      !isBreak(above) &&
      goesOn(above, line, width)
    ) {
      const span = { start: last.span.start, end: line.span.end };
      blocks[blocks.length - 1] = { ...last, span, text: text.slice(span.start, span.end) };
    } else blocks.push({ ...line, isAfterSpace });
    isAfterSpace = false;
    above = line;
  }
  return blocks;
}

function usualWidth(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.length).filter((length) => length > 0);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

function goesOn(above: Line, line: Line, width: number): boolean {
  if (line.mark !== null || /[.!?:。]$/.test(above.text) || above.text.includes("\t")) return false;
  if (/^\p{Ll}/u.test(line.text) && !/^\p{Ll}{1,20}:/u.test(line.text)) return true;
  const isFull = above.text.length >= FULL * width && width >= LEAST_WIDTH && width <= MOST_WIDTH;
  return isFull && !/^[[(【「#]/u.test(line.text) && !/(?:19|20)\d\d/.test(line.text.slice(0, 40));
}
