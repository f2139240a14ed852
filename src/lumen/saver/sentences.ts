/** Cuts a message into pieces that can be kept or dropped: sentences, lines, blocks of code. Nothing is rewritten. */
import { ABBREVIATIONS } from "./word-catalog.ts";

export interface Sentence {
  /** The message from `start` to `end`, in UTF-16 units, without white space around it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isCode: boolean;
}

const FENCE = /^(?:```|~~~)[\s\S]*?(?:^(?:```|~~~)[^\S\n]*$|(?![\s\S]))/gm;
const LINE = /[^\n]+/g;
/** A full stop before a space, a wide one anywhere, or a Korean polite ending without one. */
const END =
  /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s)|[。！？]+["'”’)\]]*|(?:니다|[어아여해]요|이?에요|예요|세요|까요|네요|군요|지요|죠|거든요)[!~.?^ㅋㅎㅠ]*(?=\s)/gu;
/** A longer sentence is cut at a space, so that a text without full stops can be kept in part. */
const MAX_CHARACTERS = 320;
/** Of what stands before a full stop so much is looked at. */
const MAX_ABBREVIATION = 12;

/** The pieces of a message in order; a fenced block of code is one, whatever its length. */
export function sentencesOf(message: string): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  for (const fence of message.matchAll(FENCE)) {
    addProse(found, message.slice(from, fence.index), from);
    from = fence.index + fence[0].length;
    add(found, { text: fence[0], start: fence.index, isCode: true });
  }
  addProse(found, message.slice(from), from);
  return found;
}

function addProse(found: Sentence[], prose: string, offset: number): void {
  for (const { 0: line, index } of prose.matchAll(LINE)) {
    let from = 0;
    for (const end of line.matchAll(END)) {
      const isStop = end[0] === "." || end[0].startsWith(".)");
      if (isStop && isAbbreviation(line.slice(Math.max(from, end.index - MAX_ABBREVIATION), end.index)))
        continue;
      const to = end.index + end[0].length;
      addInParts(found, line.slice(from, to), offset + index + from);
      from = to;
    }
    addInParts(found, line.slice(from), offset + index + from);
  }
}

/** “Dr”, “e.g”, an initial, or the number of a list's line: what stands before a full stop that ends nothing. */
function isAbbreviation(before: string): boolean {
  const word = /(?:^|[\s(])([\p{L}.]+)$/u.exec(before)?.[1]?.toLowerCase() ?? "";
  const isInitial = /^\p{Script=Latin}$/u.test(word) && word !== "i";
  return /^\s*\d{1,3}$/.test(before) || isInitial || ABBREVIATIONS.has(word);
}

function addInParts(found: Sentence[], text: string, start: number): void {
  let from = 0;
  while (text.length - from > MAX_CHARACTERS) {
    const space = text.lastIndexOf(" ", from + MAX_CHARACTERS);
    const to = space > from ? space : wholeCharacter(text, from + MAX_CHARACTERS);
    add(found, { text: text.slice(from, to), start: start + from, isCode: false });
    from = to;
  }
  add(found, { text: text.slice(from), start: start + from, isCode: false });
}

/** A place that does not lie inside a surrogate pair. */
function wholeCharacter(text: string, place: number): number {
  const code = text.charCodeAt(place);
  return code >= 0xdc00 && code <= 0xdfff ? place + 1 : place;
}

function add(found: Sentence[], { text, start, isCode }: Omit<Sentence, "end">): void {
  const trimmed = text.trim();
  if (trimmed === "") return;
  const from = start + text.indexOf(trimmed);
  found.push({ text: trimmed, start: from, end: from + trimmed.length, isCode });
}
