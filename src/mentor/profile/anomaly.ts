/**
 * Days on which a person's requests look unlike their own: how many, when, how long, in which language, how repetitive.
 * Each is judged by how improbable it is under what the person did on the days before (a posterior predictive
 * probability, so that little history means wide bounds), and the five are combined into one probability a day. Pure.
 */
import { combine, studentTail } from "./probability.ts";
import type { DayCounts } from "./profile-state.ts";

const ANOMALY_KINDS = ["rate", "hours", "length", "language", "repetition"] as const;
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

/** A day, and how often its most repeated message was sent. */
export interface ObservedDay extends DayCounts {
  readonly day: number;
  readonly mostRepeated: number;
}

export interface Anomaly {
  readonly day: number;
  /** Of a day at least this unusual, were it the same person as before. */
  readonly probability: number;
  readonly turns: number;
  /** What stands out, the least probable first. */
  readonly kinds: readonly { readonly kind: AnomalyKind; readonly probability: number }[];
}

/** Of a day's combined probability; chosen on people made with other seeds than those of docs/measurements.md. */
const ALARM = 1 / 120;
/** A part of an alarming day is named when it stands out by itself. */
const NAMED = 1 / 100;
/** Days of history before anything but repetition is judged. */
const LEAST_DAYS = 10;
/** Turns of a day below which hours, length and language say nothing. */
const LEAST_TURNS = 4;
const HOURS = 24;
/** How much an hour lends to those beside it. */
const HOUR_KERNEL = [1, 0.5, 0.2] as const;
/** People seldom take up other hours or another language: what is believed of it before they have, in days. */
const HOUR_PRIOR = 0.15;
const LANGUAGE_PRIOR = 0.02;
/** Of a repeated message, before anything is known: one in fifty. */
const REPEAT_PRIOR = { repeats: 1, messages: 50 } as const;
/** Normal-inverse-gamma priors of ln(turns a day) and of the day's mean ln(characters). */
const RATE_PRIOR: NormalPrior = { mean: 1.5, strength: 1, shape: 3, scale: 1.5 };
const LENGTH_PRIOR: NormalPrior = { mean: 4.2, strength: 1, shape: 3, scale: 0.75 };

interface NormalPrior {
  readonly mean: number;
  readonly strength: number;
  readonly shape: number;
  readonly scale: number;
}

/** Every alarming day among `days`, each judged by those before it. @param days oldest first */
export function findAnomalies(days: readonly ObservedDay[]): readonly Anomaly[] {
  return days.flatMap((day, index) => judgeDay(days.slice(0, index), day) ?? []);
}

/**
 * The days of a profile with what was repeated on each.
 *
 * @param said turns with the day and the digest of their message (null: too short to tell apart)
 */
export function observedDays(
  days: Readonly<Record<string, DayCounts>>,
  said: Iterable<{ readonly day: number; readonly digest: string | null }>,
): readonly ObservedDay[] {
  const times = new Map<string, number>();
  const most = new Map<number, number>();
  for (const { day, digest } of said) {
    if (digest === null) continue;
    const count = (times.get(`${day} ${digest}`) ?? 0) + 1;
    times.set(`${day} ${digest}`, count);
    most.set(day, Math.max(count, most.get(day) ?? 1));
  }
  return Object.entries(days)
    .map(([name, counts]) => ({ ...counts, day: Number(name), mostRepeated: most.get(Number(name)) ?? 1 }))
    .sort((a, b) => a.day - b.day);
}

/** @param before earlier days, in any order; @returns null when the day is nothing out of the ordinary */
export function judgeDay(before: readonly ObservedDay[], day: ObservedDay): Anomaly | null {
  const judged = ANOMALY_KINDS.map((kind) => ({ kind, probability: JUDGES[kind](before, day) }));
  const probability = combine(judged.map((part) => part.probability));
  if (probability >= ALARM) return null;
  const kinds = judged
    .filter((part) => part.probability < NAMED)
    .sort((a, b) => a.probability - b.probability);
  return { day: day.day, probability, turns: day.turns, kinds };
}

