/**
 * A growth plan from two documents to its end, ION's way against a sequential, uncached way, in one process with one model
 * server that takes 300 ms for each call: time of the whole workflow, time of the questions, cost of the model.
 *
 * The sequential way is how such a workflow is usually written: the model is asked for one question after the other, a call for
 * each gap that words its prompts, too, with both documents in its prompt; for each answer it drafts (with the CV), then judges, and drafts and judges anew
 * while the draft is below its threshold and the person has more to say, twice at most; nothing is kept from call to call. It
 * asks all questions. The drafting and judging prompts are ION's own. Both ways see the same gaps and the same person, who says
 * the same to the same prompts, both go through the same gateway, and the server counts real tokens at the list price of
 * gpt-5-nano. What a person takes to write is in neither.
 *
 *   node run.mjs bench/growth.ts [--rounds 5] [--quick]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Actor } from "#contract/actor.ts";
import { estimateTokens } from "#lib/token-estimate.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import { statementsOf } from "../src/mentor/growth/answer/statements.ts";
import {
  type Gap,
  type GrowthLanguage,
  type Inputs,
  type Prompt,
  type Question,
  THRESHOLDS,
} from "../src/mentor/growth/growth.ts";
import type { Generate, Growth } from "../src/mentor/growth/index.ts";
import { DRAFT_TOKENS, draftPrompt, readDraft } from "../src/mentor/growth/model/draft-prompt.ts";
import {
  JUDGEMENT_TOKENS,
  judgementPrompt,
  readJudgement,
} from "../src/mentor/growth/model/judgement-prompt.ts";
import { createSkillCatalog } from "../src/mentor/growth/skill/index.ts";
import type { PlanView } from "../src/mentor/growth/views.ts";
import { createTestIon } from "../test/support/create-test-ion.ts";
import { openGrowth } from "../test/support/growth.ts";
import { type ModelRequest, startModelServer } from "../test/support/model-server.ts";
import { BENCH_CV, BENCH_JOB, STORIES } from "./support/growth-person.ts";

const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, quick: { type: "boolean", default: false } },
});
const ROUNDS = options.quick ? 1 : Number(options.rounds);
const MODEL = "openai/gpt-5-nano";
const THINKS_MS = 300;
const GOALS = { workflow: 3.75, questions: 8, cost: 0.55 };
const LANGUAGE: GrowthLanguage = "en";
const MOST_REFINEMENTS = 2;
/** A question as a model would word it. */
const WORDED = {
  text: "Have you carried this yourself in a real system, from the first decision until it ran for its users?",
  why: "The job counts on it, and your CV does not show it yet.",
  prompts: [
    { id: "what", label: "What did you build with it, and for whom?" },
    { id: "own-role", label: "Which part was yours?" },
    { id: "result", label: "What was better afterwards, from what to what?" },
  ],
};
const WHOLE_DOCUMENTS = `<cv>${BENCH_CV}</cv>\n<job>${BENCH_JOB}</job>`;

interface Run {
  readonly workflowMs: number;
  readonly questionsMs: number;
  readonly costUsd: number;
  readonly calls: number;
  readonly answers: number;
}

await using server = await startModelServer();
server.delayMs = THINKS_MS;
server.answer = (request) => ({ status: 200, body: answerTo(request) });
await using ion = await createTestIon({
  settings: { ION_OPENAI_KEY: "bench", ION_OPENAI_URL: server.url, ION_MODELS: MODEL },
});
// The room's own store, on disk as in the product.
const dataDir = await mkdtemp(join(tmpdir(), "ion-bench-"));
const database = await openSqlite({ dataDir });
const skills = createSkillCatalog();
// Both start warm: what is loaded once is loaded.
skills.find(BENCH_CV);

const runs: { readonly ours: Run; readonly sequential: Run }[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  // Another person each round, so that nothing is kept from the round before.
  const actor: Actor = { ...ion.localActor, personId: `bench-${round}` };
  const { run: ours, gaps } = await ourWay(actor);
  const sequential = await sequentialWay(actor, gaps);
  runs.push({ ours, sequential });
}
report();
await database[Symbol.asyncDispose]();
await rm(dataDir, { recursive: true, force: true });

/** The product as it is: one call words all questions, each draft is one call, rules judge where the only model wrote. */
async function ourWay(actor: Actor): Promise<{ run: Run; gaps: PlanView["gaps"] }> {
  const before = server.requests.length;
  const spent = { costUsd: 0 };
  const growth = openGrowth(database, {
    generate: throughLumen(actor, spent, true),
    models: [MODEL],
    skills: async () => skills,
    now: Date.now,
  });
  const startedAt = performance.now();
  let plan = await growth.start(actor, { cv: { text: BENCH_CV }, job: { text: BENCH_JOB } });
  const questionsMs = performance.now() - startedAt;
  while (plan.current !== null) plan = await takeNext(growth, actor, plan);
  const workflowMs = performance.now() - startedAt;
  const answers = plan.gaps.filter(
    ({ standing }) => standing === "answered" || standing === "covered",
  ).length;
  const calls = server.requests.length - before;
  return { run: { workflowMs, questionsMs, costUsd: spent.costUsd, calls, answers }, gaps: plan.gaps };
}

