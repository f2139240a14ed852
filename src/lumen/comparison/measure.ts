/** Asks both models, and the judge, for every prompt: side by side within bounds, stopped early without loss. */
import { IonError } from "#lib/ion-error.ts";
import type { ChatMessage, GenerateRequest, Lumen, Payer } from "../lumen.ts";
import type { Price } from "../price-catalog.ts";
import { type Answer, type Ask, createAsking } from "./ask.ts";
import { type CheckScores, checkAnswer } from "./checks.ts";
import {
  type Judgement,
  MAX_VERDICT_TOKENS,
  mergeVerdicts,
  readVerdict,
  type Side,
  type Verdict,
  writeQuestion,
} from "./judge.ts";
import type { Prompt } from "./prompts.ts";
import { createSpending, type Spending, upperCostUsd, upperPromptTokens } from "./spending.ts";
import { repeatableRandom } from "./statistics.ts";

/** What was measured on one prompt, once. */
export interface Pair {
  readonly prompt: Prompt;
  /** From 0; a prompt is asked several times with `repeat`. */
  readonly round: number;
  readonly answers: Readonly<Record<Side, Answer>>;
  readonly checks: Readonly<Record<Side, CheckScores>>;
  /** null: there is no judge, or it did not say a verdict that can be used. */
  readonly judgement: Judgement | null;
  readonly judgeUsd: number | null;
}

/** A model as a comparison sees it. */
export interface Contender {
  readonly id: string;
  readonly price: Price | null;
}

