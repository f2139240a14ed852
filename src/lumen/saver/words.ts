/** From a text to its terms: what the saver counts, compares and looks for. Pure. */
import {
  DECISIONS,
  EMPTY_KOREAN,
  EMPTY_WORDS,
  EVENTS,
  FIRST_PERSON,
  KOREAN_PARTICLES,
  LIGHT_WORDS,
  NEGATIONS,
  NUMBER_WORDS,
  PRAISE_WORDS,
  PREFERENCES,
  SECOND_PERSON,
  TIME_WORDS,
} from "./word-catalog.ts";

export type TermKind = "word" | "name" | "number" | "time" | "code" | "light" | "empty";

/** What a word does in a sentence beside what it says. */
export interface Roles {
  readonly isFirstPerson: boolean;
  readonly isSecondPerson: boolean;
  readonly isPraise: boolean;
  readonly isDecision: boolean;
  readonly isPreference: boolean;
  readonly isNegation: boolean;
  readonly isEvent: boolean;
}

export interface Term {
  /** What is compared: a lower-case stem, or the identifier, number or address as written. */
  readonly key: string;
  readonly kind: TermKind;
  /** The word in lower case, its particles and endings still on it. */
  readonly plain: string;
  readonly isCapital: boolean;
  readonly roles: Roles;
}

/** Reads words, and remembers those it has read. */
export interface Reader {
  /**
   * The terms of a text in order. A capital inside a sentence makes a name; digits a number; an underscore, a dot, a
   * slash or a capital inside a word, backquotes or an address make code; words of the catalogs carry little (`light`)
   * or nothing (`empty`).
   */
  termsOf(text: string): Term[];
}

const MAX_REMEMBERED = 20_000;

const WORD =
  /https?:\/\/[^\s)>\]]+|`[^`\n]+`|[$€£₩]?\d[\d,.:/-]*\d?(?:[%°]|[a-z]{1,3}\b)?|[\p{L}'][\p{L}\p{N}'_+#]*(?:[-./@][\p{L}\p{N}_]+)*(?:\(\))?/gu;
const HANGUL = /\p{Script=Hangul}/u;
const CODE = /^`|^https?:|_|\(\)$|[a-z][A-Z]|[\p{L}]\.[\p{L}]|[@/#]/u;
const CAPITAL = /^\p{Lu}/u;

export function createReader(): Reader {
  const known = new Map<string, Term>();
  const read = (written: string): Term => {
    const found = known.get(written);
    if (found !== undefined) return found;
    const made = termOf(written);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(written, made);
    return made;
  };
  return {
    termsOf(text) {
      const terms: Term[] = [];
      for (const [match] of text.replaceAll("’", "'").matchAll(WORD)) {
        const written = without(match, "'");
        if (written === "") continue;
        const term = read(written);
        const isPlain = terms.length > 0 || term.kind !== "name";
        terms.push(isPlain ? term : { ...term, kind: "word" });
      }
      return terms;
    },
  };
}

function termOf(written: string): Term {
  const plain = written.toLowerCase();
  const isCapital = CAPITAL.test(written);
  const { key, kind } = HANGUL.test(written) ? koreanKey(plain) : keyOf(written, plain);
  const isIn = (list: ReadonlySet<string>) => list.has(plain) || list.has(key);
  const roles = {
    isFirstPerson: isIn(FIRST_PERSON),
    isSecondPerson: isIn(SECOND_PERSON),
    isPraise: isIn(PRAISE_WORDS),
    isDecision: isIn(DECISIONS),
    isPreference: isIn(PREFERENCES),
    isNegation: isIn(NEGATIONS),
    isEvent: EVENTS.has(plain) || (kind === "word" && /[^e]ed$/.test(plain)),
  };
  return { key, kind: kind === "word" && isCapital ? "name" : kind, plain, isCapital, roles };
}

function keyOf(written: string, plain: string): Pick<Term, "key" | "kind"> {
  if (/^[$€£₩]?\d/.test(written)) return { key: without(plain, ".,:-/"), kind: "number" };
  if (CODE.test(written)) return { key: plain, kind: "code" };
  const bare = plain.replace(/'s$/, "");
  const key = stemOf(bare.replaceAll("'", ""));
  if (NUMBER_WORDS.has(bare)) return { key, kind: "number" };
  if (TIME_WORDS.has(key) || TIME_WORDS.has(bare)) return { key, kind: "time" };
  if (EMPTY_WORDS.has(plain) || EMPTY_WORDS.has(bare) || bare.length < 2) return { key, kind: "empty" };
  return { key, kind: LIGHT_WORDS.has(bare) ? "light" : "word" };
}

/** A word without certain characters around it. */
function without(word: string, characters: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && characters.includes(word.charAt(start))) start += 1;
  while (end > start && characters.includes(word.charAt(end - 1))) end -= 1;
  return word.slice(start, end);
}

function koreanKey(plain: string): Pick<Term, "key" | "kind"> {
  const key = koreanStem(plain);
  if (TIME_WORDS.has(key) || TIME_WORDS.has(plain)) return { key, kind: "time" };
  if (NUMBER_WORDS.has(plain)) return { key, kind: "number" };
  const isEmpty = EMPTY_KOREAN.has(plain) || EMPTY_KOREAN.has(key) || /^[ㄱ-ㅎㅏ-ㅣ]+$/.test(plain);
  return { key, kind: isEmpty ? "empty" : "word" };
}

function koreanStem(word: string): string {
  for (const particle of KOREAN_PARTICLES) {
    if (word.endsWith(particle) && word.length - particle.length >= 2) return word.slice(0, -particle.length);
  }
  return word;
}

/**
 * A light stemmer in the manner of Porter (1980): plural, -ed, -ing, -ly, -er, the doubled letter and the -e and -y they
 * leave.
 */
export function stemOf(word: string): string {
  if (word.length <= 3) return word;
  let stem = word.replace(/(ss|sh|ch|x|z)es$/, "$1").replace(/ies$/, "y");
  if (/[^s]s$/.test(stem) && !/(?:us|is)$/.test(stem)) stem = stem.slice(0, -1);
  const cut = stem.replace(/(?:ing|ed|ly|er)$/, "");
  if (cut !== stem && cut.length >= 3 && /[aeiouy]/.test(cut)) stem = cut.replace(/([^aeiouls])\1$/, "$1");
  if (stem.length > 3) stem = stem.replace(/e$/, "");
  return stem.length > 3 ? stem.replace(/([^aeiou])y$/, "$1i") : stem;
}
