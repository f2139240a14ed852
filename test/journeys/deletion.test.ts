/** Deleting everything: what a person left through every feature is nowhere any more, and a receipt says so. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { SignedReceipt } from "#contract/privacy.ts";
import { startModelServer } from "../support/model-server.ts";
import { redisServerMissing, startRedisServer } from "../support/redis-server.ts";
import { runProgram } from "../support/run-program.ts";
import { type ServerProcess, startServer } from "../support/server-process.ts";
import { tracesInFiles, tracesInRedis } from "../support/traces.ts";

/** Stands in everything that Ada writes, and in her name. */
const MARKER = "zzqx";
const MARKER_HEX = Buffer.from(MARKER).toString("hex");
const ADA = `${MARKER}ada`;

type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Called>;
interface Called {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

function callerOf(url: string, key: string): Caller {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, text, body: isJson && text !== "" ? JSON.parse(text) : {} };
  };
}

async function keyOf(dataDir: string, person: string, settings: Record<string, string>): Promise<string> {
  const args = ["src/main.ts", "keys", "create", "--name", `${person}-key`, "--person", person, "--json"];
  const ended = await runProgram(args, { dataDir, settings });
  assert.equal(ended.code, 0, ended.stderr);
  return ended.json.key;
}

async function ok(called: Promise<Called>): Promise<Called> {
  const answer = await called;
  assert(answer.status < 300, `${answer.status} ${answer.text}`);
  return answer;
}

/** Uses every feature that stores something, with the marker in each. */
async function leaveTraces(call: Caller): Promise<string> {
  const { body } = await ok(call("POST", "/api/v2/conversations/start", {}));
  const id = String(body.session_id);
  const conversation = `/api/v2/conversations/${id}`;
  const turns = [
    `I work at ${MARKER}corp and my deploy to ${MARKER}cluster fails`,
    `I prefer short answers about ${MARKER}tool, I decided to use ${MARKER}db`,
  ];
  for (const user_message of turns) await ok(call("POST", `${conversation}/turn`, { user_message }));
  const stream = { accept: "text/event-stream", "idempotency-key": `${MARKER}key` };
  await ok(call("POST", `${conversation}/turn`, { user_message: `and ${MARKER}stream?` }, stream));
  await ok(
    call("POST", `${conversation}/feedback`, {
      turn_number: 1,
      rating: 2,
      comment: `${MARKER}comment`,
      correction: { tone: "frustrated" },
    }),
  );
  await ok(call("POST", "/api/v2/memory", { text: `My cat is called ${MARKER}cat`, kind: "fact" }));
  await ok(call("PUT", `${conversation}/title`, { title: `${MARKER}title` }));
  await ok(call("PUT", `${conversation}/favourite`, { favourite: true, turn_number: 1 }));
  await ok(call("POST", `${conversation}/shares`, {}));
  await ok(call("GET", `/api/v2/search?q=${MARKER}cluster`));
  await ok(call("PUT", "/api/v2/privacy", { retention: 365 }));
  const messages = [{ role: "user", content: `what is ${MARKER}openai` }];
  await ok(call("POST", "/v1/chat/completions", { model: "ion-auto", messages }));
  const shared = { model: "ion-auto", messages, ion: { cache: "workspace" } };
  await call("POST", "/v1/chat/completions", shared);
  await leaveGrowth(call);
  return id;
}

async function leaveGrowth(call: Caller): Promise<void> {
  const start = {
    cv: { text: `Experience\nDeveloper at ${MARKER}gmbh, 2020 - present\n- Built ${MARKER}shop in Java\n` },
    job: { text: `${MARKER}engineer\n\nRequirements\n- Kubernetes\n- Kafka\n` },
  };
  const headers = { "idempotency-key": `${MARKER}growth${randomUUID()}` };
  const { body: plan } = await ok(call("POST", "/api/v2/growth/plans", start, headers));
  const text = `I ran Kubernetes for ${MARKER}bank.`;
  const question_id = plan.current.question_id;
  const steps = `/api/v2/growth/plans/${plan.id}/steps`;
  await ok(call("POST", steps, { question_id, kind: "check", answer: "yes" }));
  await ok(call("POST", steps, { question_id, kind: "edit", text }));
  await ok(call("POST", `/api/v2/growth/plans/${plan.id}/finish`, {}));
}

