/** What a sentence is made of: numbers, names, words that carry something. English and Korean. */
import {
  ENGLISH_GLUE,
  ENGLISH_NEGATION,
  IRREGULAR,
  KOREAN_GLUE,
  KOREAN_NEGATION,
  NUMBER_WORDS,
} from "./word-catalog.ts";

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;
const MULTIPLIERS: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  b: 1e9,
  천: 1e3,
  만: 1e4,
  억: 1e8,
  백만: 1e6,
  천만: 1e7,
};
const MULTIPLIER = /^\s?(?:(백만|천만|천|만|억)|([kKmMbB])(?![\p{L}\p{N}])|(thousand|million|billion)\b)/u;
const NAMED: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** The values of the numbers that a text writes in digits: "10k" is 10000, "1,200" is 1200, "3만" is 30000. */
export function numbersOf(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const match of text.matchAll(NUMBER)) {
    const value = Number(match[0].replaceAll(",", ""));
    if (!Number.isFinite(value)) continue;
    const after = MULTIPLIER.exec(
      text.slice(match.index + match[0].length, match.index + match[0].length + 10),
    );
    const sign = after?.[1] ?? after?.[2]?.toLowerCase() ?? "";
    found.add(value * (MULTIPLIERS[sign] ?? NAMED[after?.[3] ?? ""] ?? 1));
  }
  return found;
}

/** The same with words for numbers, without "one", which counts nothing most of the time: what a text claims. */
export function numbersClaimed(text: string): ReadonlySet<number> {
  return new Set([...numbersOf(text), ...[...numberWordsOf(text)].filter((value) => value > 1)]);
}

/** With those in words ("six", "half", "두"): what a text can be taken to say. */
export function numbersSaid(text: string): ReadonlySet<number> {
  return new Set([...numbersOf(text), ...numberWordsOf(text)]);
}

function numberWordsOf(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const word of text.toLowerCase().match(/[\p{L}]+/gu) ?? []) {
    const value = Object.hasOwn(NUMBER_WORDS, word) ? NUMBER_WORDS[word] : undefined;
    if (value !== undefined) found.add(value);
  }
  return found;
}

const NAME = /[A-Za-z][A-Za-z0-9]*(?:[.+#/&-]+[A-Za-z0-9]+)*[+#]*/g;

/**
 * Names of things, in small letters: words with a capital or a digit inside, or with one at their beginning where no sentence
 * begins; every word in Latin letters where the text is Korean.
 */
export function namesOf(text: string): ReadonlySet<string> {
  const isKorean = hasHangul(text);
  const names = new Set<string>();
  for (const { 0: word, index } of text.matchAll(NAME)) {
    const isInside = /[A-Z0-9+#]/.test(word.slice(1));
    const begins = /^[A-Z]/.test(word) && !isSentenceStart(text, index);
    const isName = isInside || begins || (isKorean && word.length > 1);
    if (isName && word !== "I" && !/^I['’]/.test(word)) names.add(word.toLowerCase());
  }
  return names;
}

function isSentenceStart(text: string, index: number): boolean {
  return /(?:^|[.!?:;\n•"“(]\s*)$/.test(text.slice(Math.max(0, index - 4), index));
}

export function hasHangul(text: string): boolean {
  return /[가-힣]/.test(text);
}

const WORD = /[가-힣]+|[a-zà-ÿ][a-zà-ÿ0-9]*(?:['’][a-z]+)?/giu;

/** The words that carry something, as stems, in their order, each once. */
export function contentWords(text: string): readonly string[] {
  const stems = (text.toLowerCase().match(WORD) ?? []).map(stemOf).filter((stem) => stem !== "");
  return [...new Set(stems)];
}

/** Empty for words that carry nothing. */
function stemOf(word: string): string {
  if (hasHangul(word)) return koreanStem(word);
  if (ENGLISH_GLUE.has(word) || Object.hasOwn(NUMBER_WORDS, word) || word.length < 2) return "";
  const regular = Object.hasOwn(IRREGULAR, word) ? (IRREGULAR[word] ?? word) : word.replace(/['’]s$/, "");
  return ENGLISH_GLUE.has(regular) ? "" : regular.replace(/(?<=\w{3})(?:ies|ing|ed|es|s)$/, "").slice(0, 5);
}

const KOREAN_TAIL =
  /(?:으로서|으로써|이었습니다|였습니다|하였습니다|했습니다|되었습니다|됐습니다|했었습니다|합니다|됩니다|습니다|입니다|하면서|하였고|하도록|했으며|했는데|했다|했고|했음|되었다|됐다|하여|해서|하고|하는|하던|하며|하기|이다|에서는|에서|에게|까지|부터|으로|이라는|라는|이나|하게|한|할|해|함|됨|로|을|를|이|가|은|는|에|와|과|의|도|만)$/;

/** Without its particle or ending; what is left of a verb is its noun ("이전했습니다" → "이전") or its first two syllables. */
function koreanStem(word: string): string {
  if (KOREAN_GLUE.has(word)) return "";
  if (Object.hasOwn(NUMBER_WORDS, word)) return "";
  const bare = word.length > 1 ? word.replace(KOREAN_TAIL, "") : word;
  if (bare.length === 0 || KOREAN_GLUE.has(bare)) return "";
  return bare.length > 2 ? bare.slice(0, 2) : bare;
}

/** Share of the first's words that the second says, 0 to 1; 1 where there is none. */
export function overlap(words: readonly string[], among: readonly string[]): number {
  if (words.length === 0) return 1;
  const said = new Set(among);
  return words.filter((word) => said.has(word)).length / words.length;
}

export function isNegated(text: string): boolean {
  return hasHangul(text) ? KOREAN_NEGATION.test(text) : ENGLISH_NEGATION.test(text);
}

/** The sentences of a text, without what only marks a list. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?。])\s+|\n+|\s*[•●▪]\s*|;\s+/u)
    .map((sentence) => sentence.replace(/^[\s\-–—*·]+/, "").trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
