/**
 * Gaussian-process regression over a person's ratings (Rasmussen and Williams 2006, algorithm 2.1). Before any rating it
 * is the affinity matrix moved by what the workspace has in common; a rating pulls it towards the person, a little
 * everywhere, more where persona, tone, pace and intent are alike.
 */
import { INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import type { Candidate, Classification } from "../hearing.ts";
import { INTENT_WEIGHT, PACE_WEIGHT, resonanceOf, TONE_WEIGHT } from "../router.ts";
import type { CommonTaste } from "./common-taste.ts";
import { MAX_RATED_ANSWERS, type RatedAnswer } from "./history.ts";
import { factorise, logDeterminant, solveLower, solveUpper } from "./linear-algebra.ts";

/** Expected satisfaction with the candidates in their order, in stars as this person gives them, and how sure that is. */
export interface Expectation {
  readonly means: Float64Array;
  /** Covariance of the candidates, row by row; worked out when it is asked for. */
  covariance(): Float64Array;
}

/** A rating as the regression sees it. */
export interface Observation {
  readonly persona: number;
  readonly tone: number;
  readonly pace: number;
  readonly intent: number;
  /** Affinity of the persona less the middle. */
  readonly affinity: number;
  readonly rating: number;
  readonly weight: number;
}

/** A message as the regression sees it: what it sounds like with probabilities. */
export interface Question extends Classification {
  readonly persona: number;
  readonly affinity: number;
}

const MIDDLE_STARS = 3.5;
const MIDDLE_AFFINITY = 0.75;
/** Stars that a unit of affinity is believed to be worth, and how unsure that is. */
const STARS_PER_AFFINITY = 3;
const SLOPE_SPREAD = 1.5;
/** Standard deviations in stars: of how high a person rates everything, and of what pace, intent and key add. */
const LENIENCY = 0.5;
const PACE = 0.2;
const INTENT = 0.2;
const KEY = 0.1;
/** After how many ratings a slow drift has taken about two thirds of what was known. */
const DRIFT_RATINGS = 300;
const FADES = Float64Array.from({ length: MAX_RATED_ANSWERS + 1 }, (_, ratings) =>
  Math.exp(-ratings / DRIFT_RATINGS),
);
/** What to ask the regression about each candidate for a message. */
export function questionsOf(candidates: readonly Candidate[], heard: Classification): Question[] {
  return candidates.map((candidate, persona) => ({
    ...heard,
    persona,
    affinity: resonanceOf(candidate, heard).score - MIDDLE_AFFINITY,
  }));
}

/** The newest ratings of known personas and wave keys, as numbers. */
export function observe(answers: readonly RatedAnswer[], candidates: readonly Candidate[]): Observation[] {
  const places = new Map(candidates.map(({ id }, place) => [id, place]));
  return answers.slice(-MAX_RATED_ANSWERS).flatMap((answer): Observation[] => {
    const persona = places.get(answer.personaId);
    const parts = answer.waveKey.split("-");
    const tone = (TONES as readonly unknown[]).indexOf(parts[0]);
    const pace = (PACES as readonly unknown[]).indexOf(parts[1]);
    const intent = (INTENTS as readonly unknown[]).indexOf(parts[2]);
    if (persona === undefined || tone < 0 || pace < 0 || intent < 0 || !(answer.weight > 0)) return [];
    const { affinities } = candidates[persona] as Candidate;
    const affinity =
      TONE_WEIGHT * affinities.tone[TONES[tone] as (typeof TONES)[number]] +
      PACE_WEIGHT * affinities.pace[PACES[pace] as (typeof PACES)[number]] +
      INTENT_WEIGHT * affinities.intent[INTENTS[intent] as (typeof INTENTS)[number]];
    return [
      {
        persona,
        tone,
        pace,
        intent,
        affinity: affinity - MIDDLE_AFFINITY,
        rating: answer.rating,
        weight: answer.weight,
      },
    ];
  });
}

/** The regression for one belief about when taste changed. */
export interface Fit {
  readonly observations: readonly Observation[];
  /** Ratings before this place speak of another taste. */
  readonly change: number;
  readonly names: readonly string[];
  readonly common: CommonTaste;
  readonly factor: Float64Array;
  readonly weights: Float64Array;
  readonly logLikelihood: number;
}

/** How much of what each rating teaches holds for each earlier one, if taste never changed; the lower half, row by row. */
export function alikesOf(observations: readonly Observation[], common: CommonTaste): Float64Array {
  const size = observations.length;
  const alikes = new Float64Array(size * size);
  for (const [row, a] of observations.entries())
    for (let column = 0; column <= row; column += 1)
      alikes[row * size + column] =
        alike(a, observations[column] as Observation, common) * fade(row - column);
  return alikes;
}

/**
 * Regression over the observations, oldest first.
 *
 * @param alikes what `alikesOf` says of them, where it is known already
 */
export function fitTaste(
  observations: readonly Observation[],
  { names, common, change }: Pick<Fit, "names" | "common" | "change">,
  alikes: Float64Array = alikesOf(observations, common),
): Fit {
  const size = observations.length;
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const cell = row * size + column;
      const isSameTaste = row < change === column < change;
      matrix[cell] = LENIENCY ** 2 + (isSameTaste ? (alikes[cell] as number) : 0);
    }
    const diagonal = row * size + row;
    matrix[diagonal] =
      (matrix[diagonal] as number) + common.noise ** 2 / (observations[row] as Observation).weight;
  }
  const factor = factorise(matrix, size);
  const surprise = Float64Array.from(
    observations,
    (each) =>
      each.rating - believed(each.affinity, common.moves[names[each.persona] ?? ""]?.[each.tone] ?? 0),
  );
  const whitened = solveLower(factor, surprise);
  const squares = whitened.reduce((sum, value) => sum + value * value, 0);
  return {
    observations,
    change,
    names,
    common,
    factor,
    weights: solveUpper(factor, whitened),
    logLikelihood: -(squares + logDeterminant(factor, size)) / 2,
  };
}

