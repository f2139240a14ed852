/** From measured pairs to figures with intervals. */
import type { Answer } from "./ask.ts";
import { CHECKS, type CheckName, checkedQuality } from "./checks.ts";
import { judgedQuality, type Side } from "./judge.ts";
import type { Pair } from "./measure.ts";
import type { Estimate, Evidence } from "./recommendation.ts";
import { bootstrap, columnMeans, type Interval, mean, quantile } from "./statistics.ts";

/** Milliseconds; null where nothing was answered. */
export interface Latency {
  readonly p50: number | null;
  readonly p95: number | null;
}

/** What was measured of one model. */
export interface SideFigures {
  /** 0..1; null where none could be told. */
  readonly quality: number | null;
  /** Mean of each check that applied somewhere, 0..1. */
  readonly checks: Readonly<Partial<Record<CheckName, number>>>;
  /** 1 to 5 for each line of the rubric; null without a judge. */
  readonly rubric: readonly number[] | null;
  /** US dollars a prompt; null where the price is unknown. */
  readonly costUsd: number | null;
  readonly totalUsd: number | null;
  /** Some answers came without the provider's token counts. */
  readonly isCostEstimated: boolean;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly firstPieceMs: Latency;
  readonly tookMs: Latency;
  readonly failures: { readonly count: number; readonly byKind: Readonly<Record<string, number>> };
}

export interface Differences {
  readonly quality: Estimate;
  readonly costUsd: Estimate | null;
  readonly firstPieceMs: Estimate | null;
  readonly tookMs: Estimate | null;
}

/** The quality of one answer, 0..1: the judge's where there is one; null where it said none. */
export function qualityOf(pair: Pair, side: Side, isJudged: boolean): number | null {
  if (!isJudged) return checkedQuality(pair.checks[side]);
  if (pair.answers[side].failure !== null) return 0;
  return pair.judgement === null ? null : judgedQuality(pair.judgement.scores[side]);
}

export function figuresOf(pairs: readonly Pair[], side: Side, isJudged: boolean): SideFigures {
  const answers = pairs.map((pair) => pair.answers[side]);
  const answered = answers.filter(({ failure }) => failure === null);
  const costs = answers.map(({ costUsd }) => costUsd);
  const totalUsd = costs.includes(null) ? null : costs.reduce<number>((sum, usd) => sum + (usd ?? 0), 0);
  return {
    quality: meanOrNull(pairs.flatMap((pair) => qualityOf(pair, side, isJudged) ?? [])),
    checks: checkMeans(pairs, side),
    rubric: isJudged ? rubricMeans(pairs, side) : null,
    costUsd: totalUsd === null ? null : totalUsd / Math.max(1, pairs.length),
    totalUsd,
    isCostEstimated: answered.some(({ isEstimated }) => isEstimated),
    promptTokens: mean(answered.map(({ promptTokens }) => promptTokens)),
    completionTokens: mean(answered.map(({ completionTokens }) => completionTokens)),
    firstPieceMs: latencyOf(answered.flatMap(({ firstPieceMs }) => firstPieceMs ?? [])),
    tookMs: latencyOf(answered.flatMap(({ tookMs }) => tookMs ?? [])),
    failures: failuresOf(answers),
  };
}

function checkMeans(pairs: readonly Pair[], side: Side): SideFigures["checks"] {
  const means = CHECKS.map((name) => [
    name,
    meanOrNull(pairs.flatMap((pair) => pair.checks[side][name] ?? [])),
  ]);
  return Object.fromEntries(means.filter(([, value]) => value !== null));
}

function rubricMeans(pairs: readonly Pair[], side: Side): number[] {
  return columnMeans(pairs.flatMap(({ judgement }) => (judgement === null ? [] : [judgement.scores[side]])));
}

function latencyOf(values: readonly number[]): Latency {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95) };
}

function failuresOf(answers: readonly Answer[]): SideFigures["failures"] {
  const byKind: Record<string, number> = {};
  for (const { failure } of answers) if (failure !== null) byKind[failure] = (byKind[failure] ?? 0) + 1;
  return { count: Object.values(byKind).reduce((sum, count) => sum + count, 0), byKind };
}

