/**
 * People whose taste is known because it is made up: to measure how fast routing learns it. What they are made of is
 * said in docs/learning.md; nothing in it was chosen with a learner in view, and no learner sees more than ratings.
 */

import { INTENTS, PACES, TONES, type Tone, type WaveKey } from "#contract/wave-key.ts";
import { normal } from "#lib/repeatable-random.ts";
import type { Candidate } from "../hearing.ts";
import { INTENT_WEIGHT, PACE_WEIGHT, TONE_WEIGHT } from "../router.ts";
import { ALL_WAVE_KEYS } from "../wave-key.ts";

/** How tastes differ in a population; standard deviations in stars. */
export interface Population {
  readonly name: string;
  readonly description: string;
  /** How much of the affinity matrix is true of these people, 0..1. */
  readonly matrixShare: number;
  /** How far everybody here differs from the matrix, alike: per persona and tone, pace, intent. */
  readonly common: Spread;
  /** How far each person differs from everybody. */
  readonly personal: Spread;
  /** People who have a favourite and a second one: how likely a mood has others than usual. null: no favourites. */
  readonly favourites: { readonly ownByMood: number } | null;
}

interface Spread {
  /** Liking of a persona, whatever the message. */
  readonly liking: number;
  readonly tone: number;
  readonly pace: number;
  readonly intent: number;
}

const NONE: Spread = { liking: 0, tone: 0, pace: 0, intent: 0 };

export const POPULATIONS: readonly Population[] = [
  {
    name: "steady",
    description: "each has a favourite voice and a second one, now and then others in a mood",
    matrixShare: 0.25,
    common: NONE,
    personal: { liking: 0, tone: 0.2, pace: 0.1, intent: 0.1 },
    favourites: { ownByMood: 0.1 },
  },
  {
    name: "moody",
    description: "the same, but four moods in ten have favourites of their own",
    matrixShare: 0.25,
    common: NONE,
    personal: { liking: 0, tone: 0.2, pace: 0.1, intent: 0.1 },
    favourites: { ownByMood: 0.4 },
  },
  {
    name: "elsewhere",
    description: "a place the matrix was not made for: alike among themselves, unlike the matrix",
    matrixShare: 0.3,
    common: { liking: 0.5, tone: 0.8, pace: 0.2, intent: 0.4 },
    personal: { liking: 0.6, tone: 0.2, pace: 0.1, intent: 0.1 },
    favourites: null,
  },
  {
    name: "scattered",
    description: "the matrix holds on average; each differs from it in their own way, tone by tone",
    matrixShare: 1,
    common: NONE,
    personal: { liking: 0.4, tone: 0.8, pace: 0.2, intent: 0.3 },
    favourites: null,
  },
];

/** Moods, as GoEmotions groups what it labels (Demszky et al. 2020): negative, positive, ambiguous, neutral. */
const MOOD_OF: Readonly<Record<Tone, number>> = {
  frustrated: 0,
  anxious: 0,
  urgent: 0,
  playful: 1,
  collaborative: 1,
  curious: 2,
  confused: 2,
  analytical: 3,
  calm: 3,
};
const MOODS = 4;
/** Stars by the place in a person's order of personas, added to the middle; the last one is everybody's else. */
const STARS_BY_PLACE = [1, 0, -1] as const;

/** Stars at the middle of the matrix (0.75) and per unit of affinity: 0 is one star, 1 is five. */
const MIDDLE_STARS = 3.5;
const MIDDLE_AFFINITY = 0.75;
const STARS_PER_AFFINITY = 4;
/** Some rate everything higher than others; standard deviation in stars. */
const LENIENCY = 0.4;
/** How unevenly a person's messages fall on tones, paces and intents: standard deviation of the log of their shares. */
const HABIT = 1.2;
/** What is left of a personal taste after one rating; the rest is drawn anew, so that tastes drift slowly. */
const KEPT = 1 - 1 / 400;

export interface SimulatedPerson {
  /** A message's wave key, by the person's habits. */
  speak(): WaveKey;
  /** True satisfaction in stars, not bounded, of every candidate in order. */
  truth(key: WaveKey): Float64Array;
  /** A whole number of stars, 1..5: the truth, the person's leniency and noise. */
  rate(key: WaveKey, candidate: number, noise: number): number;
  /** Time passes: one rating's worth of slow drift. */
  drift(): void;
  /** Everything personal is drawn anew. */
  change(): void;
}

