import type { PdfBlock } from "./pdf.ts";

const HEADING = { 1: 46, 2: 30 } as const;
const PARAGRAPH = 34;
const BEGINNING: Readonly<Partial<Record<PdfBlock["kind"], number>>> = {
  table: 76,
  links: 46,
  list: 36,
  bars: 40,
};
const LINE = 24;

/**
 * The room that a block needs on its page, in points: a heading stands with what it is over, a paragraph with the list or table
 * that it introduces.
 */
export function keptRoom(blocks: readonly PdfBlock[], index: number): number {
  const block = blocks[index];
  if (block === undefined) return 0;
  if (block.kind === "heading") return HEADING[block.level] + keptRoom(blocks, index + 1);
  const next = blocks[index + 1];
  const isIntroduction = next?.kind === "list" || next?.kind === "table";
  if (block.kind === "paragraph") return PARAGRAPH + (isIntroduction ? keptRoom(blocks, index + 1) : 0);
  return BEGINNING[block.kind] ?? LINE;
}
