/** Memory over its store, index and extractors: a model finds what to remember where one is asked to, ION's rules behind it. */
import type { Config } from "#config/index.ts";
import { type Lumen, ModelUnavailableError } from "#lumen/index.ts";
import { createReadTurns } from "#mentor/conversation/index.ts";
import {
  type AskForEmbeddings,
  createBuiltInExtractor,
  createEmbedder,
  createMemory,
  createModelExtractor,
  createRecallIndex,
  type Extractor,
  type Memory,
  type MemoryNeeds,
} from "#mentor/memory/index.ts";

type Asked = Parameters<MemoryNeeds["extractors"]>[0];

const MAX_ANSWER_TOKENS = 1500;
/** What is kept in this process of the memories of people who are here. */
const MAX_BYTES = 96 * 1024 * 1024;
/** And of their vectors: 100,000 of 768 dimensions. */
const MAX_VECTOR_BYTES = 96 * 1024 * 1024;

export function composeMemory(
  { memoryWriter, embeddingModel }: Pick<Config, "memoryWriter" | "embeddingModel">,
  { extractors }: { readonly extractors?: readonly Extractor[] },
  given: Pick<MemoryNeeds, "database" | "clock" | "log" | "isPersonalised"> & { readonly lumen: Lumen },
): Memory {
  const { database, clock, log, isPersonalised, lumen } = given;
  return createMemory({
    database,
    clock,
    log,
    isPersonalised,
    turns: createReadTurns(database),
    extractors: extractors === undefined ? createExtractors(lumen, memoryWriter) : () => extractors,
    createIndex: createRecallIndex,
    maxBytes: MAX_BYTES,
    embedder:
      embeddingModel === null ? null : createEmbedder(embeddingModel, embedding(lumen, embeddingModel)),
    maxVectorBytes: MAX_VECTOR_BYTES,
  });
}

/** Texts go to the model as everything does: under their privacy label, masked where it is not local, paid by their person. */
function embedding(lumen: Lumen, modelId: string): AskForEmbeddings {
  return async (texts, { owner, privacy, signal }) => {
    try {
      const { status, body } = await lumen.forward(modelId, {
        path: "/embeddings",
        body: { input: texts },
        privacy,
        signal,
        ...(owner === null ? {} : { actor: { workspaceId: owner.workspaceId, personId: owner.personId } }),
      });
      return { status, body: body instanceof Uint8Array ? Buffer.from(body).toString("utf8") : "" };
    } catch (error) {
      if (error instanceof ModelUnavailableError && error.failure === "withheld") return "withheld";
      throw error;
    }
  };
}

/**
 * What is asked of a model keeps to the privacy of the conversation, and is paid by its person. Where the model does not
 * answer, may not, or answers nonsense, the built-in extractor takes the turn.
 */
function createExtractors(lumen: Lumen, writer: Config["memoryWriter"]): MemoryNeeds["extractors"] {
  const builtIn: readonly Extractor[] = [createBuiltInExtractor()];
  if (writer === "built-in") return () => builtIn;
  return (asked) =>
    lumen.model === null ? builtIn : [createModelExtractor({ generate: asking(lumen, asked) }), ...builtIn];
}

function asking(lumen: Lumen, { owner, privacy }: Asked) {
  const { workspaceId, personId } = owner;
  return async (
    prompt: { readonly system: string; readonly user: string },
    signal?: AbortSignal,
  ): Promise<string> => {
    const pieces = lumen.generate({
      messages: [
        { role: "system", content: prompt.system },
        { role: "user", content: prompt.user },
      ],
      isStreamed: false,
      task: "extract",
      actor: { workspaceId, personId },
      privacy,
      maxAnswerTokens: MAX_ANSWER_TOKENS,
      ...(signal === undefined ? {} : { signal }),
    });
    let text = "";
    for (;;) {
      const next = await pieces.next();
      if (next.done) return text;
      text += next.value;
    }
  };
}