for (const withRedis of [false, true]) {
  test(`a deletion leaves nothing in files, caches and logs${withRedis ? ", Redis included" : ""}`, {
    skip: withRedis && redisServerMissing,
    timeout: 120_000,
  }, async (t) => {
    await using model = await startModelServer();
    await using redis = withRedis ? await startRedisServer() : null;
    const dataDir = await mkdtemp(join(tmpdir(), "ion-deletion-"));
    const settings = {
      ION_MODEL_URL: model.url,
      ION_MODEL: "fake",
      ION_LOG_LEVEL: "debug",
      ...(redis === null ? {} : { REDIS_URL: redis.url }),
    };
    const logs: string[] = [];
    const server = await startServer({ dataDir, settings });
    t.after(() => server.stop("SIGKILL"));
    server.child.stderr?.on("data", (chunk) => logs.push(String(chunk)));
    server.child.stdout?.on("data", (chunk) => logs.push(String(chunk)));
    const ada = callerOf(server.url, await keyOf(dataDir, ADA, settings));
    const ben = callerOf(server.url, await keyOf(dataDir, "ben", settings));
    await leaveTraces(ada);
    const bens = (await ok(ben("POST", "/api/v2/conversations/start", {}))).body.session_id;
    await ok(ben("POST", `/api/v2/conversations/${bens}/turn`, { user_message: "benword stays" }));
    await wait(1500);
    assert.notDeepEqual(await tracesInFiles(dataDir, MARKER), [], "the test leaves traces");

    const { body: signed } = await ok(
      ada("DELETE", "/api/v2/privacy/data", { confirm: "delete everything" }),
    );
    const { receipt } = signed as SignedReceipt;
    assert.equal(receipt.removed.find(({ where }) => where === "turn")?.rows, 3);
    assert(receipt.canaries.every(({ found }) => found === 0));
    for (const marker of [MARKER, MARKER_HEX]) {
      assert.deepEqual(await tracesInFiles(dataDir, marker), [], `while it runs: ${marker}`);
      if (redis !== null) assert.deepEqual(await tracesInRedis(redis.url, marker), []);
    }
    assert(!JSON.stringify(signed).toLowerCase().includes(MARKER));
    assert.equal(
      (await ben("GET", "/api/v2/search?q=benword")).body.results.length,
      1,
      "Ben's are still found",
    );
    await wait(1100);
    assert.equal((await ada("GET", "/api/v2/privacy")).status, 401, "her key is gone, too");
    assert.deepEqual((await ben("GET", `/api/v2/privacy/receipts/${receipt.id}`)).body, signed);

    assert.equal(await server.stop("SIGTERM"), 0);
    assert.deepEqual(await tracesInFiles(dataDir, MARKER), [], "after it ended");
    assert(!logs.join("").toLowerCase().includes(MARKER), "logs name nobody");
    await verifyByCommand(dataDir, signed, settings);
    await rm(dataDir, { recursive: true, force: true });
  });
}

/** The receipt as a file: unchanged it is good, with one digit changed it is not. */
async function verifyByCommand(
  dataDir: string,
  signed: SignedReceipt,
  settings: Record<string, string>,
): Promise<void> {
  const file = join(dataDir, "receipt.json");
  await writeFile(file, JSON.stringify(signed));
  const args = ["src/main.ts", "privacy", "verify", file, "--json"];
  const good = await runProgram(args, { dataDir, settings });
  assert.deepEqual([good.code, good.json], [0, { valid: true, issuer: "this installation" }]);
  const removed = signed.receipt.removed.map((one) => ({ ...one, rows: (one.rows ?? 0) + 1 }));
  await writeFile(file, JSON.stringify({ ...signed, receipt: { ...signed.receipt, removed } }));
  const bad = await runProgram(args, { dataDir, settings });
  assert.deepEqual([bad.code, bad.json.valid], [1, false]);
}

test("a deletion that is killed in the middle goes on at the next start", { timeout: 180_000 }, async (t) => {
  t.after(() => server.stop("SIGKILL"));
  const dataDir = await mkdtemp(join(tmpdir(), "ion-deletion-"));
  const settings = { ION_REQUESTS_PER_MINUTE: "10000" };
  const key = await keyOf(dataDir, ADA, settings);
  let server: ServerProcess = await startServer({ dataDir, settings });
  const call = callerOf(server.url, key);
  for (let index = 0; index < 8; index += 1) await leaveTraces(call);
  const asked = call("DELETE", "/api/v2/privacy/data", { confirm: "모두 삭제" }).catch(() => null);
  // Behind the pause in which other processes hear of it, rows are going.
  await wait(1560);
  await server.stop("SIGKILL");
  await asked;
  const before = await tracesInFiles(dataDir, MARKER);
  server = await startServer({ dataDir, settings });
  const ben = callerOf(server.url, await keyOf(dataDir, "ben", settings));
  const deadline = Date.now() + 60_000;
  while ((await tracesInFiles(dataDir, MARKER)).length > 0 && Date.now() < deadline) await wait(500);
  assert.deepEqual(await tracesInFiles(dataDir, MARKER), [], `it had been in ${before.join(", ")}`);
  await wait(1000);
  const { receipts } = (await runProgram(["src/main.ts", "privacy", "report", "--json"], { dataDir })).json;
  assert.equal(receipts.length, 1);
  assert.equal((await ben("GET", "/api/v2/privacy")).status, 200);
  assert.equal(await server.stop("SIGTERM"), 0);
  await rm(dataDir, { recursive: true, force: true });
});
