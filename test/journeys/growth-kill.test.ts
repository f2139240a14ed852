/**
 * A plan survives its process: it is ended before each single call of the store and of a model that a walk makes, and while each
 * model call is on its way. Whoever comes back then finds every step that was acknowledged, once, and pays no model call twice.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { openSqlite } from "#platform/database/sqlite.ts";
import { openGrowth } from "../support/growth.ts";
import { askServer, MODELS, walk } from "../support/growth-walk.ts";
import { type ModelRequest, type ModelServer, startModelServer } from "../support/model-server.ts";

const WALK = join(import.meta.dirname, "../support/growth-walk.ts");
/** Later than any process that is gone could have been heard of. */
const MUCH_LATER_MS = 600_000;
const SIDE_BY_SIDE = 3;

type Purpose = "questions" | "draft" | "judgement";

function purposeOf({ messages }: ModelRequest): Purpose {
  const system = messages[0]?.content ?? "";
  if (system.includes("interviewer who helps")) return "questions";
  return system.startsWith("You judge") ? "judgement" : "draft";
}

const REPLIES: Readonly<Record<Purpose, string>> = {
  questions: JSON.stringify([{ n: 1, text: "Have you really run it in production?" }]),
  draft: JSON.stringify({
    sentences: [{ text: "I moved 12 services to Kubernetes on GKE and wrote the charts.", sources: ["S2"] }],
    bullet: "Moved 12 services to Kubernetes",
  }),
  judgement: JSON.stringify({
    score: 8,
    criteria: { specific: 8, "own-role": 8, scale: 8, result: 8, relevance: 8, honesty: 8, length: 8 },
  }),
};

interface Place extends AsyncDisposable {
  readonly dataDir: string;
  readonly server: ModelServer;
}

async function createPlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), "ion-growth-"));
  const server = await startModelServer();
  server.reply = (request) => REPLIES[purposeOf(request)];
  // The tables are there before the first process comes.
  await (await openSqlite({ dataDir }))[Symbol.asyncDispose]();
  return {
    dataDir,
    server,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A process that walks; what it was told of, and how it ended. */
async function walkInProcess({ dataDir, server }: Place, endsBefore: number, endsIn: Purpose | null = null) {
  const child = spawn(process.execPath, [WALK, dataDir, server.url, `${endsBefore}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (endsIn !== null) {
    server.answer = (request) => {
      if (purposeOf(request) === endsIn) child.kill("SIGKILL");
      return null;
    };
  }
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  server.answer = () => null;
  const lines = text.split("\n").filter((line) => line !== "");
  const calls = Number(/^calls (\d+)$/.exec(lines.at(-1) ?? "")?.[1] ?? Number.NaN);
  return { told: lines.map(Number).filter(Number.isInteger), calls, code, signal };
}

/** Comes back in a process of its own memory, goes on to the end, and looks at what is there. */
async function comeBack({ dataDir, server }: Place, told: readonly number[], when: string): Promise<void> {
  await using database = await openSqlite({ dataDir });
  const now = () => Date.now() + MUCH_LATER_MS;
  const growth = openGrowth(database, { generate: askServer(server.url), models: MODELS, now });
  const before = await database.kysely.selectFrom("growth_step").selectAll().orderBy("number").execute();
  const plan = await walk(growth, () => undefined);
  assert.equal(plan.state, "finished", when);
  const steps = await database.kysely.selectFrom("growth_step").selectAll().orderBy("number").execute();
  assert.deepEqual(steps.slice(0, before.length), before, `${when}: what was there stays`);
  assert((told.at(-1) ?? 0) <= before.length, `${when}: what was acknowledged is on disk`);
  assert.deepEqual(
    steps.map(({ number }) => number),
    steps.map((_, index) => index + 1),
    `${when}: no hole and no double`,
  );
  const once = steps.map(({ kind, question_id }) => `${kind} ${question_id}`);
  assert.equal(new Set(once).size, once.length, `${when}: nothing is done twice`);
  assert.equal(plan.gaps.filter(({ standing }) => standing === "answered").length, 1, when);
  await lookAtCalls(database, server, when);
}

async function lookAtCalls(
  database: Awaited<ReturnType<typeof openSqlite>>,
  server: ModelServer,
  when: string,
): Promise<void> {
  const purposes = server.requests.map(purposeOf);
  assert.equal(new Set(purposes).size, purposes.length, `${when}: paid once: ${purposes.join(", ")}`);
  const calls = await database.kysely.selectFrom("growth_model_call").selectAll().execute();
  for (const purpose of purposes)
    assert(
      calls.some((call) => call.purpose === purpose),
      `${when}: a call that was paid is written down`,
    );
  assert(!calls.some(({ state }) => state === "begun"), `${when}: how each call ended is known`);
}

describe("a growth plan whose process is killed", () => {
  test("before any call of the store or of a model loses nothing and pays nothing twice", async (t) => {
    await using whole = await createPlace();
    const { calls, code } = await walkInProcess(whole, 0);
    assert.equal(code, 0);
    assert(calls > 20, `${calls} calls in a whole walk`);
    assert.deepEqual(whole.server.requests.map(purposeOf), ["questions", "draft", "judgement"]);
    const places = Array.from({ length: calls }, (_, index) => index + 1);
    const worker = async () => {
      for (let call = places.shift(); call !== undefined; call = places.shift()) {
        await using place = await createPlace();
        const { told, signal } = await walkInProcess(place, call);
        assert.equal(signal, "SIGKILL");
        await comeBack(place, told, `killed before call ${call} of ${calls}`);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    t.diagnostic(`killed before each of ${calls} calls`);
  });

  for (const purpose of ["questions", "draft", "judgement"] as const) {
    test(`while the call for ${purpose} is on its way does without it`, async () => {
      await using place = await createPlace();
      const { told, signal } = await walkInProcess(place, 0, purpose);
      assert.equal(signal, "SIGKILL");
      await comeBack(place, told, `killed in ${purpose}`);
    });
  }

  test("comes back also when it is killed again and again", async () => {
    await using place = await createPlace();
    const told: number[] = [];
    for (let call = 3; call < 30; call += 4) told.push(...(await walkInProcess(place, call)).told);
    assert.deepEqual(
      told,
      told.toSorted((one, other) => one - other),
      "never back behind what was acknowledged",
    );
    await comeBack(place, told, "killed again and again");
  });
});
