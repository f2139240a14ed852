/**
 * The saver that lets a model write the stable text: a summary for each chunk, asked for once. What it says is checked
 * against the chunk; where the model fails, invents, forgets or is longer, the chunk's own sentences stay.
 */
import { createHash } from "node:crypto";
import type { Chunk } from "./chunks.ts";
import { costOf } from "./cost.ts";
import { type Draft, draftOf } from "./draft.ts";
import { compressFocused } from "./focused.ts";
import type { Entry } from "./history.ts";
import { createPage } from "./render.ts";
import { type Saved, savedOf } from "./saved.ts";
import { type Asked, checkRequest, checkSettings, type SaveRequest, type SaverSettings } from "./settings.ts";
import { chunksFor, compressStable } from "./stable.ts";
import { summaryPrompt } from "./summary-prompt.ts";
import { verificationOf } from "./verification.ts";
import { createReader, type Reader } from "./words.ts";

export interface ModelSaverNeeds {
  /** Asks a model and resolves with its whole answer; rejects when there is none. */
  readonly generate: (
    messages: readonly { readonly role: "system" | "user"; readonly content: string }[],
    signal?: AbortSignal,
  ) => Promise<string>;
  readonly settings?: SaverSettings;
  /** Where summaries are kept; the process's memory unless told. */
  readonly summaries?: Summaries;
}

/** Summaries by the key of their chunk; null where the chunk's own sentences are better. */
export interface Summaries {
  get(key: string): Promise<string | null | undefined> | string | null | undefined;
  set(key: string, summary: string | null): Promise<void> | void;
}

export interface ModelSaver {
  /**
   * As the saver without a model, but asks the model for chunks that it has not summarised yet.
   *
   * @throws InvalidInputError as that one; what the caller's signal was aborted with
   */
  compress<E extends Entry>(
    history: readonly E[],
    request: SaveRequest,
    signal?: AbortSignal,
  ): Promise<Saved<E>>;
}

const MAX_SUMMARIES = 2000;
const LINE_END = 1 / 4;
/** Share of the numbers, names and code in the chunk's own sentences that a summary must have. */
const LEAST_FACTS = 0.5;

/** @throws InvalidInputError when a setting is out of its range */
export function createModelSaver({
  generate,
  settings = {},
  summaries = keptInProcess(),
}: ModelSaverNeeds): ModelSaver {
  const checked = checkSettings(settings);
  const reader = createReader();

  async function summaryOf(
    draft: Draft,
    chunk: Chunk,
    signal: AbortSignal | undefined,
  ): Promise<string | null> {
    const task = taskOf(draft, chunk);
    const key = keyOf(task, chunk);
    const found = await summaries.get(key);
    if (found !== undefined) return found;
    const answer = await generate(summaryPrompt(task), signal).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      return "";
    });
    const summary = acceptable(answer, task, reader);
    await summaries.set(key, summary);
    return summary;
  }

  return {
    async compress(history, request, signal) {
      const asked: Asked = checkRequest(request, checked);
      const { question, mode, language } = asked;
      const draft = draftOf(history, { language, reader });
      if (mode === "focused" && question !== null)
        return savedOf(history, draft, compressFocused(draft, { ...asked, question }));
      const chunks = chunksFor(draft, asked);
      const written = new Map<Chunk, string | null>();
      // One after the other: a provider's limits are for the conversation, not for its past.
      for (const chunk of chunks) written.set(chunk, await summaryOf(draft, chunk, signal));
      const outcome = compressStable(draft, asked, {
        chunks,
        summaryOf: (chunk) => written.get(chunk) ?? null,
      });
      return savedOf(history, draft, outcome);
    },
  };
}

/** What a summary is written of, and measured by. */
export interface SummaryTask {
  /** The chunk as it is, with speakers and days. */
  readonly source: string;
  /** Its own sentences that are kept without a model. */
  readonly extract: string;
  /** Most tokens, not rounded. */
  readonly tokens: number;
  readonly language: Draft["language"];
}

function taskOf({ messages, units, language }: Draft, chunk: Chunk): SummaryTask {
  const source = createPage(messages);
  source.add(units.slice(chunk.from, chunk.to).flat());
  const extract = createPage(messages);
  const { units: kept, cost } = chunk.at(0);
  extract.add(kept);
  return { source: source.text, extract: extract.text, tokens: cost - LINE_END, language };
}

/** The verified summary where it is short and full enough, else null. */
function acceptable(answer: string, { source, extract, tokens }: SummaryTask, reader: Reader): string | null {
  const { verified, factsOf } = verificationOf(source, reader);
  const summary = verified(answer);
  if (summary === "" || costOf(summary) > tokens) return null;
  const wanted = factsOf(extract);
  const had = factsOf(summary);
  const kept = [...wanted].filter((fact) => had.has(fact)).length;
  return kept >= LEAST_FACTS * wanted.size ? summary : null;
}

function keyOf({ source, language }: SummaryTask, chunk: Chunk): string {
  const tokens = Math.round(chunk.at(0).cost);
  return createHash("sha256").update(`${language}\n${tokens}\n${source}`).digest("base64url");
}

function keptInProcess(): Summaries {
  const kept = new Map<string, string | null>();
  return {
    get: (key) => kept.get(key),
    set(key, summary) {
      const oldest = kept.keys().next().value;
      if (kept.size >= MAX_SUMMARIES && oldest !== undefined) kept.delete(oldest);
      kept.set(key, summary);
    },
  };
}
