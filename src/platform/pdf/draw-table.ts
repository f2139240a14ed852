/** A table over as many pages as it takes, its head on each. */
import type { PdfBlock } from "./pdf.ts";
import {
  ACCENT,
  LEFT,
  type Line,
  type Piece,
  RULE,
  type TextStyle,
  TOP,
  type Typesetter,
  WIDTH,
} from "./typesetter.ts";

type Table = Extract<PdfBlock, { kind: "table" }>;

const CELL: TextStyle = { size: 8.5 };
const HEAD: TextStyle = { size: 8, colour: ACCENT };
const LINE = 12.5;
const PADDING = 4;
const GUTTER = 8;
/** A row is begun on a page only where this many of its lines have room. */
const MIN_LINES = 2;
/** Rows of so many lines stay whole where a page has room for them. */
const TORN_LINES = 8;

interface Columns {
  readonly at: readonly number[];
  readonly widths: readonly number[];
}

export function drawTable(setter: Typesetter, { head, widths, rows }: Table): void {
  const columns = columnsOf(widths);
  drawHead(setter, head, columns);
  for (const row of rows) {
    const cells = row.map((text, index) =>
      setter.lines([{ text, weight: index === 0 ? "bold" : "regular" }], CELL, columns.widths[index] ?? 0),
    );
    drawRow(setter, cells, { head, columns });
  }
  setter.y += 8;
}

function columnsOf(shares: readonly number[]): Columns {
  const at: number[] = [];
  let x = LEFT;
  for (const share of shares) {
    at.push(x);
    x += share * WIDTH;
  }
  return { at, widths: shares.map((share) => share * WIDTH - GUTTER) };
}

function drawHead(setter: Typesetter, head: readonly string[], columns: Columns): void {
  const cells = head.map((text, index) =>
    setter.lines([{ text, weight: "bold" } satisfies Piece], HEAD, columns.widths[index] ?? 0),
  );
  const most = Math.max(...cells.map((cell) => cell.length));
  setter.need(most * LINE + (MIN_LINES + 1) * LINE + 4 * PADDING);
  drawCells(setter, cells, { columns, style: HEAD });
  rule(setter, ACCENT);
}

/** A row that is taller than what is left of the page goes on behind the head of the next. */
function drawRow(
  setter: Typesetter,
  cells: readonly (readonly Line[])[],
  { head, columns }: { head: readonly string[]; columns: Columns },
): void {
  let rest = cells;
  for (let isOnNewPage = false; ; isOnNewPage = true) {
    const most = Math.max(...rest.map((cell) => cell.length));
    const fitting = Math.floor((setter.room() - 2 * PADDING) / LINE);
    if (fitting >= most) {
      drawCells(setter, rest, { columns, style: CELL });
      rule(setter, RULE);
      return;
    }
    const isWorthTearing = fitting >= MIN_LINES && most > fitting + MIN_LINES && most > TORN_LINES;
    // What does not fit on a whole page is torn in any case.
    if (isOnNewPage || isWorthTearing) {
      drawCells(
        setter,
        rest.map((cell) => cell.slice(0, fitting)),
        { columns, style: CELL },
      );
      rest = rest.map((cell) => cell.slice(fitting));
    }
    setter.document.addPage();
    setter.y = TOP;
    drawHead(setter, head, columns);
  }
}

function drawCells(
  setter: Typesetter,
  cells: readonly (readonly Line[])[],
  { columns, style }: { columns: Columns; style: TextStyle },
): void {
  const top = setter.y + PADDING;
  for (const [column, cell] of cells.entries())
    for (const [index, line] of cell.entries())
      setter.draw(line, style, { x: columns.at[column] ?? LEFT, y: top + index * LINE });
  setter.y = top + Math.max(...cells.map((cell) => cell.length)) * LINE + PADDING;
}

function rule({ document, y }: Typesetter, colour: string): void {
  document.moveTo(LEFT, y).lineTo(LEFT + WIDTH, y);
  document.lineWidth(0.6).strokeColor(colour).stroke();
}
