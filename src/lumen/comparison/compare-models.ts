/** Two models on the same prompts: quality, cost, latency, failures, and whether to change. */
import { InvalidInputError } from "#lib/ion-error.ts";
import { type Lumen, UnknownModelError } from "../lumen.ts";
import {
  type Differences,
  differencesOf,
  evidenceOf,
  figuresOf,
  qualityOf,
  type SideFigures,
} from "./figures.ts";
import { type PositionBias, positionBias, type Side } from "./judge.ts";
import { type Contender, type Measured, type Measuring, measurePairs, type Pair } from "./measure.ts";
import { type Recommendation, recommend } from "./recommendation.ts";
import { mean, repeatableRandom } from "./statistics.ts";

export interface CompareOptions
  extends Pick<
    Measuring,
    | "prompts"
    | "repeat"
    | "maxUsd"
    | "maxAnswerTokens"
    | "concurrency"
    | "seed"
    | "actor"
    | "signal"
    | "onProgress"
  > {
  readonly lumen: Pick<Lumen, "generate" | "models">;
  /** The id of the present model, and of the candidate. */
  readonly models: Readonly<Record<Side, string>>;
  readonly judge: { readonly modelId: string; readonly rubric: readonly string[] } | null;
  /** What a fully good answer is worth, US dollars; null: what A's quality costs now. */
  readonly valueUsd: number | null;
  readonly clock: { now(): number };
}

export interface JudgeFigures {
  readonly modelId: string;
  readonly rubric: readonly string[];
  /** Both orders were judged. */
  readonly judged: number;
  /** An order at least had no verdict that can be used. */
  readonly unjudged: number;
  readonly preferredA: number;
  readonly preferredB: number;
  readonly ties: number;
  readonly positionBias: PositionBias;
  /** It judges its own answers. */
  readonly isContender: boolean;
  readonly totalUsd: number | null;
  readonly isPriceUnknown: boolean;
}

/** What two models came to on one prompt, once. */
export interface PairView {
  readonly line: number;
  readonly round: number;
  readonly tags: readonly string[];
  readonly quality: Readonly<Record<Side, number | null>>;
  readonly answers: Readonly<Record<Side, Pair["answers"]["a"] & { readonly checks: Pair["checks"]["a"] }>>;
  readonly preference: number | null;
  readonly why: readonly string[];
}

export interface ModelComparison extends Pick<Measured, "planned" | "spentUsd" | "stopped" | "problem"> {
  readonly models: Readonly<Record<Side, Contender & SideFigures>>;
  /** Pairs that were measured, of `planned`. */
  readonly measured: number;
  readonly prompts: number;
  readonly qualityBy: "judge" | "checks";
  readonly difference: Differences;
  readonly recommendation: Recommendation;
  /** What an answer of quality 1 was held to be worth, US dollars. */
  readonly valueUsd: number | null;
  readonly judge: JudgeFigures | null;
  readonly tags: readonly {
    readonly tag: string;
    readonly pairs: number;
    readonly quality: Readonly<Record<Side, number | null>>;
  }[];
  readonly pairs: readonly PairView[];
  readonly seed: number;
  readonly repeat: number;
  readonly maxUsd: number;
  readonly startedAt: string;
}

/**
 * Asks both models for every prompt and compares what came of it.
 *
 * A failing prompt is a failure in the figures, not the end. What was measured is kept when `signal` is aborted, when
 * the money is used up, and when the gateway lets no more calls through.
 *
 * @throws UnknownModelError, InvalidInputError when both models are the same; before anything is asked
 */
export async function compareModels(options: CompareOptions): Promise<ModelComparison> {
  const { lumen, models, judge, seed, valueUsd, clock } = options;
  if (models.a === models.b)
    throw new InvalidInputError("models", "both are the same", "name two different models");
  const find = contenderIn(lumen);
  const contenders = { a: find(models.a), b: find(models.b) };
  const judging = judge === null ? null : { ...find(judge.modelId), rubric: judge.rubric };
  const startedAt = new Date(clock.now()).toISOString();
  const measured = await measurePairs({ ...options, models: contenders, judge: judging });
  const { pairs } = measured;
  const isJudged = judge !== null;
  const evidence = evidenceOf(pairs, repeatableRandom(seed), { isJudged, valueUsd });
  return {
    models: {
      a: { ...contenders.a, ...figuresOf(pairs, "a", isJudged) },
      b: { ...contenders.b, ...figuresOf(pairs, "b", isJudged) },
    },
    prompts: options.prompts.length,
    planned: measured.planned,
    measured: pairs.length,
    qualityBy: isJudged ? "judge" : "checks",
    difference: differencesOf(pairs, repeatableRandom(seed), isJudged),
    recommendation: recommend(evidence),
    valueUsd: evidence.valueUsd,
    judge: judging === null ? null : judgeFigures(pairs, judging, models),
    tags: tagFigures(pairs, isJudged),
    pairs: pairs.map((pair) => viewOf(pair, isJudged)),
    spentUsd: measured.spentUsd,
    stopped: measured.stopped,
    problem: measured.problem,
    seed,
    repeat: options.repeat,
    maxUsd: options.maxUsd,
    startedAt,
  };
}

function contenderIn(lumen: Pick<Lumen, "models">) {
  const known = lumen.models();
  return (id: string): Contender => {
    const model = known.find((one) => one.id === id);
    if (model !== undefined) return { id, price: model.price };
    throw new UnknownModelError(
      id,
      known.map((one) => one.id),
    );
  };
}

function judgeFigures(
  pairs: readonly Pair[],
  { id: modelId, price, rubric }: Contender & { readonly rubric: readonly string[] },
  models: Readonly<Record<Side, string>>,
): JudgeFigures {
  const judgements = pairs.flatMap(({ judgement }) => judgement ?? []);
  const isAnswered = ({ answers }: Pair) => answers.a.failure === null || answers.b.failure === null;
  const usd = pairs.map(({ judgeUsd }) => judgeUsd);
  return {
    modelId,
    rubric,
    judged: judgements.length,
    unjudged: pairs.filter((pair) => pair.judgement === null && isAnswered(pair)).length,
    preferredA: judgements.filter(({ preference }) => preference < 0).length,
    preferredB: judgements.filter(({ preference }) => preference > 0).length,
    ties: judgements.filter(({ preference }) => preference === 0).length,
    positionBias: positionBias(judgements),
    isContender: modelId === models.a || modelId === models.b,
    totalUsd: usd.includes(null) ? null : usd.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    isPriceUnknown: price === null,
  };
}

function tagFigures(pairs: readonly Pair[], isJudged: boolean): ModelComparison["tags"] {
  const tags = [...new Set(pairs.flatMap(({ prompt }) => prompt.tags))];
  return tags.map((tag) => {
    const tagged = pairs.filter(({ prompt }) => prompt.tags.includes(tag));
    const quality = (side: Side) => {
      const values = tagged.flatMap((pair) => qualityOf(pair, side, isJudged) ?? []);
      return values.length === 0 ? null : mean(values);
    };
    return { tag, pairs: tagged.length, quality: { a: quality("a"), b: quality("b") } };
  });
}

function viewOf(pair: Pair, isJudged: boolean): PairView {
  const { prompt, round, answers, checks, judgement } = pair;
  return {
    line: prompt.line,
    round,
    tags: prompt.tags,
    quality: { a: qualityOf(pair, "a", isJudged), b: qualityOf(pair, "b", isJudged) },
    answers: { a: { ...answers.a, checks: checks.a }, b: { ...answers.b, checks: checks.b } },
    preference: judgement?.preference ?? null,
    why: judgement?.why ?? [],
  };
}
