import { extensionOf } from "./detect-content.ts";
import { DocumentEncodingError, DocumentFormatError } from "./errors.ts";
import type { ReadResult } from "./read-result.ts";
import { tidyText } from "./tidy-text.ts";

/** Headings, links, bold words, fences, tables: how Markdown shows itself where no name tells. */
const MARKDOWN =
  /^(?:#{1,6} \S|```|\|.{1,500}\|$)|\[[^\]\n]{1,200}\]\([^)\n]{1,500}\)|\*\*[^*\n]{1,200}\*\*/m;

/** Characters that no text holds: controls other than tab, line ends and form feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * Reads UTF-8, or UTF-16 where a byte order mark says so.
 *
 * Other encodings are refused, not guessed: a wrong guess makes words that nobody wrote.
 *
 * @throws DocumentEncodingError, DocumentFormatError for bytes that are no text
 */
export function decodeText(bytes: Uint8Array, fileName: string | null): ReadResult {
  const raw = decode(bytes);
  if (CONTROL.test(raw)) throw new DocumentFormatError("a file that is no text");
  const text = tidyText(raw);
  const format = isMarkdown(text, fileName) ? "markdown" : "text";
  return { format, text, pages: [{ start: 0, end: text.length }], warnings: [] };
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  try {
    if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le", { fatal: true }).decode(bytes);
    if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be", { fatal: true }).decode(bytes);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    if (bytes.includes(0)) throw new DocumentFormatError("a file that is no text");
    throw new DocumentEncodingError();
  }
}

function isMarkdown(text: string, fileName: string | null): boolean {
  const extension = extensionOf(fileName);
  if (extension === ".md" || extension === ".markdown") return true;
  return extension === "" && MARKDOWN.test(text);
}
