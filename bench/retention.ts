/**
 * What a person's hold on their data costs everybody else: turns over HTTP at a constant rate, alone and while the same
 * process exports a person, rewrites the file, or sweeps away what has outlived its time. Half of the store is old, and
 * one old conversation is long.
 *
 *   node run.mjs bench/retention.ts [--quick] [--rate 60]
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Pool } from "undici";
import { composeIon } from "#app/index.ts";
import { readConfig } from "#config/index.ts";
import { type Database, write } from "#platform/database/index.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import { EMPTY_PROFILE } from "../src/mentor/profile/profile-state.ts";
import { createProfileStore } from "../src/mentor/profile/profile-store.ts";
import { readTurn } from "../src/mentor/profile/turn-facts.ts";
import { conversationRow, decisionRow, insert, turnRow } from "../test/support/database.ts";
import { ask, type Client, type LoadResult, openLoop } from "./support/load.ts";
import { ownMessages } from "./support/messages.ts";
import { startProgram } from "./support/processes.ts";
import type { Work } from "./support/retention-server.ts";

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, rate: { type: "string", default: "60" } },
});
const TURNS = options.quick ? 2_000 : 20_000;
const LONG = TURNS / 20;
const TURNS_A_CONVERSATION = 8;
const MEMORIES_A_CONVERSATION = 4;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;
const MOST_SECONDS = 600;
const ratePerSecond = Number(options.rate);
const messages = ownMessages();
const answer = "An answer of ordinary length. ".repeat(30);

const dataDir = await mkdtemp(join(tmpdir(), "ion-bench-"));
try {
  await fill();
  const file = await stat(join(dataDir, "ion.db"));
  console.log(
    `${TURNS} turns, half of them older than ${KEPT_DAYS} days, ${LONG} in one conversation; a file of ${(file.size / 1e6).toFixed(0)} MB; ${ratePerSecond} turns/s meanwhile\n`,
  );
  await measure();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const settings = { ION_DATA_DIR: dataDir, ION_RETENTION_DAYS: String(KEPT_DAYS) };
  await using server = await startProgram(["bench/support/retention-server.ts"], { core: 0, settings });
  const { origin, searchParams } = new URL(server.url);
  const control = `http://127.0.0.1:${searchParams.get("control")}`;
  console.log(
    `${"".padEnd(32)}${["p50 ms", "p95 ms", "p99 ms", "max ms", "stall ms", "took s"].map((head) => head.padStart(9)).join("")}`,
  );
  await during("/idle", { origin, control });
  const alone = await during("/idle", { origin, control });
  show("turns alone", alone);
  for (const [path, name] of [
    ["/settings", "the settings are read"],
    ["/export", "everything is exported"],
    ["/scrub", "the file is rewritten"],
    ["/sweep", "old rows are swept"],
  ] as const) {
    const measured = await during(path, { origin, control });
    show(`while ${name}`, measured, alone.load);
    if (path === "/sweep") showSweep(measured.work);
  }
  show("turns alone, afterwards", await during("/idle", { origin, control }), alone.load);
}

interface Measured {
  readonly load: LoadResult;
  readonly work: Work;
}

/** Turns at a constant rate for as long as the work takes. */
async function during(
  path: string,
  { origin, control }: { readonly origin: string; readonly control: string },
): Promise<Measured> {
  let isOver = false;
  const working = fetch(control + path, { method: "POST" }).then(async (response) => {
    isOver = true;
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as Work;
  });
  const load = await openLoop({
    url: origin,
    ratePerSecond,
    seconds: MOST_SECONDS,
    connections: 16,
    createClient: person,
    isOver: () => isOver,
  });
  return { load, work: await working };
}

/** A new conversation every few turns. */
function person(pool: Pool): Client {
  let sessionId = "";
  let turns = 0;
  return {
    async next() {
      if (turns % TURNS_A_CONVERSATION === 0) {
        const started = await ask(pool, { path: "/api/v2/conversations/start", body: "{}" });
        sessionId = (started as { session_id: string }).session_id;
      }
      turns += 1;
      const body = JSON.stringify({ user_message: messages[turns % messages.length] });
      return { path: `/api/v2/conversations/${sessionId}/turn`, body };
    },
  };
}

function show(name: string, { load, work }: Measured, alone?: LoadResult): void {
  const { p50, p95, p99, max, failed } = load;
  const numbers = [p50, p95, p99, max, work.longestStallMs, work.ms / 1000];
  const ratio =
    alone === undefined
      ? ""
      : `  ${(p50 / alone.p50).toFixed(2)} × the median alone, ${(p95 / alone.p95).toFixed(2)} × p95`;
  const failures = failed === 0 ? "" : `  ${failed} FAILED`;
  console.log(
    `${name.padEnd(32)}${numbers.map((value) => value.toFixed(1).padStart(9)).join("")}${ratio}${failures}`,
  );
}

function showSweep({ ms, result }: Work): void {
  const rows = Object.values(result as Record<string, number>).reduce((sum, count) => sum + count, 0);
  console.log(`  ${rows} rows swept, ${((rows / ms) * 1000).toFixed(0)} a second: ${JSON.stringify(result)}`);
}

