import type { CacheRequest, Found } from "#platform/cache/index.ts";
import type { CacheHit, Completion } from "../lumen.ts";
import { type AnswerKey, type AnswerRequest, answerKeyOf, modelTag } from "./answer-key.ts";
import { createFrequentPrompts, warmUp } from "./frequent-prompts.ts";
import type { Generate, ResponseCache, ResponseCacheNeeds } from "./response-cache.ts";
import { type Candidate, createSemanticAnswers } from "./semantic-answers.ts";
import { readAnswer, type StoredAnswer, writeAnswer } from "./stored-answer.ts";

type Pieces = AsyncGenerator<string, Completion, void>;

const NOTHING_YET = {
  exactHits: 0,
  semanticHits: 0,
  sharedHits: 0,
  generated: 0,
  savedUsd: 0,
  savedTokens: 0,
};

/** One question on its way through the cache. */
interface Asked {
  readonly key: AnswerKey;
  /** Finds or generates its answer. */
  readonly lookUp: CacheRequest;
  /** Generates it past the cache. */
  readonly anew: () => ReturnType<Generate>;
  readonly signal: AbortSignal | undefined;
}

/** Answers are kept by everything they depend on, within their scope; see README.md. */
export function createResponseCache(needs: ResponseCacheNeeds): ResponseCache {
  const { cache, clock } = needs;
  const counts = { ...NOTHING_YET };
  const semantic =
    needs.semantic === null ? null : createSemanticAnswers({ ...needs, semantic: needs.semantic });
  const prompts = createFrequentPrompts(cache);
  const tellHit = asHit.bind(null, counts);
  const ageOf = ({ isStale, writtenAt }: Found) => ({ isStale, ageMs: Math.max(0, clock.now() - writtenAt) });

  async function* exactly({ lookUp, anew, signal }: Asked): AsyncGenerator<string, Told, void> {
    const pieces = cache.follow(lookUp, signal);
    for (let isSaid = false; ; isSaid = true) {
      const next = await pieces.next();
      if (!next.done) {
        yield next.value;
        continue;
      }
      const found = next.value;
      const answer = readAnswer(found.value);
      if (answer !== null && !isSaid) yield answer.text;
      if (answer !== null) return { answer, found };
      // What another program wrote there is no answer.
      return { answer: yield* recorded(anew()), found: { ...found, source: "computed" } };
    }
  }

  function completionOf({ answer, found }: Told): Completion {
    if (found.source === "computed") {
      counts.generated += 1;
      return { ...answer.completion, cache: null };
    }
    const kind = found.source === "shared" ? "shared" : "exact";
    return tellHit({ ...ageOf(found), kind, similarity: null }, answer);
  }

  /** Gives the answer to a question that is alike; null when it is kept no more. */
  async function* alike(candidate: Candidate): AsyncGenerator<string, Completion | null, void> {
    const found = await cache.get(candidate.answerKey);
    const answer = readAnswer(found?.value ?? "");
    if (found === null || answer === null) return null;
    yield answer.text;
    return tellHit({ ...ageOf(found), kind: "semantic", similarity: candidate.similarity }, answer);
  }

  async function* ask(asked: Asked): Pieces {
    const isKept = semantic === null || (await cache.get(asked.key.key)) !== null;
    const consulted = isKept ? null : await semantic.consult(asked.key);
    if (semantic === null || consulted === null) return completionOf(yield* exactly(asked));
    if (consulted.candidate?.mayGive) {
      const given = yield* alike(consulted.candidate);
      if (given !== null) {
        semantic.given(consulted, asked.lookUp);
        return given;
      }
    }
    const told = yield* exactly(asked);
    // Who joined has paid nothing and learns nothing: the one who paid does.
    if (told.found.source === "computed") semantic.asked(consulted, told.answer.text);
    return completionOf(told);
  }

  return {
    answer(request, generate, signal) {
      const key = answerKeyOf(request);
      prompts.note(request);
      const lookUp = cacheRequest(needs, key, { request, generate });
      const anew = () => generate(request, signal ?? new AbortController().signal);
      return ask({ key, lookUp, anew, signal });
    },
    invalidate: (tags) => cache.invalidate(tags),
    forgetPerson: (personId) => forgetPerson({ cache, prompts, semantic }, personId),
    frequent: prompts.frequent,
    warm: (requests, generate, signal) =>
      warmUp(requests, signal, async (request) => {
        const key = answerKeyOf(request);
        const found = await cache.getOrCompute(cacheRequest(needs, key, { request, generate }), signal);
        return found.source;
      }),
    statistics: () => ({ ...counts, semantic: semantic?.statistics() ?? null, store: cache.statistics() }),
    idle: async () => semantic?.idle(),
  };
}

async function forgetPerson(
  {
    cache,
    prompts,
    semantic,
  }: Pick<ResponseCacheNeeds, "cache"> & {
    prompts: ReturnType<typeof createFrequentPrompts>;
    semantic: ReturnType<typeof createSemanticAnswers> | null;
  },
  personId: string,
): Promise<void> {
  semantic?.forgetTexts();
  await Promise.all([cache.invalidate([`person:${personId}`]), prompts.forget()]);
}

interface Told {
  readonly answer: StoredAnswer;
  readonly found: Found;
}

function cacheRequest(
  { ttlMs, staleMs }: ResponseCacheNeeds,
  { key, tags }: AnswerKey,
  { request, generate }: { request: AnswerRequest; generate: Generate },
): CacheRequest {
  const ofModels = new Set(request.modelIds.map(modelTag));
  const others = tags.filter((tag) => !ofModels.has(tag));
  return {
    key,
    tags,
    ttlMs,
    staleMs,
    async compute(signal, emit) {
      const answer = await generated(generate(request, signal), signal, emit);
      return { value: writeAnswer(answer), tags: [...others, modelTag(answer.completion.modelId)] };
    },
  };
}

/** Reads an answer to its end; stops the models when nobody is left who waits. */
async function generated(
  pieces: ReturnType<Generate>,
  signal: AbortSignal,
  emit: (piece: string) => void,
): Promise<StoredAnswer> {
  const answer = recorded(pieces);
  try {
    for (;;) {
      const next = await answer.next();
      if (next.done) return next.value;
      signal.throwIfAborted();
      emit(next.value);
    }
  } finally {
    await answer.return(undefined as never);
  }
}

async function* recorded(pieces: ReturnType<Generate>): AsyncGenerator<string, StoredAnswer, void> {
  let text = "";
  try {
    for (;;) {
      const next = await pieces.next();
      if (next.done) return { text, completion: next.value };
      text += next.value;
      yield next.value;
    }
  } finally {
    await pieces.return(undefined as never);
  }
}

function asHit(
  counts: typeof NOTHING_YET,
  hit: Omit<CacheHit, "savedUsd">,
  { completion }: StoredAnswer,
): Completion {
  counts[`${hit.kind}Hits`] += 1;
  counts.savedUsd += completion.costUsd ?? 0;
  counts.savedTokens += (completion.promptTokens ?? 0) + (completion.completionTokens ?? 0);
  return { ...completion, costUsd: 0, cache: { ...hit, savedUsd: completion.costUsd } };
}
