/** What ION itself does for a plan: words questions, drafts, judges. With a model where one answers, else by its own rules. */
import { performance } from "node:perf_hooks";
import type { Actor } from "#contract/actor.ts";
import type { Write } from "#platform/database/index.ts";
import type { WritingRequest } from "./answer/answer-form.ts";
import { lockEvidence } from "./answer/lock-evidence.ts";
import { type Statements, statementsOf } from "./answer/statements.ts";
import { BUILT_IN, ownWords, writeAnswer } from "./answer/write-answer.ts";
import { GrowthModelAnswerError } from "./errors.ts";
import { answerOf, type FlowState, gapOf, type Pending, questionOf } from "./flow/flow-state.ts";
import type { Draft, Gap, GrowthDocument, Quality, Question } from "./growth.ts";
import type { LoadedPlan, MadeStep } from "./loaded-plan.ts";
import { askOnce, type CallOutcome } from "./model/calls.ts";
import { DRAFT_TOKENS, type DraftPromptRequest, draftPrompt, readDraft } from "./model/draft-prompt.ts";
import type { CallOptions, ModelText } from "./model/generate.ts";
import { JUDGEMENT_TOKENS, judgementPrompt, readJudgement } from "./model/judgement-prompt.ts";
import { questionPrompt, questionTokens, readQuestions } from "./model/question-prompt.ts";
import type { GrowthParts } from "./needs.ts";
import { scoreAnswer } from "./quality/score-answer.ts";

export interface Work {
  readonly made: readonly MadeStep[];
  /** What has to be stored with it. */
  readonly writes: readonly Write[];
}

/** What is to be done next for a plan. @throws GrowthBusyError another living process does it */
export function doWork(
  parts: GrowthParts,
  plan: LoadedPlan,
  { pending, actor }: { readonly pending: Exclude<Pending, null>; readonly actor: Actor },
): Promise<Work> {
  const job = { parts, plan, actor };
  if (pending === "questions") return wordQuestions(job);
  if (pending === "draft") return writeDraft(job);
  if (pending === "judgement") return judge(job);
  // What follows by itself is written with whatever is appended, also with nothing.
  return Promise.resolve({ made: [], writes: [] });
}

interface Job {
  readonly parts: GrowthParts;
  readonly plan: LoadedPlan;
  readonly actor: Actor;
}

async function wordQuestions(job: Job): Promise<Work> {
  const { parts, plan } = job;
  const startedAt = performance.now();
  const { analysis, language } = plan.state;
  const questions = plan.questions ?? (await questionsFromStore(job));
  const { answer, writes } = await ask(job, {
    prompt: questionPrompt({ gaps: analysis.gaps, questions, language }),
    purpose: "questions",
    maxAnswerTokens: questionTokens(questions.length),
    isNeeded: questions.length > 0,
  });
  const worded = answer === null ? null : useful(parts, () => readQuestions(questions, answer));
  const body = {
    kind: "questions-written" as const,
    questions: worded ?? questions,
    writer: worded === null ? BUILT_IN : (answer?.model ?? BUILT_IN),
  };
  return { made: [{ body, latencyMs: performance.now() - startedAt, costUsd: costOf(answer) }], writes };
}

/** For a plan whose process has gone between reading and asking. */
async function questionsFromStore({ parts, plan }: Job): Promise<readonly Question[]> {
  const { analysis, language } = plan.state;
  const documents = await parts.store.documents(plan.owner, plan.row.id);
  // Reading is a good part of the program; most steps do without it.
  const { questionsOf } = await import("./read-pair.ts");
  return questionsOf(parts, { documents, analysis, language });
}

async function writeDraft(job: Job): Promise<Work> {
  const { parts, plan } = job;
  const startedAt = performance.now();
  const at = placeOf(plan.state);
  const { question, gap, statements, language } = at;
  const request: DraftPromptRequest = { gap, statements, language, lastQuality: at.lastQuality };
  const { answer, writes } = await ask(job, {
    prompt: draftPrompt(request),
    purpose: "draft",
    maxAnswerTokens: DRAFT_TOKENS,
    isNeeded: true,
  });
  const builtIn = writeAnswer(at);
  const written = answer === null ? null : useful(parts, () => readDraft(request, answer));
  const documents = await parts.store.documents(plan.owner, plan.row.id);
  const { draft, struck } = chosenDraft(written, builtIn, { statements, documents });
  const drafted: MadeStep = {
    body: { kind: "drafted", questionId: question.id, draft, struck },
    latencyMs: performance.now() - startedAt,
    costUsd: costOf(answer),
  };
  if (mayJudge(parts, draft)) return { made: [drafted], writes };
  // Nobody has to be asked: both in one go.
  const quality = judgeByRules(at, draft);
  const judged: MadeStep = {
    body: { kind: "judged", questionId: question.id, quality },
    latencyMs: 0,
    costUsd: 0,
  };
  return { made: [drafted, judged], writes };
}

