/** Whether a model's summary says only what was said: its numbers, names and code must be in the source. */
import { sentencesOf } from "./sentences.ts";
import { EMPTY_WORDS, LIGHT_WORDS } from "./word-catalog.ts";
import type { Reader, Term } from "./words.ts";

/** Checks summaries of one source. */
export interface Verification {
  /** The summary without the sentences that name what the source does not. */
  verified(summary: string): string;
  /** Numbers, names and code of a text, as they are compared. */
  factsOf(text: string): Set<string>;
}

const DIGITS = /\d/;
const INNER_COMMA = /(?<=\d),(?=\d{3}\b)/g;
const NUMBER_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  "zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((name, value) => [name, String(value)]),
);
/** A verb or adverb at a sentence's beginning has a capital and is no name. */
const NO_NAME = /(?:ed|ing|ly)$/;
/** A name is known by what follows it, because Korean has no capitals. */
const KOREAN_NAME = /(\p{Script=Hangul}{2,4})\s?[씨님]/gu;

export function verificationOf(source: string, reader: Reader): Verification {
  const plain = normalised(source);
  const terms = reader.termsOf(plain);
  const known = new Set(terms.flatMap((term) => [term.key, bare(term.plain), comparable(term)]));
  const isKnown = (term: Term) =>
    term.kind === "code"
      ? plain.toLowerCase().includes(term.plain.replaceAll("`", ""))
      : known.has(comparable(term)) || known.has(term.key) || known.has(bare(term.plain));
  const namesIn = (sentence: string) => Array.from(sentence.matchAll(KOREAN_NAME), ([, name = ""]) => name);
  const isSupported = (sentence: string) =>
    namesIn(sentence).every((name) => plain.includes(name)) &&
    reader.termsOf(normalised(sentence)).every((term, place) => !isFact(term, place === 0) || isKnown(term));
  return {
    verified(summary) {
      const sentences = sentencesOf(summary).filter(({ text }) => isSupported(text));
      return sentences
        .map(({ text, start }, place) => {
          const before = sentences[place - 1];
          const isNewLine = before !== undefined && summary.slice(before.end, start).includes("\n");
          return `${before === undefined ? "" : isNewLine ? "\n" : " "}${text}`;
        })
        .join("");
    },
    factsOf(text) {
      const facts = new Set<string>();
      for (const sentence of sentencesOf(normalised(text)))
        for (const [place, term] of reader.termsOf(sentence.text).entries())
          if (isFact(term, false) && (place > 0 || !isWord(term))) facts.add(comparable(term));
      return facts;
    },
  };
}

/** What must not be invented: a number, code, a name; the first word is one where nothing speaks against it. */
function isFact(term: Term, isFirst: boolean): boolean {
  if (!isWord(term)) return true;
  if (!term.isCapital || term.kind === "empty" || term.kind === "light") return false;
  return (
    !isFirst || !(NO_NAME.test(term.plain) || EMPTY_WORDS.has(term.plain) || LIGHT_WORDS.has(term.plain))
  );
}

function isWord({ kind, plain }: Term): boolean {
  return kind !== "number" && kind !== "code" && !DIGITS.test(plain);
}

function comparable({ key, plain }: Term): string {
  return NUMBER_NAMES[plain] ?? key;
}

function bare(plain: string): string {
  return plain.replace(/'s$/, "");
}

function normalised(text: string): string {
  return text.replace(INNER_COMMA, "");
}
