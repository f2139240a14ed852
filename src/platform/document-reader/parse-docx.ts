/** Word documents, through mammoth's tree: its HTML would lose which lines were list items and which cells. */
import mammoth from "mammoth";
import { readDocxParts } from "./docx-parts.ts";
import { type Parsed, type ParseOrder, RefusedDocument } from "./parse-order.ts";
import { tidyText } from "./tidy-text.ts";

/** What is used of mammoth's elements; its types leave them open. */
interface Element {
  readonly type: string;
  readonly children?: readonly Element[];
  readonly value?: string;
  readonly styleId?: string | null;
  readonly styleName?: string | null;
  readonly numbering?: { readonly level: string | number; readonly isOrdered: boolean } | null;
}

const HEADING = /^(?:heading|title|subtitle|제목|부제)/i;

/** @throws RefusedDocument */
export async function parseDocx({ bytes, limits }: ParseOrder): Promise<Parsed> {
  const parts = readDocxParts(bytes, limits.unpackedBytes);
  const root = await readTree(parts);
  const text = tidyText(linesOf(root.children ?? []).join("\n"))
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
  if (text.length > limits.characters) {
    throw new RefusedDocument({ why: "too-large", what: "characters", limit: limits.characters });
  }
  return { text, pages: [{ start: 0, end: text.length }], warnings: [] };
}

async function readTree(parts: Uint8Array): Promise<Element> {
  let root: Element | undefined;
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(parts.buffer, parts.byteOffset, parts.byteLength) },
      {
        externalFileAccess: false,
        transformDocument: (element: Element) => {
          root = element;
          // Only the tree is wanted, so there is nothing left to write.
          return { ...element, children: [] };
        },
      },
    );
  } catch {
    throw new RefusedDocument({ why: "damaged", problem: "its text is missing or broken" });
  }
  if (root === undefined) throw new RefusedDocument({ why: "damaged", problem: "it has no text" });
  return root;
}

function linesOf(elements: readonly Element[]): string[] {
  const numbers = new Map<number, number>();
  return elements.flatMap((element) => {
    if (element.type === "table") return ["", ...tableLines(element), ""];
    if (element.type === "paragraph") return paragraphLines(element, numbers);
    return linesOf(element.children ?? []);
  });
}

function paragraphLines(paragraph: Element, numbers: Map<number, number>): string[] {
  const text = textOf(paragraph)
    .replaceAll(/[^\S\n\t]+/g, " ")
    .trim();
  if (text === "") return [""];
  const style = paragraph.styleName ?? paragraph.styleId ?? "";
  if (HEADING.test(style)) return ["", text, ""];
  const { numbering } = paragraph;
  if (numbering === null || numbering === undefined) {
    numbers.clear();
    return [text];
  }
  const level = Number(numbering.level) || 0;
  const number = (numbers.get(level) ?? 0) + 1;
  numbers.set(level, number);
  const mark = numbering.isOrdered ? `${number}.` : "•";
  return [`${"  ".repeat(level)}${mark} ${text}`];
}

/** A row is a line; cells with paragraphs of their own are a layout, read one after the other. */
function tableLines(table: Element): string[] {
  return (table.children ?? []).flatMap((row) => {
    const cells = (row.children ?? []).map((cell) =>
      linesOf(cell.children ?? []).filter((line) => line !== ""),
    );
    const filled = cells.filter((cell) => cell.length > 0);
    if (filled.some((cell) => cell.length > 1)) return filled.flatMap((cell) => [...cell, ""]);
    return [filled.map((cell) => cell[0]?.trim()).join("\t")];
  });
}

function textOf(element: Element): string {
  if (element.type === "text") return element.value ?? "";
  if (element.type === "tab") return "\t";
  if (element.type === "break") return "\n";
  return (element.children ?? []).map(textOf).join("");
}