/** Rounds of one prompt are one row: they are not independent of each other. */
function rowsOf(pairs: readonly Pair[], columns: (pair: Pair) => readonly (number | null)[]): number[][] {
  const byPrompt = new Map<number, number[][]>();
  for (const pair of pairs) {
    const row = columns(pair);
    if (row.some((value) => value === null)) continue;
    const rows = byPrompt.get(pair.prompt.line) ?? [];
    byPrompt.set(pair.prompt.line, [...rows, row.map((value) => value ?? 0)]);
  }
  return [...byPrompt.values()].map(columnMeans);
}

export function differencesOf(pairs: readonly Pair[], random: () => number, isJudged: boolean): Differences {
  const both = (pick: (pair: Pair, side: Side) => number | null) =>
    estimate(
      rowsOf(pairs, (pair) => [pick(pair, "a"), pick(pair, "b")]),
      random,
    );
  const answered = (name: "firstPieceMs" | "tookMs") =>
    both(({ answers }, side) => (answers[side].failure === null ? answers[side][name] : null));
  const isPriced = pairs.every(({ answers }) => answers.a.costUsd !== null && answers.b.costUsd !== null);
  return {
    quality: both((pair, side) => qualityOf(pair, side, isJudged)) ?? { mean: 0, low: 0, high: 0 },
    costUsd: isPriced ? both(({ answers }, side) => answers[side].costUsd) : null,
    firstPieceMs: answered("firstPieceMs"),
    tookMs: answered("tookMs"),
  };
}

function estimate(rows: readonly (readonly number[])[], random: () => number): Estimate | null {
  if (rows.length === 0) return null;
  const difference = ([a = 0, b = 0]: readonly number[]) => ({ value: b - a });
  const { value } = bootstrap(rows, random, difference);
  return { mean: difference(columnMeans(rows)).value, ...value };
}

/** What a recommendation rests on: quality, cost and return of the same draws of prompts. */
export function evidenceOf(
  pairs: readonly Pair[],
  random: () => number,
  { isJudged, valueUsd }: { readonly isJudged: boolean; readonly valueUsd: number | null },
): Evidence {
  const isPriced = pairs.every(({ answers }) => answers.a.costUsd !== null && answers.b.costUsd !== null);
  const rows = rowsOf(pairs, (pair) => [
    qualityOf(pair, "a", isJudged),
    qualityOf(pair, "b", isJudged),
    isPriced ? pair.answers.a.costUsd : 0,
    isPriced ? pair.answers.b.costUsd : 0,
    pair.judgement?.preference ?? 0,
  ]);
  const figures = (means: readonly number[]) => returns(means, valueUsd);
  const means = columnMeans(rows);
  const point = figures(means);
  const intervals: Partial<Record<keyof typeof point, Interval>> =
    rows.length === 0 ? {} : bootstrap(rows, random, figures);
  const of = (name: keyof typeof point): Estimate => {
    return { mean: point[name], low: intervals[name]?.low ?? 0, high: intervals[name]?.high ?? 0 };
  };
  const value = valueUsd ?? derivedValue(means);
  return {
    prompts: rows.length,
    quality: of("quality"),
    cost: isPriced ? of("cost") : null,
    preference: isJudged ? of("preference") : null,
    valueUsd: value,
    isValueGiven: valueUsd !== null,
    gain: of("gain"),
    saving: of("saving"),
  };
}

function derivedValue([qualityA = 0, , costA = 0]: readonly number[]): number | null {
  return qualityA > 0 && costA > 0 ? costA / qualityA : null;
}

function returns(means: readonly number[], valueUsd: number | null) {
  const [qualityA = 0, qualityB = 0, costA = 0, costB = 0, preference = 0] = means;
  const quality = qualityB - qualityA;
  const cost = costB - costA;
  const worth = (valueUsd ?? derivedValue(means) ?? 0) * quality;
  return { quality, cost, preference, gain: ratio(worth, cost), saving: ratio(-cost, -worth) };
}

/** What there is for each part of what it takes; without end where it takes nothing or less. */
function ratio(gained: number, taken: number): number {
  if (taken > 0) return gained / taken;
  return gained >= 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : mean(values);
}
