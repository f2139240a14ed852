/** The process around the server: where it refuses to start, how it stops, what it does when the disk is full. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { createTestIon } from "../support/create-test-ion.ts";
import { runProgram } from "../support/run-program.ts";
import { post, startServer } from "../support/server-process.ts";

const WEIGHTS = join(import.meta.dirname, "../../models/hearing.bin");

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-cli-process-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Starts a server that is expected to refuse: one line, its exit code, nothing left running. */
async function assertRefuses(
  args: readonly string[],
  { dataDir, code, message }: { readonly dataDir: string; readonly code: number; readonly message: RegExp },
): Promise<void> {
  const ended = await runProgram(["start", "--port", "0", ...args], { dataDir });
  assert.equal(ended.code, code, ended.stderr);
  assert.match(ended.stderr, message);
  assert.match(ended.stderr, /^ion: .*\n$/, "one line");
  assert.equal(ended.stdout, "");
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`${signal} stops the server with exit code 0, and what it answered is kept`, async () => {
    const dataDir = join(folder, signal);
    const server = await startServer({ dataDir });
    const started = await post(`${server.url}/api/v2/conversations/start`, {});
    const turn = await post(`${server.url}/api/v2/conversations/${started.body.session_id}/turn`, {
      user_message: "my tests are flaky",
    });
    assert.equal(turn.status, 200);
    assert.equal(await server.stop(signal), 0);
    const { json } = await runProgram(["search", "flaky", "--json"], { dataDir });
    assert.equal(json.results[0].session_id, started.body.session_id);
  });
}

test("a port in use is named", async () => {
  const server = await startServer({ dataDir: join(folder, "first") });
  try {
    const port = new URL(server.url).port;
    await assertRefuses(["--port", port], {
      dataDir: join(folder, "second"),
      code: 2,
      message: new RegExp(`port ${port} is in use.*--port`),
    });
  } finally {
    await server.stop("SIGTERM");
  }
});

test("several workers tell their address once, all stop on SIGTERM, and give up together when the port is taken", async () => {
  const dataDir = join(folder, "workers");
  const server = await startServer({ dataDir, args: ["--workers", "2"] });
  try {
    assert.equal(server.pids.length, 2);
    assert.ok(!server.pids.includes(server.child.pid ?? 0), "the address of the whole, not of one worker");
    const port = new URL(server.url).port;
    const second = await runProgram(["start", "--workers", "2", "--port", port], { dataDir });
    assert.equal(second.code, 2);
    assert.match(second.stderr, /port \d+ is in use/);
  } finally {
    assert.equal(await server.stop("SIGTERM"), 0);
  }
});

test("off the loopback address it asks for a key before it starts, and of every request after", async () => {
  const dataDir = join(folder, "open");
  await assertRefuses(["--host", "0.0.0.0"], { dataDir, code: 2, message: /ion keys create/ });
  const key = (await runProgram(["keys", "create", "--name", "laptop"], { dataDir })).stdout.trim();
  const server = await startServer({ dataDir, args: ["--host", "0.0.0.0"] });
  try {
    const url = `http://127.0.0.1:${new URL(server.url).port}/api/v2/conversations/start`;
    assert.equal((await post(url, {})).status, 401);
    assert.equal((await post(url, {}, { authorization: `Bearer ${key}x` })).status, 401);
    assert.equal((await post(url, {}, { authorization: `Bearer ${key}` })).status, 201);
  } finally {
    await server.stop("SIGTERM");
  }
});

test("a data directory that cannot be one is named with what to do", async () => {
  const file = join(folder, "a-file");
  await writeFile(file, "");
  const message = /cannot be written.*--data-dir/;
  await assertRefuses([], { dataDir: file, code: 2, message });
  await assertRefuses([], { dataDir: join(file, "below"), code: 2, message });
});

test("a file that is no database, and one of a newer program, are left as they are", async () => {
  const dataDir = join(folder, "newer");
  await runProgram(["keys", "list"], { dataDir });
  const database = new DatabaseSync(join(dataDir, "ion.db"));
  database.exec("INSERT INTO ion_migration (name, applied_at) VALUES ('999-from-tomorrow', 1)");
  database.close();
  await assertRefuses([], { dataDir, code: 2, message: /999-from-tomorrow.*install the newer ION/ });

  const garbage = await mkdtemp(join(folder, "garbage-"));
  await writeFile(join(garbage, "ion.db"), "not a database at all, ".repeat(100));
  await assertRefuses([], { dataDir: garbage, code: 2, message: /ion\.db is not a database/ });
  assert.match(await readFile(join(garbage, "ion.db"), "utf8"), /^not a database/);
});

test("a truncated or altered weights file stops the start before anything is answered", async () => {
  const weights = await readFile(WEIGHTS);
  const altered = Buffer.from(weights);
  const middle = Math.floor(altered.length / 2);
  altered[middle] = (altered[middle] ?? 0) ^ 0xff;
  for (const bytes of [weights.subarray(0, 1000), weights.subarray(0, -1), altered, Buffer.alloc(0)]) {
    const weightsFile = join(folder, "hearing.bin");
    await writeFile(weightsFile, bytes);
    await assert.rejects(createTestIon({ weightsFile }), {
      name: "WeightsDamagedError",
      code: "weights-damaged",
    });
  }
});

test("a full disk: turns end in 507, nothing is half-written, reading goes on", async () => {
  const dataDir = join(folder, "full");
  const server = await startServer({
    dataDir,
    settings: { ION_MAX_DATABASE_MB: "1", ION_LOG_LEVEL: "silent" },
  });
  try {
    const started = await post(`${server.url}/api/v2/conversations/start`, {});
    const conversation = `${server.url}/api/v2/conversations/${started.body.session_id}`;
    const message = `my tests are flaky ${"and flaky ".repeat(2500)}`;
    const statuses: number[] = [];
    while (statuses.at(-1) !== 507 && statuses.length < 90) {
      const turn = await post(`${conversation}/turn`, { user_message: message });
      statuses.push(turn.status);
      if (turn.status === 507) assert.equal(turn.body.code, "storage-full");
    }
    const answered = statuses.filter((status) => status === 200).length;
    assert.deepEqual([statuses.at(-1), answered], [507, statuses.length - 1]);
    const view = (await (await fetch(`${conversation}?limit=200`)).json()) as { messages: unknown[] };
    assert.equal(view.messages.length, answered);
    assert.equal((await fetch(`${server.url}/api/v2/health`)).status, 200);
  } finally {
    await server.stop("SIGTERM");
  }
  const ended = await runProgram(["ask", "x".repeat(30_000)], {
    dataDir,
    settings: { ION_MAX_DATABASE_MB: "1" },
  });
  assert.equal(ended.code, 2);
  assert.match(ended.stderr, /^ion: the disk that holds ION's data is full.*\n$/);
});

test("Ctrl+C while a model is silent ends `ask` at once with 130, and stores nothing", async () => {
  let asked = () => {};
  const wasAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const silent = createServer(() => asked()).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as { port: number };
  const dataDir = join(folder, "silent");
  const ended = await runProgram(["ask", "is anybody there?"], {
    dataDir,
    settings: { ION_MODEL_URL: `http://127.0.0.1:${port}/v1`, ION_MODEL: "silent" },
    during: async (child) => {
      await wasAsked;
      child.kill("SIGINT");
    },
  });
  silent.closeAllConnections();
  silent.close();
  assert.deepEqual([ended.code, ended.stdout, ended.stderr], [130, "", ""]);
  assert.deepEqual((await runProgram(["search", "anybody", "--json"], { dataDir })).json.results, []);
});
