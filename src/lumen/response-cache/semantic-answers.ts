/** The semantic tier with what it needs of the world: embeddings, answers to compare, chance, time in the background. */
import { LRUCache } from "lru-cache";
import type { Cache, CacheRequest } from "#platform/cache/index.ts";
import type { AnswerKey } from "./answer-key.ts";
import type { SemanticNeeds, SemanticStatistics } from "./response-cache.ts";
import { createSemanticTier, type Near, type SemanticTier } from "./semantic-tier.ts";
import { countedShare } from "./share-interval.ts";
import { readAnswer } from "./stored-answer.ts";

export interface SemanticAnswers {
  /** null: there is no vector for the question. */
  consult(key: AnswerKey): Promise<Consulted | null>;
  /** A hit was given; now and then it is asked again behind it, and compared. */
  given(consulted: Consulted, lookUp: CacheRequest): void;
  /** The models were asked: was what is near right, and is this answer new? */
  asked(consulted: Consulted, text: string): void;
  /** Questions as they were written, kept beside their vectors; what is searched holds vectors alone. */
  forgetTexts(): void;
  statistics(): SemanticStatistics;
  idle(): Promise<void>;
}

export interface Consulted {
  readonly key: AnswerKey;
  readonly vector: Float32Array;
  readonly candidate: Candidate | null;
}

export interface Candidate {
  readonly near: Near;
  readonly answerKey: string;
  readonly similarity: number;
  readonly mayGive: boolean;
}

interface SemanticAnswersNeeds {
  readonly cache: Cache;
  readonly random: () => number;
  readonly semantic: SemanticNeeds;
}

const DEFAULTS = {
  bound: { share: 0.01, of: "hits" },
  minSimilarity: 0.7,
  verifiedShare: 0.05,
  maxQuestions: 5000,
  maxBytes: 64 * 1024 * 1024,
} as const;
/** Of the first hits more are verified: the k-th with a probability of this ÷ k. */
const VERIFIED_FIRST = 100;
/** Questions whose vectors are kept, so that who asks the same at the same time embeds it once. */
const VECTORS_KEPT = 500;

export function createSemanticAnswers({ cache, random, semantic }: SemanticAnswersNeeds): SemanticAnswers {
  const settings = { ...DEFAULTS, ...semantic };
  const tier = createSemanticTier(settings);
  const counts = { given: 0, verified: 0, wrong: 0, errors: 0 };
  const background = new Set<Promise<void>>();
  const embed = createEmbedding(semantic, () => {
    counts.errors += 1;
  });

  function behind(work: Promise<void>): void {
    const done = work
      .catch(() => {
        counts.errors += 1;
      })
      .finally(() => background.delete(done));
    background.add(done);
  }

  async function verify({ near }: Candidate, consulted: Consulted, request: CacheRequest): Promise<void> {
    const before = await textOf(cache, near.entry.answerKey);
    const answer = readAnswer((await cache.getOrCompute(request)).value);
    if (before === null || answer === null) return;
    const isRight = await semantic.isSameAnswer(answer.text, before);
    counts.verified += 1;
    if (!isRight) counts.wrong += 1;
    learn(tier, consulted, { near, isRight });
  }

  async function compare({ near }: Candidate, consulted: Consulted, text: string): Promise<void> {
    const before = await textOf(cache, near.entry.answerKey);
    if (before === null) tier.forget(near);
    const isRight = before === null ? null : await semantic.isSameAnswer(text, before);
    learn(tier, consulted, { near, isRight });
  }

  return {
    async consult(key) {
      const vector = key.question === null ? null : await embed(key.question);
      if (vector === null) return null;
      const { near, mayGive } = tier.consult(key.group, vector);
      if (near === null) return { key, vector, candidate: null };
      const { similarity, entry } = near;
      return { key, vector, candidate: { near, mayGive, similarity, answerKey: entry.answerKey } };
    },
    given(consulted, lookUp) {
      const { candidate } = consulted;
      counts.given += 1;
      if (candidate !== null && random() < Math.max(settings.verifiedShare, VERIFIED_FIRST / counts.given))
        behind(verify(candidate, consulted, lookUp));
    },
    asked(consulted, text) {
      const { key, vector, candidate } = consulted;
      if (candidate === null) tier.keep(key.group, vector, key.key);
      else behind(compare(candidate, consulted, text));
    },
    forgetTexts: embed.forget,
    statistics: () => ({
      verified: counts.verified,
      wrong: counts.wrong,
      errors: counts.errors,
      bound: settings.bound,
      falseHits: countedShare(counts.wrong, counts.verified),
      questions: tier.questions,
    }),
    async idle() {
      while (background.size > 0) await Promise.all(background);
    },
  };
}

function learn(
  tier: SemanticTier,
  { key, vector }: Consulted,
  { near, isRight }: { readonly near: Near; readonly isRight: boolean | null },
): void {
  if (isRight !== null) tier.note(near, isRight);
  if (isRight !== true) tier.keep(key.group, vector, key.key);
}

async function textOf(cache: Cache, key: string): Promise<string | null> {
  const found = await cache.get(key);
  return found === null ? null : (readAnswer(found.value)?.text ?? null);
}

/** Embeds a question once for all who ask it; a failure leaves it to the exact tier. */
function createEmbedding({ embed }: SemanticNeeds, onError: () => void) {
  const known = new LRUCache<string, Promise<Float32Array | null>>({ max: VECTORS_KEPT });
  const vectorOf = (text: string): Promise<Float32Array | null> => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const vector = embed(text).catch(() => {
      onError();
      known.delete(text);
      return null;
    });
    known.set(text, vector);
    return vector;
  };
  return Object.assign(vectorOf, { forget: () => known.clear() });
}
