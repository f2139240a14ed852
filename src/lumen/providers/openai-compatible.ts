import { z } from "zod";
import {
  type ForwardedAnswer,
  type ForwardRequest,
  type GenerateRequest,
  ModelUnavailableError,
  type Provider,
  type ProviderCompletion,
} from "../lumen.ts";
import { readServerSentData } from "../server-sent-data.ts";
import { asModelUnavailable, createWire, parseAs } from "../wire.ts";
import { generateOver } from "./protocol.ts";
import type { ProviderOptions } from "./provider-options.ts";

const usageSchema = z.object({
  prompt_tokens: z.number().nullish(),
  completion_tokens: z.number().nullish(),
  prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
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

/** Any server that speaks OpenAI's chat completions: LM Studio, Ollama, vLLM, OpenRouter, OpenAI itself. */
export function createOpenAiCompatible({
  model,
  key,
  limitName = "max_tokens",
  ...where
}: ProviderOptions): Provider {
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  const wire = createWire({ ...where, headers });

  const write = ({ messages, isStreamed, maxAnswerTokens }: GenerateRequest) => {
    const streaming = isStreamed ? { stream_options: { include_usage: true } } : {};
    const limit = maxAnswerTokens === undefined ? {} : { [limitName]: maxAnswerTokens };
    return {
      path: "/chat/completions",
      body: { model, messages, stream: isStreamed, ...streaming, ...limit },
    };
  };
  const generate = generateOver(wire, model, { write, readWhole, readStream });

  async function forward({ path, body, signal }: ForwardRequest): Promise<ForwardedAnswer> {
    try {
      return await wire.forward(path, { ...body, model }, signal);
    } catch (error) {
      throw asModelUnavailable(error, signal);
    }
  }

  return {
    generate,
    forward,
    retire: () => wire.retire(),
    [Symbol.asyncDispose]: () => wire[Symbol.asyncDispose](),
  };
}

async function* readWhole(body: string, model: string): AsyncGenerator<string, ProviderCompletion, void> {
  const answer = parseAs(completionSchema, body, "a chat completion");
  yield answer.choices[0]?.message.content ?? "";
  return toCompletion(answer, model);
}

async function* readStream(
  body: AsyncIterable<Uint8Array>,
  model: string,
): AsyncGenerator<string, ProviderCompletion, void> {
  let completion = toCompletion({}, model);
  let isFinished = false;
  for await (const data of readServerSentData(body)) {
    if (data === "[DONE]") {
      isFinished = true;
      break;
    }
    const chunk = parseAs(chunkSchema, data, "a chunk of a chat completion");
    if (chunk.error !== undefined)
      throw new ModelUnavailableError("failing", "the model server reported an error while answering");
    const choice = chunk.choices?.[0];
    if (chunk.usage) completion = toCompletion(chunk, model);
    if (choice?.finish_reason) isFinished = true;
    yield choice?.delta?.content ?? "";
  }
  if (!isFinished) throw new ModelUnavailableError("cut", "the model's answer broke off");
  return completion;
}

function toCompletion(
  answer: { model?: string | null | undefined; usage?: z.infer<typeof usageSchema> | null | undefined },
  model: string,
): ProviderCompletion {
  return {
    model: answer.model ?? model,
    promptTokens: answer.usage?.prompt_tokens ?? null,
    completionTokens: answer.usage?.completion_tokens ?? null,
    cachedPromptTokens: answer.usage?.prompt_tokens_details?.cached_tokens ?? null,
  };
}
