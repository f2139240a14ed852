/** Learns whose words are whose: what `createLanguageModel` reads messages with. */
import { KINDS, type Kind, tokensOf } from "./features.ts";
import type { LearnedLanguage } from "./language-model.ts";
import { createGrowingVocabulary, type GrowingVocabulary, type Word } from "./vocabulary.ts";

interface Setting {
  /** What a kind counts for; the sum of the weights makes the scores log odds that can be believed. */
  readonly weight: number;
  /** How many occurrences everyone's language counts for in an owner's. */
  readonly prior: number;
  /** In how many texts a feature must be. */
  readonly least: number;
}

/** Chosen on `npm run eval:playbooks`, a kind at a time; half or twice of each changes little. */
const SETTINGS: Readonly<Record<Kind, Setting>> = {
  word: { weight: 0.2, prior: 200, least: 1 },
  stem: { weight: 0.15, prior: 200, least: 1 },
  pair: { weight: 0.3, prior: 400, least: 3 },
  class: { weight: 0.7, prior: 200, least: 1 },
  classPair: { weight: 0.2, prior: 400, least: 3 },
  concept: { weight: 0.5, prior: 200, least: 1 },
  koreanStem: { weight: 0.4, prior: 500, least: 1 },
  koreanPair: { weight: 0.2, prior: 300, least: 2 },
  koreanConcept: { weight: 1.5, prior: 120, least: 1 },
  syllables: { weight: 0.25, prior: 800, least: 1 },
};

/**
 * Learns from texts, a list for each of at most 256 owners.
 *
 * @param insiders how many of the first owners decide what is familiar
 */
export function learnLanguage(
  texts: readonly (readonly string[])[],
  insiders: number = texts.length,
): LearnedLanguage {
  const vocabulary = createGrowingVocabulary();
  const counts = countAll(vocabulary, texts);
  const { moved, ...weights } = weigh(counts, texts.length);
  return { vocabulary: vocabulary.written(moved), ...weights, ownerCount: texts.length, insiders };
}

/** Which features were found and, one after the other, where and in whose text. */
interface Counts {
  /** By place, the number of its kind. */
  readonly kinds: readonly number[];
  readonly foundPlaces: readonly number[];
  /** Ascending, because owner after owner is read. */
  readonly foundOwners: readonly number[];
}

function countAll(vocabulary: GrowingVocabulary, texts: readonly (readonly string[])[]): Counts {
  const foundPlaces: number[] = [];
  const foundOwners: number[] = [];
  const lastTexts: number[] = [];
  const words = new Map<string, Word>();
  const learn = (token: string) => {
    const word = words.get(token) ?? vocabulary.learnWord(token);
    words.set(token, word);
    return word;
  };
  let number = 0;
  for (const [owner, list] of texts.entries()) {
    for (const text of list) {
      number += 1;
      const take = (place: number) => {
        if (lastTexts[place] === number) return;
        lastTexts[place] = number;
        foundPlaces.push(place);
        foundOwners.push(owner);
      };
      const found = tokensOf(text).map(learn);
      for (const { places } of found) for (const place of places) take(place);
      vocabulary.learnPairs(found, take);
    }
  }
  return { kinds: vocabulary.kinds, foundPlaces, foundOwners };
}

/** What the features that are not too rare add to whose scores; `moved` tells where each place went, -1 for one that is left out. */
function weigh(counts: Counts, ownerCount: number) {
  const { segments, found } = groupByPlace(counts);
  const kindOf = Uint8Array.from(counts.kinds);
  const totals = KINDS.map(() => new Float64Array(ownerCount));
  const isKept = (place: number) =>
    (segments[place + 1] ?? 0) - (segments[place] ?? 0) >=
    SETTINGS[KINDS[kindOf[place] ?? 0] ?? "word"].least;
  for (let place = 0; place < kindOf.length; place += 1) {
    const total = totals[kindOf[place] ?? 0];
    if (total === undefined || !isKept(place)) continue;
    for (let index = segments[place] ?? 0; index < (segments[place + 1] ?? 0); index += 1)
      total[found[index] ?? 0] = (total[found[index] ?? 0] ?? 0) + 1;
  }
  const sums = totals.map((total) => total.reduce((sum, count) => sum + count, 0));
  const moved = new Int32Array(kindOf.length).fill(-1);
  const kinds: number[] = [];
  const starts: number[] = [0];
  const owners: number[] = [];
  const gains: number[] = [];
  for (let place = 0; place < kindOf.length; place += 1) {
    if (!isKept(place)) continue;
    const kind = kindOf[place] ?? 0;
    const { weight, prior } = SETTINGS[KINDS[kind] ?? "word"];
    const end = segments[place + 1] ?? 0;
    moved[place] = kinds.push(kind) - 1;
    const expected = (prior / (sums[kind] ?? 1)) * (end - (segments[place] ?? 0));
    for (let first = segments[place] ?? 0, next = first; first < end; first = next) {
      while (next < end && found[next] === found[first]) next += 1;
      owners.push(found[first] ?? 0);
      gains.push(weight * Math.log(1 + (next - first) / expected));
    }
    starts.push(owners.length);
  }
  const losses = totals.map((total, kind) => {
    const { weight, prior } = SETTINGS[KINDS[kind] ?? "word"];
    return total.map((length) => weight * Math.log(prior / (length + prior)));
  });
  return {
    moved,
    kindOf: Uint8Array.from(kinds),
    starts: Int32Array.from(starts),
    owners: Uint8Array.from(owners),
    gains: Float32Array.from(gains),
    losses,
  };
}

/** The owners of all finds, place after place; a place's lie from its segment's start to the next one's, ascending. */
function groupByPlace({ kinds, foundPlaces, foundOwners }: Counts) {
  const segments = new Int32Array(kinds.length + 1);
  for (const place of foundPlaces) segments[place + 1] = (segments[place + 1] ?? 0) + 1;
  for (let place = 0; place < kinds.length; place += 1)
    segments[place + 1] = (segments[place + 1] ?? 0) + (segments[place] ?? 0);
  const nexts = segments.slice();
  const found = new Uint8Array(foundPlaces.length);
  for (const [index, place] of foundPlaces.entries()) {
    const next = nexts[place] ?? 0;
    found[next] = foundOwners[index] ?? 0;
    nexts[place] = next + 1;
  }
  return { segments, found };
}
