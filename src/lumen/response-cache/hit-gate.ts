/**
 * From which score on a hit is given: the lowest at which, with 99 % confidence, the bound holds. What it goes by are
 * verified hits alone, each with the score it had before its own outcome was learned, so that the bound does not depend
 * on how good the scores are (Bates et al., "Distribution-free, risk-controlling prediction sets", 2021).
 */
export interface Bound {
  /** The share that may be wrong, in (0, 1). */
  readonly share: number;
  /** hits: of the answers that the semantic tier gives. answers: of all answers, as vCache counts. */
  readonly of: "hits" | "answers";
}

export interface HitGate {
  /** Whether a hit with this score may be given without asking. Asked once for every answer; null: nothing is near. */
  mayGive(score: number | null): boolean;
  /** What was found out about a hit that was or could have been given. */
  note(score: number, isRight: boolean): void;
}

/** High, because the gate looks again and again, and at many scores. */
const CONFIDENCE = 0.99;
/** Bins of the score's logit. */
const LOWEST = -4;
const HIGHEST = 12;
const BIN = 0.1;
const BINS = Math.round((HIGHEST - LOWEST) / BIN);
/** With more, old ones count half: the world changes. */
const MOST_COUNTED = 20_000;
/** Of hits; a share that may be wrong of all answers allows more of the few that are hits, but never more than this. */
const LARGEST_FALSE_SHARE = 0.2;

interface Tally {
  /** Answers whose nearest entry had a score in the bin. */
  readonly seen: Float64Array;
  readonly verified: Float64Array;
  readonly wrong: Float64Array;
}

export function createHitGate(bound: Bound): HitGate {
  const tally: Tally = {
    seen: new Float64Array(BINS),
    verified: new Float64Array(BINS),
    wrong: new Float64Array(BINS),
  };
  let answers = 0;
  let verifiedInAll = 0;
  let lowestOpen = BINS;
  return {
    mayGive(score) {
      answers += 1;
      if (score === null) return false;
      const bin = binOf(score);
      increase(tally.seen, bin);
      return bin >= lowestOpen;
    },
    note(score, isRight) {
      const bin = binOf(score);
      increase(tally.verified, bin);
      if (!isRight) increase(tally.wrong, bin);
      verifiedInAll += 1;
      if (verifiedInAll > MOST_COUNTED) {
        halve(tally);
        verifiedInAll /= 2;
        answers /= 2;
      }
      lowestOpen = lowestWithin(tally, bound, answers);
    },
  };
}

function lowestWithin({ seen, verified, wrong }: Tally, bound: Bound, answers: number): number {
  let lowest = BINS;
  let hits = 0;
  let count = 0;
  let errors = 0;
  for (let bin = BINS - 1; bin >= 0; bin -= 1) {
    hits += seen[bin] ?? 0;
    count += verified[bin] ?? 0;
    errors += wrong[bin] ?? 0;
    const allowed =
      bound.of === "hits" ? bound.share : Math.min(LARGEST_FALSE_SHARE, (bound.share * answers) / hits);
    if (verified[bin] !== 0 && isWithin(errors, count, allowed)) lowest = bin;
  }
  return lowest;
}

/**
 * Whether a share is at most `bound`, by Chernoff's bound: so few errors were less likely than 1 − confidence if it was
 * larger: n · KL(errors/n ‖ bound) ≥ ln(1 ÷ (1 − confidence)).
 */
export function isWithin(errors: number, count: number, bound: number): boolean {
  const seen = errors / count;
  if (seen >= bound) return false;
  const gain =
    (seen === 0 ? 0 : seen * Math.log(seen / bound)) + (1 - seen) * Math.log((1 - seen) / (1 - bound));
  return count * gain >= -Math.log(1 - CONFIDENCE);
}

function binOf(score: number): number {
  const logit = Math.log(score / (1 - score));
  return Math.max(0, Math.min(BINS - 1, Math.floor((logit - LOWEST) / BIN)));
}

function increase(counts: Float64Array, bin: number): void {
  counts[bin] = (counts[bin] ?? 0) + 1;
}

function halve({ seen, verified, wrong }: Tally): void {
  for (const counts of [seen, verified, wrong])
    for (const bin of counts.keys()) counts[bin] = (counts[bin] ?? 0) / 2;
}
