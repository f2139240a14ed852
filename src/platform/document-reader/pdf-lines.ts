/**
 * The text of a PDF page in reading order. A PDF knows only pieces of text at places; lines, columns, words cut at a line's
 * end and space between paragraphs are read from the places. Lengths are in points, y grows upwards.
 */
import { columnsIn, type Row } from "./pdf-columns.ts";

export interface PdfItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  /** Written upwards or downwards. */
  readonly isTurned: boolean;
}

interface Line {
  readonly text: string;
  readonly y: number;
  readonly size: number;
}

/** Pieces within this part of the font's size of one another stand on one line. */
const SAME_LINE = 0.4;
/** A gap of this part of the font's size is a space; of this many sizes, a tab. */
const SPACE = 0.15;
const TAB = 2.5;
/** A distance this many times the usual one leaves space. */
const PARAGRAPH = 1.3;

/** Bullets of symbol fonts, which have no letter of their own. */
const SYMBOL_BULLETS =
  /^[\uf0a7\uf0b7\uf0d8\uf076\uf0fc\uf06e\uf0e0\u25aa\u25cf\u25e6\u2023\u2219\u00b7](?=\s|$)/;

/** What comes before a hyphen that belongs to the word: "front-end" stays, "experi-ence" becomes one. */
const COMPOUNDS =
  /(?:^|[\s(/-])(?:back|cloud|cross|cutting|data|e|end|event|fast|front|full|hands|high|in|large|long|low|mid|multi|near|non|object|on|one|open|part|peer|problem|real|self|short|so|state|team|test|third|time|to|two|user|well|work|world)-$/i;

/** Pieces in the order in which the file writes them → the page's text. */
export function pageText(items: readonly PdfItem[]): string {
  const upright = items.filter((item) => !item.isTurned);
  const turned = items.filter((item) => item.isTurned);
  const blocks = columnsIn(rowsOf(upright)).map((rows) => blockText(rows));
  return [...blocks, ...turned.map((item) => item.text.trim())].filter((text) => text !== "").join("\n\n");
}

/** From top to bottom, each from left to right. */
function rowsOf(items: readonly PdfItem[]): Row[] {
  const inOrder = items.map((item, order) => ({ ...item, order })).sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: (typeof inOrder)[] = [];
  for (const item of inOrder) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      first.y - item.y < SAME_LINE * Math.max(first.size, item.size)
    ) {
      row.push(item);
    } else rows.push([item]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

function blockText(rows: readonly Row[]): string {
  const lines = rows.map(lineOf);
  const usual = usualDistance(lines);
  let text = "";
  let above: Line | undefined;
  for (const line of lines) {
    if (above === undefined) text = line.text;
    else if (leavesSpace(above, line, usual)) text += `\n\n${line.text}`;
    else text = joinLines(text, line.text);
    above = line;
  }
  return text;
}

function lineOf(row: Row): Line {
  let text = "";
  let end: number | undefined;
  for (const item of row) {
    const gap = end === undefined ? 0 : item.x - end;
    if (gap > TAB * item.size) text += "\t";
    else if (gap > SPACE * item.size && !/\s$/.test(text) && !/^\s/.test(item.text)) text += " ";
    text += item.text;
    end = item.x + item.width;
  }
  const tidy = text
    .replaceAll(/[^\S\t]+/g, " ")
    .trim()
    .replace(SYMBOL_BULLETS, "•");
  return { text: tidy, y: row[0]?.y ?? 0, size: Math.max(...row.map((item) => item.size)) };
}

function usualDistance(lines: readonly Line[]): number {
  const distances = lines.slice(1).map((line, index) => (lines[index]?.y ?? 0) - line.y);
  const sorted = distances.filter((distance) => distance > 0).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function leavesSpace(above: Line, line: Line, usual: number): boolean {
  const distance = above.y - line.y;
  const size = Math.max(above.size, line.size);
  // The lower bound keeps a page of headings alone from being one paragraph, the upper a loosely set page in one piece.
  return distance > 2.6 * size || (distance > PARAGRAPH * usual && distance > 1.3 * size);
}

function joinLines(text: string, next: string): string {
  const isCut = /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next);
  if (!isCut) return `${text}\n${next}`;
  return COMPOUNDS.test(text.slice(-20)) ? text + next : text.slice(0, -1) + next;
}