/** How much of what one rating teaches holds for the other, leniency and drift aside. */
function alike(a: Observation, b: Observation, { toneCovariance }: CommonTaste): number {
  const slope = SLOPE_SPREAD ** 2 * a.affinity * b.affinity;
  if (a.persona !== b.persona) return slope;
  const isPace = a.pace === b.pace;
  const isIntent = a.intent === b.intent;
  return (
    slope +
    (toneCovariance[a.tone * TONES.length + b.tone] ?? 0) +
    (isPace ? PACE ** 2 : 0) +
    (isIntent ? INTENT ** 2 : 0) +
    (isPace && isIntent && a.tone === b.tone ? KEY ** 2 : 0)
  );
}

/** The same for a message that was heard with probabilities, for each rating as if taste never changed. */
function alikesHeard(
  question: Question,
  observations: readonly Observation[],
  { toneCovariance }: CommonTaste,
): Float64Array {
  const tones = TONES.map((_, tone) =>
    TONES.reduce(
      (sum, name, place) => sum + question.tone[name] * (toneCovariance[place * TONES.length + tone] ?? 0),
      0,
    ),
  );
  const alikes = new Float64Array(observations.length);
  for (const [place, b] of observations.entries()) {
    let alike = SLOPE_SPREAD ** 2 * question.affinity * b.affinity;
    if (question.persona === b.persona) {
      const tone = question.tone[TONES[b.tone] as (typeof TONES)[number]];
      const pace = question.pace[PACES[b.pace] as (typeof PACES)[number]];
      const intent = question.intent[INTENTS[b.intent] as (typeof INTENTS)[number]];
      alike +=
        (tones[b.tone] ?? 0) + PACE ** 2 * pace + INTENT ** 2 * intent + KEY ** 2 * tone * pace * intent;
    }
    alikes[place] = alike * fade(observations.length - place);
  }
  return alikes;
}

/** How unsure two personas' satisfaction is before any rating. */
function alikeBefore(a: Question, b: Question, { toneCovariance }: CommonTaste): number {
  const slope = SLOPE_SPREAD ** 2 * a.affinity * b.affinity;
  if (a.persona !== b.persona) return slope;
  let tones = 0;
  for (const [row, first] of TONES.entries()) {
    for (const [column, second] of TONES.entries())
      tones += a.tone[first] * a.tone[second] * (toneCovariance[row * TONES.length + column] ?? 0);
  }
  return slope + tones + PACE ** 2 + INTENT ** 2 + KEY ** 2;
}

function believed(affinity: number, move: number): number {
  return MIDDLE_STARS + STARS_PER_AFFINITY * affinity + move;
}

/** What is asked of every fit to the same ratings: the questions, and how alike each rating is to each of them. */
export interface Asked {
  readonly questions: readonly Question[];
  readonly alikes: readonly Float64Array[];
}

/** Prepares questions about candidates for the fits to one list of ratings. */
export function ask(
  questions: readonly Question[],
  observations: readonly Observation[],
  common: CommonTaste,
): Asked {
  return { questions, alikes: questions.map((question) => alikesHeard(question, observations, common)) };
}

/** What is expected of each candidate. */
export function expectWith(fit: Fit, { questions, alikes: unmasked }: Asked): Expectation {
  const { common, names, change } = fit;
  const alikes = unmasked.map((row) =>
    row.map((alike, place) => LENIENCY ** 2 + (place < change ? 0 : alike)),
  );
  const means = Float64Array.from(questions, (question, index) => {
    const moves = common.moves[names[question.persona] ?? ""] ?? [];
    const move = TONES.reduce((sum, tone, place) => sum + question.tone[tone] * (moves[place] ?? 0), 0);
    return believed(question.affinity, move) + dot(alikes[index] as Float64Array, fit.weights);
  });
  return { means, covariance: () => covarianceOf(fit, questions, alikes) };
}

function covarianceOf(
  { factor, common }: Fit,
  questions: readonly Question[],
  alikes: readonly Float64Array[],
): Float64Array {
  const whitened = alikes.map((each) => solveLower(factor, each));
  return Float64Array.from({ length: questions.length ** 2 }, (_, cell) => {
    const a = Math.floor(cell / questions.length);
    const b = cell % questions.length;
    const before = LENIENCY ** 2 + alikeBefore(questions[a] as Question, questions[b] as Question, common);
    return before - dot(whitened[a] as Float64Array, whitened[b] as Float64Array);
  });
}

/** What slow drift leaves of what was learned so many ratings ago. */
function fade(ratings: number): number {
  return FADES[ratings] ?? Math.exp(-ratings / DRIFT_RATINGS);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
