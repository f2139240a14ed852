import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocket } from "undici";
import { type ServerFrame, serverFrameSchema } from "#contract/stream.ts";

export interface SocketClient {
  readonly socket: WebSocket;
  /** Every frame that came, each as its schema says. */
  readonly frames: readonly ServerFrame[];
  /** The close code, once it is closed. */
  readonly closed: Promise<number>;
  send(frame: unknown): void;
  /** The first frame of a kind that came or comes. */
  find(isWanted: (frame: ServerFrame) => boolean): Promise<ServerFrame>;
  /** The first frame of a type, and of a stream, that came or comes. */
  wait<Type extends ServerFrame["type"]>(
    type: Type,
    streamId?: string,
  ): Promise<ServerFrame & { type: Type }>;
  /** What the text-deltas of a stream come to. */
  textOf(streamId: string): string;
}

export interface SocketOptions {
  readonly protocols?: string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A WebSocket client that is open. @throws Error when the server refuses it */
export async function openSocket(url: string, options: SocketOptions = {}): Promise<SocketClient> {
  const { protocols = [], headers = {} } = options;
  const socket = new WebSocket(url.replace(/^http/, "ws"), { protocols, headers: { ...headers } });
  const frames: ServerFrame[] = [];
  socket.addEventListener("message", ({ data }) => {
    const given: unknown = JSON.parse(String(data));
    frames.push(serverFrameSchema.parse(given));
  });
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener("close", ({ code }) => resolve(code));
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error("the server refused the socket")));
  });
  const find = async (isWanted: (frame: ServerFrame) => boolean) => {
    for (;;) {
      const found = frames.find(isWanted);
      if (found !== undefined) return found;
      await wait(2);
    }
  };
  return {
    socket,
    frames,
    closed,
    send: (frame) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    find,
    wait: (type, streamId) =>
      find(
        (frame) =>
          frame.type === type &&
          (streamId === undefined || ("stream_id" in frame && frame.stream_id === streamId)),
      ) as never,
    textOf: (streamId) => assemble(frames, streamId),
  };
}

/** A delta's id is how far the text is with it: what was still on its way when a stream was resumed again comes twice. */
function assemble(frames: readonly ServerFrame[], streamId: string): string {
  let text = "";
  let from: number | null = null;
  for (const frame of frames) {
    if (frame.type !== "text-delta" || frame.stream_id !== streamId) continue;
    const start = Number(frame.id) - frame.text.length;
    from ??= start;
    text = text.slice(0, start - from) + frame.text;
  }
  return text;
}

/** The bare connection after its handshake: reads and answers only what the test does. */
export async function openRawSocket(url: string): Promise<{ socket: Socket; sendText(text: string): void }> {
  const handshake = request(url, {
    headers: {
      connection: "upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": randomBytes(16).toString("base64"),
    },
  }).end();
  const [, socket] = (await once(handshake, "upgrade")) as [unknown, Socket];
  return {
    socket,
    // RFC 6455 § 5.2: a final text frame; what a client sends is masked, here with zeros.
    sendText(text) {
      const payload = Buffer.from(text);
      const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 255, 0, 0, 0, 0]);
      socket.write(Buffer.concat([head, payload]));
    },
  };
}

/** The status with which a WebSocket handshake is answered. */
export async function handshakeStatus(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; code: string | undefined }> {
  const handshake = request(url, {
    headers: {
      connection: "upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": randomBytes(16).toString("base64"),
      ...headers,
    },
  }).end();
  const answer = await Promise.race([
    once(handshake, "upgrade").then(([response, socket]) => {
      (socket as Socket).destroy();
      return response;
    }),
    once(handshake, "response").then(([response]) => response),
  ]);
  let body = "";
  if (answer.statusCode !== 101) for await (const chunk of answer) body += chunk;
  return { status: answer.statusCode, code: body === "" ? undefined : JSON.parse(body).code };
}