/** The single user's store: conversations of the last half year, so that half of the turns are too old. */
async function fill(): Promise<void> {
  const { config, secrets } = readConfig({ ION_DATA_DIR: dataDir, ION_LOG_LEVEL: "silent" });
  const ion = await composeIon(config, secrets);
  const { workspaceId: workspace_id, personId: person_id } = ion.localActor;
  await ion[Symbol.asyncDispose]();
  await using database = await openSqlite({ dataDir });
  const owner = { workspace_id, person_id };
  const now = Date.now();
  const profiles = createProfileStore(database);
  const profile = { workspaceId: workspace_id, personId: person_id };
  await database.commit([profiles.save(profile, EMPTY_PROFILE, { version: 0, now })]);
  const old = (TURNS / 2 - LONG) / TURNS_A_CONVERSATION;
  const recent = TURNS / 2 / TURNS_A_CONVERSATION;
  await talk(database, owner, { id: "conv_long", at: now - 2 * KEPT_DAYS * DAY_MS, turns: LONG });
  for (let number = 0; number < old + recent; number += 1) {
    const days = number < old ? KEPT_DAYS * (2 - number / old) + 1 : KEPT_DAYS / 2;
    const at = Math.round(now - days * DAY_MS);
    await talk(database, owner, { id: `conv_${number}`, at, turns: TURNS_A_CONVERSATION });
  }
  await database.searchTurns({ workspaceId: workspace_id, personId: person_id, text: "deploy", limit: 1 });
}

type Owner = { readonly workspace_id: string; readonly person_id: string };

async function talk(
  database: Database,
  owner: Owner,
  { id, at, turns }: { readonly id: string; readonly at: number; readonly turns: number },
): Promise<void> {
  const about = { ...owner, created_at: at };
  const conversation = { ...about, turn_count: turns, last_activity_at: at, state: "expired" } as const;
  const learned = ["memory", "profile"].map((learner) =>
    write(progressStatement(database), { ...owner, learner, conversation_id: id, through_turn: turns }),
  );
  await database.commit([insert(database, "conversation", conversationRow(id, conversation)), ...learned]);
  const numbers = Array.from({ length: turns }, (_, index) => index + 1);
  for (let start = 0; start < turns; start += 100) {
    await database.commit(
      numbers.slice(start, start + 100).flatMap((number) => [
        insert(
          database,
          "turn",
          turnRow(id, number, {
            ...about,
            user_message: messages[(at + number) % messages.length] ?? "",
            response_text: answer,
            answer: JSON.stringify({ text: answer }),
          }),
        ),
        insert(
          database,
          "decision",
          decisionRow(`dec_${id}_${number}`, { ...about, conversation_id: id, turn_number: number }),
        ),
      ]),
    );
  }
  await learn(database, about, { id, numbers });
  await remember(database, about, { id, count: Math.ceil((turns * MEMORIES_A_CONVERSATION) / 8) });
}

function progressStatement(database: Database) {
  return database.prepare<Record<string, string | number>>((kysely, parameter) =>
    kysely.insertInto("learning_progress").values({
      learner: parameter("learner"),
      conversation_id: parameter("conversation_id"),
      workspace_id: parameter("workspace_id"),
      person_id: parameter("person_id"),
      through_turn: parameter("through_turn"),
      failures: 0,
      retry_at: 0,
    } as never),
  );
}

/** What the profile is made of. */
async function learn(
  database: Database,
  {
    created_at: saidAt,
    workspace_id: workspaceId,
    person_id: personId,
  }: Owner & { readonly created_at: number },
  { id: conversationId, numbers }: { readonly id: string; readonly numbers: readonly number[] },
): Promise<void> {
  const profiles = createProfileStore(database);
  const facts = numbers.map((number) =>
    readTurn(
      { serverZone: "UTC", findTopics: () => [{ text: "deploy" }] },
      {
        id: `turn_${conversationId}_${number}`,
        conversationId,
        number,
        userMessage: messages[(saidAt + number) % messages.length] ?? "",
        responseText: answer,
        language: "en",
        saidAt,
        personaId: "Lua",
        waveKey: "calm-medium-seek_advice",
        timeZone: null,
        propensity: 1,
      },
      null,
    ),
  );
  await database.commit(
    facts.map((one) =>
      profiles.addTurn({ workspaceId, personId }, { facts: one, rating: null, feedbackId: null }),
    ),
  );
}

async function remember(
  database: Database,
  { created_at, ...owner }: Owner & { readonly created_at: number },
  { id, count }: { readonly id: string; readonly count: number },
): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    ...owner,
    id: `mem_${id}_${index}`,
    tier: "global" as const,
    kind: "fact",
    subject: "self",
    attribute: `about-${id}-${index}`,
    value: `value ${index}`,
    text: messages[(created_at + index) % messages.length] ?? "",
    language: "en",
    project: null,
    importance: 0.5,
    durability: 1,
    depends_on: "[]",
    origin: "said" as const,
    privacy: "may-leave" as const,
    conversation_id: id,
    turn_id: `turn_${id}_1`,
    turn_number: 1,
    quote: "",
    quote_start: 0,
    quote_end: 0,
    said_at: created_at,
    valid_from: created_at,
    valid_to: null,
    ended_by: null,
    superseded_by: null,
    is_pinned: 0,
    mentions: 1,
    last_said_at: created_at,
    created_at,
    version: 1,
  }));
  for (let start = 0; start < count; start += 500)
    await database.kysely
      .insertInto("memory")
      .values(rows.slice(start, start + 500))
      .execute();
}
