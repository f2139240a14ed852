import { z } from "zod";
import {
  type ChatMessage,
  type GenerateRequest,
  ModelUnavailableError,
  type Provider,
  type ProviderCompletion,
} from "../lumen.ts";
import { readServerSentData } from "../server-sent-data.ts";
import { createWire, parseAs } from "../wire.ts";
import { generateOver } from "./protocol.ts";
import type { ProviderOptions } from "./provider-options.ts";

const answerSchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z.object({ parts: z.array(z.object({ text: z.string().nullish() })).nullish() }).nullish(),
        finishReason: z.string().nullish(),
      }),
    )
    .nullish(),
  usageMetadata: z
    .object({
      promptTokenCount: z.number().nullish(),
      candidatesTokenCount: z.number().nullish(),
      thoughtsTokenCount: z.number().nullish(),
      cachedContentTokenCount: z.number().nullish(),
    })
    .nullish(),
  modelVersion: z.string().nullish(),
  promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
  error: z.unknown().optional(),
});
type Answer = z.infer<typeof answerSchema>;

/** Google's Gemini API (generateContent). */
export function createGemini({ model, key, ...where }: ProviderOptions): Provider {
  const headers: Record<string, string> = key === null ? {} : { "x-goog-api-key": key };
  const wire = createWire({ ...where, headers });
  const path = `/models/${encodeURIComponent(model)}`;

  const write = ({ messages, isStreamed, maxAnswerTokens }: GenerateRequest) => ({
    path: path + (isStreamed ? ":streamGenerateContent?alt=sse" : ":generateContent"),
    body: {
      ...toPrompt(messages),
      ...(maxAnswerTokens === undefined ? {} : { generationConfig: { maxOutputTokens: maxAnswerTokens } }),
    },
  });
  const generate = generateOver(wire, model, { write, readWhole, readStream });
  return { generate, retire: () => wire.retire(), [Symbol.asyncDispose]: () => wire[Symbol.asyncDispose]() };
}

function toPrompt(messages: readonly ChatMessage[]) {
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => ({ text: content }));
  const contents = messages
    .filter(({ role }) => role !== "system")
    .map(({ role, content }) => ({
      role: role === "assistant" ? "model" : "user",
      parts: [{ text: content }],
    }));
  return { ...(system.length === 0 ? {} : { systemInstruction: { parts: system } }), contents };
}

async function* readWhole(body: string, model: string): AsyncGenerator<string, ProviderCompletion, void> {
  const answer = parseAs(answerSchema, body, "generated content");
  refuseBlocked(answer);
  yield textOf(answer);
  return toCompletion(answer, model);
}

async function* readStream(
  body: AsyncIterable<Uint8Array>,
  model: string,
): AsyncGenerator<string, ProviderCompletion, void> {
  let completion = toCompletion({}, model);
  let isFinished = false;
  for await (const data of readServerSentData(body)) {
    const answer = parseAs(answerSchema, data, "a chunk of generated content");
    refuseBlocked(answer);
    if (answer.usageMetadata) completion = toCompletion(answer, model);
    yield textOf(answer);
    if (answer.candidates?.[0]?.finishReason) isFinished = true;
  }
  if (!isFinished) throw new ModelUnavailableError("cut", "the model's answer broke off");
  return completion;
}

function refuseBlocked({ promptFeedback, error }: Answer): void {
  if (error !== undefined)
    throw new ModelUnavailableError("failing", "the model server reported an error while answering");
  if (promptFeedback?.blockReason)
    throw new ModelUnavailableError("refused", "the model server's own filter refused the message");
}

function textOf({ candidates }: Answer): string {
  return (candidates?.[0]?.content?.parts ?? []).map(({ text }) => text ?? "").join("");
}

function toCompletion({ modelVersion, usageMetadata: usage }: Answer, model: string): ProviderCompletion {
  const said = usage?.candidatesTokenCount;
  return {
    model: modelVersion ?? model,
    promptTokens: usage?.promptTokenCount ?? null,
    completionTokens: typeof said === "number" ? said + (usage?.thoughtsTokenCount ?? 0) : null,
    cachedPromptTokens: usage?.cachedContentTokenCount ?? null,
  };
}
