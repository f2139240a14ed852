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

/** What a text has of each kind, each thing once. */
export type Features = Readonly<Record<Kind, ReadonlySet<string>>>;

const MAX_CHARACTERS = 4000;
const TOKEN = /[a-z][a-z0-9+#']*(?:-[a-z]+)*|[0-9][0-9.,]*|[?!]|[\p{Script=Hangul}]+/gu;
const FIRST_HANGUL = 0x1100;
const DIGIT = /^[0-9]/;
const POSSESSIVE = /'s$/;
const CONTRACTIONS = new Set(["it's", "that's", "he's", "she's", "what's", "there's", "who's", "let's"]);
/** Beside the first and the last word. */
const EDGE = "^";
const NONE: readonly string[] = [];

/** A text's features. Function words count: "my change" and "his change" want different playbooks. */
export function featuresOf(text: string): Features {
  return readText(text, readWord);
}

/** Reads as `featuresOf` and remembers words; for many texts at once. */
export function createFeatureReader(): (text: string) => Features {
  const known = new Map<string, Reading>();
  const read = (word: string) => {
    let reading = known.get(word);
    if (reading === undefined) {
      reading = readWord(word);
      known.set(word, reading);
    }
    return reading;
  };
  return (text) => readText(text, read);
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

function readText(text: string, read: (word: string) => Reading): Features {
  const features = {
    word: new Set<string>(),
    stem: new Set<string>(),
    pair: new Set<string>(),
    class: new Set<string>(),
    classPair: new Set<string>(),
    concept: new Set<string>(),
    koreanStem: new Set<string>(),
    koreanPair: new Set<string>(),
    koreanConcept: new Set<string>(),
    syllables: new Set<string>(),
  };
  const latin = { word: EDGE, kind: EDGE };
  let korean = EDGE;
  for (const token of text.slice(0, MAX_CHARACTERS).toLowerCase().replace(/[’`]/g, "'").match(TOKEN) ?? []) {
    const { isKorean, word, stem, classes, concepts, syllables } = read(token);
    if (isKorean) {
      features.koreanStem.add(stem);
      features.koreanPair.add(`${korean} ${stem}`);
      for (const concept of concepts) features.koreanConcept.add(concept);
      for (const pair of syllables) features.syllables.add(pair);
      korean = stem;
      continue;
    }
    const kind = classes[0] ?? word;
    features.word.add(word);
    features.stem.add(stem);
    features.pair.add(`${latin.word} ${word}`);
    for (const name of classes) features.class.add(name);
    for (const concept of concepts) features.concept.add(concept);
    if (kind !== word || latin.kind !== latin.word) features.classPair.add(`${latin.kind} ${kind}`);
    latin.word = word;
    latin.kind = kind;
  }
  if (latin.word !== EDGE) features.pair.add(`${latin.word} ${EDGE}`);
  return features;
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
