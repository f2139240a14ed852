/**
 * The final ranking: a weighted mean of the signals that are present (R5). Absent signals give their weight to the
 * others, so that with an explicit key and no conversation the score is the resonance score itself.
 */
import { type Distribution, INTENTS, PACES, TONES, type Tone } from "#contract/wave-key.ts";
import { acceptanceOf } from "./acceptance.ts";
import type { Acceptance, Candidate, Contributions, Hearing, Situation } from "./hearing.ts";
import { timeOfDayMatch } from "./learning/personal-score.ts";
import { expected, INTENT_WEIGHT, PACE_WEIGHT, resonanceOf, TONE_WEIGHT } from "./router.ts";

const WEIGHTS = { resonance: 0.5, classifier: 0.35, context: 0.15 } as const;
/**
 * The weight of history, for each rating: the other signals together count like one. From 8 ratings on it outweighs
 * them as in the personal score of the design, 0.5 × 5 stars against 0.3 for the fit of the turn. Few ratings count
 * little already in what is expected, which is shrunk towards the workspace and the matrix.
 */
const HISTORY_WEIGHT = 1;
const MOST_STARS = 5;
/** How much of its weight a tone keeps for each turn it lies back. */
const TONE_MEMORY = 0.6;

/** For each tone, pace and intent the share of the win each candidate has there; rows in the order of candidates. */
export type Winners = readonly Float64Array[];

/** Who wins each of the 216 keys; ties share the win. Made once for a list of candidates. */
export function findWinners(candidates: readonly Candidate[]): Winners {
  const shares = candidates.map(() => new Float64Array(TONES.length * PACES.length * INTENTS.length));
  let key = 0;
  for (const tone of TONES) {
    for (const pace of PACES) {
      for (const intent of INTENTS) {
        const scores = candidates.map(
          ({ affinities: { tone: t, pace: p, intent: i } }) =>
            TONE_WEIGHT * t[tone] + PACE_WEIGHT * p[pace] + INTENT_WEIGHT * i[intent],
        );
        const best = Math.max(...scores);
        const winners = scores.flatMap((score, index) => (best - score < 1e-12 ? [index] : []));
        for (const winner of winners) (shares[winner] as Float64Array)[key] = 1 / winners.length;
        key += 1;
      }
    }
  }
  return shares;
}

/** For each candidate the probability of the keys it wins. */
function winProbabilities(winners: Winners, hearing: Hearing): number[] {
  const sums = winners.map(() => 0);
  let key = 0;
  for (const tone of TONES) {
    for (const pace of PACES) {
      const share = hearing.tone[tone] * hearing.pace[pace];
      for (const intent of INTENTS) {
        const probability = share * hearing.intent[intent];
        for (let index = 0; index < sums.length; index += 1) {
          sums[index] = (sums[index] ?? 0) + probability * (winners[index]?.[key] ?? 0);
        }
        key += 1;
      }
    }
  }
  return sums;
}

/**
 * Whom the classifier would let answer, shared over the candidates: learned for the personas it knows; one that was
 * added later counts with the probability of the wave keys it wins.
 */
function classifierShares(
  candidates: readonly Candidate[],
  { acceptance, winners }: Learned,
  hearing: Hearing,
): number[] {
  const accepted = acceptanceOf(acceptance, hearing);
  const known = candidates.map(({ id }) => accepted[acceptance.personas.indexOf(id)]);
  const wins = known.includes(undefined) ? winProbabilities(winners, hearing) : [];
  const total = known.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const left = known.reduce<number>(
    (rest, share, index) => (share === undefined ? rest - (wins[index] ?? 0) : rest),
    1,
  );
  return known.map((share, index) => (share === undefined ? (wins[index] ?? 0) : (left * share) / total));
}

/** What routing knows beside the matrix. */
export interface Learned {
  readonly acceptance: Acceptance;
  readonly winners: Winners;
}

export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
  readonly resonance: ReturnType<typeof resonanceOf>;
  readonly contributions: Contributions;
}

/** What is expected of the person's satisfaction with each candidate, in stars, and on how much that rests. */
export interface Remembered {
  readonly stars: Float64Array;
  /** Ratings, weighed. */
  readonly evidence: number;
}

/** Every candidate with its score and what each signal added, best first; equals keep their order. */
export function scoreEnsemble(
  candidates: readonly Candidate[],
  learned: Learned,
  { hearing, situation, remembered }: EnsembleInput,
): Scored[] {
  const shares = hearing.source === "given" ? null : classifierShares(candidates, learned, hearing);
  const mood = moodOf(hearing.tone, situation);
  const weights: Contributions = {
    resonance: WEIGHTS.resonance,
    classifier: shares === null ? 0 : WEIGHTS.classifier,
    history: remembered === null ? 0 : HISTORY_WEIGHT * remembered.evidence,
    context: mood === null ? 0 : WEIGHTS.context,
  };
  const present = weights.resonance + weights.classifier + weights.history + weights.context;
  const scored = candidates.map((candidate, index): Scored => {
    const resonance = resonanceOf(candidate, hearing);
    const stars = remembered?.stars[index] ?? 0;
    const contributions: Contributions = {
      resonance: (weights.resonance / present) * resonance.score,
      classifier: (weights.classifier / present) * (shares?.[index] ?? 0),
      history: (weights.history / present) * Math.min(1, Math.max(0, stars / MOST_STARS)),
      context: mood === null ? 0 : (weights.context / present) * fitOf(candidate, mood, situation),
    };
    const { resonance: r, classifier: c, history: h, context: x } = contributions;
    return { candidate, score: Math.min(1, r + c + h + x), resonance, contributions };
  });
  return scored.sort((a, b) => b.score - a.score);
}

interface EnsembleInput {
  readonly hearing: Hearing;
  readonly situation: Situation;
  /** null: no rating is known. */
  readonly remembered: Remembered | null;
}

/** The tone of the conversation with the newest weighing most; null outside a conversation. */
function moodOf(
  present: Distribution<Tone>,
  { currentPersonaId, recentTones }: Situation,
): Distribution<Tone> | null {
  if (currentPersonaId === undefined || recentTones === undefined || recentTones.length === 0) return null;
  const tones = [...recentTones, present];
  const weights = tones.map((_, index) => TONE_MEMORY ** (tones.length - 1 - index));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mood = TONES.map((tone) => {
    const sum = tones.reduce((part, heard, index) => part + heard[tone] * (weights[index] ?? 0), 0);
    return [tone, sum / total];
  });
  return Object.fromEntries(mood) as Distribution<Tone>;
}

/** Continuity, fit to the trend of the tone and, where ratings tell of it, fit to the time of the day. */
function fitOf(candidate: Candidate, mood: Distribution<Tone>, situation: Situation): number {
  const { currentPersonaId, history, hour } = situation;
  const continuity = candidate.id === currentPersonaId ? 1 : 0;
  const trend = expected(TONES, candidate.affinities.tone, mood);
  if (hour === undefined || history === undefined || history.answers.length === 0)
    return (continuity + trend) / 2;
  return (continuity + trend + timeOfDayMatch(history.answers, candidate.id, hour)) / 3;
}
