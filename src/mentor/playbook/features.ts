/** From a text to what the language model counts: words, their stems, kinds and neighbours, Korean stems and syllables. */
import { CONCEPTS } from "./concept-catalog.ts";
import { WORD_CLASSES } from "./word-class-catalog.ts";
import { koreanStem, stemOf } from "./words.ts";

export const KINDS = [
  "word",
  "stem",
  "pair",
  "class",
  "classPair",
  "concept",
  "koreanStem",
  "koreanPair",
  "koreanConcept",
  "syllables",
] as const;
export type Kind = (typeof KINDS)[number];

/** Takes a feature of a text, of a pair both halves; the same one may come more than once. */
export type TakeFeature = (kind: Kind, feature: string, before?: string) => void;

/** The name of a feature: its own, of a pair both halves. */
export function featureName(feature: string, before?: string): string {
  return before === undefined ? feature : `${before} ${feature}`;
}

const MAX_CHARACTERS = 4000;
const TOKEN = /[a-z][a-z0-9+#']*(?:-[a-z]+)*|[0-9][0-9.,]*|[?!]|[\p{Script=Hangul}]+/gu;
const FIRST_HANGUL = 0x1100;
const DIGIT = /^[0-9]/;
const POSSESSIVE = /'s$/;
const CONTRACTIONS = new Set(["it's", "that's", "he's", "she's", "what's", "there's", "who's", "let's"]);
/** Beside the first and the last word. */
const EDGE = "^";
const NONE: readonly string[] = [];

/** Reads texts feature by feature. Function words count: "my change" and "his change" want different playbooks. */
export type FeatureReader = (text: string, take: TakeFeature) => void;

/** What a text has of each kind, each thing once. */
export type Features = Readonly<Record<Kind, ReadonlySet<string>>>;

export function featuresOf(text: string): Features {
  const features = Object.fromEntries(KINDS.map((kind) => [kind, new Set<string>()])) as Record<
    Kind,
    Set<string>
  >;
  readText(text, (kind, feature, before) => features[kind].add(featureName(feature, before)), readWord);
  return features;
}

/** Makes a reader that remembers words, for many texts at once. */
export function createFeatureReader(): FeatureReader {
  const known = new Map<string, Reading>();
  const read = (word: string) => {
    let reading = known.get(word);
    if (reading === undefined) {
      reading = readWord(word);
      known.set(word, reading);
    }
    return reading;
  };
  return (text, take) => readText(text, take, read);
}

/** What one word is, without its neighbours. */
interface Reading {
  readonly isKorean: boolean;
  /** As it is compared: numbers differ by their length only, a possessive is its word. */
  readonly word: string;
  readonly stem: string;
  readonly classes: readonly string[];
  readonly concepts: readonly string[];
  readonly syllables: readonly string[];
}

function readText(text: string, take: TakeFeature, read: (word: string) => Reading): void {
  let latin = EDGE;
  let latinKind = EDGE;
  let korean = EDGE;
  for (const token of text.slice(0, MAX_CHARACTERS).toLowerCase().replace(/[’`]/g, "'").match(TOKEN) ?? []) {
    const { isKorean, word, stem, classes, concepts, syllables } = read(token);
    if (isKorean) {
      take("koreanStem", stem);
      take("koreanPair", stem, korean);
      for (const concept of concepts) take("koreanConcept", concept);
      for (const pair of syllables) take("syllables", pair);
      korean = stem;
      continue;
    }
    const kind = classes[0] ?? word;
    take("word", word);
    take("stem", stem);
    take("pair", word, latin);
    for (const name of classes) take("class", name);
    for (const concept of concepts) take("concept", concept);
    if (kind !== word || latinKind !== latin) take("classPair", kind, latinKind);
    latin = word;
    latinKind = kind;
  }
  if (latin !== EDGE) take("pair", EDGE, latin);
}

function readWord(token: string): Reading {
  return token.charCodeAt(0) >= FIRST_HANGUL ? readKorean(token) : readLatin(token);
}

function readLatin(token: string): Reading {
  const word = plainWord(token);
  const stem = stemOf(word);
  return {
    isKorean: false,
    word,
    stem,
    classes: WORD_CLASSES.get(word) ?? CLASSES_BY_STEM.get(stem) ?? NONE,
    concepts: CONCEPTS.get(stem) ?? CONCEPTS.get(word) ?? NONE,
    syllables: NONE,
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
  const syllables = Array.from({ length: word.length + 1 }, (_, place) => marked.slice(place, place + 2));
  const concepts = [
    CONCEPTS.get(stem) ?? CONCEPTS.get(word) ?? NONE,
    ...syllables.map((of) => CONCEPTS.get(of)),
  ];
  return {
    isKorean: true,
    word,
    stem,
    classes: NONE,
    concepts: concepts.flatMap((of) => of ?? NONE),
    syllables,
  };
}
