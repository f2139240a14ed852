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

const API_VERSION = "2023-06-01";
/** The protocol wants a limit; a mentor's answer is far shorter. */
const MAX_ANSWER_TOKENS = 8192;

const usageSchema = z.object({
  input_tokens: z.number().nullish(),
  output_tokens: z.number().nullish(),
  cache_read_input_tokens: z.number().nullish(),
  cache_creation_input_tokens: z.number().nullish(),
});
type Usage = z.infer<typeof usageSchema>;

const messageSchema = z.object({
  model: z.string().nullish(),
  content: z.array(z.object({ type: z.string(), text: z.string().nullish() })),
  usage: usageSchema.nullish(),
});
const eventSchema = z.object({
  type: z.string(),
  message: z.object({ model: z.string().nullish(), usage: usageSchema.nullish() }).nullish(),
  delta: z.object({ type: z.string().nullish(), text: z.string().nullish() }).nullish(),
  usage: usageSchema.nullish(),
});

/** Anthropic's Messages API. */
export function createAnthropic({ model, key, ...where }: ProviderOptions): Provider {
  const headers: Record<string, string> = { "anthropic-version": API_VERSION };
  if (key !== null) headers["x-api-key"] = key;
  const wire = createWire({ ...where, headers });

  const write = ({ messages, isStreamed, maxAnswerTokens = MAX_ANSWER_TOKENS }: GenerateRequest) => ({
    path: "/messages",
    body: { model, max_tokens: maxAnswerTokens, stream: isStreamed, ...toPrompt(messages) },
  });
  const generate = generateOver(wire, model, { write, readWhole, readStream });
  return { generate, retire: () => wire.retire(), [Symbol.asyncDispose]: () => wire[Symbol.asyncDispose]() };
}

const CACHED = { cache_control: { type: "ephemeral" } };

/**
 * System texts stand apart there. Two places are marked for the provider's prompt cache: the end of the first system
 * text, the same in every turn of a persona, and the end of what was said before, which the next turn begins with.
 */
function toPrompt(messages: readonly ChatMessage[]) {
  const system = messages
    .filter(({ role }) => role === "system")
    .map(({ content }, index) => ({ type: "text", text: content, ...(index === 0 ? CACHED : {}) }));
  const said = messages.filter(({ role }) => role !== "system");
  const lastBefore = said.length - 2;
  return {
    ...(system.length === 0 ? {} : { system }),
    messages: said.map(({ role, content }, index) =>
      index === lastBefore
        ? { role, content: [{ type: "text", text: content, ...CACHED }] }
        : { role, content },
    ),
  };
}

async function* readWhole(body: string, model: string): AsyncGenerator<string, ProviderCompletion, void> {
  const message = parseAs(messageSchema, body, "a message");
  yield message.content.map(({ type, text }) => (type === "text" ? (text ?? "") : "")).join("");
  return toCompletion(message.model ?? model, message.usage ?? {});
}

async function* readStream(
  body: AsyncIterable<Uint8Array>,
  model: string,
): AsyncGenerator<string, ProviderCompletion, void> {
  let answeredBy = model;
  let usage: Usage = {};
  let isFinished = false;
  for await (const data of readServerSentData(body)) {
    const event = parseAs(eventSchema, data, "an event of a message");
    if (event.type === "error")
      throw new ModelUnavailableError("failing", "the model server reported an error while answering");
    answeredBy = event.message?.model ?? answeredBy;
    usage = { ...usage, ...known(event.message?.usage), ...known(event.usage) };
    if (event.type === "content_block_delta") yield event.delta?.text ?? "";
    if (event.type === "message_stop") isFinished = true;
  }
  if (!isFinished) throw new ModelUnavailableError("cut", "the model's answer broke off");
  return toCompletion(answeredBy, usage);
}

/** The counts that are told; an event that leaves one out does not take it back. */
function known(usage: Usage | null | undefined): Usage {
  return Object.fromEntries(Object.entries(usage ?? {}).filter(([, count]) => count !== null));
}

/** `input_tokens` leaves out what was read from or written to the cache; a prompt is all three. */
function toCompletion(model: string, usage: Usage): ProviderCompletion {
  const { input_tokens: fresh, cache_read_input_tokens: read, cache_creation_input_tokens: written } = usage;
  return {
    model,
    promptTokens: typeof fresh === "number" ? fresh + (read ?? 0) + (written ?? 0) : null,
    completionTokens: usage.output_tokens ?? null,
    cachedPromptTokens: read ?? null,
    cacheWriteTokens: written ?? null,
  };
}
