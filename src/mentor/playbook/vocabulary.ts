/** Where features stand: one row of places for all kinds, those of a word by their text, pairs by the numbers of their halves. */
import {
  EDGE,
  KINDS,
  type Kind,
  PAIR_KINDS,
  type PairKind,
  readPairs,
  readWord,
  WORD_KINDS,
  type WordKind,
} from "./features.ts";
import { createPairTable, type PairTable } from "./pair-table.ts";

/** A word with the places of what it has. */
export interface Word {
  readonly isKorean: boolean;
  readonly places: readonly number[];
  readonly stem: string;
  /** -1: nobody has it. */
  readonly stemPlace: number;
  /** Numbers of its name and of its kind, as halves of pairs; -1: unknown. */
  readonly name: number;
  readonly kind: number;
}

export interface Vocabulary {
  /** The kind of each place, a number into KINDS. */
  readonly kinds: readonly number[];
  /** Gives whatever is new of a word a place. */
  learnWord(token: string): Word;
  findWord(token: string): Word;
  /** Calls with the place of each pair of neighbours; the same one may come more than once. */
  learnPairs(words: readonly Word[], take: (place: number) => void): void;
  findPairs(words: readonly Word[], take: (place: number) => void): void;
}

const NOBODY = -1;

function mapOf<Name extends string, Value>(names: readonly Name[], make: () => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Value>;
}

export function createVocabulary(): Vocabulary {
  const kinds: number[] = [];
  const numbers = new Map<string, number>();
  const singles: Record<WordKind, Map<string, number>> = mapOf(WORD_KINDS, () => new Map());
  const pairs: Record<PairKind, PairTable> = mapOf(PAIR_KINDS, createPairTable);
  const addPlace = (kind: Kind) => kinds.push(KINDS.indexOf(kind)) - 1;
  const edge = learnNumber(EDGE);

  function learnNumber(name: string): number {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  }

  function learnPlace(kind: WordKind, feature: string): number {
    const place = singles[kind].get(feature) ?? addPlace(kind);
    singles[kind].set(feature, place);
    return place;
  }

  function learnPair(kind: PairKind, before: number, after: number): number {
    const place = pairs[kind].getOrAdd(before, after, kinds.length);
    return place === kinds.length ? addPlace(kind) : place;
  }

  const learning: Ways = { number: learnNumber, place: learnPlace, pair: learnPair };
  const finding: Ways = {
    number: (name) => numbers.get(name) ?? NOBODY,
    place: (kind, feature) => singles[kind].get(feature) ?? NOBODY,
    pair: (kind, before, after) =>
      before === NOBODY || after === NOBODY ? NOBODY : pairs[kind].get(before, after),
  };
  return {
    kinds,
    learnWord: (token) => wordOf(token, learning),
    findWord: (token) => wordOf(token, finding),
    learnPairs: (words, take) => takePairs(words, { edge, ways: learning, take }),
    findPairs: (words, take) => takePairs(words, { edge, ways: finding, take }),
  };
}

/** How a name becomes a number and a feature a place: by giving one, or by looking it up. */
interface Ways {
  number(name: string): number;
  place(kind: WordKind, feature: string): number;
  pair(kind: PairKind, before: number, after: number): number;
}

function wordOf(token: string, ways: Ways): Word {
  const { isKorean, name, kind, stem, features } = readWord(token);
  return {
    isKorean,
    places: features.map(([of, feature]) => ways.place(of, feature)).filter((place) => place !== NOBODY),
    stem,
    stemPlace: ways.place(isKorean ? "koreanStem" : "stem", stem),
    name: ways.number(name),
    kind: ways.number(kind),
  };
}

function takePairs(
  words: readonly Word[],
  { edge, ways, take }: { edge: number; ways: Ways; take: (place: number) => void },
): void {
  readPairs(words, (kind, before, word) => {
    const half = kind === "classPair" ? "kind" : "name";
    const place = ways.pair(kind, before?.[half] ?? edge, word?.[half] ?? edge);
    if (place !== NOBODY) take(place);
  });
}