async function takeNext(growth: Growth, actor: Actor, plan: PlanView): Promise<PlanView> {
  const { questionId = "", stage, prompts = [], isPassing, refinementsLeft = 0 } = plan.current ?? {};
  const story = storyOf(plan.gaps.find((gap) => gap.questionId === questionId));
  const step = (wish: object) => growth.answer(actor, plan.id, { ...wish, questionId } as never);
  if (stage === "check") return step({ kind: "check", answer: story === null ? "no" : "yes" });
  if (stage === "dive") return step({ kind: "dive", inputs: inputsFor(prompts, story?.first ?? {}) });
  const more = inputsFor(
    prompts.filter(({ id }) => story !== null && id in story.more),
    story?.more ?? {},
  );
  const canSayMore = !isPassing && refinementsLeft === MOST_REFINEMENTS && Object.keys(more).length > 0;
  return step(canSayMore ? { kind: "refine", inputs: more } : { kind: "accept" });
}

/** What is usually written: see the top of this file. */
async function sequentialWay(actor: Actor, gaps: PlanView["gaps"]): Promise<Run> {
  const before = server.requests.length;
  const spent = { costUsd: 0 };
  const ask = throughLumen(actor, spent, false);
  const state = await currentQuestions(actor);
  const startedAt = performance.now();
  for (const gap of gaps) await questionFor(ask, actor, gap);
  const questionsMs = performance.now() - startedAt;
  let answers = 0;
  for (const gap of gaps) {
    const story = storyOf(gap);
    const question = state.find(({ gapId }) => gapId === gap.id);
    if (story === null || question === undefined) continue;
    answers += 1;
    await answerFor(ask, actor, { gap, question, story });
  }
  const workflowMs = performance.now() - startedAt;
  return { workflowMs, questionsMs, costUsd: spent.costUsd, calls: server.requests.length - before, answers };
}

/** The prompts of each gap, as ION's rules have them; made before the clock runs. */
async function currentQuestions(actor: Actor): Promise<readonly Question[]> {
  const growth = openGrowth(database, { skills: async () => skills });
  const { id } = await growth.start(actor, { cv: { text: BENCH_CV }, job: { text: BENCH_JOB } });
  return (await growth.state(actor, id)).flow.questions.questions;
}

async function questionFor(ask: Generate, actor: Actor, gap: Gap): Promise<void> {
  const system =
    "You are an experienced interviewer. Word one question that finds out whether the person has done what the job asks for, and the labels of its follow-up prompts. Answer with JSON only.";
  await ask(
    { system, user: `${WHOLE_DOCUMENTS}\n<gap>${gap.title}</gap>` },
    { ...callOf(actor), purpose: "questions", maxAnswerTokens: 240 },
  );
}

interface ToAnswer {
  readonly gap: Gap;
  readonly question: Question;
  readonly story: Story;
}

async function answerFor(ask: Generate, actor: Actor, { gap, question, story }: ToAnswer): Promise<void> {
  let inputs: Inputs = inputsFor(question.prompts, story.first);
  let lastQuality = null;
  for (let attempt = 0; attempt <= MOST_REFINEMENTS; attempt += 1) {
    const statements = statementsOf(question, inputs);
    const request = { gap, statements, language: LANGUAGE, lastQuality };
    const { system, user } = draftPrompt(request);
    const written = await ask(
      { system, user: `<cv>${BENCH_CV}</cv>\n${user}` },
      { ...callOf(actor), purpose: "draft", maxAnswerTokens: DRAFT_TOKENS },
    );
    if (written === null) throw new Error("the model server did not answer");
    const draft = readDraft(request, written);
    const judged = await ask(judgementPrompt({ gap, draft, statements, language: LANGUAGE }), {
      ...callOf(actor),
      purpose: "judgement",
      maxAnswerTokens: JUDGEMENT_TOKENS,
    });
    if (judged === null) throw new Error("the model server did not answer");
    lastQuality = readJudgement(judged);
    const hasMore = attempt === 0 && Object.keys(story.more).length > 0;
    if (lastQuality.score >= THRESHOLDS[gap.priority] || !hasMore) return;
    inputs = { ...inputs, ...story.more };
  }
}

function callOf(actor: Actor) {
  return { actor, isJudge: false, signal: new AbortController().signal };
}

