import assert from "node:assert/strict";
import { once } from "node:events";
import { request as openRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { fastify } from "fastify";
import type { TurnResponse, TurnStreamEvent } from "#contract/conversation.ts";
import { IonError } from "#lib/ion-error.ts";
import { createTurnStream, type GrowingStream } from "#mentor/conversation/turn-stream.ts";
import { collectEvents, type SentEvent } from "../../test/support/server-sent-events.ts";
import { sendProblem } from "./error-response.ts";
import { turnResponse } from "./routes/examples-catalog.ts";
import { streamTurn } from "./stream.ts";
import { FROM_THE_BEGINNING, placeAfter } from "./stream-reader.ts";

type Take = (options: {
  readonly onEvent: (event: TurnStreamEvent) => void;
}) => Promise<{ readonly turn: TurnResponse; readonly isReplay: boolean }>;

const TEXT = "One step: 🌙 roll back.\n\nThen look.";
const turn = { ...turnResponse, response_text: TEXT } as TurnResponse;
const START: TurnStreamEvent = {
  type: "turn-start",
  session_id: turn.session_id,
  persona: "Lua",
  wave_key: "calm-medium-learning",
};
const pieces = TEXT.split(/(?<=\s)/);

const FACTS = {
  id: "stream_1",
  sessionId: turn.session_id,
  owner: { workspaceId: "local", personId: "ada" },
};

/** Takes the turn that a script takes, on its own. */
function begin(take: Take): GrowingStream {
  const stream = createTurnStream(FACTS);
  const onEvent = (event: TurnStreamEvent) => {
    if (event.type === "turn-start") stream.begin(event);
    if (event.type === "text-delta") stream.add(event.text);
  };
  take({ onEvent }).then(
    (result) => stream.finish({ kind: "answered", ...result }),
    (error: unknown) => stream.finish({ kind: "failed", error }),
  );
  return stream;
}

interface Served {
  readonly heartbeatMs?: number;
  /** The turn began before these requests, and they watch it; otherwise each begins one of its own. */
  readonly stream?: GrowingStream;
}

/** A server with one route that streams what a script takes; the real framework, a real socket. */
async function serve(take: Take, { heartbeatMs = 60_000, stream }: Served = {}) {
  const failures: number[] = [];
  const server = fastify();
  server.setErrorHandler((error, _request, reply) => sendProblem(reply, error));
  server.get("/", async (request, reply) => {
    const watched = stream ?? begin(take);
    const mayResume = stream !== undefined || take === replay;
    const after = mayResume ? placeAfter(request.headers["last-event-id"]) : FROM_THE_BEGINNING;
    const onFailure = (_: unknown, status: number) => failures.push(status);
    await streamTurn({ request, reply, stream: watched, after, heartbeatMs, onFailure });
    return reply;
  });
  await server.listen({ port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/`;
  return { url, failures, [Symbol.asyncDispose]: () => server.close() };
}

async function collect(url: string, headers: Record<string, string> = {}): Promise<SentEvent[]> {
  const response = await fetch(url, { headers });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  return collectEvents(response);
}

function textOf(events: readonly SentEvent[]): string {
  return events
    .filter(({ event }) => event === "text-delta")
    .map(({ data }) => String(data.text))
    .join("");
}

const live: Take = async ({ onEvent }) => {
  onEvent(START);
  for (const text of pieces) {
    await wait(2);
    onEvent({ type: "text-delta", text });
  }
  onEvent({ type: "turn-end", turn });
  return { turn, isReplay: false };
};

const replay: Take = async ({ onEvent }) => {
  onEvent(START);
  onEvent({ type: "text-delta", text: TEXT });
  onEvent({ type: "turn-end", turn });
  return { turn, isReplay: true };
};

test("sends start, the text in pieces, then the whole answer", async () => {
  await using server = await serve(live);
  const events = await collect(server.url);
  assert.equal(events[0]?.event, "turn-start");
  assert.deepEqual(events[0]?.data, {
    stream_id: FACTS.id,
    session_id: turn.session_id,
    persona: "Lua",
    wave_key: "calm-medium-learning",
  });
  assert.equal(textOf(events), TEXT);
  assert.ok(events.length > 4, "came in one piece");
  assert.equal(events.at(-1)?.event, "turn-end");
  assert.deepEqual(events.at(-1)?.data, turn);
});

test("an event's id says how much of the text was sent with it", async () => {
  await using server = await serve(live);
  const events = await collect(server.url);
  for (const [index, { event, id }] of events.entries()) {
    const sent = textOf(events.slice(0, index + 1)).length;
    assert.equal(id, event === "turn-end" ? "end" : String(sent));
  }
});

test("a finished turn goes on behind any id without a lost or doubled unit", async () => {
  await using server = await serve(replay);
  for (const from of ["0", "1", "11", String(TEXT.length), "999"]) {
    const events = await collect(server.url, { "last-event-id": from });
    assert.equal(textOf(events), TEXT.slice(Number(from)), `from ${from}`);
    assert.deepEqual(events.at(-1)?.data, turn);
    assert.ok(!events.some(({ event }) => event === "turn-start"));
  }
});

test("a finished turn begins anew for a client that has nothing, and says that it is a replay", async () => {
  await using server = await serve(replay);
  const response = await fetch(server.url, { headers: { "last-event-id": "not an id" } });
  assert.equal(response.headers.get("idempotency-replayed"), "true");
  const events = await collectEvents(response);
  assert.deepEqual(
    events.map(({ event }) => event),
    ["turn-start", "text-delta", "turn-end"],
  );
});

test("a turn that was not finished begins anew, whatever the client has", async () => {
  await using server = await serve(live);
  const events = await collect(server.url, { "last-event-id": "11" });
  assert.equal(events[0]?.event, "turn-start");
  assert.equal(textOf(events), TEXT);
});

test("an error before the first event is an ordinary problem response", async () => {
  await using server = await serve(async ({ onEvent }) => {
    onEvent(START);
    throw new IonError("conflict", "conversation-closed", "closed");
  });
  const response = await fetch(server.url);
  assert.equal(response.status, 409);
  assert.match(response.headers.get("content-type") ?? "", /^application\/problem\+json/);
  assert.equal(((await response.json()) as { code: string }).code, "conversation-closed");
});

test("an error afterwards is the last event, with the problem as data, and is told to the log", async () => {
  await using server = await serve(async ({ onEvent }) => {
    onEvent(START);
    await wait(5);
    throw new IonError("storage-full", "storage-full", "full");
  });
  const events = await collect(server.url);
  assert.deepEqual(
    events.map(({ event }) => event),
    ["turn-start", "error"],
  );
  assert.equal(events[1]?.data.code, "storage-full");
  assert.equal(events[1]?.data.status, 507);
  assert.deepEqual(server.failures, [507]);
});

test("an unexpected error in the middle leaks nothing", async () => {
  await using server = await serve(async ({ onEvent }) => {
    onEvent(START);
    await wait(5);
    throw new Error("hunter2");
  });
  const last = (await collect(server.url)).at(-1);
  assert.equal(last?.data.code, "internal-error");
  assert.ok(!JSON.stringify(last).includes("hunter2"));
});

test("a client that goes away leaves the turn running; a later one gets all of it", {
  timeout: 5000,
}, async () => {
  const { promise: goesOn, resolve: goOn } = Promise.withResolvers<void>();
  const stream = begin(async ({ onEvent }) => {
    onEvent(START);
    onEvent({ type: "text-delta", text: pieces[0] ?? "" });
    await goesOn;
    for (const text of pieces.slice(1)) onEvent({ type: "text-delta", text });
    return { turn, isReplay: false };
  });
  await using server = await serve(live, { stream });
  const leaving = new AbortController();
  const response = await fetch(server.url, { signal: leaving.signal });
  await response.body?.getReader().read();
  leaving.abort();
  await wait(20);
  const resumed = collect(server.url, { "last-event-id": String(pieces[0]?.length) });
  goOn();
  assert.equal(textOf(await resumed), pieces.slice(1).join(""));
  assert.equal(textOf(await collect(server.url)), TEXT);
  assert.deepEqual(server.failures, [], "going away is no failure of ION");
});

test("a fault is told to the log also when its client has gone", { timeout: 5000 }, async () => {
  const { promise: fails, resolve: fail } = Promise.withResolvers<void>();
  await using server = await serve(async ({ onEvent }) => {
    onEvent(START);
    await fails;
    throw new IonError("storage-full", "storage-full", "full");
  });
  const leaving = new AbortController();
  const response = await fetch(server.url, { signal: leaving.signal });
  await response.body?.getReader().read();
  leaving.abort();
  await wait(20);
  fail();
  await wait(20);
  assert.deepEqual(server.failures, [507]);
});

test("half a character is never sent while the other half may come", async () => {
  const [high = "", low = ""] = "🌙".split("");
  const stream = createTurnStream(FACTS);
  stream.begin(START);
  stream.add(`a${high}`);
  assert.equal(stream.read(0, 100), "a");
  stream.add(low);
  assert.equal(stream.read(1, 100), "🌙");
  assert.equal(stream.read(0, 2), "a", "nor where a piece is cut");
});

test("any piece of a stream is what it is of the whole text", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.nat(9000).map((size) => "ab🌙".repeat(size / 4)),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.nat(),
      fc.integer({ min: 2, max: 20_000 }),
      (texts, seed, most) => {
        const stream = createTurnStream(FACTS);
        for (const text of texts) stream.add(text);
        const whole = texts.join("");
        assert.equal(stream.length, whole.length);
        const from = whole === "" ? 0 : seed % whole.length;
        let read = "";
        for (let more = stream.read(from, most); more !== ""; more = stream.read(from + read.length, most)) {
          assert.ok(more.length <= most);
          read += more;
        }
        assert.equal(read, whole.slice(from));
      },
    ),
  );
});

test("keeps a silent connection alive", async () => {
  await using server = await serve(
    async ({ onEvent }) => {
      onEvent(START);
      await wait(60);
      return { turn, isReplay: false };
    },
    { heartbeatMs: 10 },
  );
  const text = await (await fetch(server.url)).text();
  assert.ok((text.match(/^: keep-alive$/gm) ?? []).length >= 2, text);
});

test("gathers text while the reader is slow instead of queueing events", { timeout: 20_000 }, async () => {
  const piece = "x".repeat(1000);
  const count = 20_000;
  let produced = 0;
  await using server = await serve(async ({ onEvent }) => {
    onEvent(START);
    for (; produced < count; produced += 1) {
      onEvent({ type: "text-delta", text: piece });
      if (produced % 100 === 0) await wait(0);
    }
    return { turn: { ...turn, response_text: "" }, isReplay: false };
  });
  const [response] = await once(openRequest(server.url).end(), "response");
  response.pause();
  while (produced < count) await wait(5);
  const events: SentEvent[] = await collectEvents({ body: response });
  assert.equal(textOf(events).length, piece.length * count);
  assert.ok(events.length < count / 4, `${events.length} events for ${count} pieces`);
});
