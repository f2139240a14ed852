import { getDocumentProxy } from "unpdf";
import { type Parsed, type ParseOrder, RefusedDocument } from "./parse-order.ts";
import { type PdfItem, pageText } from "./pdf-lines.ts";
import { tidyText } from "./tidy-text.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type TextContent = Awaited<ReturnType<Awaited<ReturnType<Pdf["getPage"]>>["getTextContent"]>>;

/** Pages with fewer letters than this hold no text to speak of: a stamp, a page number. */
const LEAST_LETTERS = 3;
/** More pieces than this on one page is no page for people. */
const MOST_PIECES = 50_000;
/** Of the letters, when text cannot be told from its font. */
const MOST_UNKNOWN = 0.2;

/** Letters of which only the font knows what they are. */
const UNKNOWN = /[\ufffd\ue000-\uf8ff]/g;

/** @throws RefusedDocument */
export async function parsePdf({ bytes, limits }: ParseOrder): Promise<Parsed> {
  const pdf = await open(bytes);
  if (pdf.numPages > limits.pages) {
    throw new RefusedDocument({ why: "too-large", what: "pages", limit: limits.pages, actual: pdf.numPages });
  }
  const texts: string[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const text = await readPage(pdf, number);
    characters += text.length;
    if (characters > limits.characters) {
      throw new RefusedDocument({ why: "too-large", what: "characters", limit: limits.characters });
    }
    texts.push(text);
  }
  return joinPages(texts);
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, enableXfa: false });
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "PasswordException") throw new RefusedDocument({ why: "encrypted" });
    throw new RefusedDocument({ why: "damaged", problem: "it does not keep to its format" });
  }
}

async function readPage(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const content = await page.getTextContent();
  if (content.items.length > MOST_PIECES) {
    throw new RefusedDocument({ why: "too-large", what: "characters", limit: MOST_PIECES });
  }
  const text = tidyText(pageText(toItems(content)));
  page.cleanup();
  return text;
}

function toItems(content: TextContent): PdfItem[] {
  return content.items.flatMap((item) => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    return [{ text: item.str, x, y, width: item.width, size, isTurned: Math.abs(b) > Math.abs(a) }];
  });
}

function joinPages(texts: readonly string[]): Parsed {
  const letters = texts.join("").replaceAll(/\s/g, "").length;
  const empty = texts.flatMap((text, index) =>
    text.replaceAll(/\s/g, "").length < LEAST_LETTERS ? [index + 1] : [],
  );
  if (empty.length === texts.length) throw new RefusedDocument({ why: "without-text", pages: texts.length });
  const unknown = texts.join("").match(UNKNOWN)?.length ?? 0;
  if (unknown > letters * MOST_UNKNOWN) throw new RefusedDocument({ why: "unreadable-text" });
  const warnings = empty.map((page) => `page ${page} holds no text: it may be a picture`);
  const pages: { start: number; end: number }[] = [];
  let text = "";
  for (const each of texts) {
    if (text !== "") text += "\n\n";
    pages.push({ start: text.length, end: text.length + each.length });
    text += each;
  }
  return { text, pages, warnings };
}
