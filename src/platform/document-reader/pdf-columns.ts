/**
 * Tells columns from tables: both leave an empty strip down the page. The order in which the file writes its pieces
 * decides: a column is written to its end before the next begins, a table row by row.
 */
interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Its place in the order in which the file writes. */
  readonly order: number;
}

/** Pieces on one line, from left to right. */
export type Row = readonly Piece[];

interface Strip {
  readonly from: number;
  readonly to: number;
}

/** An empty strip is a border from this many font sizes on. */
const STRIP_SIZES = 1.2;
/** Fewer lines than this on a side are no column. */
const LEAST_LINES = 3;
/** A side is left this often, for each of its lines, at most. */
const MOST_SWITCHES = 0.34;

/** A page of more lines than this is no page for people; its lines are read as they stand. */
const MOST_ROWS = 2000;

/** The page's lines, cut into blocks that are read one after the other. */
export function columnsIn(rows: readonly Row[]): Row[][] {
  if (rows.length > MOST_ROWS) return [[...rows]];
  const blocks: Row[][] = [];
  let plain: Row[] = [];
  let at = 0;
  while (at < rows.length) {
    const found = columnsFrom(rows, at);
    if (found === null) {
      plain.push(rows[at] ?? []);
      at += 1;
      continue;
    }
    if (plain.length > 0) blocks.push(plain);
    plain = [];
    blocks.push(...columnsIn(found.left), ...columnsIn(found.right));
    at = found.end;
  }
  return plain.length > 0 ? [...blocks, plain] : blocks;
}

interface Columns {
  readonly left: Row[];
  readonly right: Row[];
  readonly end: number;
}

function columnsFrom(rows: readonly Row[], start: number): Columns | null {
  let strips: Strip[] = [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }];
  for (let end = start; end < rows.length; end += 1) {
    strips = strips.flatMap((strip) => emptyIn(strip, rows[end] ?? []));
    const inner = strips.filter(isInner).sort((a, b) => b.to - b.from - (a.to - a.from));
    const next = rows[end + 1];
    const goesOn = next !== undefined && (inner.length === 0 || staysOpen(inner, next));
    if (goesOn) continue;
    const part = rows.slice(start, end + 1);
    return firstOf(inner, (strip) => split(part, strip, end + 1));
  }
  return null;
}

function firstOf<Item, Result>(items: readonly Item[], find: (item: Item) => Result | null): Result | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** Between two texts, not at the page's edge. */
function isInner(strip: Strip): boolean {
  return Number.isFinite(strip.to - strip.from);
}

/** Whether one of the strips would remain below one more line. */
function staysOpen(strips: readonly Strip[], row: Row): boolean {
  return strips.some((strip) => emptyIn(strip, row).some(isInner));
}

function emptyIn(strip: Strip, row: Row): Strip[] {
  const empty: Strip[] = [];
  let from = strip.from;
  for (const piece of row) {
    const least = STRIP_SIZES * piece.size;
    if (piece.x > strip.to) break;
    if (piece.x - from >= least) empty.push({ from, to: piece.x });
    from = Math.max(from, piece.x + piece.width);
  }
  const size = row[0]?.size ?? 0;
  if (strip.to - from >= STRIP_SIZES * size) empty.push({ from, to: strip.to });
  return empty;
}

function split(rows: readonly Row[], strip: Strip, end: number): Columns | null {
  const middle = (strip.from + strip.to) / 2;
  const left = sideOf(rows, (piece) => piece.x < middle);
  const right = sideOf(rows, (piece) => piece.x >= middle);
  const fewest = Math.min(left.length, right.length);
  if (fewest < LEAST_LINES) return null;
  const pieces = rows.flat().sort((a, b) => a.order - b.order);
  const switches = pieces.filter((piece, index) => {
    const before = pieces[index - 1];
    return before !== undefined && piece.x < middle !== before.x < middle;
  });
  return switches.length <= Math.max(1, fewest * MOST_SWITCHES) ? { left, right, end } : null;
}

function sideOf(rows: readonly Row[], isHere: (piece: Piece) => boolean): Row[] {
  return rows.map((row) => row.filter(isHere)).filter((row) => row.length > 0);
}
