/** The door for OpenAI's clients: ION's personas, and the models behind it, under OpenAI's own wire. */
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Ion } from "#app/ion.ts";
import type { Actor } from "#contract/actor.ts";
import type { Privacy } from "#contract/conversation.ts";
import {
  type ChatCompletion,
  type ChatCompletionRequest,
  chatCompletionRequestSchema,
  chatCompletionSchema,
  embeddingListSchema,
  embeddingRequestSchema,
  type IonExtension,
  type ModelList,
  modelListSchema,
  type Sharing,
} from "#contract/openai.ts";
import { createId } from "#lib/id.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { estimateTokens } from "#lib/token-estimate.ts";
import { asksForFresh } from "../cache-control.ts";
import { toOpenAiError } from "../openai-error.ts";
import { openAiStream } from "../openai-stream.ts";
import * as problems from "../problem-catalog.ts";
import { type Call, defineRoute, type Route } from "../route.ts";
import * as examples from "./examples-catalog.ts";

const TAG = "OpenAI-compatible";
const AUTO = "ion-auto";
const PREFIX = "ion-";
/** As in a conversation. */
const MAX_MESSAGE = 32_000;
/** Prompts of 100,000 tokens and more. */
const BODY_LIMIT = 8 * 1024 * 1024;

type ChatCall = Call<unknown, unknown, ChatCompletionRequest>;
type Doors = Pick<Ion, "conversations" | "lumen" | "personas" | "log">;

/** What was answered, whoever it was. */
interface Answered {
  readonly text: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number;
  readonly ion: IonExtension;
}

type Answer = (options: { onText?: (text: string) => void; signal: AbortSignal }) => Promise<Answered>;

async function complete(ion: Doors, call: ChatCall): Promise<unknown> {
  const { actor, body, reply } = call;
  const isPersona = body.model.startsWith(PREFIX);
  if (!isPersona && ion.lumen.speaksOpenAi(body.model))
    return forward(ion, { path: "/chat/completions", actor, body, reply });
  const answer = isPersona ? mentorAnswer(ion, call) : modelAnswer(ion, call);
  const stopped = abortedWithClient(reply);
  const head = { id: createId("chatcmpl"), created: Math.floor(Date.now() / 1000), model: body.model };
  if (body.stream === true) {
    const includesUsage = body.stream_options?.include_usage === true;
    await openAiStream(reply, {
      head,
      includesUsage,
      take: async (onText) => {
        const answered = await answer({ onText, signal: stopped.signal });
        return { usage: usageOf(answered), ion: answered.ion };
      },
      signal: stopped.signal,
    });
    return reply;
  }
  const answered = await answer({ signal: stopped.signal });
  const message = { role: "assistant", content: answered.text } as const;
  const completion: ChatCompletion = {
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, message, finish_reason: "stop" }],
    usage: usageOf(answered),
    ion: answered.ion,
  };
  return completion;
}

/** Aborted when the client goes away before it has its answer. */
function abortedWithClient(reply: FastifyReply): AbortController {
  const stopped = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) stopped.abort(new Error("the client went away"));
  });
  return stopped;
}

/** Hands a request on as it is, tools, images and settings included, and the answer back byte for byte. */
async function forward(
  { lumen }: Doors,
  {
    path,
    actor,
    body,
    reply,
  }: {
    path: "/chat/completions" | "/embeddings";
    actor: Actor;
    body: { readonly model: string; readonly [name: string]: unknown };
    reply: FastifyReply;
  },
): Promise<unknown> {
  const stopped = abortedWithClient(reply);
  const { ion: own, ...asked } = body;
  const answer = await lumen.forward(body.model, {
    path,
    actor,
    body: asked,
    ...privacyOf(own),
    mayCache: mayCache(path, body, reply.request.headers),
    signal: stopped.signal,
  });
  reply.code(answer.status).type(answer.contentType);
  if (answer.cache !== undefined) reply.header("x-ion-cache", answer.cache ?? "miss");
  if (answer.body instanceof Uint8Array) return reply.send(answer.body);
  return reply.send(Readable.from(withLastWord(answer.body, reply), { objectMode: false }));
}

/** Who may get the answer again; null: nobody. */
function sharingOf(own: ChatCompletionRequest["ion"], isFresh: boolean): Sharing | null {
  return isFresh || own?.cache === "off" ? null : (own?.cache ?? "person");
}

