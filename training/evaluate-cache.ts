/**
 * How often the semantic cache answers, and how often wrongly: `npm run eval:cache [-- --data DIR] [--of answers]
 * [--seed 1] [--json]`.
 *
 * CLINC150 and Banking77 are asked one question after the other, in a random order, of the cache as it ships; the right
 * answer to a question is its intent, and what is out of scope has an answer of its own. Questions are embedded as
 * hashed character n-grams, which know no meaning: a real embedder finds more. Ends with 1 when a bound was not kept.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Completion } from "#lumen/index.ts";
import { type Bound, countedShare, createResponseCache, type Generate } from "#lumen/response-cache/index.ts";
import { createInProcessCache } from "#platform/cache/index.ts";
import { loadLabelled } from "./load-data.ts";
import { createRandom, shuffledIndices } from "./random.ts";

const { values: options } = parseArgs({
  options: {
    data: { type: "string", default: join(import.meta.dirname, "../../shared/data") },
    of: { type: "string", default: "hits" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});

const SETS = {
  CLINC150: ["clinc150/train.tsv", "clinc150/val.tsv", "clinc150/oos_train.tsv", "clinc150/oos_val.tsv"],
  Banking77: ["banking77/train.tsv"],
} as const;
const SHARES = [0.005, 0.01, 0.02, 0.05];
const DIMENSIONS = 2048;
/** Of the questions, to learn which n-grams are rare; they are not asked. */
const FOR_RARITY = 0.1;
const MIN_SIMILARITY = 0.3;
const DAY_MS = 24 * 3_600_000;
const MEBIBYTES_512 = 512 * 1024 * 1024;
/** What a completion says beside the text does not matter here. */
const COMPLETION: Completion = {
  model: "intent",
  modelId: "evaluation/intent",
  reason: "the only one",
  failedBefore: [],
  promptTokens: null,
  completionTokens: null,
  cachedPromptTokens: null,
  costUsd: null,
  cache: null,
  receipt: {
    modelId: "evaluation/intent",
    host: "localhost",
    leftMachine: false,
    label: "may-leave",
    charactersSent: 0,
    masked: {},
    sources: [],
  },
};

interface Question {
  readonly text: string;
  readonly intent: string;
}

type Embed = (text: string) => Float32Array;

interface Result {
  readonly set: string;
  readonly bound: Bound;
  readonly asked: number;
  readonly exactHits: number;
  readonly hits: number;
  readonly wrong: number;
  readonly generated: number;
  readonly published: { readonly verified: number; readonly wrong: number };
  /** The share that the bound is about. */
  readonly measured: ReturnType<typeof countedShare>;
  readonly isKept: boolean;
}

const data = resolve(options.data);
if (!existsSync(data)) {
  console.error(`eval:cache: there is no data folder ${data}; name one with --data DIR`);
  process.exit(2);
}
if (options.of !== "hits" && options.of !== "answers") {
  console.error("eval:cache: --of is hits or answers");
  process.exit(2);
}
const results: Result[] = [];
for (const [set, files] of Object.entries(SETS)) {
  const questions = load(files.map((file) => join(data, file)));
  const held = questions.slice(0, Math.floor(questions.length * FOR_RARITY));
  const embed = createEmbedding(held.map(({ text }) => text));
  const asked = questions
    .slice(held.length)
    .map((question) => ({ ...question, vector: embed(question.text) }));
  for (const share of SHARES) {
    const result = await measure(set, asked, { share, of: options.of });
    results.push(result);
    if (!options.json) print(result);
  }
}
if (options.json) console.log(JSON.stringify(results));
process.exitCode = results.every(({ isKept }) => isKept) ? 0 : 1;

function load(files: readonly string[]): Question[] {
  const questions = files
    .flatMap((file) => loadLabelled(file, "intent"))
    .map(({ text, labels: [intent = ""] }, place) => ({
      text,
      intent: intent === "oos" ? `oos ${place}` : intent,
    }));
  const order = shuffledIndices(questions.length, createRandom(Number(options.seed)));
  return [...order].map((place) => questions[place] as Question);
}

