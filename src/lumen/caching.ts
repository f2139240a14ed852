/** Answers that need no model: those the same person got to the same prompt, and raw ones that were asked for as fixed. */
import { hash } from "node:crypto";
import type { Cache, CacheRequest } from "#platform/cache/index.ts";
import type { Ledger } from "./ledger/index.ts";
import {
  type Completion,
  type ForwardedAnswer,
  type ForwardRequest,
  type GenerateRequest,
  ModelUnavailableError,
} from "./lumen.ts";
import { spenderOf } from "./metering.ts";
import { createResponseCache, type ResponseCache, type SemanticNeeds } from "./response-cache/index.ts";

export interface CachingOptions {
  readonly cache: Cache;
  /** How long an answer is fresh, and how long it is given out after that while a new one is made; milliseconds. */
  readonly ttlMs: number;
  readonly staleMs: number;
  /** null: only what is equal is a hit. */
  readonly semantic: SemanticNeeds | null;
  readonly clock: { now(): number };
  readonly random: () => number;
  readonly ledger: Ledger | null;
}

export interface Caching {
  readonly answers: ResponseCache;
  /** @param modelIds those that may answer, in the order in which they would be asked */
  generate(
    request: GenerateRequest,
    modelIds: readonly string[],
    fresh: (signal: AbortSignal) => AsyncGenerator<string, Completion, void>,
  ): AsyncGenerator<string, Completion, void>;
  /** A whole answer in OpenAI's words, kept by the request's own. */
  forward(
    modelId: string,
    request: ForwardRequest,
    fresh: (signal: AbortSignal) => Promise<ForwardedAnswer>,
  ): Promise<ForwardedAnswer>;
}

export function createCaching(options: CachingOptions): Caching {
  const answers = createResponseCache(options);
  const record = recordIn(options.ledger);
  return {
    answers,
    async *generate(request, modelIds, fresh) {
      const { messages, actor, maxAnswerTokens, signal, cache: kept } = request;
      // What never leaves this machine is not laid down where others may read.
      const isPrivate = request.privacy === "never-leaves-this-machine";
      if (actor === undefined || kept === undefined || isPrivate)
        return yield* fresh(signal ?? new AbortController().signal);
      const { workspaceId, personId } = actor;
      const { tags, sharing } = kept;
      const asked = {
        messages,
        modelIds,
        // The order of the models says all of it.
        policy: "",
        sampling: { maxAnswerTokens, privacy: request.privacy },
        scope: { workspaceId, personId, ...(sharing === undefined ? {} : { sharing }) },
        tags,
      };
      const completion = yield* answers.answer(asked, (_, stopped) => fresh(stopped), signal);
      const { modelId, cache: hit } = completion;
      if (hit !== null) record(request, { modelId, savedUsd: hit.savedUsd });
      return completion;
    },
    async forward(modelId, request, fresh) {
      const found = await options.cache.getOrCompute(
        toForward(options, { modelId, request, fresh }),
        request.signal,
      );
      const { status, contentType, text } = JSON.parse(found.value) as KeptForward;
      const body = Buffer.from(text);
      if (found.source === "computed") return { status, contentType, body, cache: null };
      record({ ...request, task: taskOf(request) }, { modelId, savedUsd: null });
      return { status, contentType, body, cache: found.source === "shared" ? "shared" : "exact" };
    },
  };
}

/** A hit is in the ledger, too: it says what was spared. */
function recordIn(ledger: Ledger | null) {
  return (request: Pick<GenerateRequest, "actor" | "task">, { modelId, savedUsd }: Spared): void =>
    ledger?.record(spenderOf(request.actor), {
      task: request.task ?? "chat",
      modelId,
      outcome: "cached",
      costNano: 0,
      savedNano: Math.round((savedUsd ?? 0) * 1e9),
      promptTokens: 0,
      cachedPromptTokens: 0,
      completionTokens: 0,
      isEstimated: false,
      firstPieceMs: null,
      tookMs: 0,
    });
}

interface Forwarding {
  readonly modelId: string;
  readonly request: ForwardRequest;
  readonly fresh: (signal: AbortSignal) => Promise<ForwardedAnswer>;
}

function toForward(
  { ttlMs, staleMs }: CachingOptions,
  { modelId, request, fresh }: Forwarding,
): CacheRequest {
  const { workspaceId = "", personId = "" } = request.actor ?? {};
  const parts = [workspaceId, personId, modelId, request.path, request.body, request.privacy];
  return {
    key: `forward:${hash("sha256", JSON.stringify(parts), "hex")}`,
    ttlMs,
    staleMs,
    tags: [`model:${modelId}`, `workspace:${workspaceId}`, `person:${personId}`],
    async compute(signal) {
      const { status, contentType, body } = await fresh(signal);
      if (!(body instanceof Uint8Array))
        throw new ModelUnavailableError(
          "malformed",
          "the model server streamed what was not asked to be streamed",
        );
      const text = Buffer.from(body).toString("utf8");
      return { value: JSON.stringify({ status, contentType, text }), isKept: status === 200 };
    },
  };
}

interface Spared {
  readonly modelId: string;
  readonly savedUsd: number | null;
}

interface KeptForward {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

function taskOf({ path }: ForwardRequest): "embed" | "chat" {
  return path === "/embeddings" ? "embed" : "chat";
}