async function judge(job: Job): Promise<Work> {
  const { parts, plan } = job;
  const startedAt = performance.now();
  const at = placeOf(plan.state);
  const draft = answerOf(plan.state, at.question.id).draft ?? writeAnswer(at);
  const byRules = judgeByRules(at, draft);
  const { answer, writes } = await ask(job, {
    prompt: judgementPrompt({ gap: at.gap, draft, statements: at.statements, language: at.language }),
    purpose: "judgement",
    maxAnswerTokens: JUDGEMENT_TOKENS,
    isNeeded: mayJudge(parts, draft),
    avoidModel: draft.writtenBy,
  });
  const isOther = answer !== null && answer.model !== draft.writtenBy;
  const byModel = isOther ? useful(parts, () => readJudgement(answer)) : null;
  const body = { kind: "judged" as const, questionId: at.question.id, quality: byModel ?? byRules };
  return { made: [{ body, latencyMs: performance.now() - startedAt, costUsd: costOf(answer) }], writes };
}

interface Place extends WritingRequest {
  readonly gap: Gap;
  readonly lastQuality: Quality | null;
}

/** What is known at the question that is asked. */
function placeOf(state: FlowState): Place {
  const questionId = state.current?.questionId ?? "";
  const question = questionOf(state, questionId);
  const gap = gapOf(state, questionId);
  if (question === undefined || gap === undefined) throw new Error("a draft without a question");
  const { inputs, quality } = answerOf(state, questionId);
  const { language } = state;
  return {
    question,
    gap,
    inputs,
    language,
    statements: statementsOf(question, inputs),
    lastQuality: quality,
  };
}

/** The model's draft as far as it is shown; ION's own where nothing of it is. */
function chosenDraft(
  written: Draft | null,
  builtIn: Draft,
  ground: { readonly statements: Statements; readonly documents: readonly GrowthDocument[] },
): { readonly draft: Draft; readonly struck: readonly string[] } {
  const own = lockEvidence(builtIn, ground);
  if (written === null) return own;
  const locked = lockEvidence(written, ground);
  if (locked.draft.answer === "") return { draft: own.draft, struck: locked.struck };
  const bullet = locked.draft.bullet === "" ? own.draft.bullet : locked.draft.bullet;
  return { draft: { ...locked.draft, bullet }, struck: locked.struck };
}

function judgeByRules({ gap, statements, language }: Place, draft: Draft): Quality {
  const quoted = draft.claims.flatMap(({ evidence }) =>
    evidence.flatMap((each) => (each.from === "document" ? [each.quote.text] : [])),
  );
  const stated = [...statements.values(), ...quoted];
  return scoreAnswer({ answer: draft.answer, language, gap, stated, unshown: unshownIn(draft) });
}

/** Sentences of a draft that rest on nothing. */
function unshownIn(draft: Draft): readonly string[] {
  return draft.claims.filter(({ evidence }) => evidence.length === 0).map(({ text }) => text);
}

/** The person's own words as an answer: they are their own evidence, and judged by rules at once. */
export function takeOwnWords(
  state: FlowState,
  questionId: string,
  text: string,
): { readonly draft: Draft; readonly quality: Quality } {
  const draft = ownWords(text);
  const gap = gapOf(state, questionId);
  const question = questionOf(state, questionId);
  const stated = question === undefined ? [] : [...statementsOf(question, {}).values()];
  const quality = scoreAnswer({
    answer: text,
    language: state.language,
    gap: gap ?? { title: question?.text ?? "", kind: "skill" },
    stated: [...stated, text],
    unshown: [],
  });
  return { draft, quality };
}

/** Whether a model wrote this draft and there is another one. Where ION had to write, no model answered: it judges, too. */
function mayJudge({ models }: GrowthParts, draft: Draft): boolean {
  return draft.writtenBy !== BUILT_IN && models().some((model) => model !== draft.writtenBy);
}

interface Call {
  readonly prompt: { readonly system: string; readonly user: string };
  readonly purpose: CallOptions["purpose"];
  readonly maxAnswerTokens: number;
  readonly isNeeded: boolean;
  readonly avoidModel?: string;
}

/** Asks where there is somebody to ask; a call that was begun before is never made again. */
function ask({ parts, plan, actor }: Job, call: Call): Promise<CallOutcome> {
  if (!call.isNeeded || parts.models().length === 0) return Promise.resolve({ answer: null, writes: [] });
  const { purpose, prompt, maxAnswerTokens, avoidModel } = call;
  return askOnce(parts.calls, {
    owner: plan.owner,
    key: { planId: plan.row.id, step: plan.state.step, purpose },
    prompt,
    options: {
      purpose,
      actor,
      maxAnswerTokens,
      isJudge: purpose === "judgement",
      ...(avoidModel === undefined ? {} : { avoidModel }),
    },
  });
}

/** null where a model's answer is of no use; told in the log, without its words. */
function useful<Result>({ log }: GrowthParts, read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GrowthModelAnswerError)) throw error;
    log.warn("growth-model-answer-useless", { reason: error.message });
    return null;
  }
}

function costOf(answer: ModelText | null): number | null {
  return answer === null ? 0 : answer.costUsd;
}
