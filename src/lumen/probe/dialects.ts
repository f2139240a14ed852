/** How a probe's requests are written and its answers read in the providers' protocols. */
import { z } from "zod";
import type { Model, Protocol } from "../model.ts";

export interface ProbeRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body: unknown;
}

export interface Asking {
  readonly text: string;
  readonly maxAnswerTokens: number;
  /** The answer is left when it begins, so that no more than this is likely to be paid for. */
  readonly paidTokens?: number;
  readonly isStreamed?: boolean;
  readonly tool?: string;
  readonly isJson?: boolean;
  /** Of OpenAI's two names for the longest answer. */
  readonly limitName?: "max_tokens" | "max_completion_tokens";
}

/** What an answer, or the end of a stream, says. */
export interface ProbeAnswer {
  readonly text: string;
  readonly callsTool: boolean;
  /** It ended at the longest answer that was allowed. */
  readonly isCut: boolean;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  /** null: the provider says nothing about a cache. */
  readonly cachedPromptTokens: number | null;
}

export interface Dialect {
  headers(key: string | null): Record<string, string>;
  ask(model: string, asking: Asking): ProbeRequest;
  /** null when it is no answer of the protocol. */
  read(body: unknown): ProbeAnswer | null;
  /** Whether the protocol has a mode that answers in JSON only. */
  readonly hasJsonMode: boolean;
  /** Whether an answer's limit that is too high is refused without being worked on. */
  readonly refusesLongAnswers: boolean;
}

