/** Sentences of a job taken apart where one thing asked ends and another begins, each with how it is worded. */
import type { Span, Wording } from "../growth.ts";
import { sentencesIn, trimSpan } from "./sentences.ts";
import { WEAK_CUES, WORDING_CUES } from "./wording-catalog.ts";

export interface Clause {
  readonly span: Span;
  readonly text: string;
  readonly wording: Wording;
  /** The words that showed it; null where the section did, or nothing. */
  readonly wordingSpan: Span | null;
  /** The place among the sentences of its passage. */
  readonly sentence: number;
}

const BORDER =
  /;\s|\s[–—]\s|[,:]\s(?=(?:and|but|so|though|although|because|since|as|while|which) (?:you|we|it|our|the|a|there|they|i|if|even|have|must)\b)|\s(?=(?:since|because|though|although) )|,\s(?=(?:and )?(?:even better|that['’]?s a|knowing|ideally))|,\s(?=and [^,.;]{1,40}? (?:would be|is an?|are an?|helps?|preferred))|(?<=지만|므로|이며|는데|고요)[,.]?\s|(?<=\p{Script=Hangul}(?:고|며|니|서|거나)),\s|(?<=있거나)\s/giu;
const COMMA = /,\s/gu;
const KOREAN_ITEM =
  /^[^\s,]+(?: [^\s,]+)* ?\p{Script=Hangul}*(?:운영|대응|관리|개발|수립|점검|작성|분석|설계|구축|지원|이해|경험|근무|방문|출장|가능|협업|출근|대응 가능하신 분)$/u;
/** A title before its clause: "Fluent Go: our operators are written in Go". */
const LONGEST = 1500;

/** The clauses of a passage. `fallback` is what its section says. Linear. */
export function clausesIn(text: string, span: Span, fallback: Wording | null): Clause[] {
  return sentencesIn(text, span).flatMap((sentence, index) => {
    const whole = sharedCue(cueIn(text, sentence));
    return splitSentence(text, sentence).map((part) => {
      const own = cueIn(text, part) ?? whole;
      const isOverruled =
        own !== null && fallback !== null && WEAK_CUES.test(text.slice(own.span.start, own.span.end));
      const cue = isOverruled ? null : own;
      return {
        span: part,
        text: text.slice(part.start, part.end),
        wording: cue?.wording ?? fallback ?? "expected",
        wordingSpan: cue?.span ?? null,
        sentence: index,
      };
    });
  });
}

function splitAt(piece: string, border: RegExp): Span[] {
  const parts: Span[] = [];
  let from = 0;
  for (const found of piece.matchAll(border)) {
    parts.push({ start: from, end: found.index });
    from = found.index + found[0].length;
  }
  parts.push({ start: from, end: piece.length });
  return parts;
}

/** Two words or more that end in a noun, as Korean lists of duties and conditions have them. */
function isItem(piece: string): boolean {
  return KOREAN_ITEM.test(piece.trim()) && !/[()]/.test(piece);
}

interface Cue {
  readonly wording: Wording;
  readonly span: Span;
}

/** "You must know Go, as …" is said for the whole sentence; "…, and Rust would be nice" for its own part alone. */
function sharedCue(cue: Cue | null): Cue | null {
  return cue === null || cue.wording === "preferred" || cue.wording === "optional" ? null : cue;
}

function splitSentence(text: string, sentence: Span): Span[] {
  if (sentence.end - sentence.start > LONGEST) return [sentence];
  const piece = text.slice(sentence.start, sentence.end);
  const parts = splitAt(piece, BORDER).flatMap((part) => {
    const pieces = splitAt(piece.slice(part.start, part.end), COMMA);
    const isList =
      pieces.length > 1 &&
      pieces.every(({ start, end }) => isItem(piece.slice(part.start + start, part.start + end)));
    return isList
      ? pieces.map(({ start, end }) => ({ start: part.start + start, end: part.start + end }))
      : [part];
  });
  return parts
    .map(({ start, end }) => trimSpan(text, { start: sentence.start + start, end: sentence.start + end }))
    .filter((part) => part.end > part.start);
}

function cueIn(text: string, { start, end }: Span): Cue | null {
  const piece = text.slice(start, end);
  for (const [pattern, wording] of WORDING_CUES) {
    const found = pattern.exec(piece);
    if (found !== null) {
      return { wording, span: { start: start + found.index, end: start + found.index + found[0].length } };
    }
  }
  return null;
}
