/** A configured model that makes vectors of texts: what it answers is believed only when it is whole, and like before. */
import type { Privacy } from "#contract/conversation.ts";
import type { Owner } from "../memory-rows.ts";
import { untilAborted } from "../waiting.ts";
import { MOST_DIMENSIONS } from "./dot-products.ts";

export interface EmbeddingAsked {
  /** Who pays; null: the program itself. */
  readonly owner: Owner | null;
  /** Where the texts may go. */
  readonly privacy: Privacy;
  readonly signal: AbortSignal;
}

/** What the model's server answered; `withheld`: the texts may not go there. */
export type EmbeddingAnswer = { readonly status: number; readonly body: string } | "withheld";

/** Hands texts to the model in the words of OpenAI's `/embeddings`; throws where no answer came. */
export type AskForEmbeddings = (texts: readonly string[], asked: EmbeddingAsked) => Promise<EmbeddingAnswer>;

/** `refused`: something is wrong with a text; `failed`: the model gave nothing that can be used. */
export type Embedded =
  | { readonly outcome: "made"; readonly vectors: readonly Float32Array[] }
  | { readonly outcome: "withheld" | "refused" | "failed" };

export interface Embedder {
  readonly modelId: string;
  /** Of its vectors; 0 before the first. */
  readonly dimensions: number;
  /** What is stored has these: until the model is seen to have changed, others are a fault. */
  expect(dimensions: number): void;
  /** One vector a text, in the same order. Never throws. */
  embed(texts: readonly string[], asked: EmbeddingAsked): Promise<Embedded>;
}

/** One answer with other dimensions is a fault, three in a row are another model under the same name. */
const BELIEVED_AFTER = 3;
const REFUSALS = [400, 413, 422];

export function createEmbedder(modelId: string, ask: AskForEmbeddings): Embedder {
  let dimensions = 0;
  let other = { dimensions: 0, times: 0 };

  function isBelieved(found: number): boolean {
    if (found === dimensions || dimensions === 0) {
      dimensions = found;
      other = { dimensions: 0, times: 0 };
      return true;
    }
    other = { dimensions: found, times: found === other.dimensions ? other.times + 1 : 1 };
    if (other.times < BELIEVED_AFTER) return false;
    dimensions = found;
    return true;
  }

  return {
    modelId,
    get dimensions() {
      return dimensions;
    },
    expect(stored) {
      if (dimensions === 0) dimensions = stored;
    },
    async embed(texts, asked) {
      try {
        const answer = await untilAborted(ask(texts, asked), asked.signal);
        if (answer === "withheld") return { outcome: "withheld" };
        if (REFUSALS.includes(answer.status)) return { outcome: "refused" };
        const vectors = answer.status === 200 ? readVectors(answer.body, texts.length) : null;
        const isWhole = vectors !== null && isBelieved(vectors[0]?.length ?? 0);
        return isWhole ? { outcome: "made", vectors } : { outcome: "failed" };
      } catch {
        return { outcome: "failed" };
      }
    },
  };
}

/** null where it is not one vector with a direction for each text, all of the same dimensions. */
function readVectors(body: string, count: number): readonly Float32Array[] | null {
  const answer: unknown = JSON.parse(body);
  if (!isRecord(answer) || !Array.isArray(answer.data) || answer.data.length !== count) return null;
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
  for (const [at, one] of answer.data.entries()) {
    const place = isRecord(one) && typeof one.index === "number" ? one.index : at;
    const vector = isRecord(one) ? readVector(one.embedding) : null;
    if (vector === null || vectors[place] !== undefined || !(place in vectors)) return null;
    vectors[place] = vector;
  }
  const whole = vectors.filter((vector) => vector !== undefined);
  return whole.every(({ length }) => length === whole[0]?.length) ? whole : null;
}

function readVector(values: unknown): Float32Array | null {
  if (!Array.isArray(values) || values.length === 0 || values.length > MOST_DIMENSIONS) return null;
  if (!values.every((value) => typeof value === "number")) return null;
  const vector = Float32Array.from(values);
  return vector.every(Number.isFinite) && vector.some((value) => value !== 0) ? vector : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
