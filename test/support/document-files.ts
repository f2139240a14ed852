/** Files as people hand them over, made by code: PDFs with text at places, Word documents part by part. */
import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { strToU8, type Zippable, zipSync } from "fflate";
import PDFDocument from "pdfkit";
import { fontOfWoff } from "../../src/platform/pdf/woff.ts";

const KOREAN_FONT = new URL(
  "../../node_modules/@fontsource/nanum-gothic/files/nanum-gothic-korean-400-normal.woff",
  import.meta.url,
);

/** A word or line of a page, in points from the top left. */
export interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

export interface PdfOptions {
  readonly isKorean?: boolean;
  readonly userPassword?: string;
}

/** One page for each list, written in its order. */
export async function pdfOf(
  pages: readonly (readonly Written[])[],
  { isKorean = false, userPassword }: PdfOptions = {},
): Promise<Uint8Array> {
  const lock = userPassword === undefined ? {} : { userPassword };
  const document = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false, ...lock });
  const chunks: Uint8Array[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  document.on("data", (chunk) => chunks.push(chunk)).on("end", resolve);
  if (isKorean) document.registerFont("korean", fontOfWoff(readFileSync(KOREAN_FONT)));
  for (const page of pages) {
    document.addPage();
    if (isKorean) document.font("korean");
    for (const { text, x, y, size = 10 } of page) {
      document.fontSize(size).text(text, x, y, { lineBreak: false });
    }
  }
  document.end();
  await promise;
  return new Uint8Array(Buffer.concat(chunks));
}

/** A PDF of one page whose content unpacks to this many bytes of nothing. */
export function pdfBomb(unpackedBytes: number): Uint8Array {
  const content = deflateSync(Buffer.alloc(unpackedBytes, " "));
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
    `<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n${content.toString("latin1")}\nendstream`,
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 5\n0000000000 65535 f \n${places.join("")}trailer << /Size 5 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

/** Lines one below the other. */
export function linesAt(x: number, y: number, lines: readonly string[]): Written[] {
  return lines.map((text, index) => ({ text, x, y: y + index * 14 }));
}

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const STYLES = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>`;
const NUMBERING = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const STYLE_RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`;

/** A Word document with this body; `parts` are added to its archive or take the place of its own. */
export function docxOf(body: string, parts: Zippable = {}): Uint8Array {
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}</w:body></w:document>`;
  return zipSync({
    "[Content_Types].xml": strToU8(CONTENT_TYPES),
    "_rels/.rels": strToU8(RELATIONS),
    "word/document.xml": strToU8(document),
    "word/styles.xml": strToU8(STYLES),
    "word/numbering.xml": strToU8(NUMBERING),
    "word/_rels/document.xml.rels": strToU8(STYLE_RELATIONS),
    ...parts,
  });
}

/** The WordprocessingML of a paragraph: plain, a heading or an item of a list. */
export function paragraph(text: string, kind: "plain" | "heading" | "item" = "plain"): string {
  const properties = {
    plain: "",
    heading: '<w:pPr><w:pStyle w:val="H1"/></w:pPr>',
    item: '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
  }[kind];
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A table of plain cells; a cell may hold paragraphs of its own. */
export function table(rows: readonly (readonly string[])[]): string {
  const cell = (content: string) =>
    `<w:tc>${content.startsWith("<w:p>") ? content : paragraph(content)}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}