/** A raw answer is kept only where it would be the same again: whole, at temperature 0, and embeddings. */
function mayCache(
  path: string,
  { stream, temperature, ion }: { readonly [name: string]: unknown },
  headers: FastifyRequest["headers"],
): boolean {
  const { cache } = (ion ?? {}) as NonNullable<ChatCompletionRequest["ion"]>;
  if (asksForFresh(headers) || cache === "off") return false;
  return path === "/embeddings" || (stream !== true && temperature === 0);
}

function privacyOf(own: unknown): { privacy?: Privacy } {
  const { privacy } = (own ?? {}) as NonNullable<ChatCompletionRequest["ion"]>;
  return privacy === undefined ? {} : { privacy };
}

/** A stream that breaks off says so in its own way; the status has long been sent. */
async function* withLastWord(
  body: AsyncIterable<Uint8Array>,
  reply: FastifyReply,
): AsyncGenerator<Uint8Array | string, void, void> {
  try {
    yield* body;
  } catch (error) {
    if (reply.raw.destroyed) return;
    yield `\n\ndata: ${JSON.stringify(toOpenAiError(error, reply.request.id).body)}\n\n`;
  }
}

function usageOf({ promptTokens, completionTokens, cachedTokens }: Answered): ChatCompletion["usage"] {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}

function mentorAnswer(ion: Doors, { actor, body, request: { headers } }: ChatCall): Answer {
  const isFresh = asksForFresh(headers);
  if (body.tools !== undefined && body.tools !== null)
    throw new InvalidInputError("tools", "ION's personas call no tools", "name a model, or leave tools out");
  const { history, message, instructions } = readMessages(body.messages);
  const personaId = body.model === AUTO ? null : body.model.slice(PREFIX.length);
  return async ({ onText, signal }) => {
    const privacy = body.ion?.privacy ?? "may-leave";
    const sharing = sharingOf(body.ion, isFresh);
    const request = { message, history, instructions, personaId, privacy, sharing };
    const done = await ion.conversations.complete(actor, request, {
      signal,
      ...(onText === undefined ? {} : { onText }),
    });
    return {
      text: done.text,
      promptTokens: done.completion?.promptTokens ?? done.estimatedPromptTokens,
      completionTokens: done.completion?.completionTokens ?? estimateTokens(done.text),
      cachedTokens: done.completion?.cachedPromptTokens ?? 0,
      ion: {
        persona: done.personaId,
        wave_key: done.waveKey,
        confidence: done.confidence,
        reasons: [...done.reasons],
        playbook: done.playbook,
        fallback: done.fallback,
        model: done.model,
        model_reason: done.completion?.reason ?? null,
        cost_usd: done.completion === null ? 0 : done.completion.costUsd,
      },
    };
  };
}

/** A configured model by its id, asked with the messages as they are. */
function modelAnswer({ lumen }: Doors, { actor, body }: ChatCall): Answer {
  const { model, messages, tools } = body;
  const fix = "use a model whose server speaks OpenAI's wire, or leave it out";
  if (tools !== undefined && tools !== null)
    throw new InvalidInputError("tools", `cannot be translated for ${model}`, fix);
  const said = messages.map(({ role, content }) => {
    if (role === "tool")
      throw new InvalidInputError("messages", `role tool cannot be translated for ${model}`, fix);
    return { role: role === "developer" ? "system" : role, content: textOf(content) } as const;
  });
  return async ({ onText, signal }) => {
    let text = "";
    const pieces = lumen.generate({
      messages: said,
      isStreamed: onText !== undefined,
      signal,
      modelId: model,
      actor,
      ...privacyOf(body.ion),
    });
    for (;;) {
      const next = await pieces.next();
      if (next.done) {
        const { promptTokens, completionTokens, cachedPromptTokens, reason, costUsd } = next.value;
        return {
          text,
          promptTokens: promptTokens ?? said.reduce((sum, { content }) => sum + estimateTokens(content), 0),
          completionTokens: completionTokens ?? estimateTokens(text),
          cachedTokens: cachedPromptTokens ?? 0,
          ion: { ...NO_PERSONA, model: next.value.model, model_reason: reason, cost_usd: costUsd },
        };
      }
      text += next.value;
      onText?.(next.value);
    }
  };
}

const NO_PERSONA = {
  persona: null,
  wave_key: null,
  confidence: null,
  reasons: [],
  playbook: null,
  fallback: null,
} satisfies Partial<IonExtension>;

