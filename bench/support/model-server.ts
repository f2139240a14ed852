/** A model server as cheap as node:http can be: at once, or after DELAY_MS, streams piece by piece every PIECE_MS. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const CONTENT = "An answer of ordinary length. ".repeat(30);
const BODY = JSON.stringify({
  id: "chatcmpl-bench",
  object: "chat.completion",
  model: "bench",
  choices: [{ index: 0, message: { role: "assistant", content: CONTENT }, finish_reason: "stop" }],
  usage: { prompt_tokens: 100, completion_tokens: 200, total_tokens: 300 },
});
const HEADERS = { "content-type": "application/json", "content-length": Buffer.byteLength(BODY) };

const event = (data: object) =>
  `data: ${JSON.stringify({ id: "chatcmpl-bench", model: "bench", ...data })}\n\n`;
const PIECES = CONTENT.split(/(?<= )/).map((content) =>
  event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
);
const END = `${event({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}data: [DONE]\n\n`;
const STREAMED = /"stream":true/;

const DELAY_MS = Number(process.env.DELAY_MS ?? 0);
const PIECE_MS = Number(process.env.PIECE_MS ?? 0);

function answer(response: ServerResponse, isStreamed: boolean): void {
  if (!isStreamed) {
    response.writeHead(200, HEADERS).end(BODY);
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  if (PIECE_MS === 0) {
    for (const piece of PIECES) response.write(piece);
    response.end(END);
  } else writeSlowly(response, 0);
}

function writeSlowly(response: ServerResponse, place: number): void {
  const piece = PIECES[place];
  if (piece === undefined || response.destroyed) response.end(END);
  else {
    response.write(piece);
    setTimeout(() => writeSlowly(response, place + 1), PIECE_MS);
  }
}

const server = createServer((request, response) => {
  let tail = "";
  request.on("data", (bytes: Buffer) => {
    tail = bytes.subarray(-200).toString("latin1");
  });
  request.once("end", () => {
    const isStreamed = STREAMED.test(tail);
    if (DELAY_MS === 0) answer(response, isStreamed);
    else setTimeout(() => answer(response, isStreamed), DELAY_MS);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}/v1` })}\n`);
});
process.once("SIGTERM", () => process.exit(0));
