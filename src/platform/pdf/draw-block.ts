/** How each kind of block looks. */
import { drawTable } from "./draw-table.ts";
import type { Bar, PdfBlock, Tag, Tone } from "./pdf.ts";
import {
  ACCENT,
  INK,
  LEFT,
  type Line,
  type Piece,
  QUIET,
  RULE,
  type Typesetter,
  WIDTH,
} from "./typesetter.ts";

type Of<Kind extends PdfBlock["kind"]> = Extract<PdfBlock, { kind: Kind }>;

const BODY = { size: 9.5 } as const;
const SMALL = { size: 8, colour: QUIET } as const;
const COLOURS: Readonly<Record<Tone, { readonly ink: string; readonly field: string }>> = {
  plain: { ink: "#4a5763", field: "#e9edf1" },
  good: { ink: "#256b4d", field: "#dff0e7" },
  notable: { ink: "#8a5a12", field: "#faeed6" },
  pressing: { ink: "#9c2f2f", field: "#f9e1df" },
};
/** What was won since the score before. */
const GAINED = "#7fb3a6";
const SCORE = { text: 150, line: 15 } as const;
/** Draws a block where the last one ended. @param room what of the page must be free for it, in points */
export function drawBlock(setter: Typesetter, block: PdfBlock, room: number): void {
  switch (block.kind) {
    case "title":
      drawTitle(setter, block);
      break;
    case "score":
      drawScore(setter, block);
      break;
    case "heading":
      drawHeading(setter, block, room);
      break;
    case "paragraph":
      setter.need(room);
      drawParagraph(setter, block);
      break;
    case "quote":
      drawQuote(setter, block);
      break;
    case "links":
      setter.need(room);
      drawLinks(setter, block);
      break;
    case "list":
      drawList(setter, block);
      break;
    case "table":
      drawTable(setter, block);
      break;
    case "bars":
      for (const bar of block.bars) drawBar(setter, bar);
      setter.space(6);
  }
}

function drawTitle(setter: Typesetter, { text, subtitle, notes }: Of<"title">): void {
  setter.document.rect(LEFT, setter.y, 34, 3.5).fill(ACCENT);
  setter.y += 14;
  const isLong = setter.lines([bold(text)], { size: 23 }, WIDTH).length > 1;
  setter.flow([bold(text)], { size: isLong ? 18.5 : 23, leading: 1.35 });
  setter.flow([plain(subtitle)], { size: 11.5, colour: QUIET });
  setter.y += 6;
  for (const note of notes) setter.flow([plain(note)], SMALL);
  setter.y += 12;
}

function drawScore(setter: Typesetter, { value, from, of, label, text }: Of<"score">): void {
  const { document } = setter;
  const style = { size: 10 };
  const lines = setter.lines([plain(text)], style, WIDTH - SCORE.text - 18);
  const height = Math.max(78, lines.length * SCORE.line + 38);
  setter.need(height + 8);
  const top = setter.y;
  document.roundedRect(LEFT, top, WIDTH, height, 5).fill("#eef4f5");
  const [figure = []] = setter.lines([bold(String(value))], { size: 34 }, 120);
  setter.draw(figure, { size: 34, colour: ACCENT }, { x: LEFT + 18, y: top + 3 });
  const [whole = []] = setter.lines([plain(`/ ${of}`)], { size: 11 }, 60);
  setter.draw(whole, { size: 11, colour: QUIET }, { x: LEFT + 23 + widthOf(figure), y: top + 25 });
  const bar = { x: LEFT + 18, y: top + 58, width: 108, height: 6 };
  fillBar(setter, { ...bar, share: value / of, ink: from === undefined ? ACCENT : GAINED });
  if (from !== undefined && from > 0)
    document.roundedRect(bar.x, bar.y, (bar.width * Math.min(from, value)) / of, bar.height, 3).fill(ACCENT);
  const [name = []] = setter.lines([bold(label)], { size: 11 }, WIDTH - SCORE.text);
  setter.draw(name, { size: 11, colour: ACCENT }, { x: LEFT + SCORE.text, y: top + 12 });
  for (const [index, line] of lines.entries())
    setter.draw(line, style, { x: LEFT + SCORE.text, y: top + 30 + index * SCORE.line });
  setter.y = top + height + 12;
}

function drawHeading(setter: Typesetter, { level, text, tag }: Of<"heading">, room: number): void {
  const { document } = setter;
  const size = level === 1 ? 15 : 11;
  setter.space(level === 1 ? 16 : 9);
  setter.need(room);
  const style = { size, colour: level === 1 ? ACCENT : INK, leading: 1.4 };
  const tagWidth = tag === undefined ? 0 : 120;
  const top = setter.y;
  setter.flow([bold(text)], style, { x: LEFT, width: WIDTH - tagWidth });
  if (tag !== undefined) drawTag(setter, tag, top);
  if (level === 1) {
    document.moveTo(LEFT, setter.y + 3).lineTo(LEFT + WIDTH, setter.y + 3);
    document.lineWidth(0.8).strokeColor(RULE).stroke();
    setter.y += 9;
    document.outline.addItem(text);
  } else setter.y += 2;
}