/** Makes people of one population, who share what is common to them. */
export function createPopulation(
  population: Population,
  candidates: readonly Candidate[],
  random: () => number,
) {
  const common = draw(population.common, candidates.length, random);
  return (): SimulatedPerson => createPerson(population, { candidates, common, random });
}

/** Deviations in stars: per candidate a row of liking, 9 tones, 4 paces, 6 intents. */
type Taste = Float64Array[];

const ROW = 1 + TONES.length + PACES.length + INTENTS.length;

function spreadAt({ liking, tone, pace, intent }: Spread, place: number): number {
  if (place === 0) return liking;
  if (place <= TONES.length) return tone;
  return place <= TONES.length + PACES.length ? pace : intent;
}

/** For each mood the personas in order of liking. */
function drawFavourites(
  { favourites }: Population,
  count: number,
  random: () => number,
): readonly (readonly number[])[] | null {
  if (favourites === null) return null;
  const usual = shuffled(count, random);
  return Array.from({ length: MOODS }, () =>
    random() < favourites.ownByMood ? shuffled(count, random) : usual,
  );
}

function shuffled(count: number, random: () => number): number[] {
  return Array.from({ length: count }, (_, index) => ({ index, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ index }) => index);
}

function draw(spread: Spread, candidates: number, random: () => number): Taste {
  return Array.from({ length: candidates }, () =>
    Float64Array.from({ length: ROW }, (_, place) => spreadAt(spread, place) * normal(random)),
  );
}

function createPerson(
  population: Population,
  { candidates, common, random }: { candidates: readonly Candidate[]; common: Taste; random: () => number },
): SimulatedPerson {
  const { matrixShare, personal } = population;
  const leniency = LENIENCY * normal(random);
  const habits = { tone: habit(TONES, random), pace: habit(PACES, random), intent: habit(INTENTS, random) };
  let taste = draw(personal, candidates.length, random);
  let favourites = drawFavourites(population, candidates.length, random);

  function truth(key: WaveKey): Float64Array {
    const [t, p, i] = placesOf(key);
    return Float64Array.from(candidates, ({ affinities }, index) => {
      const matrix =
        TONE_WEIGHT * affinities.tone[TONES[t] as never] +
        PACE_WEIGHT * affinities.pace[PACES[p] as never] +
        INTENT_WEIGHT * affinities.intent[INTENTS[i] as never];
      const places = [0, 1 + t, 1 + TONES.length + p, 1 + TONES.length + PACES.length + i];
      const own = places.reduce(
        (sum, place) => sum + (taste[index]?.[place] ?? 0) + (common[index]?.[place] ?? 0),
        0,
      );
      const place = favourites?.[MOOD_OF[TONES[t] as Tone]]?.indexOf(index);
      const liked = place === undefined ? 0 : (STARS_BY_PLACE[place] ?? -1);
      return MIDDLE_STARS + matrixShare * STARS_PER_AFFINITY * (matrix - MIDDLE_AFFINITY) + own + liked;
    });
  }

  return {
    truth,
    speak: () => `${habits.tone()}-${habits.pace()}-${habits.intent()}`,
    rate(key, candidate, noise) {
      const felt = (truth(key)[candidate] ?? 0) + leniency + noise * normal(random);
      return Math.min(5, Math.max(1, Math.round(felt)));
    },
    drift() {
      const fresh = draw(personal, candidates.length, random);
      const moved = Math.sqrt(1 - KEPT * KEPT);
      taste = taste.map((row, index) =>
        row.map((value, place) => KEPT * value + moved * (fresh[index]?.[place] ?? 0)),
      );
    },
    change() {
      taste = draw(personal, candidates.length, random);
      favourites = drawFavourites(population, candidates.length, random);
    },
  };
}

/** Draws from shares that are log-normal: a few values make up most of what a person writes. */
function habit<T>(values: readonly T[], random: () => number): () => T {
  const shares = values.map(() => Math.exp(HABIT * normal(random)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return () => {
    let left = random() * total;
    const index = shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return values[index < 0 ? values.length - 1 : index] as T;
  };
}

const PLACES = new Map(
  ALL_WAVE_KEYS.map((key, index) => [
    key,
    [Math.floor(index / 24), Math.floor(index / 6) % 4, index % 6] as const,
  ]),
);

function placesOf(key: WaveKey): readonly [number, number, number] {
  return PLACES.get(key) ?? [0, 0, 0];
}
