import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/** How the fake server behaves: it speaks the real protocol, and the real faults. */
export type Script =
  | "answer"
  | "status-500"
  | "status-401"
  | "status-429"
  | "malformed-json"
  | "empty-answer"
  | "silent"
  | "stall-midway"
  | "cut-midway"
  | "half-character"
  | "endless";

export interface ModelServer extends AsyncDisposable {
  /** Base URL for ION_MODEL_URL. */
  readonly url: string;
  /** Bodies of the requests that came, in order. */
  readonly requests: readonly ModelRequest[];
  script: Script;
  /** How long it thinks before it answers. */
  delayMs: number;
  /** What it answers; the default repeats the last message. */
  reply: (request: ModelRequest) => string;
}

export interface ModelRequest {
  readonly model: string;
  readonly stream: boolean;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly authorization: string | undefined;
}

/** An OpenAI-compatible server on the loopback address, answering at once. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const state = {
    script: "answer" as Script,
    delayMs: 0,
    reply: (request: ModelRequest) => `You said: ${request.messages.at(-1)?.content.slice(-200) ?? ""}`,
  };
  const server = createServer((incoming, outgoing) => {
    void respond(incoming, outgoing).catch(() => outgoing.destroy());
  });
  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(incoming)) as Omit<ModelRequest, "authorization">;
    const request = { ...body, authorization: incoming.headers.authorization };
    requests.push(request);
    if (state.delayMs > 0) await wait(state.delayMs);
    if (state.script.startsWith("status-")) {
      outgoing.writeHead(Number(state.script.slice(7)), { "content-type": "application/json" });
      outgoing.end('{"error":{"message":"scripted"}}');
    } else if (state.script === "silent") return;
    else if (request.stream) stream(outgoing, state.script, state.reply(request));
    else answerWhole(outgoing, state.script, state.reply(request));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function answerWhole(outgoing: ServerResponse, script: Script, reply: string): void {
  outgoing.writeHead(200, { "content-type": "application/json" });
  if (script === "malformed-json") outgoing.end('{"choices":[{"message":');
  else outgoing.end(JSON.stringify(completion(script === "empty-answer" ? "" : reply)));
}

function stream(outgoing: ServerResponse, script: Script, reply: string): void {
  outgoing.writeHead(200, { "content-type": "text/event-stream" });
  const send = (content: string) =>
    outgoing.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
  const words = script === "empty-answer" ? [] : reply.split(/(?<=\s)/);
  if (script === "endless") {
    sendForever(outgoing, send);
    return;
  }
  if (script === "malformed-json") {
    outgoing.end("data: {nonsense\n\n");
    return;
  }
  for (const [index, word] of words.entries()) {
    const isMidway = index >= Math.max(1, Math.floor(words.length / 2));
    if (isMidway && script === "stall-midway") return;
    if (isMidway && script === "cut-midway") {
      setTimeout(() => outgoing.destroy(), 30);
      return;
    }
    if (isMidway && script === "half-character")
      return void outgoing.end(Buffer.from([0x64, 0x61, 0x74, 0x61, 0x3a, 0x20, 0xed, 0x95, 0x0a]));
    send(word);
  }
  outgoing.write(`data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: "stop" }] })}\n\n`);
  outgoing.write(
    `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 11, completion_tokens: 7 } })}\n\n`,
  );
  outgoing.end("data: [DONE]\n\n");
}

function sendForever(outgoing: ServerResponse, send: (content: string) => boolean): void {
  const chunk = "again and again ".repeat(200);
  const pump = () => {
    while (!outgoing.destroyed && send(chunk));
    if (!outgoing.destroyed) outgoing.once("drain", pump);
  };
  pump();
}

function completion(content: string) {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    model: "fake-1",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
  };
}
