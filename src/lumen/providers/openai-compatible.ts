import { errors, Pool } from "undici";
import { z } from "zod";
import {
  type Completion,
  type GenerateRequest,
  type ModelFailure,
  ModelUnavailableError,
  type Provider,
} from "../lumen.ts";
import { readServerSentData } from "../server-sent-data.ts";

export interface OpenAiCompatibleOptions {
  /** Base URL up to and with the version, e.g. `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
  /** Longest silence (before the first byte, or between two) that is waited for, in milliseconds. */
  readonly timeoutMs: number;
}

/** An answer longer than this is a model that does not stop. */
const MAX_ANSWER_CHARACTERS = 200_000;
const MAX_CONNECTIONS = 256;

const usageSchema = z.object({
  prompt_tokens: z.number().nullish(),
  completion_tokens: z.number().nullish(),
});
const completionSchema = z.object({
  model: z.string().nullish(),
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
  usage: usageSchema.nullish(),
});
const chunkSchema = z.object({
  model: z.string().nullish(),
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: usageSchema.nullish(),
  error: z.unknown().optional(),
});

/**
 * Any server that speaks OpenAI's chat completions: LM Studio, Ollama, vLLM, OpenRouter, OpenAI itself. Speaks the wire
 * directly, because a client library costs more than the rest of a turn.
 */
export function createOpenAiCompatible(options: OpenAiCompatibleOptions): Provider & AsyncDisposable {
  const target = new URL(`${options.url}/chat/completions`);
  const pool = new Pool(target.origin, {
    connections: MAX_CONNECTIONS,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    connect: { timeout: Math.min(options.timeoutMs, 10_000) },
    allowH2: false,
  });
  const headers: Record<string, string> = { "content-type": "application/json", accept: "application/json" };
  if (options.key !== null) headers.authorization = `Bearer ${options.key}`;

  async function post(request: GenerateRequest) {
    const body = JSON.stringify({
      model: options.model,
      messages: request.messages,
      stream: request.isStreamed,
      ...(request.isStreamed ? { stream_options: { include_usage: true } } : {}),
    });
    const path = target.pathname + target.search;
    const response = await pool.request({
      path,
      method: "POST",
      headers,
      body,
      signal: request.signal ?? null,
    });
    if (response.statusCode === 200) return response;
    await response.body.dump({ limit: 65_536 });
    throw new ModelUnavailableError("refused", refusal(response.statusCode));
  }

  async function* generate(request: GenerateRequest): AsyncGenerator<string, Completion, void> {
    try {
      const response = await withOneRetry(() => post(request));
      if (request.isStreamed) return yield* readStream(response.body, options.model);
      const { text, completion } = readWhole(await response.body.text(), options.model);
      yield text;
      return completion;
    } catch (error) {
      throw asModelUnavailable(error, request.signal);
    }
  }

  return { model: options.model, generate, [Symbol.asyncDispose]: () => pool.destroy() };
}

/** A kept connection may have been closed by the server a moment ago: nothing was answered, so asking again is safe. */
async function withOneRetry<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof errors.SocketError) return attempt();
    throw error;
  }
}

function readWhole(body: string, model: string): { text: string; completion: Completion } {
  const parsed = completionSchema.safeParse(parseJson(body));
  if (!parsed.success)
    throw new ModelUnavailableError("malformed", "the model server's answer was not a chat completion");
  const text = parsed.data.choices[0]?.message.content ?? "";
  if (text.trim() === "") throw new ModelUnavailableError("empty", "the model answered with an empty text");
  return { text: text.slice(0, MAX_ANSWER_CHARACTERS), completion: toCompletion(parsed.data, model) };
}

async function* readStream(
  body: AsyncIterable<Uint8Array>,
  model: string,
): AsyncGenerator<string, Completion, void> {
  let completion: Completion = { model, promptTokens: null, completionTokens: null };
  let length = 0;
  let isFinished = false;
  for await (const data of readServerSentData(body)) {
    if (data === "[DONE]") {
      isFinished = true;
      break;
    }
    const chunk = parseChunk(data);
    const choice = chunk.choices?.[0];
    const text = choice?.delta?.content ?? "";
    if (chunk.usage) completion = toCompletion(chunk, model);
    if (choice?.finish_reason) isFinished = true;
    if (text === "") continue;
    length += text.length;
    if (length > MAX_ANSWER_CHARACTERS)
      throw new ModelUnavailableError("cut", "the model did not stop and was stopped");
    yield text;
  }
  if (!isFinished) throw new ModelUnavailableError("cut", "the model's answer broke off");
  if (length === 0) throw new ModelUnavailableError("empty", "the model answered with an empty text");
  return completion;
}

function parseChunk(data: string): z.infer<typeof chunkSchema> {
  const parsed = chunkSchema.safeParse(parseJson(data));
  if (!parsed.success)
    throw new ModelUnavailableError("malformed", "the model server sent something that is not a chunk");
  if (parsed.data.error !== undefined) {
    throw new ModelUnavailableError("refused", "the model server reported an error while answering");
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ModelUnavailableError("malformed", "the model server sent broken JSON", error);
  }
}

function toCompletion(
  answer: { model?: string | null | undefined; usage?: z.infer<typeof usageSchema> | null | undefined },
  model: string,
): Completion {
  return {
    model: answer.model ?? model,
    promptTokens: answer.usage?.prompt_tokens ?? null,
    completionTokens: answer.usage?.completion_tokens ?? null,
  };
}

function refusal(status: number): string {
  if (status === 401 || status === 403)
    return `the model server refused the key (HTTP ${status}); check ION_MODEL_KEY`;
  if (status === 404)
    return "the model server does not know this address or model (HTTP 404); check ION_MODEL_URL and ION_MODEL";
  if (status === 429) return "the model server limits its requests at the moment (HTTP 429)";
  return `the model server answered with HTTP ${status}`;
}

function asModelUnavailable(error: unknown, signal: AbortSignal | undefined): unknown {
  if (error instanceof ModelUnavailableError) return error;
  if (signal?.aborted) return signal.reason;
  const [failure, message] = explain(error);
  return new ModelUnavailableError(failure, message, error);
}

function explain(error: unknown): [ModelFailure, string] {
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return ["silent", "the model server did not answer in time"];
  }
  if (error instanceof errors.ConnectTimeoutError)
    return ["unreachable", "the model server could not be reached in time"];
  if (error instanceof errors.SocketError) return ["cut", "the connection to the model server broke"];
  return ["unreachable", "the model server could not be reached; check ION_MODEL_URL"];
}
