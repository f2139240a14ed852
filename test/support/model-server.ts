import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { embeddingsOf, type ModelRequest, readRequest, WIRES, type Wire } from "./model-wire.ts";

export type { ModelRequest } from "./model-wire.ts";

/** How the fake server behaves: it speaks the real protocols, and the real faults. */
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
  /** Base URL for ION_MODEL_URL, and for any other provider's address. */
  readonly url: string;
  /** The requests that came, in order. */
  readonly requests: readonly ModelRequest[];
  script: Script;
  /** How long it thinks before it answers. */
  delayMs: number;
  /** Sent with a status of 4xx or 5xx. */
  retryAfter: string | null;
  /** What it answers; the default repeats the last message. */
  reply: (request: ModelRequest) => string;
}

/** A server on the loopback address, answering at once, OpenAI's, Anthropic's and Gemini's way. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const state = {
    script: "answer" as Script,
    delayMs: 0,
    retryAfter: null as string | null,
    reply: (request: ModelRequest) => `You said: ${request.messages.at(-1)?.content.slice(-200) ?? ""}`,
  };
  const server = createServer((incoming, outgoing) => {
    void respond(incoming, outgoing).catch(() => outgoing.destroy());
  });
  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = readRequest(incoming.url ?? "", incoming.headers, JSON.parse(await text(incoming)));
    requests.push(request);
    const wire = WIRES[request.protocol];
    if (state.delayMs > 0) await wait(state.delayMs);
    if (state.script.startsWith("status-")) {
      const headers = state.retryAfter === null ? {} : { "retry-after": state.retryAfter };
      outgoing.writeHead(Number(state.script.slice(7)), { "content-type": "application/json", ...headers });
      outgoing.end('{"error":{"message":"scripted"}}');
    } else if (incoming.url?.endsWith("/embeddings")) {
      outgoing.writeHead(200, { "content-type": "application/json" });
      outgoing.end(JSON.stringify(embeddingsOf(request.body)));
    } else if (state.script === "silent") return;
    else if (request.stream) stream(outgoing, wire, { script: state.script, reply: state.reply(request) });
    else answerWhole(outgoing, wire, { script: state.script, reply: state.reply(request) });
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

interface Part {
  readonly script: Script;
  readonly reply: string;
}

function answerWhole(outgoing: ServerResponse, wire: Wire, { script, reply }: Part): void {
  outgoing.writeHead(200, { "content-type": "application/json" });
  if (script === "malformed-json") outgoing.end('{"choices":[{"message":');
  else outgoing.end(JSON.stringify(wire.whole(script === "empty-answer" ? "" : reply)));
}

function stream(outgoing: ServerResponse, wire: Wire, { script, reply }: Part): void {
  outgoing.writeHead(200, { "content-type": "text/event-stream" });
  for (const data of wire.begin()) outgoing.write(data);
  const send = (content: string) => outgoing.write(wire.piece(content));
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
  for (const data of wire.end()) outgoing.write(data);
  outgoing.end();
}

function sendForever(outgoing: ServerResponse, send: (content: string) => boolean): void {
  const chunk = "again and again ".repeat(200);
  const pump = () => {
    while (!outgoing.destroyed && send(chunk));
    if (!outgoing.destroyed) outgoing.once("drain", pump);
  };
  pump();
}
