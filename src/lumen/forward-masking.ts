/**
 * Masking for requests that go on in OpenAI's own words: the texts of the body, and of the answer's choices. The arguments
 * of a tool call are JSON in a string: their values are masked in it, and put back as JSON writes them.
 */
import { createMasker, type Masker, type RestoreStream } from "./guard/index.ts";
import type { Guard } from "./guarding.ts";
import type { ForwardedAnswer, ForwardRequest } from "./lumen.ts";

type Body = ForwardRequest["body"];

export interface MaskedForward {
  readonly body: Body;
  /** The answer with the values back in it. */
  restore(answer: ForwardedAnswer): ForwardedAnswer;
}

/** The body as it may leave; null where there is nothing to mask, and the answer can go by byte for byte. */
export function maskForward({ settings, find }: Guard, body: Body): MaskedForward | null {
  const masker = createMasker(settings.kinds, find);
  const texts = textsOf(body);
  const masked = masker.maskAll(texts);
  if (masker.note === null) return null;
  let place = 0;
  const replaced = mapTexts(body, () => masked[place++] ?? "");
  return { body: withNote(replaced, masker.note), restore: (answer) => restoreAnswer(answer, masker) };
}

/** Every text a person or a program wrote: messages with their parts and tool calls, the end user's name, what is to be embedded. */
function textsOf(body: Body): string[] {
  const texts: string[] = [];
  mapTexts(body, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

function mapTexts(body: Body, change: (text: string) => string): Body {
  const { messages, input, user } = body;
  return {
    ...body,
    ...(typeof user === "string" ? { user: change(user) } : {}),
    ...(Array.isArray(messages) ? { messages: messages.map((message) => mapMessage(message, change)) } : {}),
    ...(typeof input === "string" ? { input: change(input) } : {}),
    ...(Array.isArray(input)
      ? { input: input.map((one: unknown) => (typeof one === "string" ? change(one) : one)) }
      : {}),
  };
}

function mapMessage(message: unknown, change: (text: string) => string): unknown {
  if (!isRecord(message)) return message;
  const { content, tool_calls: toolCalls } = message;
  return {
    ...message,
    ...(content === undefined ? {} : { content: mapContent(content, change) }),
    ...(Array.isArray(toolCalls)
      ? { tool_calls: toolCalls.map((call: unknown) => mapArguments(call, change)) }
      : {}),
  };
}

function mapContent(content: unknown, change: (text: string) => string): unknown {
  if (typeof content === "string") return change(content);
  if (!Array.isArray(content)) return content;
  return content.map((part: unknown) =>
    isRecord(part) && typeof part.text === "string" ? { ...part, text: change(part.text) } : part,
  );
}

/** Every string in the arguments of a call that a model made before. */
function mapArguments(call: unknown, change: (text: string) => string): unknown {
  if (!isRecord(call) || !isRecord(call.function) || typeof call.function.arguments !== "string") return call;
  const changed = mapStrings(call.function.arguments, change) ?? change(call.function.arguments);
  return { ...call, function: { ...call.function, arguments: changed } };
}

function withNote(body: Body, note: string): Body {
  const { messages } = body;
  return Array.isArray(messages)
    ? { ...body, messages: [{ role: "system", content: note }, ...messages] }
    : body;
}

function restoreAnswer(answer: ForwardedAnswer, masker: Masker): ForwardedAnswer {
  if (!(answer.body instanceof Uint8Array)) return { ...answer, body: restoreEvents(answer.body, masker) };
  const text = Buffer.from(answer.body).toString("utf8");
  const restored = mapStrings(text, (value, key) =>
    masker.restore(value, key === "arguments" ? "json" : "text"),
  );
  return { ...answer, body: Buffer.from(restored ?? text) };
}

/** JSON with every string in it changed; null: it is no JSON. */
function mapStrings(json: string, change: (value: string, key: string) => string): string | null {
  try {
    return JSON.stringify(
      JSON.parse(json, (key, value: unknown) => (typeof value === "string" ? change(value, key) : value)),
    );
  } catch {
    return null;
  }
}

const EVENT_END = "\n\n";

/** What is held back of a choice: of its text, and of the arguments of each tool call. */
interface RestoredChoice {
  readonly text: RestoreStream;
  readonly calls: Map<number, RestoreStream>;
}

/** A stream's events; a placeholder may be cut between two pieces of a choice, so each choice holds back its own. */
async function* restoreEvents(
  body: AsyncIterable<Uint8Array>,
  masker: Masker,
): AsyncGenerator<Uint8Array, void, void> {
  const decoder = new TextDecoder();
  const choices = new Map<number, RestoredChoice>();
  let held = "";
  for await (const bytes of body) {
    const events = (held + decoder.decode(bytes, { stream: true })).split(EVENT_END);
    held = events.pop() ?? "";
    if (events.length === 0) continue;
    const restored = events.map((event) => restoreEvent(event, masker, choices));
    yield Buffer.from(restored.join(EVENT_END) + EVENT_END);
  }
  if (held !== "") yield Buffer.from(held);
}

function restoreEvent(event: string, masker: Masker, choices: Map<number, RestoredChoice>): string {
  if (!event.startsWith("data: {")) return event;
  const chunk: unknown = parse(event.slice("data: ".length));
  if (!isRecord(chunk) || !Array.isArray(chunk.choices)) return event;
  const restored = chunk.choices.map((choice: unknown) => {
    if (!isRecord(choice) || !isRecord(choice.delta)) return choice;
    const index = Number(choice.index ?? 0);
    const held = choices.get(index) ?? { text: masker.restoreStream(), calls: new Map() };
    choices.set(index, held);
    const isLast = choice.finish_reason != null;
    return {
      ...choice,
      delta: {
        ...choice.delta,
        ...restoredContent(choice.delta.content, held, isLast),
        ...restoredCalls(choice.delta.tool_calls, { masker, held, isLast }),
      },
    };
  });
  return `data: ${JSON.stringify({ ...chunk, choices: restored })}`;
}

function restoredContent(content: unknown, { text }: RestoredChoice, isLast: boolean): object {
  const shown = typeof content === "string" ? text.push(content) : "";
  const rest = isLast ? text.end() : "";
  return typeof content === "string" || rest !== "" ? { content: shown + rest } : {};
}

function restoredCalls(
  given: unknown,
  { masker, held, isLast }: { masker: Masker; held: RestoredChoice; isLast: boolean },
): object {
  const calls: unknown[] = (Array.isArray(given) ? given : []).map((call: unknown) => {
    if (!isRecord(call) || !isRecord(call.function) || typeof call.function.arguments !== "string")
      return call;
    const index = Number(call.index ?? 0);
    const stream = held.calls.get(index) ?? masker.restoreStream("json");
    held.calls.set(index, stream);
    return { ...call, function: { ...call.function, arguments: stream.push(call.function.arguments) } };
  });
  for (const [index, stream] of isLast ? held.calls : []) {
    const rest = stream.end();
    if (rest !== "") calls.push({ index, function: { arguments: rest } });
  }
  return calls.length === 0 ? {} : { tool_calls: calls };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
