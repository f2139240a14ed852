/// <reference path="./pdfkit.d.ts" />
import { setImmediate as breathe } from "node:timers/promises";
import type PdfKit from "pdfkit";
import { drawBlock } from "./draw-block.ts";
import { loadFontFaces } from "./font-faces.ts";
import { keptRoom } from "./kept-room.ts";
import type { PdfBlock, PdfDocument, WritePdf } from "./pdf.ts";
import { createTypesetter, LEFT, PAGE, QUIET, type Typesetter, WIDTH } from "./typesetter.ts";

const FOOT = { size: 7.5, colour: QUIET } as const;

/** See `WritePdf`. pdfkit and the fonts are read when the first document is written, and between blocks others have their turn. */
export const writePdf: WritePdf = async (document) => {
  const { default: PdfDocumentWriter } = await import("pdfkit");
  const createdAt = new Date(document.createdAt);
  const writer = new PdfDocumentWriter({
    size: "A4",
    margin: 0,
    bufferPages: true,
    pdfVersion: "1.7",
    lang: document.language === "ko" ? "ko-KR" : "en-US",
    displayTitle: true,
    info: {
      Title: document.title,
      Creator: "ION",
      Producer: "ION",
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
  const written = collect(writer);
  const setter = createTypesetter(writer, await loadFontFaces(writer, textsOf(document)));
  for (const [index, block] of document.blocks.entries()) {
    drawBlock(setter, block, keptRoom(document.blocks, index));
    await breathe();
  }
  drawFeet(setter, document);
  writer.end();
  return written;
};

function drawFeet(setter: Typesetter, { footer }: PdfDocument): void {
  const { document } = setter;
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    const y = PAGE.height - 44;
    const [line = []] = setter.lines([{ text: footer, weight: "regular" }], FOOT, WIDTH - 60);
    setter.draw(line, FOOT, { x: LEFT, y });
    const [number = []] = setter.lines([{ text: `${index + 1} / ${count}`, weight: "regular" }], FOOT, 60);
    const width = number.reduce((sum, word) => sum + word.width, 0);
    setter.draw(number, FOOT, { x: LEFT + WIDTH - width, y });
  }
}

function collect(writer: PdfKit): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    writer.on("data", (chunk) => chunks.push(chunk));
    writer.on("end", () => resolve(Buffer.concat(chunks)));
    writer.on("error", reject);
  });
}

/** Every text of a document, so that the fonts with its characters are there. */
function textsOf({ footer, blocks }: PdfDocument): readonly string[] {
  return [footer, "0123456789/•", ...blocks.flatMap(stringsIn)];
}

function stringsIn(value: PdfBlock | unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