const JUDGES: Readonly<Record<AnomalyKind, (before: readonly ObservedDay[], day: ObservedDay) => number>> = {
  rate(before, day) {
    if (before.length < LEAST_DAYS) return 1;
    const tail = predictive(
      before.map(({ turns }) => Math.log(turns)),
      Math.log(day.turns),
      RATE_PRIOR,
    );
    return tail.isAbove ? tail.probability / 2 : 1;
  },
  hours(before, day) {
    if (before.length < LEAST_DAYS || day.turns < LEAST_TURNS) return 1;
    const usual = hourShares(before);
    const rarity = usual.map((share) =>
      usual.reduce((sum, other) => (other <= share + 1e-12 ? sum + other : sum), 0),
    );
    return medianOver(day.hours, rarity);
  },
  length(before, day) {
    if (before.length < LEAST_DAYS || day.turns < LEAST_TURNS) return 1;
    return predictive(before.map(meanLength), meanLength(day), LENGTH_PRIOR).probability;
  },
  language(before, day) {
    if (before.length < LEAST_DAYS || day.turns < LEAST_TURNS) return 1;
    const [main, turns] = Object.entries(day.languages).reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
    if (turns * 2 <= day.turns) return 1;
    const days = before.filter(({ languages }) => (languages[main] ?? 0) > 0).length;
    return (days + LANGUAGE_PRIOR) / (before.length + 1);
  },
  repetition(before, day) {
    if (day.mostRepeated < 3) return 1;
    const repeats = before.reduce((sum, { mostRepeated }) => sum + Math.max(0, mostRepeated - 1), 0);
    const messages = before.reduce((sum, { turns }) => sum + turns, 0);
    const share = (repeats + REPEAT_PRIOR.repeats) / (messages + REPEAT_PRIOR.messages);
    return Math.min(1, Math.max(1, day.turns / 2) * share ** (day.mostRepeated - 1));
  },
};

/** Student's predictive distribution of a normal with unknown mean and variance (Murphy 2007, section 3.5). */
function predictive(
  seen: readonly number[],
  value: number,
  prior: NormalPrior,
): { readonly probability: number; readonly isAbove: boolean } {
  const n = seen.length;
  const mean = seen.reduce((sum, one) => sum + one, 0) / n;
  const spread = seen.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const strength = prior.strength + n;
  const center = (prior.strength * prior.mean + n * mean) / strength;
  const shape = prior.shape + n / 2;
  const scale = prior.scale + spread / 2 + (prior.strength * n * (mean - prior.mean) ** 2) / (2 * strength);
  const deviation = Math.sqrt((scale * (strength + 1)) / (shape * strength));
  const t = (value - center) / deviation;
  return { probability: studentTail(t, 2 * shape), isAbove: t > 0 };
}

/** How the person's days spread over the hours: each day lends its hours, and a little to those beside them. */
function hourShares(days: readonly ObservedDay[]): number[] {
  const shares = new Array<number>(HOURS).fill(HOUR_PRIOR / HOURS);
  for (const { hours } of days) {
    const used = Object.keys(hours).map(Number);
    const total = HOUR_KERNEL.reduce((sum, weight, step) => sum + (step === 0 ? weight : 2 * weight), 0);
    for (const hour of used)
      for (const [step, weight] of HOUR_KERNEL.entries())
        for (const at of step === 0 ? [hour] : [hour - step, hour + step]) {
          const place = (at + HOURS) % HOURS;
          shares[place] = (shares[place] ?? 0) + weight / (total * used.length);
        }
  }
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
}

function medianOver(counts: Readonly<Record<string, number>>, values: readonly number[]): number {
  const all = Object.entries(counts).flatMap(([hour, count]) =>
    new Array<number>(count).fill(values[Number(hour)] ?? 1),
  );
  return all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 1;
}

function meanLength({ lengthSum, turns }: DayCounts): number {
  return lengthSum / 1000 / turns;
}