const openAiSchema = z.object({
  choices: z.array(
    z.object({
      message: z
        .object({ content: z.string().nullish(), tool_calls: z.array(z.unknown()).nullish() })
        .nullish(),
      delta: z.object({ content: z.string().nullish() }).nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage: z
    .object({
      prompt_tokens: z.number().nullish(),
      completion_tokens: z.number().nullish(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

const openai: Dialect = {
  headers: (key): Record<string, string> => (key === null ? {} : { authorization: `Bearer ${key}` }),
  ask: (
    model,
    { text, maxAnswerTokens, isStreamed = false, tool, isJson = false, limitName = "max_tokens" },
  ) => ({
    method: "POST",
    path: "/chat/completions",
    body: {
      model,
      messages: [{ role: "user", content: text }],
      [limitName]: maxAnswerTokens,
      stream: isStreamed,
      ...(isStreamed ? { stream_options: { include_usage: true } } : {}),
      ...(isJson ? { response_format: { type: "json_object" } } : {}),
      ...(tool === undefined
        ? {}
        : {
            tools: [
              { type: "function", function: { name: tool, parameters: { type: "object", properties: {} } } },
            ],
            tool_choice: { type: "function", function: { name: tool } },
          }),
    },
  }),
  read(body) {
    const { success, data } = openAiSchema.safeParse(body);
    if (!success) return null;
    const choice = data.choices[0];
    return {
      text: choice?.message?.content ?? choice?.delta?.content ?? "",
      callsTool: (choice?.message?.tool_calls?.length ?? 0) > 0,
      isCut: choice?.finish_reason === "length",
      promptTokens: data.usage?.prompt_tokens ?? null,
      completionTokens: data.usage?.completion_tokens ?? null,
      cachedPromptTokens: data.usage?.prompt_tokens_details?.cached_tokens ?? null,
    };
  },
  hasJsonMode: true,
  refusesLongAnswers: true,
};

const anthropicUsage = z.object({
  input_tokens: z.number().nullish(),
  output_tokens: z.number().nullish(),
  cache_read_input_tokens: z.number().nullish(),
  cache_creation_input_tokens: z.number().nullish(),
});
const anthropicSchema = z.object({
  type: z.string(),
  content: z.array(z.object({ type: z.string(), text: z.string().nullish() })).nullish(),
  delta: z.object({ text: z.string().nullish(), stop_reason: z.string().nullish() }).nullish(),
  message: z.object({ usage: anthropicUsage.nullish() }).nullish(),
  stop_reason: z.string().nullish(),
  usage: anthropicUsage.nullish(),
});

const anthropic: Dialect = {
  headers: (key) => ({ "anthropic-version": "2023-06-01", ...(key === null ? {} : { "x-api-key": key }) }),
  ask: (model, { text, maxAnswerTokens, isStreamed = false, tool }) => ({
    method: "POST",
    path: "/messages",
    body: {
      model,
      max_tokens: maxAnswerTokens,
      messages: [{ role: "user", content: text }],
      stream: isStreamed,
      ...(tool === undefined
        ? {}
        : {
            tools: [{ name: tool, input_schema: { type: "object", properties: {} } }],
            tool_choice: { type: "tool", name: tool },
          }),
    },
  }),
  read(body) {
    const { success, data } = anthropicSchema.safeParse(body);
    if (!success || data.type === "error") return null;
    const usage = data.usage ?? data.message?.usage;
    const [fresh, read, written] = [
      usage?.input_tokens,
      usage?.cache_read_input_tokens,
      usage?.cache_creation_input_tokens,
    ];
    return {
      text: data.content?.map(({ text }) => text ?? "").join("") ?? data.delta?.text ?? "",
      callsTool: data.content?.some(({ type }) => type === "tool_use") ?? false,
      isCut: (data.stop_reason ?? data.delta?.stop_reason) === "max_tokens",
      promptTokens: typeof fresh === "number" ? fresh + (read ?? 0) + (written ?? 0) : null,
      completionTokens: usage?.output_tokens ?? null,
      cachedPromptTokens: read ?? null,
    };
  },
  hasJsonMode: false,
  refusesLongAnswers: true,
};

const geminiSchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z
          .object({
            parts: z
              .array(z.object({ text: z.string().nullish(), functionCall: z.unknown().optional() }))
              .nullish(),
          })
          .nullish(),
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
});

const gemini: Dialect = {
  headers: (key): Record<string, string> => (key === null ? {} : { "x-goog-api-key": key }),
  ask: (model, { text, maxAnswerTokens, isStreamed = false, tool, isJson = false }) => ({
    method: "POST",
    path: `/models/${encodeURIComponent(model)}:${isStreamed ? "streamGenerateContent?alt=sse" : "generateContent"}`,
    body: {
      contents: [{ role: "user", parts: [{ text }] }],
      generationConfig: {
        maxOutputTokens: maxAnswerTokens,
        ...(isJson ? { responseMimeType: "application/json" } : {}),
      },
      ...(tool === undefined
        ? {}
        : {
            tools: [{ functionDeclarations: [{ name: tool }] }],
            toolConfig: { functionCallingConfig: { mode: "ANY" } },
          }),
    },
  }),
  read(body) {
    const { success, data } = geminiSchema.safeParse(body);
    if (!success || (data.candidates === undefined && data.usageMetadata === undefined)) return null;
    const parts = data.candidates?.[0]?.content?.parts ?? [];
    const usage = data.usageMetadata;
    const said = usage?.candidatesTokenCount;
    return {
      text: parts.map(({ text }) => text ?? "").join(""),
      callsTool: parts.some(({ functionCall }) => functionCall !== undefined),
      isCut: data.candidates?.[0]?.finishReason === "MAX_TOKENS",
      promptTokens: usage?.promptTokenCount ?? null,
      completionTokens: typeof said === "number" ? said + (usage?.thoughtsTokenCount ?? 0) : null,
      cachedPromptTokens: usage?.cachedContentTokenCount ?? null,
    };
  },
  hasJsonMode: true,
  refusesLongAnswers: false,
};

export const DIALECTS: Readonly<Record<Protocol, Dialect>> = { openai, anthropic, gemini };

/** What the provider tells about one model; a path of the protocol. */
export function aboutModel({ name }: Pick<Model, "name">): ProbeRequest {
  return { method: "GET", path: `/models/${encodeURIComponent(name)}`, body: null };
}

export const ABOUT_ALL: ProbeRequest = { method: "GET", path: "/models", body: null };
