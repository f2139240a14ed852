/** Runs the tagger over a text's English lines and gives its spans as places in the text. */
import { SPAN_KINDS, type SpanKind } from "./skill-weights-file.ts";
import type { TaggerLine } from "./tagger/features.ts";
import type { Tagger } from "./tagger/tagger.ts";

export interface TextSpan {
  readonly kind: SpanKind;
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly probability: number;
}

interface PlacedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line's context for the tagger, by the lines above it. */
export interface LineContext {
  readonly above: readonly string[];
  readonly heading: readonly string[];
  readonly place: number;
}

export const START_OF_DOCUMENT: LineContext = { above: [], heading: [], place: 0 };

/** Lines of so many words or fewer head what follows. */
const HEADING_WORDS = 5;
/** Longer lines are cut into sentences, and sentences into pieces of so many words. */
const MOST_WORDS = 120;

export function contextAfter(words: readonly string[], context: LineContext): LineContext {
  const heading = words.length <= HEADING_WORDS ? words : context.heading;
  return { above: words, heading, place: context.place + 1 };
}

/** Spans of both kinds in the order of their lines; lines with Korean are left to the catalog, which knows it. */
export function tagText(text: string, tagger: Tagger): TextSpan[] {
  const spans: TextSpan[] = [];
  let context = START_OF_DOCUMENT;
  for (const placed of linesOf(text)) {
    const words = placed.map((word) => word.text);
    const line: TaggerLine = { words, ...context };
    spans.push(...spansOfLine(placed, line, tagger));
    context = contextAfter(words, context);
  }
  return spans;
}

const HANGUL = /\p{Script=Hangul}/u;
const LATIN = /[a-z]/i;

function spansOfLine(placed: readonly PlacedWord[], line: TaggerLine, tagger: Tagger): TextSpan[] {
  if (placed.some((word) => HANGUL.test(word.text)) || !placed.some((word) => LATIN.test(word.text)))
    return [];
  const tagged = tagger.tag(line);
  return SPAN_KINDS.flatMap((kind) =>
    tagged[kind].flatMap(({ start, end, probability }) => {
      const words = trimmed(placed.slice(start, end));
      const first = words[0];
      const last = words.at(-1);
      return first === undefined || last === undefined
        ? []
        : [{ kind, start: first.start, end: last.end, probability }];
    }),
  );
}

/** Signs at the edges are no part of a skill. */
function trimmed(words: readonly PlacedWord[]): readonly PlacedWord[] {
  const isWord = (word: PlacedWord) => /[\p{L}\d]/u.test(word.text);
  const first = words.findIndex(isWord);
  return first === -1 ? [] : words.slice(first, words.findLastIndex(isWord) + 1);
}

/** Sentences, as the tagger learned them: without bullets and commas, brackets and full stops apart. */
const SENTENCE_END = /(?<=[.!?])\s+(?=\p{Lu})|\n+/gu;
const WORD = /[()[\]{}!?]|[^\s,;()[\]{}!?•·|]+/gu;

function* linesOf(text: string): Generator<PlacedWord[]> {
  let from = 0;
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => [match.index, match.index + match[0].length]);
  for (const [to = 0, next = 0] of [...ends, [text.length, text.length]]) {
    const words = wordsOf(text, from, to);
    for (let at = 0; at < words.length; at += MOST_WORDS) yield words.slice(at, at + MOST_WORDS);
    from = next;
  }
}

function wordsOf(text: string, from: number, to: number): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const match of text.slice(from, to).matchAll(WORD)) {
    const [found] = match;
    const start = from + match.index;
    const bare = found.replace(/[.:]+$/, "");
    if (bare !== "" && bare !== "-") words.push({ text: bare, start, end: start + bare.length });
    if (bare !== found && found.endsWith("."))
      words.push({ text: ".", start: start + bare.length, end: start + found.length });
  }
  return words;
}