async function measure(
  set: string,
  questions: readonly (Question & { readonly vector: Float32Array })[],
  bound: Bound,
): Promise<Result> {
  const vectors = new Map(questions.map(({ text, vector }) => [text, vector]));
  const clock = { now: () => 0 };
  const random = createRandom(Number(options.seed) + 1000);
  await using cache = createInProcessCache({ maxBytes: MEBIBYTES_512, clock, random });
  const responses = createResponseCache({
    cache,
    clock,
    random,
    ttlMs: DAY_MS,
    staleMs: 0,
    semantic: {
      bound,
      minSimilarity: MIN_SIMILARITY,
      embed: async (text) => vectors.get(text) ?? null,
      isSameAnswer: (first, second) => first === second,
      maxBytes: MEBIBYTES_512,
    },
  });
  const semantic = { hits: 0, wrong: 0 };
  for (const { text, intent } of questions) {
    const answered = await ask(responses, text, intent);
    await responses.idle();
    if (answered.kind !== "semantic") continue;
    semantic.hits += 1;
    if (answered.text !== intent) semantic.wrong += 1;
  }
  const { exactHits, generated, semantic: published } = responses.statistics();
  const measured = countedShare(semantic.wrong, bound.of === "hits" ? semantic.hits : questions.length);
  return {
    set,
    bound,
    asked: questions.length,
    exactHits,
    ...semantic,
    generated,
    published: { verified: published?.verified ?? 0, wrong: published?.wrong ?? 0 },
    measured,
    isKept: (measured.share ?? 0) <= bound.share,
  };
}

async function ask(responses: ReturnType<typeof createResponseCache>, question: string, intent: string) {
  const generate: Generate = async function* () {
    yield intent;
    return COMPLETION;
  };
  const request = {
    messages: [{ role: "user", content: question }],
    modelIds: [COMPLETION.modelId],
    policy: "listed",
    scope: { workspaceId: "evaluation", personId: "evaluation" },
  } as const;
  const pieces = responses.answer(request, generate);
  for (let text = ""; ; ) {
    const next = await pieces.next();
    if (next.done) return { text, kind: next.value.cache?.kind ?? null };
    text += next.value;
  }
}

/** TF-IDF over character 3- and 4-grams within and across words, hashed (FNV-1a) into a fixed number of dimensions. */
function createEmbedding(texts: readonly string[]): Embed {
  const documents = new Float64Array(DIMENSIONS);
  for (const text of texts)
    for (const place of new Set(placesOf(text))) documents[place] = (documents[place] ?? 0) + 1;
  const rarity = documents.map((count) => Math.log((texts.length + 1) / (count + 1)) + 0.2);
  return (text) => {
    const vector = new Float32Array(DIMENSIONS);
    for (const place of placesOf(text)) vector[place] = (vector[place] ?? 0) + 1;
    return vector.map((count, place) => Math.sqrt(count) * (rarity[place] ?? 0));
  };
}

function placesOf(text: string): number[] {
  const plain = ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}']+/gu, " ")
    .trim()} `;
  const places: number[] = [];
  for (const length of [3, 4])
    for (let start = 0; start + length <= plain.length; start += 1) {
      let hash = 0x811c9dc5;
      for (let at = start; at < start + length; at += 1)
        hash = Math.imul(hash ^ plain.charCodeAt(at), 0x01000193);
      places.push(((hash ^ (hash >>> 15)) >>> 0) % DIMENSIONS);
    }
  return places;
}

function print({ set, bound, asked, hits, wrong, generated, published, measured, isKept }: Result): void {
  const percent = (share: number | null) => (share === null ? "–" : `${(share * 100).toFixed(2)} %`);
  const interval = `${percent(measured.low)} to ${percent(measured.high)}`;
  console.log(
    `${set.padEnd(10)} at most ${percent(bound.share)} of ${bound.of}: ${asked} asked, ` +
      `${hits} hits (${percent(hits / asked)}), ${wrong} false = ${percent(measured.share)} of ${bound.of} ` +
      `(95 %: ${interval}), published ${published.wrong} of ${published.verified}, ` +
      `${generated + published.verified} model calls · ${isKept ? "kept" : "NOT KEPT"}`,
  );
}
