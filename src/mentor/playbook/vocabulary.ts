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
  findWord(token: string): Word;
  /** Calls with the place of each pair of neighbours; the same one may come more than once. */
  findPairs(words: readonly Word[], take: (place: number) => void): void;
}

/** A vocabulary that grows: whatever is new gets the next place. */
export interface GrowingVocabulary {
  /** The kind of each place, a number into KINDS. */
  readonly kinds: readonly number[];
  learnWord(token: string): Word;
  learnPairs(words: readonly Word[], take: (place: number) => void): void;
  /** What stands at the places that are kept, which move up to `moved[place]`; the others, -1 there, are left out. */
  written(moved: Int32Array): WrittenVocabulary;
}

/** A vocabulary as it is stored. */
export interface WrittenVocabulary {
  /** Halves of pairs by their number. */
  readonly names: readonly string[];
  readonly singles: Readonly<Record<WordKind, WrittenSingles>>;
  /** First half, second half, place: three numbers a pair. */
  readonly pairs: Readonly<Record<PairKind, Int32Array>>;
}

interface WrittenSingles {
  readonly features: readonly string[];
  readonly places: Int32Array;
}

const NOBODY = -1;

function mapOf<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}

export function createGrowingVocabulary(): GrowingVocabulary {
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

  const ways: Ways = { number: learnNumber, place: learnPlace, pair: learnPair };
  return {
    kinds,
    learnWord: (token) => wordOf(token, ways),
    learnPairs: (words, take) => takePairs(words, { edge, ways, take }),
    written: (moved) => ({
      names: [...numbers.keys()],
      singles: mapOf(WORD_KINDS, (kind) => {
        const kept = [...singles[kind]].filter(([, place]) => moved[place] !== NOBODY);
        return {
          features: kept.map(([feature]) => feature),
          places: Int32Array.from(kept, ([, place]) => moved[place] ?? NOBODY),
        };
      }),
      pairs: mapOf(PAIR_KINDS, (kind) =>
        Int32Array.from(
          [...pairs[kind].entries()]
            .filter(([, , place]) => moved[place] !== NOBODY)
            .flatMap(([first, second, place]) => [first, second, moved[place] ?? NOBODY]),
        ),
      ),
    }),
  };
}

export function createVocabulary(written: WrittenVocabulary): Vocabulary {
  const numbers = new Map(written.names.map((name, number) => [name, number]));
  const singles = mapOf(WORD_KINDS, (kind) => {
    const { features, places } = written.singles[kind];
    return new Map(features.map((feature, index) => [feature, places[index] ?? NOBODY]));
  });
  const pairs = mapOf(PAIR_KINDS, (kind) => pairTableOf(written.pairs[kind]));
  const ways: Ways = {
    number: (name) => numbers.get(name) ?? NOBODY,
    place: (kind, feature) => singles[kind].get(feature) ?? NOBODY,
    pair: (kind, before, after) =>
      before === NOBODY || after === NOBODY ? NOBODY : pairs[kind].get(before, after),
  };
  const edge = ways.number(EDGE);
  return {
    findWord: (token) => wordOf(token, ways),
    findPairs: (words, take) => takePairs(words, { edge, ways, take }),
  };
}

function pairTableOf(entries: Int32Array): PairTable {
  const table = createPairTable();
  for (let index = 0; index < entries.length; index += 3)
    table.getOrAdd(entries[index] ?? 0, entries[index + 1] ?? 0, entries[index + 2] ?? 0);
  return table;
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
