import type { GrowthDocument, Quote } from "../growth.ts";

const LONGEST = 160;
const BULLET = /^(?:[-–—*•·▪‣○●□■◇◆▶▷※]\s*|\d{1,2}[.)]\s+)/u;
/** E-mail addresses, telephone numbers: nobody's report needs them. */
const CONTACT = /@|\+\d[\d\s().-]{6,}\d|(?<![\d.])\(?0\d{1,3}[\s).-]?\d{3,4}[\s.-]?\d{4}(?!\d)/u;
/** Parts of a list have hardly more words than this each. */
const WORDS_OF_A_LIST = 2.2;

/**
 * The line of its document that a quote stands in, without its bullet, in one line of 160 characters at most around the quote:
 * "PostgreSQL" alone tells less than what was done with it.
 */
export function quoteLine(quote: Quote, documents: readonly GrowthDocument[]): string {
  const text = documents.find(({ role }) => role === quote.document)?.text;
  if (text === undefined) return tidy(quote.text);
  const { start, end } = quote.span;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end);
  const line = text.slice(from, to === -1 ? text.length : to);
  if (CONTACT.test(line)) return tidy(quote.text);
  if (tidy(line).length <= LONGEST) return tidy(line);
  return tidy(around(line, { start: start - from, end: end - from }));
}

/** Whether a line only names things: "Go, Java, Redis". */
export function isBareList(line: string): boolean {
  const parts = line.replace(/^[^:]{1,30}:\s/u, "").split(/[,/|·;]/u);
  if (parts.length < 3) return false;
  const words = parts.reduce((sum, part) => sum + part.trim().split(/\s+/u).length, 0);
  return words / parts.length <= WORDS_OF_A_LIST;
}

/** Cut at words, as much on each side of the quote as there is room for. */
function around(line: string, { start, end }: Quote["span"]): string {
  const room = Math.max(0, LONGEST - (end - start));
  const from = Math.max(0, start - Math.floor(room / 2));
  const to = Math.min(line.length, Math.max(end, from + LONGEST));
  const before = from === 0 ? 0 : line.indexOf(" ", from) + 1;
  const after = to === line.length ? to : line.lastIndexOf(" ", to);
  const first = before > 0 && before <= start ? before : from;
  const last = after >= end ? after : to;
  return `${first > 0 ? "… " : ""}${line.slice(first, last)}${last < line.length ? " …" : ""}`.toWellFormed();
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, " ").trim().replace(BULLET, "");
}
