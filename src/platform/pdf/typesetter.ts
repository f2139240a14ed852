/** Lines on pages: where the next thing stands, how a text breaks, when a page is full. Lengths are points. */
import type PdfKit from "pdfkit";
import type { FontFaces, Weight } from "./font-faces.ts";

export const PAGE = { width: 595.28, height: 841.89 } as const;
export const LEFT = 56;
export const TOP = 58;
export const WIDTH = PAGE.width - 2 * LEFT;
const BOTTOM = PAGE.height - 66;

export const INK = "#1f2933";
export const QUIET = "#5b6775";
export const ACCENT = "#23616b";
export const RULE = "#d8dee4";

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** Of a line, times its size. */
  readonly leading?: number;
}

/** Words in one weight; several make a paragraph with a bold beginning. */
export interface Piece {
  readonly text: string;
  readonly weight: Weight;
}

interface Word extends Piece {
  readonly width: number;
}
/** Words that stand on one line, none for an empty line. */
export type Line = readonly Word[];

export interface Typesetter {
  readonly document: PdfKit;
  /** From the top of the page to where the next thing stands. */
  y: number;
  /** Begins a page unless this much of the present one is free. */
  need(height: number): void;
  /** What is free on this page. */
  room(): number;
  space(height: number): void;
  lines(pieces: readonly Piece[], style: TextStyle, width: number): readonly Line[];
  draw(line: Line, style: TextStyle, place: { readonly x: number; readonly y: number }): void;
  /** Draws a text where the last thing ended, over pages if it must; each line is told to `beside`. */
  flow(pieces: readonly Piece[], style: TextStyle, area?: Area): void;
}

export interface Area {
  readonly x: number;
  readonly width: number;
  /** Draws what stands beside a line: a bullet, a rule. */
  readonly beside?: (line: number, y: number, height: number) => void;
}

/** Paragraphs of so many lines are not torn over two pages. */
const KEPT_LINES = 4;
const LEADING = 1.5;
/** Where letters stand in their line. */
const BASELINE = 0.74;

/** @param faces fonts that have the texts to come */
export function createTypesetter(document: PdfKit, faces: FontFaces): Typesetter {
  const widths = new Map<string, number>();
  const widthOf = (text: string, weight: Weight, size: number): number => {
    const key = `${weight}/${size}/${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    let width = 0;
    for (const run of faces.runsOf(text, weight))
      width += document.font(run.font).fontSize(size).widthOfString(run.text);
    widths.set(key, width);
    return width;
  };
  const setter: Typesetter = {
    document,
    y: TOP,
    need(height) {
      if (setter.y + height <= BOTTOM || setter.y <= TOP) return;
      document.addPage();
      setter.y = TOP;
    },
    room: () => BOTTOM - setter.y,
    space(height) {
      if (setter.y > TOP) setter.y += height;
    },
    lines: (pieces, { size }, width) =>
      breakLines(pieces, width, (text, weight) => widthOf(text, weight, size)),
    draw(line, { size, colour = INK }, { x, y }) {
      const baseline = y + size * BASELINE + (size * (LEADING - 1)) / 2;
      let at = x;
      for (const { text, weight } of joined(line))
        for (const run of faces.runsOf(text, weight)) {
          document.font(run.font).fontSize(size).fillColor(colour);
          document.text(run.text, at, baseline, { lineBreak: false, baseline: "alphabetic" });
          at += document.widthOfString(run.text);
        }
    },
    flow(pieces, style, { x, width, beside } = { x: LEFT, width: WIDTH }) {
      const height = style.size * (style.leading ?? LEADING);
      const lines = setter.lines(pieces, style, width);
      if (lines.length <= KEPT_LINES) setter.need(lines.length * height);
      for (const [index, line] of lines.entries()) {
        setter.need(height);
        beside?.(index, setter.y, height);
        setter.draw(line, style, { x, y: setter.y });
        setter.y += height;
      }
    },
  };
  return setter;
}

/** A word that is wider than the line is broken where it must be; Korean breaks between words as it is written. */
function breakLines(
  pieces: readonly Piece[],
  width: number,
  widthOf: (text: string, weight: Weight) => number,
): readonly Line[] {
  const lines: Word[][] = [[]];
  let used = 0;
  const newLine = () => {
    lines.push([]);
    used = 0;
  };
  const put = (text: string, weight: Weight) => {
    const own = widthOf(text, weight);
    if (used > 0 && used + widthOf(text.trimEnd(), weight) > width) newLine();
    lines.at(-1)?.push({ text, weight, width: own });
    used += own;
  };
  for (const { text, weight } of pieces)
    for (const [index, paragraph] of text.split("\n").entries()) {
      if (index > 0) newLine();
      for (const word of paragraph.split(/(?<=\s)/u)) {
        if (word === "") continue;
        if (widthOf(word.trimEnd(), weight) <= width) put(word, weight);
        else for (const part of partsOf(word, width, (some) => widthOf(some, weight))) put(part, weight);
      }
    }
  return lines;
}

function partsOf(word: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let used = 0;
  for (const character of word) {
    const own = widthOf(character);
    if (part !== "" && used + own > width) {
      parts.push(part);
      part = "";
      used = 0;
    }
    part += character;
    used += own;
  }
  return [...parts, part];
}

/** Words of one weight together, so that a reader selects a line and not its words. */
function joined(line: Line): readonly Piece[] {
  const pieces: { text: string; weight: Weight }[] = [];
  for (const { text, weight } of line) {
    const last = pieces.at(-1);
    if (last?.weight === weight) last.text += text;
    else pieces.push({ text, weight });
  }
  return pieces;
}
