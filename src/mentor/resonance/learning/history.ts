/**
 * What a person's ratings say about the personas: the newest rated answers, kept in the order they were given, so that
 * learning them one by one, in another order, or again from the log comes to the same.
 */

/** An answer and how satisfied the person was with it. */
export interface RatedAnswer {
  /** Rating the same turn again takes the earlier rating's place. */
  readonly turnId: string;
  readonly personaId: string;
  /** As it was heard when the answer was given. */
  readonly waveKey: string;
  /** 0..5; a thumb counts as 5 or 1. */
  readonly rating: number;
  /** 1: the person said so; less, above 0: read from what they did (rephrasing, leaving, thanking). */
  readonly weight: number;
  /** When the answer was given, milliseconds since 1970. */
  readonly at: number;
  /** The person's hour of the day then, 0..23; null: not known. */
  readonly hour: number | null;
  /** The probability with which the persona was chosen, above 0. */
  readonly propensity: number;
}

/** Small and serialisable: at most `MAX_RATED_ANSWERS` of them, oldest first. */
export interface History {
  readonly answers: readonly RatedAnswer[];
}

/** Satisfaction with one persona, smoothed, and on how many ratings it rests. */
export interface Satisfaction {
  /** 0..5. */
  readonly satisfaction: number;
  readonly ratings: number;
}

export const EMPTY_HISTORY: History = { answers: [] };

/** Older ones say nothing that newer ones do not: taste is forgotten sooner. */
export const MAX_RATED_ANSWERS = 64;
/** What is believed of a persona that was never rated. */
const USUAL_RATING = 3.5;
/** How many ratings that belief is worth. */
const USUAL_WEIGHT = 5;

/** Of a persona that was never rated. */
export const UNRATED: Satisfaction = { satisfaction: USUAL_RATING, ratings: 0 };

/**
 * Learns a rating. A fold: the result depends on which answers are rated and how, not on the order of learning.
 *
 * @example
 * const history = ratings.reduce(learnRating, EMPTY_HISTORY);
 */
export function learnRating(history: History, answer: RatedAnswer): History {
  const others = history.answers.filter(({ turnId }) => turnId !== answer.turnId);
  const after = others.findLastIndex((other) => comesBefore(other, answer)) + 1;
  const answers = others.toSpliced(after, 0, answer);
  return { answers: answers.slice(-MAX_RATED_ANSWERS) };
}

/** Forgets a rating that was taken back. What had made room for it comes back only when learned from the log. */
export function unlearnRating(history: History, turnId: string): History {
  return { answers: history.answers.filter((answer) => answer.turnId !== turnId) };
}

/**
 * Satisfaction per persona: (Σ weight × rating + 5 × 3.5) / (Σ weight + 5), the posterior mean of a normal mean with a
 * prior worth five ratings, so that few ratings count little (Gelman et al., Bayesian Data Analysis, 2.5).
 */
export function satisfactionOf({ answers }: History): Readonly<Record<string, Satisfaction>> {
  const sums = new Map<string, { weight: number; sum: number; ratings: number }>();
  for (const { personaId, rating, weight } of answers) {
    const sum = sums.get(personaId) ?? { weight: 0, sum: 0, ratings: 0 };
    sum.weight += weight;
    sum.sum += weight * rating;
    sum.ratings += 1;
    sums.set(personaId, sum);
  }
  const smoothed = [...sums].map(([personaId, { weight, sum, ratings }]): [string, Satisfaction] => [
    personaId,
    { satisfaction: (sum + USUAL_WEIGHT * USUAL_RATING) / (weight + USUAL_WEIGHT), ratings },
  ]);
  return Object.fromEntries(smoothed);
}

function comesBefore(a: RatedAnswer, b: RatedAnswer): boolean {
  return a.at < b.at || (a.at === b.at && a.turnId < b.turnId);
}