export interface Measuring {
  readonly lumen: Pick<Lumen, "generate">;
  readonly models: Readonly<Record<Side, Contender>>;
  readonly judge: (Contender & { readonly rubric: readonly string[] }) | null;
  readonly prompts: readonly Prompt[];
  readonly repeat: number;
  readonly maxUsd: number;
  /** An answer is stopped when it is longer, in estimated tokens. */
  readonly maxAnswerTokens: number;
  readonly concurrency: number;
  readonly seed: number;
  /** Who pays; without, the program itself. */
  readonly actor?: Payer;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Measured {
  /** In the order of the prompts; a pair that was not finished is left out. */
  readonly pairs: readonly Pair[];
  readonly planned: number;
  readonly spentUsd: number;
  readonly stopped: "done" | "interrupted" | "budget" | "refused";
  /** Why the gateway let no more calls through; null unless `refused`. */
  readonly problem: string | null;
}

interface Unit {
  readonly prompt: Prompt;
  readonly round: number;
  /** Who is asked first: drawn, so that no model always has the warmer cache or the quieter moment. */
  readonly first: Side;
}

/** What is written around the answers for a judge, the rubric and a reference included. */
const JUDGE_FRAME_TOKENS = 2000;
/** Answers are cut for the judge; this is the most tokens they can be then. */
const MOST_SHOWN_TOKENS = 8000;

export async function measurePairs(given: Measuring): Promise<Measured> {
  const units = plan(given);
  const spending = createSpending(given.maxUsd);
  const pairs: (Pair | undefined)[] = units.map(() => undefined);
  const work = createWork(given, spending);
  let next = 0;
  let done = 0;
  let problem: string | null = null;

  async function takeUnits(): Promise<void> {
    while (problem === null && given.signal?.aborted !== true) {
      const index = next++;
      const unit = units[index];
      if (unit === undefined) return;
      try {
        const pair = await work(unit);
        if (pair === null) return;
        pairs[index] = pair;
      } catch (error) {
        if (given.signal?.aborted) return;
        if (!(error instanceof IonError)) throw error;
        problem = error.message;
      }
      given.onProgress?.(++done, units.length);
    }
  }
  await Promise.all(Array.from({ length: given.concurrency }, takeUnits));
  return {
    pairs: pairs.filter((pair) => pair !== undefined),
    planned: units.length,
    spentUsd: spending.spentUsd,
    stopped: reasonOf({ isInterrupted: given.signal?.aborted === true, problem, spending }),
    problem,
  };
}

function plan({ prompts, repeat, seed }: Measuring): Unit[] {
  const random = repeatableRandom(seed);
  return prompts.flatMap((prompt) =>
    Array.from(
      { length: repeat },
      (_, round): Unit => ({
        prompt,
        round,
        first: random() < 0.5 ? "a" : "b",
      }),
    ),
  );
}

function reasonOf(given: {
  readonly isInterrupted: boolean;
  readonly problem: string | null;
  readonly spending: Spending;
}): Measured["stopped"] {
  if (given.isInterrupted) return "interrupted";
  if (given.problem !== null) return "refused";
  return given.spending.isExhausted ? "budget" : "done";
}

/** Does one unit; null when there is no money for it. A unit that is given up is paid for all the same. */
function createWork(given: Measuring, spending: Spending) {
  const ask = createAsking(given.lumen);
  /** Some models think in tokens that are not seen: what was needed before is held from then on. */
  const mostTokens = new Map<string, number>();

  const tokensOf = (modelId: string, usual: number) => Math.max(usual, mostTokens.get(modelId) ?? 0);

  function upperOf({ prompt }: Unit): number {
    const { models, judge, maxAnswerTokens } = given;
    const promptTokens = upperPromptTokens(prompt.messages);
    const upper = ({ id, price }: Contender) =>
      upperCostUsd(price, promptTokens, tokensOf(id, maxAnswerTokens));
    const asked = upper(models.a) + upper(models.b);
    if (judge === null) return asked;
    const shownTokens = promptTokens + JUDGE_FRAME_TOKENS + 2 * Math.min(maxAnswerTokens, MOST_SHOWN_TOKENS);
    return asked + 2 * upperCostUsd(judge.price, shownTokens, tokensOf(judge.id, MAX_VERDICT_TOKENS));
  }

  return async (unit: Unit): Promise<Pair | null> => {
    const reserved = upperOf(unit);
    if (!(await spending.reserve(reserved))) return null;
    let charged = 0;
    const count: Count = async (contender, messages, { task, usualTokens }) => {
      const maxAnswerTokens = tokensOf(contender.id, usualTokens);
      const question = { modelId: contender.id, price: contender.price, messages, maxAnswerTokens };
      const answer = await ask({ ...question, given: { ...callerOf(given), task } });
      charged += answer.chargedUsd;
      mostTokens.set(contender.id, Math.max(mostTokens.get(contender.id) ?? 0, answer.completionTokens));
      return answer;
    };
    try {
      return await measureUnit(given, unit, count);
    } catch (error) {
      // what was under way may have been paid for
      if (given.signal?.aborted) charged = reserved;
      throw error;
    } finally {
      spending.settle(reserved, charged);
    }
  };
}

function callerOf({ actor, signal }: Measuring): Pick<GenerateRequest, "actor" | "signal"> {
  return { ...(actor === undefined ? {} : { actor }), ...(signal === undefined ? {} : { signal }) };
}

type Count = (
  contender: Contender,
  messages: readonly ChatMessage[],
  purpose: { readonly task: "chat" | "judge"; readonly usualTokens: number },
) => ReturnType<Ask>;

async function measureUnit(given: Measuring, { prompt, round, first }: Unit, count: Count): Promise<Pair> {
  const { models, judge, maxAnswerTokens } = given;
  const answerOf = (side: Side) =>
    count(models[side], prompt.messages, { task: "chat", usualTokens: maxAnswerTokens });
  // one after the other: two models on one machine would slow each other down
  const one = await answerOf(first);
  const two = await answerOf(first === "a" ? "b" : "a");
  const answers = first === "a" ? { a: one, b: two } : { a: two, b: one };
  const said = { a: textOf(answers.a), b: textOf(answers.b) };
  const checks = { a: checkAnswer(prompt, said.a), b: checkAnswer(prompt, said.b) };
  const pair = { prompt, round, answers, checks };
  if (judge === null || (said.a === null && said.b === null))
    return { ...pair, judgement: null, judgeUsd: judge === null ? null : 0 };
  const shown = { a: said.a ?? "", b: said.b ?? "" };
  const looks = await Promise.all(
    (["a", "b"] as const).map(async (side) => {
      const question = writeQuestion(prompt, shown, { rubric: judge.rubric, first: side });
      const answer = await count(judge, question, { task: "judge", usualTokens: MAX_VERDICT_TOKENS });
      const verdict = answer.failure === null ? readVerdict(answer.text, { ...judge, first: side }) : null;
      return { verdict, usd: answer.costUsd };
    }),
  );
  const usd = looks.map((look) => look.usd);
  return {
    ...pair,
    judgement: judgementOf(
      looks.map(({ verdict }) => verdict),
      said,
    ),
    judgeUsd: usd.includes(null) ? null : usd.reduce<number>((sum, value) => sum + (value ?? 0), 0),
  };
}

/** A side that gave no answer loses, whatever the judge makes of the empty place. */
function judgementOf(
  [aFirst, bFirst]: readonly (Verdict | null)[],
  said: Readonly<Record<Side, string | null>>,
): Judgement | null {
  if (!aFirst || !bFirst) return null;
  const judgement = mergeVerdicts(aFirst, bFirst);
  if (said.a !== null && said.b !== null) return judgement;
  const lost: Side = said.a === null ? "a" : "b";
  const scores = { ...judgement.scores, [lost]: judgement.scores[lost].map(() => 1) };
  return { ...judgement, scores, preference: lost === "a" ? 1 : -1, favoured: null };
}

function textOf({ text, failure }: Answer): string | null {
  return failure === null ? text : null;
}
