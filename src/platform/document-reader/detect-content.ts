import { DocumentFormatError, DocumentNameError } from "./errors.ts";

export type Content = "text" | "pdf" | "docx";

const NAMES: Readonly<Record<Content, string>> = {
  text: "plain text",
  pdf: "a PDF",
  docx: "a Word document",
};

/** Endings that promise a content. Any other ending promises nothing. */
const PROMISED: Readonly<Record<string, Content | "other">> = {
  ".pdf": "pdf",
  ".docx": "docx",
  ".txt": "text",
  ".text": "text",
  ".md": "text",
  ".markdown": "text",
};

/** How files that are not read begin, in hexadecimal. */
const OTHERS: readonly (readonly [beginning: string, name: string])[] = [
  ["d0cf11e0a1b11ae1", "an old Word document (.doc) or a locked Office document"],
  ["89504e470d0a1a0a", "a PNG picture"],
  ["ffd8ff", "a JPEG picture"],
  ["474946383761", "a GIF picture"],
  ["474946383961", "a GIF picture"],
  ["49492a00", "a TIFF picture"],
  ["4d4d002a", "a TIFF picture"],
  ["7b5c727466", "RTF"],
  ["1f8b", "a gzip archive"],
  ["377abcaf271c", "a 7z archive"],
  ["526172211a07", "a RAR archive"],
  ["25215053", "PostScript"],
  ["48575020446f63756d656e742046696c65", "an old Hangul document (.hwp)"],
];

/** A part that only this kind of archive has; its name stands uncompressed in the archive's directory. */
const ARCHIVES: readonly (readonly [part: string, name: string])[] = [
  ["application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"],
  ["application/hwp+zip", "a Hangul document (.hwpx)"],
  ["application/epub+zip", "an EPUB book"],
  ["xl/workbook.xml", "an Excel workbook (.xlsx)"],
  ["ppt/presentation.xml", "a PowerPoint presentation (.pptx)"],
];

/**
 * What the bytes are, from how they begin.
 *
 * @throws DocumentFormatError for what is not read, DocumentNameError where `fileName` promises something else
 */
export function detectContent(bytes: Uint8Array, fileName: string | null): Content {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const content = contentOf(view);
  const extension = extensionOf(fileName);
  const promised = PROMISED[extension];
  if (typeof content !== "string") {
    // Whoever names a picture .pdf is told about the name, whoever hands over a picture about the format.
    if (promised !== undefined) throw new DocumentNameError(extension, content.other);
    throw new DocumentFormatError(content.other);
  }
  if (promised !== undefined && promised !== content) throw new DocumentNameError(extension, NAMES[content]);
  return content;
}

/** With its dot, in small letters; "" when there is none. */
export function extensionOf(fileName: string | null): string {
  const found = /\.[a-z0-9]{1,10}$/i.exec(fileName ?? "");
  return found === null ? "" : found[0].toLowerCase();
}

function contentOf(view: Buffer): Content | { readonly other: string } {
  const head = view.subarray(0, 1024);
  // The header may stand anywhere in the first kilobyte: ISO 32000-1, annex H.3.4.1.
  if (head.includes("%PDF-")) return "pdf";
  if (isArchive(head)) return archiveContent(view);
  const hex = head.subarray(0, 32).toString("hex");
  const other = OTHERS.find(([beginning]) => hex.startsWith(beginning));
  if (other !== undefined) return { other: other[1] };
  if (hex.slice(0, 8) === "52494646" && head.toString("latin1", 8, 12) === "WEBP")
    return { other: "a WebP picture" };
  const html = /^\s*(?:<!doctype html|<html|<head|<body)/i;
  return html.test(head.toString("latin1")) ? { other: "HTML" } : "text";
}

function isArchive(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && [0x0304, 0x0506, 0x0708].includes(head.readUInt16BE(2));
}

function archiveContent(view: Buffer): Content | { readonly other: string } {
  if (view.includes("word/document")) return "docx";
  const other = ARCHIVES.find(([part]) => view.includes(part));
  if (other !== undefined) return { other: other[1] };
  return view.includes("[Content_Types].xml") ? "docx" : { other: "a zip archive" };
}
