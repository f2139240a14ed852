/**
 * Satisfaction per persona, smoothed so that few ratings count little: the posterior mean of a normal mean with a
 * normal prior worth five ratings (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.5).
 */
import { leftTurns, type PersonaCounts, type ProfileState } from "./profile-state.ts";
import { ABANDONED_AFTER_MS, type MarkedTurn } from "./turn-facts.ts";

/** What is believed of a persona that was never rated, on the scale of 1..5. */
const USUAL_RATING = 3.5;
/** How many ratings that belief is worth. */
const PRIOR_RATINGS = 5;
/** What is only inferred counts a quarter of a rating; whom it speaks for (4) or against (2) is not certain either. */
const IMPLICIT_WEIGHT = 0.25;
const GOOD = 4;
const BAD = 2;

export interface Satisfaction {
  /** Smoothed, 1..5. */
  readonly satisfaction: number;
  /** Answers that are rated. */
  readonly ratings: number;
  /** What stands behind it, in ratings: an implicit signal is a quarter of one. */
  readonly weight: number;
}

/** An answer and how satisfied the person was with it, as routing learns from it. */
export interface RatedAnswer {
  readonly turnId: string;
  readonly personaId: string;
  readonly waveKey: string;
  /** 1..5. */
  readonly rating: number;
  /** 1: the person said so; less: read from what they did. */
  readonly weight: number;
  /** When the answer was given, milliseconds since 1970. */
  readonly at: number;
  /** By the person's clock, 0..23. */
  readonly hour: number;
  readonly propensity: number;
}

/** Of every persona that answered the person, by id. @param now milliseconds since 1970 */
export function satisfactionByPersona(
  state: ProfileState,
  now: number,
): Readonly<Record<string, Satisfaction>> {
  const heard = Object.entries(state.personas).map(([personaId, counts]): [string, Satisfaction] => {
    const { sum, weight } = evidenceOf(
      counts,
      leftTurns(state, { personaId, since: now - ABANDONED_AFTER_MS }),
    );
    const satisfaction = smoothed({ sum, weight }, USUAL_RATING);
    return [personaId, { satisfaction, ratings: counts.ratings, weight }];
  });
  return Object.fromEntries(heard);
}

/** The newest answers with a rating or an outcome that speaks for or against them, oldest first. */
export function ratedAnswers(
  { outcomes, open }: Pick<ProfileState, "outcomes" | "open">,
  now: number,
): RatedAnswer[] {
  const told = outcomes.flatMap(({ rating, isThanked, isRephrased, ...turn }) => {
    if (rating !== null) return [answerOf(turn, rating, 1)];
    if (isRephrased) return [answerOf(turn, BAD, IMPLICIT_WEIGHT)];
    return isThanked ? [answerOf(turn, GOOD, IMPLICIT_WEIGHT)] : [];
  });
  const known = new Set(told.map(({ turnId }) => turnId));
  const left = open
    .filter(
      ({ id, isFollowed, saidAt }) => !isFollowed && saidAt <= now - ABANDONED_AFTER_MS && !known.has(id),
    )
    .map((turn) => answerOf(turn, BAD, IMPLICIT_WEIGHT));
  return [...told, ...left].sort((a, b) => a.at - b.at || (a.turnId < b.turnId ? -1 : 1));
}

/** (prior × `PRIOR_RATINGS` + sum of what was heard) ÷ (`PRIOR_RATINGS` + its weight). */
export function smoothed(heard: { readonly sum: number; readonly weight: number }, prior: number): number {
  return (PRIOR_RATINGS * prior + heard.sum) / (PRIOR_RATINGS + heard.weight);
}

function evidenceOf(counts: PersonaCounts, left: number): { sum: number; weight: number } {
  const bad = counts.rephrased + left;
  return {
    sum: counts.ratingSum + IMPLICIT_WEIGHT * (GOOD * counts.thanked + BAD * bad),
    weight: counts.ratings + IMPLICIT_WEIGHT * (counts.thanked + bad),
  };
}

function answerOf(turn: MarkedTurn, rating: number, weight: number): RatedAnswer {
  const { id: turnId, personaId, waveKey, saidAt: at, hour, propensity } = turn;
  return { turnId, personaId, waveKey, rating, weight, at, hour, propensity };
}
