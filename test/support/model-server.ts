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
  | "wrong-usage"
  | "huge-answer"
  | "endless";

/** An answer that no script has. */
export interface ScriptedAnswer {
  readonly status: number;
  /** A string goes as it is, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ModelServer extends AsyncDisposable {
  /** Base URL for ION_MODEL_URL, and for any other provider's address. */
  readonly url: string;
  /** The requests that came, in order. */
  readonly requests: readonly ModelRequest[];
  script: Script;
  /** How long it thinks before it answers. */
  delayMs: number;
  /** How long it takes from word to word of a streamed answer. */
  wordMs: number;
  /** How many requests were given up by who asked before they were answered. */
  readonly abandoned: number;
  /** Sent with a status of 4xx or 5xx. */
  retryAfter: string | null;
  /** What it answers; the default repeats the last message. */
  reply: (request: ModelRequest) => string;
  /** Goes before the script; null leaves the request to it. */
  answer: (request: ModelRequest) => ScriptedAnswer | null;
  /** Sent with every answer. */
  headers: Readonly<Record<string, string>>;
  /** So many requests are answered, every other one with 429 at once; null: no limit. */
  limitAfter: number | null;
  /** What it says about its models under GET …/models/NAME, by that path; others are unknown. */
  about: Readonly<Record<string, unknown>>;
  /** Every request that came, those about its models included. */
  readonly count: number;
  /** Those that came after the first 429 had been sent. */
  readonly countAfterLimit: number;
  /** The most it had to answer at the same time. */
  readonly mostAtOnce: number;
}

/** A server on the loopback address, answering at once, OpenAI's, Anthropic's and Gemini's way. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const state = {
    script: "answer" as Script,
    delayMs: 0,
    wordMs: 0,
    abandoned: 0,
    retryAfter: null as string | null,
    reply: (request: ModelRequest) => `You said: ${request.messages.at(-1)?.content.slice(-200) ?? ""}`,
    answer: (_: ModelRequest): ScriptedAnswer | null => null,
    headers: {} as Readonly<Record<string, string>>,
    limitAfter: null as number | null,
    about: {} as Readonly<Record<string, unknown>>,
    count: 0,
    countAfterLimit: 0,
    mostAtOnce: 0,
  };
  let isLimited = false;
  let atOnce = 0;
  const server = createServer((incoming, outgoing) => {
    state.count += 1;
    if (isLimited) state.countAfterLimit += 1;
    atOnce += 1;
    state.mostAtOnce = Math.max(state.mostAtOnce, atOnce);
    outgoing.once("close", () => {
      atOnce -= 1;
    });
    for (const [name, value] of Object.entries(state.headers)) outgoing.setHeader(name, value);
    void respond(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const sendJson = (outgoing: ServerResponse, { status, body, headers = {} }: ScriptedAnswer) => {
    outgoing.writeHead(status, { "content-type": "application/json", ...headers });
    outgoing.end(typeof body === "string" ? body : JSON.stringify(body));
    if (status === 429) isLimited = true;
  };
  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (incoming.method === "GET") {
      const told = Object.entries(state.about).find(([path]) => incoming.url?.endsWith(path))?.[1];
      return sendJson(outgoing, { status: told === undefined ? 404 : 200, body: told ?? {} });
    }
    const request = readRequest(incoming.url ?? "", incoming.headers, JSON.parse(await text(incoming)));
    requests.push(request);
    const wire = WIRES[request.protocol];
    outgoing.once("close", () => {
      if (!outgoing.writableFinished) state.abandoned += 1;
    });
    if (state.limitAfter !== null && requests.length > state.limitAfter) {
      const headers = state.retryAfter === null ? {} : { "retry-after": state.retryAfter };
      return sendJson(outgoing, { status: 429, body: { error: { message: "scripted" } }, headers });
    }
    if (state.delayMs > 0) await wait(state.delayMs);
    const scripted = state.answer(request);
    if (scripted !== null) sendJson(outgoing, scripted);
    else if (state.script.startsWith("status-")) {
      const headers = state.retryAfter === null ? {} : { "retry-after": state.retryAfter };
      outgoing.writeHead(Number(state.script.slice(7)), { "content-type": "application/json", ...headers });
      outgoing.end('{"error":{"message":"scripted"}}');
    } else if (incoming.url?.endsWith("/embeddings")) {
      outgoing.writeHead(200, { "content-type": "application/json" });
      outgoing.end(JSON.stringify(embeddingsOf(request.body)));
    } else if (state.script === "silent") return;
    else if (request.stream && state.wordMs > 0 && state.script === "answer")
      await streamSlowly(outgoing, wire, { reply: state.reply(request), wordMs: () => state.wordMs });
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
  else if (script === "wrong-usage") outgoing.end(withWrongUsage(wire.whole(reply)));
  else if (script === "huge-answer") outgoing.end(JSON.stringify(wire.whole("very long ".repeat(100_000))));
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

async function streamSlowly(
  outgoing: ServerResponse,
  wire: Wire,
  { reply, wordMs }: { readonly reply: string; readonly wordMs: () => number },
): Promise<void> {
  outgoing.writeHead(200, { "content-type": "text/event-stream" });
  for (const data of wire.begin()) outgoing.write(data);
  for (const word of reply.split(/(?<=\s)/)) {
    if (outgoing.destroyed) return;
    outgoing.write(wire.piece(word));
    await wait(wordMs());
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

/** Usage that cannot be true: less than nothing, and more than any model can read. */
function withWrongUsage(answer: unknown): string {
  let isFirst = true;
  return JSON.stringify(answer, (_name, value: unknown) => {
    if (typeof value !== "number") return value;
    const wrong = isFirst ? -5 : 1e15;
    isFirst = false;
    return wrong;
  });
}
