/**
 * Whether to change from model A, the present one, to model B, the candidate.
 *
 * Quality q is a number from 0 to 1, cost c is US dollars a prompt; Δq = q(B) − q(A), Δc = c(B) − c(A). V is what an
 * answer of quality 1 is worth in US dollars: as given, or else c(A) / q(A), by which the quality one has is worth what
 * one pays for it.
 *
 * - B is dearer: return on cost = V·Δq / Δc, what is gained for each dollar more.
 * - B is cheaper: return on cost = −Δc / (V·−Δq), what is saved for each dollar's worth of quality lost; without end
 *   where nothing is lost.
 * - Both cost the same: there is none, and quality alone decides.
 *
 * A return above 150 % says switch. Every figure has a 95 % interval; where it spans the bound, or says nothing, the
 * matter is undecided. A cheaper model that is as good within noise is judged by the worst its interval of Δq allows.
 */
import type { Interval } from "./statistics.ts";

export interface Estimate extends Interval {
  readonly mean: number;
}

export interface Evidence {
  /** Prompts on which quality is known for both. */
  readonly prompts: number;
  /** Δq. */
  readonly quality: Estimate;
  /** Δc, US dollars a prompt; null where a price is unknown. */
  readonly cost: Estimate | null;
  /** What a judge prefers, −1 for A to 1 for B; null without a judge. */
  readonly preference: Estimate | null;
  /** V; null where it was not given and cannot be derived, because A costs nothing or is worth nothing. */
  readonly valueUsd: number | null;
  readonly isValueGiven: boolean;
  /** V·Δq / Δc. */
  readonly gain: Estimate;
  /** −Δc / (V·−Δq). */
  readonly saving: Estimate;
}

export interface Recommendation {
  readonly verdict: "switch" | "keep" | "undecided";
  /** Full sentences, the deciding one first. */
  readonly why: readonly string[];
  readonly returnOnCost: ReturnOnCost;
}

export interface ReturnOnCost {
  readonly kind: "gain" | "saving" | "none";
  /** In percent; null where there is none, or where it has no end because nothing is lost (`isUnbounded`). */
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isUnbounded: boolean;
}

/** Above it a change pays, as a ratio. */
const LEAST_RETURN = 1.5;
/** Fewer prompts decide nothing. */
const LEAST_PROMPTS = 5;

export function recommend(evidence: Evidence): Recommendation {
  const { prompts, quality, cost, preference } = evidence;
  if (prompts < LEAST_PROMPTS)
    return undecided(`Only ${prompts} prompts were measured; it takes ${LEAST_PROMPTS} to decide anything.`);
  if (preference !== null && isContrary(quality, preference))
    return undecided("The judge's preference and its scores contradict each other.");
  if (cost === null) {
    if (quality.high < 0) return verdict("keep", [`B is worse: ${change(quality)}.`]);
    return undecided("The price of a model is unknown, so there is no return to tell.");
  }
  if (cost.low > 0) return decideDearer(evidence);
  if (cost.high < 0) return decideCheaper(evidence);
  return decideByQuality(quality);
}

function decideByQuality(quality: Estimate): Recommendation {
  const same = "Both cost the same within noise, so quality decides";
  if (quality.low > 0) return verdict("switch", [`${same}: B is better, ${change(quality)}.`]);
  if (quality.high < 0) return verdict("keep", [`${same}: B is worse, ${change(quality)}.`]);
  return undecided(`${same}, and its difference is within noise: ${change(quality)}.`);
}

