/**
 * Ranking by query likelihood: how much likelier a message is in the language of one owner's texts than in everyone's,
 * smoothed with Dirichlet priors (Zhai & Lafferty 2001, "A Study of Smoothing Methods for Language Models Applied to Ad
 * Hoc Information Retrieval"), summed over several kinds of features.
 */
import {
  createFeatureReader,
  type Features,
  featureName,
  KINDS,
  type Kind,
  type TakeFeature,
} from "./features.ts";

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

export interface LanguageModel {
  /**
   * Log odds, one for each owner: above 0 for who is likelier to have written this than everyone together, 0 where
   * nothing speaks for or against.
   */
  score(features: Features): Float64Array;
  /** Whether one of the first so many owners has a feature. */
  isKnownTo(firstOwners: number, kind: Kind, feature: string): boolean;
}

/** The features of one kind; who has one and what it adds to the score lie from its start to the next one's. */
interface KindModel {
  readonly places: ReadonlyMap<string, number>;
  readonly starts: Int32Array;
  /** In ascending order for each feature. */
  readonly owners: Uint8Array;
  readonly gains: Float32Array;
  /** What any feature takes from each owner, before what it adds. */
  readonly losses: Float64Array;
}

/** Learns from texts, a list for each of at most 256 owners. */
export function createLanguageModel(texts: readonly (readonly string[])[]): LanguageModel {
  const tallies = tallyAll(texts);
  const models = Object.fromEntries(
    KINDS.map((kind) => [kind, learnKind(SETTINGS[kind], tallies[kind], texts.length)]),
  ) as Record<Kind, KindModel>;
  return {
    score(features) {
      const scores = new Float64Array(texts.length);
      for (const kind of KINDS) addScores(scores, models[kind], features[kind]);
      return scores;
    },
    isKnownTo(firstOwners, kind, feature) {
      const { places, starts, owners } = models[kind];
      const place = places.get(feature);
      return place !== undefined && (owners[starts[place] ?? 0] ?? firstOwners) < firstOwners;
    },
  };
}

/** Which features were found and, one after the other, where and in whose text. */
interface Tally {
  /** By what stands before the feature: joining the halves of every pair would cost most of the time. */
  readonly places: Map<string | undefined, Map<string, number>>;
  readonly foundPlaces: number[];
  /** Ascending, because owner after owner is read. */
  readonly foundOwners: number[];
  /** Where each feature was found last: it counts once a text. */
  readonly lastTexts: number[];
}

function tallyAll(texts: readonly (readonly string[])[]): Readonly<Record<Kind, Tally>> {
  const tallies = Object.fromEntries(
    KINDS.map((kind): [Kind, Tally] => [
      kind,
      { places: new Map(), foundPlaces: [], foundOwners: [], lastTexts: [] },
    ]),
  ) as Record<Kind, Tally>;
  const read = createFeatureReader();
  let number = 0;
  for (const [owner, list] of texts.entries()) {
    const take: TakeFeature = (kind, feature, before) => {
      const tally = tallies[kind];
      const place = placeOf(tally, feature, before);
      if (tally.lastTexts[place] === number) return;
      tally.lastTexts[place] = number;
      tally.foundPlaces.push(place);
      tally.foundOwners.push(owner);
    };
    for (const text of list) {
      number += 1;
      read(text, take);
    }
  }
  return tallies;
}

/** The place of a feature; a new one gets the next, as in a text before all. */
function placeOf({ places, lastTexts }: Tally, feature: string, before: string | undefined): number {
  let after = places.get(before);
  if (after === undefined) {
    after = new Map();
    places.set(before, after);
  }
  const known = after.get(feature);
  if (known !== undefined) return known;
  after.set(feature, lastTexts.length);
  return lastTexts.push(0) - 1;
}

function learnKind({ weight, prior, least }: Setting, tally: Tally, ownerCount: number): KindModel {
  const { segments, owners: found } = groupByPlace(tally);
  const kept: [feature: string, place: number][] = [];
  for (const [before, after] of tally.places) {
    for (const [feature, place] of after) {
      if ((segments[place + 1] ?? 0) - (segments[place] ?? 0) >= least)
        kept.push([featureName(feature, before), place]);
    }
  }
  const totals = new Float64Array(ownerCount);
  for (const [, place] of kept) {
    for (const owner of found.subarray(segments[place], segments[place + 1]))
      totals[owner] = (totals[owner] ?? 0) + 1;
  }
  const oneExpected = prior / totals.reduce((sum, count) => sum + count, 0);
  const starts = new Int32Array(kept.length + 1);
  const owners: number[] = [];
  const gains: number[] = [];
  for (const [index, [, place]] of kept.entries()) {
    const end = segments[place + 1] ?? 0;
    const expected = oneExpected * (end - (segments[place] ?? 0));
    for (let first = segments[place] ?? 0, next = first; first < end; first = next) {
      while (next < end && found[next] === found[first]) next += 1;
      owners.push(found[first] ?? 0);
      gains.push(weight * Math.log(1 + (next - first) / expected));
    }
    starts[index + 1] = owners.length;
  }
  return {
    places: new Map(kept.map(([feature], index) => [feature, index])),
    starts,
    owners: Uint8Array.from(owners),
    gains: Float32Array.from(gains),
    losses: totals.map((length) => weight * Math.log(prior / (length + prior))),
  };
}

/** The owners of all finds, place after place; a place's lie from its segment's start to the next one's, ascending. */
function groupByPlace({ foundPlaces, foundOwners, lastTexts }: Tally) {
  const segments = new Int32Array(lastTexts.length + 1);
  for (const place of foundPlaces) segments[place + 1] = (segments[place + 1] ?? 0) + 1;
  for (let place = 0; place < lastTexts.length; place += 1)
    segments[place + 1] = (segments[place + 1] ?? 0) + (segments[place] ?? 0);
  const nexts = segments.slice();
  const owners = new Uint8Array(foundPlaces.length);
  for (const [index, place] of foundPlaces.entries()) {
    const next = nexts[place] ?? 0;
    owners[next] = foundOwners[index] ?? 0;
    nexts[place] = next + 1;
  }
  return { segments, owners };
}

function addScores(scores: Float64Array, model: KindModel, features: ReadonlySet<string>): void {
  const { places, starts, owners, gains, losses } = model;
  let known = 0;
  for (const feature of features) {
    const place = places.get(feature);
    if (place === undefined) continue;
    known += 1;
    for (let index = starts[place] ?? 0; index < (starts[place + 1] ?? 0); index += 1) {
      const owner = owners[index] ?? 0;
      scores[owner] = (scores[owner] ?? 0) + (gains[index] ?? 0);
    }
  }
  for (let owner = 0; owner < scores.length; owner += 1)
    scores[owner] = (scores[owner] ?? 0) + known * (losses[owner] ?? 0);
}
