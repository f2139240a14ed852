/** Nothing acknowledged is lost: the real server, killed at random moments. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { ConversationView } from "#contract/conversation.ts";
import { startModelServer } from "../support/model-server.ts";
import { post, type ServerProcess, startServer } from "../support/server-process.ts";

const ROUNDS = Number(process.env.ION_TEST_KILL_ROUNDS ?? 50);
const CONVERSATIONS = 4;
const WRITERS_A_CONVERSATION = 2;

let dataDir: string;
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ion-kill-"));
});
after(() => rm(dataDir, { recursive: true, force: true }));

interface Acknowledged {
  readonly number: number;
  readonly text: string;
}

/** Two writers on each conversation keep sending until the server is gone; what was acknowledged is noted. */
async function write(url: string, sessionId: string, round: number): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  async function writer(name: number): Promise<void> {
    for (let index = 0; ; index += 1) {
      const text = `round ${round}, writer ${name}, message ${index}: my tests are flaky, what now?`;
      const key = { "idempotency-key": `${round}-${name}-${index}` };
      try {
        const { status, body } = await post(
          `${url}/api/v2/conversations/${sessionId}/turn`,
          { user_message: text },
          key,
        );
        assert.equal(status, 200, JSON.stringify(body));
        acknowledged.push({ number: Number(body.turn_number), text });
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        return;
      }
    }
  }
  await Promise.all(Array.from({ length: WRITERS_A_CONVERSATION }, (_, name) => writer(name)));
  return acknowledged;
}

/** The first turn after a start waits until playbooks are indexed; what is killed here is to be under way. */
async function warmUp(url: string): Promise<void> {
  const { body } = await post(`${url}/api/v2/conversations/start`, {});
  await post(`${url}/api/v2/conversations/${body.session_id}/turn`, { user_message: "my tests are flaky" });
}

async function readAll(url: string, sessionId: string): Promise<ConversationView["messages"]> {
  const messages: ConversationView["messages"] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const response = await fetch(`${url}/api/v2/conversations/${sessionId}?limit=200${query}`);
    const page = (await response.json()) as ConversationView;
    messages.unshift(...page.messages);
    cursor = page.next_cursor;
  }
  return messages;
}

async function verify(
  server: ServerProcess,
  promises: ReadonlyMap<string, readonly Acknowledged[]>,
): Promise<void> {
  for (const [sessionId, acknowledged] of promises) {
    const stored = await readAll(server.url, sessionId);
    assert.deepEqual(
      stored.map((message) => message.turn_number),
      stored.map((_, index) => index + 1),
      "turn numbers have no gap and no double",
    );
    assert.equal(new Set(stored.map((message) => message.user_message)).size, stored.length, "no turn twice");
    for (const { number, text } of acknowledged) assert.equal(stored[number - 1]?.user_message, text);
  }
}

test(`every acknowledged turn is there exactly once, in order, after kill -9 (${ROUNDS} rounds)`, async (t) => {
  const promises = new Map<string, Acknowledged[]>();
  let server = await startServer({ dataDir });
  for (let index = 0; index < CONVERSATIONS; index += 1) {
    const { body } = await post(`${server.url}/api/v2/conversations/start`, {});
    promises.set(String(body.session_id), []);
  }
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { url } = server;
    await warmUp(url);
    const writing = [...promises].map(async ([sessionId, known]) =>
      known.push(...(await write(url, sessionId, round))),
    );
    await wait(20 + Math.random() * 280);
    await server.stop("SIGKILL");
    await Promise.all(writing);
    server = await startServer({ dataDir });
    if (round % 10 === 0 || round === ROUNDS) await verify(server, promises);
  }
  const turns = [...promises.values()].reduce((sum, acknowledged) => sum + acknowledged.length, 0);
  t.diagnostic(`${turns} acknowledged turns over ${ROUNDS} kills, none lost, none doubled`);
  assert.ok(turns > ROUNDS);
  assert.equal(await server.stop("SIGTERM"), 0);
});

test("SIGTERM drains: a turn under way is answered and stored before the process ends", async () => {
  await using model = await startModelServer();
  model.delayMs = 600;
  const settings = { ION_MODEL_URL: model.url, ION_MODEL: "fake" };
  const server = await startServer({ dataDir, settings });
  const { body } = await post(`${server.url}/api/v2/conversations/start`, {});
  const turn = post(`${server.url}/api/v2/conversations/${body.session_id}/turn`, {
    user_message: "how do I start?",
  });
  await wait(200);
  const ended = server.stop("SIGTERM");
  assert.equal((await turn).status, 200);
  assert.equal(await ended, 0);
  const again = await startServer({ dataDir });
  assert.equal((await readAll(again.url, String(body.session_id))).length, 1);
  await again.stop("SIGTERM");
});

test("two processes on one data directory keep one conversation whole", async () => {
  const first = await startServer({ dataDir });
  const second = await startServer({ dataDir });
  const { body } = await post(`${first.url}/api/v2/conversations/start`, {});
  const sessionId = String(body.session_id);
  const turns = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      post(`${(index % 2 === 0 ? first : second).url}/api/v2/conversations/${sessionId}/turn`, {
        user_message: `message ${index}`,
      }),
    ),
  );
  assert.ok(turns.every((turn) => turn.status === 200));
  const numbers = turns.map((turn) => Number(turn.body.turn_number)).sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  await verify(first, new Map([[sessionId, []]]));
  await Promise.all([first.stop("SIGTERM"), second.stop("SIGTERM")]);
});

test("the same idempotency key is answered once, with the same answer, also after a kill", async () => {
  const server = await startServer({ dataDir });
  const { body } = await post(`${server.url}/api/v2/conversations/start`, {});
  const path = `/api/v2/conversations/${body.session_id}/turn`;
  const ask = (url: string) =>
    post(`${url}${path}`, { user_message: "which first?" }, { "idempotency-key": "once" });
  const first = await ask(server.url);
  await server.stop("SIGKILL");
  const again = await startServer({ dataDir });
  const second = await ask(again.url);
  assert.deepEqual(second.body, first.body);
  assert.equal(second.headers.get("idempotency-replayed"), "true");
  assert.equal((await readAll(again.url, String(body.session_id))).length, 1);
  await again.stop("SIGTERM");
});
