import { setTimeout as wait } from "node:timers/promises";
import type { AskForEmbeddings } from "#mentor/memory/index.ts";
import { type ModelServer, startModelServer } from "./model-server.ts";

export type EmbeddingFault =
  | "failing"
  | "stalling"
  | "too-few"
  | "not-finite"
  | "no-direction"
  | "ragged"
  | "nonsense";

export interface EmbeddingServer extends AsyncDisposable {
  /** For settings of a model whose server this is. */
  readonly url: string;
  /** Every text that a vector was asked for, in order. */
  readonly texts: readonly string[];
  readonly server: ModelServer;
  fault: EmbeddingFault | null;
  /** A request with a text that holds it is refused with 400. */
  refused: string | null;
  dimensions: number;
  ask: AskForEmbeddings;
}

/** Texts about one of these are near each other, whatever their words. */
const CONCEPTS = [
  /\bbees?\b|honey|hive|꿀/iu,
  /deploy|rollout|ship(?:ped|ping)/iu,
  /daughter|my kid|딸/iu,
  /allerg|sneez/iu,
];
const FULL_WEIGHT = 1;
const NOISE = 0.3;

/** A server that speaks OpenAI's `/embeddings` for a model that knows a few concepts. */
export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const server = await startModelServer();
  const texts: string[] = [];
  const state = { fault: null as EmbeddingFault | null, refused: null as string | null, dimensions: 64 };
  server.answer = ({ body }) => {
    if (body.input === undefined) return null;
    const inputs = [body.input].flat() as string[];
    texts.push(...inputs);
    const { refused, fault, dimensions } = embeddings;
    if (fault === "failing") return { status: 500, body: { error: { message: "scripted" } } };
    if (refused !== null && inputs.some((text) => text.includes(refused)))
      return { status: 400, body: { error: { message: "scripted" } } };
    if (fault === "nonsense") return { status: 200, body: { data: "vectors" } };
    const data = inputs.map((text, index) => ({ index, embedding: vectorOf(text, dimensions) as unknown[] }));
    const [first] = data;
    if (fault === "too-few") data.pop();
    if (fault === "not-finite" && first !== undefined) first.embedding[0] = null;
    if (fault === "no-direction" && first !== undefined) first.embedding.fill(0);
    if (fault === "ragged" && first !== undefined) first.embedding.pop();
    return {
      status: 200,
      body: { object: "list", data: data.toReversed(), usage: { prompt_tokens: 3, total_tokens: 3 } },
    };
  };
  const embeddings: EmbeddingServer = Object.assign(state, {
    url: server.url,
    texts,
    server,
    ask: async (input: readonly string[], { signal }: { readonly signal: AbortSignal }) => {
      // Stalls without an end, whatever the caller's signal says.
      if (embeddings.fault === "stalling") await wait(60_000, null, { ref: false });
      const response = await fetch(`${server.url}/embeddings`, {
        method: "POST",
        body: JSON.stringify({ model: "concepts", input }),
        signal,
      });
      return { status: response.status, body: await response.text() };
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  });
  return embeddings;
}

/** Its concepts, and something of its own, the same each time. */
function vectorOf(text: string, dimensions: number): number[] {
  let seed = 7;
  for (const character of text) seed = (Math.imul(seed, 31) + (character.codePointAt(0) ?? 0)) | 0;
  const vector = Array.from({ length: dimensions }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
    return (NOISE * seed) / 2 ** 31 / Math.sqrt(dimensions / 3);
  });
  for (const [axis, concept] of CONCEPTS.entries())
    if (concept.test(text)) vector[axis] = (vector[axis] ?? 0) + FULL_WEIGHT;
  return vector;
}