/** The last message is answered; those before it are turns, whatever has no answer is part of the next message. */
function readMessages(messages: ChatCompletionRequest["messages"]) {
  const instructions = messages
    .filter(({ role }) => role === "system" || role === "developer")
    .map(({ content }) => textOf(content))
    .join("\n\n");
  const history: { userMessage: string; responseText: string }[] = [];
  let waiting: string[] = [];
  for (const { role, content } of messages) {
    if (role === "user") waiting.push(textOf(content));
    if (role !== "assistant" || waiting.length === 0) continue;
    history.push({ userMessage: waiting.join("\n"), responseText: textOf(content) });
    waiting = [];
  }
  const message = waiting.join("\n").trim();
  if (message.length > MAX_MESSAGE)
    throw new InvalidInputError(
      "messages",
      `end with more than ${MAX_MESSAGE} characters`,
      "send less at once",
    );
  if (message === "")
    throw new InvalidInputError("messages", "end with no message of the user", "add one with role user");
  return { history, message, instructions: instructions === "" ? null : instructions };
}

function textOf(content: ChatCompletionRequest["messages"][number]["content"]): string {
  if (typeof content === "string") return content;
  return (content ?? [])
    .map(({ type, text }) => {
      if (text !== undefined) return text;
      throw new InvalidInputError(
        "messages",
        `a part of type ${type} cannot be read here`,
        "send text alone",
      );
    })
    .join("\n");
}

async function listModels({ lumen, personas }: Doors, { actor }: Call): Promise<ModelList> {
  const voices = await personas.enabled(actor);
  const ids = [AUTO, ...voices.map(({ id }) => `${PREFIX}${id.toLowerCase()}`)];
  const entry = (id: string, owned_by: string) => ({ id, object: "model", created: 0, owned_by }) as const;
  return {
    object: "list",
    data: [
      ...ids.map((id) => entry(id, "ion")),
      ...lumen.models().map(({ id }) => entry(id, id.split("/")[0] ?? "")),
    ],
  };
}

export const openAiRoutes: readonly Route[] = [
  defineRoute({
    id: "createChatCompletion",
    method: "POST",
    path: "/v1/chat/completions",
    tag: TAG,
    summary: "Chat, as OpenAI's clients do it",
    description:
      "ion-auto lets the persona be chosen, ion-lua and its like name one, PROVIDER/NAME is a configured model without a persona. Nothing that is said is stored. With stream: true the answer comes as OpenAI's chunks. Errors have OpenAI's shape.",
    access: "mentor",
    bodyLimit: BODY_LIMIT,
    body: chatCompletionRequestSchema,
    bodyExample: examples.chatCompletionRequest,
    output: {
      status: 200,
      description: "The answer; under `ion` who gave it and why.",
      schema: chatCompletionSchema,
      example: examples.chatCompletion,
      alsoAs: { "text/event-stream": "Chunks, ended by [DONE]; `ion` comes with the last one." },
    },
    problems: [
      problems.MODEL_UNAVAILABLE,
      problems.UNKNOWN_MODEL,
      problems.BUDGET_SPENT,
      problems.MODEL_UNPRICED,
    ],
    handle: (ion, call) => complete(ion, call),
  }),
  defineRoute({
    id: "createEmbeddings",
    method: "POST",
    path: "/v1/embeddings",
    tag: TAG,
    summary: "Embeddings, from a configured model",
    description: "Handed on to a model whose server speaks OpenAI's wire.",
    access: "mentor",
    bodyLimit: BODY_LIMIT,
    body: embeddingRequestSchema,
    bodyExample: { model: "local/nomic-embed-text", input: ["how do I estimate this"] },
    output: {
      status: 200,
      description: "As the model's server answers.",
      schema: embeddingListSchema,
      example: examples.embeddingList,
    },
    problems: [
      problems.MODEL_UNAVAILABLE,
      problems.UNKNOWN_MODEL,
      problems.BUDGET_SPENT,
      problems.MODEL_UNPRICED,
    ],
    handle: (ion, { actor, body, reply }) => forward(ion, { path: "/embeddings", actor, body, reply }),
  }),
  defineRoute({
    id: "listModels",
    method: "GET",
    path: "/v1/models",
    tag: TAG,
    summary: "The personas and models that can be named",
    access: "mentor",
    output: {
      status: 200,
      description: "As OpenAI lists models.",
      schema: modelListSchema,
      example: examples.modelList,
    },
    handle: (ion, call) => listModels(ion, call),
  }),
];
