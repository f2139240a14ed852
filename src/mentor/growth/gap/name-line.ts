import type { Cv, Span } from "../growth.ts";

const FIRST_LINES = 3;
const MOST_WORDS = 4;
/** What stands above a name. */
const TITLE = /^\s*(?:curriculum vitae|cv|r[eé]sum[eé]|이력서|경력 ?기술서|자기 ?소개서)\s*$/iu;
/** Letters, as names are written; no digits, commas or bars as in headlines. */
const NAME = /^[\p{L}\p{M} .'’()-]+$/u;

/** The line of a CV that is a name and nothing else: a short first line of letters. null where a CV begins otherwise. */
export function nameLineOf({ document, sections }: Pick<Cv, "document" | "sections">): Span | null {
  if (sections.length === 0) return null;
  let start = 0;
  for (const line of document.text.split("\n", FIRST_LINES)) {
    const words = line.trim();
    const isName = NAME.test(words) && words.split(/\s+/u).length <= MOST_WORDS && !TITLE.test(words);
    if (isName) return { start, end: start + line.length };
    if (words !== "" && !TITLE.test(words)) return null;
    start += line.length + 1;
  }
  return null;
}
