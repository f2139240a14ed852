/** From a text to what the language model counts: words, their stems, kinds and neighbours, Korean stems and syllables. */
import { CONCEPTS } from "./concept-catalog.ts";
import { WORD_CLASSES } from "./word-class-catalog.ts";
import { koreanStem, stemOf } from "./words.ts";

/** What one word has. */
export const WORD_KINDS = [
  "word",
  "stem",
  "class",
  "concept",
  "koreanStem",
  "koreanConcept",
  "syllables",
] as const;
/** What it has with the one before. */
export const PAIR_KINDS = ["pair", "classPair", "koreanPair"] as const;
export const KINDS = [...WORD_KINDS, ...PAIR_KINDS] as const;
export type WordKind = (typeof WORD_KINDS)[number];
export type PairKind = (typeof PAIR_KINDS)[number];
export type Kind = WordKind | PairKind;

const MAX_CHARACTERS = 4000;
const TOKEN = /[a-z][a-z0-9+#']*(?:-[a-z]+)*|[0-9][0-9.,]*|[?!]|[\p{Script=Hangul}]+/gu;
const QUOTES = /[’`]/g;
const FIRST_HANGUL = 0x1100;
const DIGIT = /^[0-9]/;
const POSSESSIVE = /'s$/;
const CONTRACTIONS = new Set(["it's", "that's", "he's", "she's", "what's", "there's", "who's", "let's"]);
/** Beside the first and the last word. */
export const EDGE = "^";
const NONE: readonly string[] = [];

/** What one word is, without its neighbours. */
export interface Reading {
  readonly isKorean: boolean;
  /** As it is compared with its neighbours: numbers differ by their length only, a possessive is its word, Korean is its stem. */
  readonly name: string;
  /** What its kind is called; its name where it has none. */
  readonly kind: string;
  /** What no text may have: an unfamiliar word. */
  readonly stem: string;
  readonly features: readonly (readonly [kind: WordKind, feature: string])[];
}

/** The words of a text in their order. Function words count: "my change" and "his change" want different playbooks. */
export function tokensOf(text: string): readonly string[] {
  return text.slice(0, MAX_CHARACTERS).toLowerCase().replace(QUOTES, "'").match(TOKEN) ?? NONE;
}

export function readWord(token: string): Reading {
  return token.charCodeAt(0) >= FIRST_HANGUL ? readKorean(token) : readLatin(token);
}

function readLatin(token: string): Reading {
  const name = plainWord(token);
  const stem = stemOf(name);
  const classes = WORD_CLASSES.get(name) ?? CLASSES_BY_STEM.get(stem) ?? NONE;
  const concepts = CONCEPTS.get(stem) ?? CONCEPTS.get(name) ?? NONE;
  return {
    isKorean: false,
    name,
    kind: classes[0] ?? name,
    stem,
    features: [
      ["word", name],
      ["stem", stem],
      ...classes.map((of) => ["class", of] as const),
      ...concepts.map((of) => ["concept", of] as const),
    ],
  };
}

function plainWord(token: string): string {
  if (DIGIT.test(token)) return token.length > 2 ? "00" : "0";
  return CONTRACTIONS.has(token) ? token : token.replace(POSSESSIVE, "");
}

const CLASSES_BY_STEM: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [word, classes] of WORD_CLASSES) {
    const stem = stemOf(word);
    found.set(stem, [...new Set([...(found.get(stem) ?? []), ...classes])]);
  }
  return found;
})();

function readKorean(word: string): Reading {
  const stem = koreanStem(word);
  const marked = `${EDGE}${word}${EDGE}`;
  const syllables: string[] = [];
  for (let place = 0; place <= word.length; place += 1) syllables.push(marked.slice(place, place + 2));
  const concepts = [
    CONCEPTS.get(stem) ?? CONCEPTS.get(word) ?? NONE,
    ...syllables.map((of) => CONCEPTS.get(of) ?? NONE),
  ].flat();
  return {
    isKorean: true,
    name: stem,
    kind: stem,
    stem,
    features: [
      ["koreanStem", stem],
      ...concepts.map((of) => ["koreanConcept", of] as const),
      ...syllables.map((of) => ["syllables", of] as const),
    ],
  };
}

/** Called with each pair of neighbours of a text, both of one script; the same pair may come more than once. */
export type TakePair<Word> = (kind: PairKind, before: Word | null, word: Word | null) => void;

interface Neighbour {
  readonly isKorean: boolean;
  readonly name: string | number;
  readonly kind: string | number;
}

function isOfKind({ kind, name }: Neighbour): boolean {
  return kind !== name;
}

/** Neighbours of one script; null stands beside the first word and, in Latin script, beside the last. */
export function readPairs<Word extends Neighbour>(words: readonly Word[], take: TakePair<Word>): void {
  let latin: Word | null = null;
  let korean: Word | null = null;
  for (const word of words) {
    if (word.isKorean) {
      take("koreanPair", korean, word);
      korean = word;
      continue;
    }
    take("pair", latin, word);
    if (isOfKind(word) || (latin !== null && isOfKind(latin))) take("classPair", latin, word);
    latin = word;
  }
  if (latin !== null) take("pair", latin, null);
}
