import type { FastifyReply } from "fastify";
import type { ChatCompletion, IonExtension } from "#contract/openai.ts";
import { toOpenAiError } from "./openai-error.ts";
import { takeOver } from "./take-over.ts";

const HEAD = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
} as const;
const HEARTBEAT_MS = 15_000;

interface StreamedCompletion {
  readonly head: { readonly id: string; readonly created: number; readonly model: string };
  readonly includesUsage: boolean;
  readonly signal: AbortSignal;
  take(onText: (text: string) => void): Promise<{ usage: ChatCompletion["usage"]; ion: IonExtension }>;
}

/**
 * Answers as OpenAI streams: chunks with deltas, one with the finish reason, one with the usage where it was asked for,
 * `[DONE]`. An error before the first piece is thrown, for an ordinary response; a later one is a last chunk. While the
 * socket is full text is gathered, so that a slow reader costs one answer's text and no more.
 */
export async function openAiStream(
  reply: FastifyReply,
  { head, includesUsage, signal, take }: StreamedCompletion,
): Promise<void> {
  const { raw } = reply;
  let heartbeat: NodeJS.Timeout | undefined;
  let pending = "";
  let isFull = false;

  const write = (data: unknown) => {
    if (!raw.destroyed) isFull = !raw.write(`data: ${JSON.stringify(data)}\n\n`);
  };
  const chunk = (delta: object, more: object = {}) => {
    const choices = [{ index: 0, delta, finish_reason: null, ...more }];
    return { ...head, object: "chat.completion.chunk", choices };
  };
  const flush = () => {
    if (pending === "" || isFull) return;
    const content = pending;
    pending = "";
    write(chunk({ content }));
  };
  const open = () => {
    takeOver(reply, HEAD);
    raw.writeHead(200);
    heartbeat = setInterval(() => raw.write(": keep-alive\n\n"), HEARTBEAT_MS);
    raw.once("close", () => clearInterval(heartbeat));
    raw.on("drain", () => {
      isFull = false;
      flush();
    });
    write(chunk({ role: "assistant", content: "" }));
  };
  const close = () => {
    clearInterval(heartbeat);
    raw.end("data: [DONE]\n\n");
  };

  try {
    const { usage, ion } = await take((text) => {
      if (heartbeat === undefined) open();
      pending += text;
      flush();
    });
    if (heartbeat === undefined) open();
    isFull = false;
    flush();
    write({ ...chunk({}, { finish_reason: "stop" }), ion });
    if (includesUsage) write({ ...head, object: "chat.completion.chunk", choices: [], usage });
    close();
  } catch (error) {
    if (signal.aborted) {
      clearInterval(heartbeat);
      if (heartbeat === undefined) reply.hijack();
      return;
    }
    if (heartbeat === undefined) throw error;
    write(toOpenAiError(error, reply.request.id).body);
    close();
  }
}
