/** How answers look on the wires of the providers, as their documentation says. */

/** What a request said, whichever protocol it came in. */
export interface ModelRequest {
  readonly protocol: "openai" | "anthropic" | "gemini";
  readonly model: string;
  readonly stream: boolean;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  /** The key as it was sent. */
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Wire {
  /** A whole answer. */
  whole(reply: string): unknown;
  /** The events of a stream: before the first piece, for a piece, after the last. */
  begin(): string[];
  piece(text: string): string;
  end(): string[];
}

const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;
const named = (data: { type: string; [name: string]: unknown }) => `event: ${data.type}\n${event(data)}`;

const openai: Wire = {
  whole: (content) => ({
    id: "chatcmpl-1",
    object: "chat.completion",
    model: "fake-1",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: {
      prompt_tokens: 11,
      completion_tokens: 7,
      total_tokens: 18,
      prompt_tokens_details: { cached_tokens: 4 },
    },
  }),
  begin: () => [],
  piece: (content) => event({ choices: [{ delta: { content } }] }),
  end: () => [
    event({ choices: [{ delta: {}, finish_reason: "stop" }] }),
    event({
      model: "fake-1",
      choices: [],
      usage: { prompt_tokens: 11, completion_tokens: 7, prompt_tokens_details: { cached_tokens: 4 } },
    }),
    "data: [DONE]\n\n",
  ],
};

const anthropic: Wire = {
  whole: (text) => ({
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "fake-1",
    content: [{ type: "text", text }],
    stop_reason: "end_turn",
    usage: { input_tokens: 7, cache_read_input_tokens: 4, cache_creation_input_tokens: 0, output_tokens: 7 },
  }),
  begin: () => [
    named({
      type: "message_start",
      message: {
        model: "fake-1",
        content: [],
        usage: { input_tokens: 7, cache_read_input_tokens: 4, output_tokens: 1 },
      },
    }),
    named({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }),
    named({ type: "ping" }),
  ],
  piece: (text) => named({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
  end: () => [
    named({ type: "content_block_stop", index: 0 }),
    named({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 7 } }),
    named({ type: "message_stop" }),
  ],
};

const usageMetadata = { promptTokenCount: 11, candidatesTokenCount: 7, cachedContentTokenCount: 4 };
const content = (text: string) => ({ role: "model", parts: [{ text }] });

const gemini: Wire = {
  whole: (text) => ({
    candidates: [{ content: content(text), finishReason: "STOP", index: 0 }],
    usageMetadata,
    modelVersion: "fake-1",
  }),
  begin: () => [],
  piece: (text) => event({ candidates: [{ content: content(text), index: 0 }], modelVersion: "fake-1" }),
  end: () => [
    event({
      candidates: [{ content: content(""), finishReason: "STOP", index: 0 }],
      usageMetadata,
      modelVersion: "fake-1",
    }),
  ],
};

/** An answer of the embeddings address: a vector per input, by its place. Base64 where it is asked for. */
export function embeddingsOf({ input, encoding_format, model }: Readonly<Record<string, unknown>>): unknown {
  const inputs = Array.isArray(input) ? input : [input];
  const data = inputs.map((_, index) => {
    const vector = Float32Array.of(index, 0.5);
    const embedding =
      encoding_format === "base64" ? Buffer.from(vector.buffer).toString("base64") : [...vector];
    return { object: "embedding", index, embedding };
  });
  return { object: "list", data, model, usage: { prompt_tokens: 2, total_tokens: 2 } };
}

export const WIRES: Readonly<Record<ModelRequest["protocol"], Wire>> = { openai, anthropic, gemini };

/** Reads a request of any of the protocols by its path. */
export function readRequest(
  path: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Readonly<Record<string, unknown>>,
): ModelRequest {
  const one = (name: string) => (Array.isArray(headers[name]) ? headers[name]?.[0] : headers[name]);
  const generate = /\/models\/([^/:]+):(generateContent|streamGenerateContent)/.exec(path);
  if (generate !== null) {
    const contents = body.contents as { role: string; parts: { text: string }[] }[];
    return {
      protocol: "gemini",
      model: decodeURIComponent(generate[1] ?? ""),
      stream: generate[2] === "streamGenerateContent",
      messages: contents.map(({ role, parts }) => ({
        role,
        content: parts.map(({ text }) => text).join(""),
      })),
      authorization: one("x-goog-api-key"),
      body,
    };
  }
  const isAnthropic = path.endsWith("/messages");
  return {
    protocol: isAnthropic ? "anthropic" : "openai",
    model: String(body.model),
    stream: body.stream === true,
    messages: ((body.messages ?? []) as { role: string; content: unknown }[]).map(({ role, content }) => ({
      role,
      content: plainText(content),
    })),
    authorization: one(isAnthropic ? "x-api-key" : "authorization"),
    body,
  };
}

/** A message's text, also where it comes in parts. */
function plainText(content: unknown): string {
  if (!Array.isArray(content)) return String(content ?? "");
  return content.map((part: { text?: string }) => part.text ?? "").join("");
}
