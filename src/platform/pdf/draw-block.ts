/** How each kind of block looks. */

import { drawTable } from "./draw-table.ts";
import type { Bar, PdfBlock, Tag, Tone } from "./pdf.ts";
import { ACCENT, INK, LEFT, type Piece, QUIET, RULE, type Typesetter, WIDTH } from "./typesetter.ts";

type Of<Kind extends PdfBlock["kind"]> = Extract<PdfBlock, { kind: Kind }>;

const BODY = { size: 9.5 } as const;
const SMALL = { size: 8, colour: QUIET } as const;
const COLOURS: Readonly<Record<Tone, { readonly ink: string; readonly field: string }>> = {
  plain: { ink: "#4a5763", field: "#e9edf1" },
  good: { ink: "#256b4d", field: "#dff0e7" },
  notable: { ink: "#8a5a12", field: "#faeed6" },
  pressing: { ink: "#9c2f2f", field: "#f9e1df" },
};
/** What must stand under a heading on its page. */
const KEPT_TOGETHER = 96;

/** Draws a block where the last one ended. */
export function drawBlock(setter: Typesetter, block: PdfBlock): void {
  switch (block.kind) {
    case "title":
      drawTitle(setter, block);
      break;
    case "score":
      drawScore(setter, block);
      break;
    case "heading":
      drawHeading(setter, block);
      break;
    case "paragraph":
      drawParagraph(setter, block);
      break;
    case "quote":
      drawQuote(setter, block);
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
  setter.flow([bold(text)], { size: 23, leading: 1.35 });
  setter.flow([plain(subtitle)], { size: 11.5, colour: QUIET });
  setter.y += 6;
  for (const note of notes) setter.flow([plain(note)], SMALL);
  setter.y += 12;
}

function drawScore(setter: Typesetter, { value, of, label, text }: Of<"score">): void {
  const { document } = setter;
  const inner = WIDTH - 150;
  const style = { size: 10 };
  const lines = setter.lines([plain(text)], style, inner - 20);
  const height = Math.max(74, lines.length * 15 + 28);
  setter.need(height + 8);
  const top = setter.y;
  document.roundedRect(LEFT, top, WIDTH, height, 5).fill("#eef4f5");
  const [figure = []] = setter.lines([bold(String(value))], { size: 34 }, 120);
  setter.draw(figure, { size: 34, colour: ACCENT }, { x: LEFT + 18, y: top + 2 });
  const [whole = []] = setter.lines([plain(`/ ${of}`)], { size: 11 }, 60);
  const width = figure.reduce((sum, word) => sum + word.width, 0);
  setter.draw(whole, { size: 11, colour: QUIET }, { x: LEFT + 23 + width, y: top + 24 });
  fillBar(setter, { x: LEFT + 18, y: top + 54, width: 100, height: 6, share: value / of, ink: ACCENT });
  const [name = []] = setter.lines([bold(label)], style, inner);
  setter.draw(name, { ...style, colour: ACCENT }, { x: LEFT + 142, y: top + 11 });
  for (const [index, line] of lines.entries())
    setter.draw(line, style, { x: LEFT + 142, y: top + 27 + index * 15 });
  setter.y = top + height + 10;
}

function drawHeading(setter: Typesetter, { level, text, tag }: Of<"heading">): void {
  const { document } = setter;
  const size = level === 1 ? 15 : 11;
  setter.space(level === 1 ? 16 : 9);
  setter.need(KEPT_TOGETHER);
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
  const width = line.reduce((sum, word) => sum + word.width, 0) + 12;
  setter.document.roundedRect(LEFT + WIDTH - width, top + 1, width, 14, 3).fill(field);
  setter.draw(line, style, { x: LEFT + WIDTH - width + 6, y: top + 2 });
}

function drawParagraph(setter: Typesetter, { text, label, isQuiet = false }: Of<"paragraph">): void {
  const pieces = label === undefined ? [plain(text)] : [bold(`${label}  `), plain(text)];
  setter.flow(pieces, isQuiet ? { ...SMALL, size: 8.5 } : BODY);
  setter.y += 4;
}

function drawQuote(setter: Typesetter, { text, source }: Of<"quote">): void {
  const { document } = setter;
  const beside = (_line: number, y: number, height: number) => {
    document.rect(LEFT + 2, y, 2, height + 0.3).fill(RULE);
  };
  const area = { x: LEFT + 13, width: WIDTH - 13, beside };
  setter.flow([plain(`“${text}”`)], { size: 9, colour: QUIET }, area);
  setter.flow([plain(source)], { size: 7.5, colour: QUIET }, area);
  setter.y += 5;
}

function drawList(setter: Typesetter, { items, isNumbered = false }: Of<"list">): void {
  for (const [place, item] of items.entries()) {
    const mark = isNumbered ? `${place + 1}.` : "•";
    const [drawn = []] = setter.lines([isNumbered ? bold(mark) : plain(mark)], BODY, 24);
    const beside = (line: number, y: number) => {
      if (line === 0) setter.draw(drawn, { ...BODY, colour: ACCENT }, { x: LEFT + 3, y });
    };
    setter.flow([plain(item)], BODY, { x: LEFT + 19, width: WIDTH - 19, beside });
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

const plain = (text: string): Piece => ({ text, weight: "regular" });
const bold = (text: string): Piece => ({ text, weight: "bold" });
