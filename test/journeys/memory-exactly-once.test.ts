/** Each turn is learned from exactly once: the real server, killed while it answers and while it learns. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { ConversationView } from "#contract/conversation.ts";
import type { MemoryListView } from "#contract/memory.ts";
import { post, type ServerProcess, startServer } from "../support/server-process.ts";

const ROUNDS = Number(process.env.ION_TEST_KILL_ROUNDS ?? 6);
const CAUGHT_UP_WITHIN_MS = 15_000;

let dataDir: string;
const started: ServerProcess[] = [];

async function start(): Promise<ServerProcess> {
  const server = await startServer({ dataDir });
  started.push(server);
  return server;
}

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ion-learn-"));
});
after(async () => {
  for (const server of started) await server.stop("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

async function read<View>(url: string): Promise<View> {
  const response = await fetch(url);
  assert.equal(response.status, 200);
  return (await response.json()) as View;
}

/** Says the same again and again, one after the other, until the server is gone. */
async function sayUntilGone(url: string, sessionId: string, onReply: () => void): Promise<void> {
  for (;;) {
    const said = await post(`${url}/api/v2/conversations/${sessionId}/turn`, {
      user_message: "I live in Berlin.",
    }).catch(() => null);
    if (said === null) return;
    assert.equal(said.status, 200);
    onReply();
    await wait(2);
  }
}

/** How often ION believes it was said, once it believes so as often as it was. */
async function mentionsOf({ url }: ServerProcess, turns: number): Promise<number> {
  const deadline = performance.now() + CAUGHT_UP_WITHIN_MS;
  for (;;) {
    const { memories } = await read<MemoryListView>(`${url}/api/v2/memory?state=all&kind=fact`);
    assert.ok(memories.length <= 1, "one fact, however often it is said");
    const mentions = memories[0]?.mentions ?? 0;
    if (mentions >= turns || performance.now() > deadline) return mentions;
    await wait(100);
  }
}

test(`every turn is learned from once and none is left out, after kill -9 (${ROUNDS} rounds)`, async (t) => {
  let server = await start();
  const { body } = await post(`${server.url}/api/v2/conversations/start`, {});
  const sessionId = String(body.session_id);
  await post(`${server.url}/api/v2/conversations/${sessionId}/turn`, { user_message: "I live in Berlin." });
  for (let round = 0; round < ROUNDS; round += 1) {
    const { promise: isAnswered, resolve: onReply } = Promise.withResolvers<void>();
    const saying = sayUntilGone(server.url, sessionId, onReply);
    // The first turn after a start waits until playbooks are indexed; what is killed here is to be under way.
    await isAnswered;
    await wait(Math.random() * 2500);
    await server.stop("SIGKILL");
    await saying;
    server = await start();
  }
  const { turn_count } = await read<ConversationView>(`${server.url}/api/v2/conversations/${sessionId}`);
  assert.equal(await mentionsOf(server, turn_count), turn_count);
  await wait(500);
  assert.equal(await mentionsOf(server, turn_count), turn_count, "and it stays so");
  t.diagnostic(`${turn_count} turns over ${ROUNDS} kills, each learned from once`);
  assert.ok(turn_count > ROUNDS);
  assert.equal(await server.stop("SIGTERM"), 0);
});

test("two processes on one data directory learn each turn once", async () => {
  const [first, second] = await Promise.all([start(), start()]);
  const { body } = await post(`${first.url}/api/v2/conversations/start`, {});
  for (let index = 0; index < 40; index += 1) {
    const { url } = index % 2 === 0 ? first : second;
    await post(`${url}/api/v2/conversations/${body.session_id}/turn`, {
      user_message: "My dog is called Bello.",
    });
    await wait(2);
  }
  const deadline = performance.now() + CAUGHT_UP_WITHIN_MS;
  let mentions = 0;
  while (mentions < 40 && performance.now() < deadline) {
    await wait(100);
    const { memories } = await read<MemoryListView>(`${second.url}/api/v2/memory?q=bello`);
    mentions = memories[0]?.mentions ?? 0;
  }
  assert.equal(mentions, 40);
  await Promise.all([first.stop("SIGTERM"), second.stop("SIGTERM")]);
});
