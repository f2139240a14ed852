/**
 * Ranking by query likelihood: how much likelier a message is in the language of one owner's texts than in everyone's,
 * smoothed with Dirichlet priors (Zhai & Lafferty 2001, "A Study of Smoothing Methods for Language Models Applied to Ad
 * Hoc Information Retrieval"), summed over several kinds of features.
 */
import { type Features, KINDS, type Kind } from "./features.ts";

/** A text and whose it is, an index from 0. */
export interface Document {
  readonly owner: number;
  readonly features: Features;
}

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

/** The features of one kind; who has one and what it adds to the score lie from its start to the next one's. */
interface KindModel {
  readonly places: ReadonlyMap<string, number>;
  readonly starts: Int32Array;
  readonly owners: Uint8Array;
  readonly gains: Float32Array;
  /** What any feature takes from each owner, before what it adds. */
  readonly losses: Float64Array;
}

/**
 * Learns from the texts of at most 256 owners. The scores it gives are log odds: above 0 for an owner who is likelier to
 * have written the text than everyone together, 0 where the text says nothing for or against.
 */
export function createLanguageModel(
  documents: Iterable<Document>,
  ownerCount: number,
): (features: Features) => Float64Array {
  const tallies = KINDS.map((kind): Tally => ({ kind, places: new Map(), finds: [] }));
  for (const { owner, features } of documents)
    for (const tally of tallies) note(tally, owner, ownerCount, features[tally.kind]);
  const models = tallies.map((tally) => [tally.kind, learnKind(tally, ownerCount)] as const);
  return (features) => {
    const scores = new Float64Array(ownerCount);
    for (const [kind, model] of models) addScores(scores, model, features[kind]);
    return scores;
  };
}

/** Which features were found, in the order of their coming, and each find as place × owners + owner. */
interface Tally {
  readonly kind: Kind;
  readonly places: Map<string, number>;
  readonly finds: number[];
}

function note({ places, finds }: Tally, owner: number, ownerCount: number, features: ReadonlySet<string>) {
  for (const feature of features) {
    let place = places.get(feature);
    if (place === undefined) {
      place = places.size;
      places.set(feature, place);
    }
    finds.push(place * ownerCount + owner);
  }
}

function learnKind({ kind, places, finds }: Tally, ownerCount: number): KindModel {
  const { weight, prior, least } = SETTINGS[kind];
  const counts = new Uint16Array(places.size * ownerCount);
  const everyone = new Uint32Array(places.size);
  for (const find of finds) {
    const place = Math.floor(find / ownerCount);
    counts[find] = (counts[find] ?? 0) + 1;
    everyone[place] = (everyone[place] ?? 0) + 1;
  }
  const kept = [...places].filter(([, place]) => (everyone[place] ?? 0) >= least);
  const totals = new Float64Array(ownerCount);
  for (const [, place] of kept) {
    for (let owner = 0; owner < ownerCount; owner += 1)
      totals[owner] = (totals[owner] ?? 0) + (counts[place * ownerCount + owner] ?? 0);
  }
  const starts = new Int32Array(kept.length + 1);
  const owners: number[] = [];
  const gains: number[] = [];
  const oneExpected = prior / totals.reduce((sum, count) => sum + count, 0);
  for (const [index, [, place]] of kept.entries()) {
    const expected = oneExpected * (everyone[place] ?? 0);
    for (let owner = 0; owner < ownerCount; owner += 1) {
      const count = counts[place * ownerCount + owner] ?? 0;
      if (count === 0) continue;
      owners.push(owner);
      gains.push(weight * Math.log(1 + count / expected));
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