function drawTag(setter: Typesetter, { text, tone }: Tag, top: number): void {
  const { ink, field } = COLOURS[tone];
  const style = { size: 7.5, colour: ink };
  const [line = []] = setter.lines([bold(text)], style, 160);
  const width = widthOf(line) + 12;
  setter.document.roundedRect(LEFT + WIDTH - width, top + 1, width, 14, 3).fill(field);
  setter.draw(line, style, { x: LEFT + WIDTH - width + 6, y: top + 2 });
}

function drawParagraph(setter: Typesetter, { text, label, isQuiet = false }: Of<"paragraph">): void {
  const pieces = label === undefined ? [plain(text)] : [bold(`${label}  `), plain(text)];
  if (label !== undefined && !isQuiet) setter.space(3);
  setter.flow(pieces, isQuiet ? { ...SMALL, size: 8.5 } : BODY);
  setter.y += 4;
}

function drawQuote(setter: Typesetter, { text, source }: Of<"quote">): void {
  const beside = (_line: number, y: number, height: number) => {
    setter.document.rect(LEFT + 2, y, 2, height + 0.3).fill(RULE);
  };
  const pieces = [bold(`${source}  `), plain(`“${text}”`)];
  setter.flow(pieces, { size: 8.5, colour: QUIET }, { x: LEFT + 12, width: WIDTH - 12, beside });
  setter.y += 3;
}

function drawList(setter: Typesetter, { items, isNumbered = false }: Of<"list">): void {
  const indent = isNumbered && items.length > 9 ? 25 : 19;
  for (const [place, item] of items.entries()) {
    const [mark = []] = setter.lines([isNumbered ? bold(`${place + 1}.`) : plain("•")], BODY, 30);
    const { text, note } = typeof item === "string" ? { text: item, note: null } : item;
    drawItem(setter, { mark, pieces: [plain(text)], indent });
    if (note === null) continue;
    setter.y -= 2.5;
    setter.flow([plain(note)], { ...SMALL, size: 8.5 }, { x: LEFT + indent, width: WIDTH - indent });
    setter.y += 3;
  }
  setter.y += 3;
}

function drawItem(
  setter: Typesetter,
  { mark, pieces, indent }: { mark: Line; pieces: readonly Piece[]; indent: number },
): void {
  const beside = (line: number, y: number) => {
    if (line === 0) setter.draw(mark, { ...BODY, colour: ACCENT }, { x: LEFT + 3, y });
  };
  setter.flow(pieces, BODY, { x: LEFT + indent, width: WIDTH - indent, beside });
  setter.y += 2.5;
}

/** The address is shown, too: on paper nobody can follow a link. */
function drawLinks(setter: Typesetter, { label, items }: Of<"links">): void {
  setter.flow([bold(label)], BODY);
  const [mark = []] = setter.lines([plain("•")], BODY, 30);
  for (const { text, url } of items) {
    drawItem(setter, { mark, pieces: [plain(text)], indent: 19 });
    if (url === null) continue;
    setter.y -= 2.5;
    const beside = (_line: number, y: number, height: number) => {
      setter.document.link(LEFT + 19, y, WIDTH - 19, height, url);
    };
    setter.flow([plain(url)], { size: 8, colour: ACCENT }, { x: LEFT + 19, width: WIDTH - 19, beside });
    setter.y += 2.5;
  }
  setter.y += 3;
}

function drawBar(setter: Typesetter, { label, share, note, tone }: Bar): void {
  const style = { size: 9 };
  const labels = setter.lines([plain(label)], style, 178);
  const notes = setter.lines([plain(note)], SMALL, 116);
  const height = Math.max(labels.length * 13, notes.length * 12) + 5;
  setter.need(height);
  const { y } = setter;
  for (const [index, line] of labels.entries()) setter.draw(line, style, { x: LEFT, y: y + index * 13 });
  const ink = tone === "plain" ? ACCENT : COLOURS[tone].ink;
  fillBar(setter, { x: LEFT + 188, y: y + 4, width: WIDTH - 188 - 124, height: 6.5, share, ink });
  for (const [index, line] of notes.entries())
    setter.draw(line, SMALL, { x: LEFT + WIDTH - 116, y: y + 0.8 + index * 12 });
  setter.y += height;
}

function fillBar(
  { document }: Typesetter,
  bar: { x: number; y: number; width: number; height: number; share: number; ink: string },
): void {
  const { x, y, width, height, share, ink } = bar;
  const filled = width * Math.min(1, Math.max(0, share));
  document.roundedRect(x, y, width, height, height / 2).fill("#e1e6ea");
  if (filled > 0) document.roundedRect(x, y, Math.max(filled, height), height, height / 2).fill(ink);
}

function widthOf(line: Line): number {
  return line.reduce((sum, word) => sum + word.width, 0);
}

const plain = (text: string): Piece => ({ text, weight: "regular" });
const bold = (text: string): Piece => ({ text, weight: "bold" });