function decideDearer({ quality, gain, valueUsd }: Evidence): Recommendation {
  if (quality.high < 0) {
    const why = `B costs more and is worse: ${change(quality)}.`;
    return verdict("keep", [why], toReturn("gain", valueUsd === null ? null : gain));
  }
  if (valueUsd === null) {
    const isNoise = quality.low <= 0;
    const why = isNoise
      ? `B costs more, and whether it is better is within noise: ${change(quality)}.`
      : `B is better, ${change(quality)}, and costs more; what that is worth cannot be derived from A.`;
    return undecided(why, "Say what a fully good answer is worth with --value USD.");
  }
  const told = toReturn("gain", gain);
  const return_ = `return on cost ${spell(told)}`;
  if (gain.low > LEAST_RETURN)
    return verdict("switch", [`B is better by more than it costs: ${return_}, above 150 %.`], told);
  if (gain.high <= LEAST_RETURN)
    return verdict("keep", [`B costs more than it gives: ${return_}, not above 150 %.`], told);
  const noise = quality.low <= 0 ? ` Its difference in quality is within noise: ${change(quality)}.` : "";
  return verdict("undecided", [`The interval spans the bound of 150 %: ${return_}.${noise}`, MORE], told);
}

function decideCheaper({ quality, cost, saving, valueUsd, isValueGiven }: Evidence): Recommendation {
  const told = toReturn("saving", saving);
  if (quality.low > 0) return verdict("switch", [`B is cheaper and better: ${change(quality)}.`], told);
  if (quality.high >= 0) {
    const lost = (valueUsd ?? 0) * Math.max(0, -quality.low);
    const saved = -(cost?.mean ?? 0);
    const worst = `even at the worst end of the interval what is saved is ${spellRatio(saved, lost)} of what would be lost`;
    if (saved > LEAST_RETURN * lost)
      return verdict(
        "switch",
        [`B is as good within noise, ${change(quality)}, and cheaper: ${worst}.`],
        told,
      );
    const why = `B is cheaper and seems as good, but it could be so much worse (${change(quality)}) that what is saved is only ${spellRatio(saved, lost)} of what would be lost.`;
    return verdict("undecided", [why, MORE], told);
  }
  const worse = `B is worse, ${change(quality)}, and cheaper: return of the saving ${spell(told)}`;
  if (!isValueGiven) {
    const hint = "Say what a fully good answer is worth with --value USD to weigh one against the other.";
    return verdict("keep", [`${worse}.`, hint], told);
  }
  if (saving.low > LEAST_RETURN) return verdict("switch", [`${worse}, above 150 %.`], told);
  if (saving.high <= LEAST_RETURN) return verdict("keep", [`${worse}, not above 150 %.`], told);
  return verdict("undecided", [`${worse}; the interval spans the bound of 150 %.`, MORE], told);
}

const MORE = "More prompts narrow the interval.";
const NO_RETURN: ReturnOnCost = { kind: "none", percent: null, low: null, high: null, isUnbounded: false };

function verdict(
  what: Recommendation["verdict"],
  why: readonly string[],
  returnOnCost: ReturnOnCost = NO_RETURN,
): Recommendation {
  return { verdict: what, why, returnOnCost };
}

function undecided(...why: string[]): Recommendation {
  return verdict("undecided", why);
}

function isContrary(quality: Interval, preference: Interval): boolean {
  return (quality.low > 0 && preference.high < 0) || (quality.high < 0 && preference.low > 0);
}

function toReturn(kind: "gain" | "saving", estimate: Estimate | null): ReturnOnCost {
  if (estimate === null) return NO_RETURN;
  const percent = (value: number) => (Number.isFinite(value) ? value * 100 : null);
  return {
    kind,
    percent: percent(estimate.mean),
    low: percent(estimate.low),
    high: percent(estimate.high),
    isUnbounded: estimate.mean === Number.POSITIVE_INFINITY,
  };
}

function spell({ percent, low, high, isUnbounded }: ReturnOnCost): string {
  const round = (value: number | null) => (value === null ? "without end" : `${Math.round(value)} %`);
  if (isUnbounded) return low === null ? "without end" : `without end (${round(low)} at least)`;
  return `${round(percent)} (${round(low)} to ${round(high)})`;
}

function spellRatio(saved: number, lost: number): string {
  return lost <= 0 ? "any multiple" : `${Math.round((100 * saved) / lost)} %`;
}

function change({ mean, low, high }: Estimate): string {
  const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
  return `${signed(mean)} of 1 (${signed(low)} to ${signed(high)})`;
}