/** Every call of both ways goes through the gateway; only ION's way lets it keep answers. */
function throughLumen(actor: Actor, spent: { costUsd: number }, isKept: boolean): Generate {
  return async ({ system, user }, { maxAnswerTokens, signal }) => {
    const pieces = ion.lumen.generate({
      messages: [
        { role: "system", content: system },
        { role: "user", content: user },
      ],
      isStreamed: false,
      actor,
      signal,
      maxAnswerTokens,
      ...(isKept ? { cache: { tags: ["growth"] } } : {}),
    });
    let text = "";
    for (;;) {
      const next = await pieces.next();
      if (!next.done) {
        text += next.value;
        continue;
      }
      spent.costUsd += next.value.costUsd ?? 0;
      return { text, model: MODEL, costUsd: next.value.costUsd };
    }
  };
}

type Story = (typeof STORIES)[number];

function storyOf(gap: Pick<Gap, "title"> | undefined): Story | null {
  return STORIES.find(({ about }) => about.test(gap?.title ?? "")) ?? null;
}

/** Of what there is to say, what is asked; what is asked beside it is answered shortly. */
function inputsFor(prompts: readonly Prompt[], said: Inputs): Inputs {
  return Object.fromEntries(
    prompts.flatMap(({ id, isRequired, options, type }) => {
      const given =
        said[id] ?? (isRequired && Object.keys(said).length > 0 ? shortly(type, options) : undefined);
      return given === undefined ? [] : [[id, given]];
    }),
  );
}

function shortly(type: Prompt["type"], options: Prompt["options"]): string | number {
  return type === "number" ? 6 : (options[0]?.value ?? "I did this at work.");
}

/** The fake model: it words questions, repeats what its sources say, and judges by whether there is a result. */
function answerTo({ messages, model }: ModelRequest): unknown {
  const [system = "", user = ""] = messages.map(({ content }) => content);
  const content = replyTo(system, user);
  const usage = { prompt_tokens: estimateTokens(system + user), completion_tokens: estimateTokens(content) };
  return {
    id: "chatcmpl-bench",
    object: "chat.completion",
    model,
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
  };
}

function replyTo(system: string, user: string): string {
  if (system.startsWith("You turn")) return draftOf(user);
  if (system.startsWith("You judge")) return judgementOf(user);
  const count = user.match(/^<gap-\w+>n: /gm)?.length ?? 1;
  const { text } = WORDED;
  // Who asks for one gap alone has no prompts of its own, and has the model word them as well.
  if (!user.includes("<gap-")) return JSON.stringify(WORDED);
  return JSON.stringify(Array.from({ length: count }, (_, index) => ({ n: index + 1, text })));
}

function draftOf(user: string): string {
  const sources = [...user.matchAll(/<source-\w+>(S\d+): ([^<]*)/g)].filter(
    ([, , text = ""]) => !text.endsWith("— yes"),
  );
  const sentences = sources.map(([, id, text = ""]) => ({
    text: `${text.replace(/[.!?]+$/, "")}.`,
    sources: [id],
  }));
  return JSON.stringify({ sentences, bullet: sentences[0]?.text ?? "" });
}

function judgementOf(user: string): string {
  const score = /from .{1,40} to /.test(user) ? 9 : 6;
  const criteria = {
    specific: 8,
    "own-role": 8,
    scale: 7,
    result: score,
    relevance: 9,
    honesty: 10,
    length: 8,
  };
  return JSON.stringify({
    score,
    criteria,
    strengths: ["Concrete."],
    issues: ["The result has no number."],
    suggestions: [],
  });
}

function report(): void {
  const median = (figure: (run: { ours: Run; sequential: Run }) => number) =>
    runs.map(figure).toSorted((one, other) => one - other)[Math.floor(runs.length / 2)] ?? Number.NaN;
  const [first] = runs;
  console.log(`${ROUNDS} rounds, a model that takes ${THINKS_MS} ms, medians\n`);
  console.log("way            workflow ms   questions ms   calls   answers     cost US$");
  for (const way of ["sequential", "ours"] as const) {
    const figures = [
      median((run) => run[way].workflowMs)
        .toFixed(0)
        .padStart(11),
      median((run) => run[way].questionsMs)
        .toFixed(0)
        .padStart(12),
      `${first?.[way].calls}`.padStart(5),
      `${first?.[way].answers}`.padStart(7),
      median((run) => run[way].costUsd)
        .toFixed(6)
        .padStart(10),
    ];
    console.log(`${(way === "ours" ? "ION" : way).padEnd(15)}${figures.join("   ")}`);
  }
  const workflow = median(({ ours, sequential }) => sequential.workflowMs / ours.workflowMs);
  const questions = median(({ ours, sequential }) => sequential.questionsMs / ours.questionsMs);
  const cost = median(({ ours, sequential }) => 1 - ours.costUsd / sequential.costUsd);
  console.log(`\nworkflow   ${workflow.toFixed(2)} × faster (goal ${GOALS.workflow})`);
  console.log(`questions  ${questions.toFixed(2)} × faster (goal ${GOALS.questions})`);
  console.log(`cost       −${(cost * 100).toFixed(0)} % (goal −${Math.round(GOALS.cost * 100)} %)`);
}
