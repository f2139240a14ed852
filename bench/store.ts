/**
 * The embedded store against raw node:sqlite in the same run: appending a turn (turn, decision, conversation) with and
 * without group commit, what full-text search adds, and loading a conversation among 100,000.
 *
 *   node run.mjs bench/store.ts [--seconds 2]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { type Database, type Schema, type Write, write } from "#platform/database/index.ts";
import { DATABASE_FILE, openSqlite } from "#platform/database/sqlite.ts";
import {
  ADA,
  addPeople,
  conversationRow,
  decisionRow,
  insert,
  insertOf,
  turnRow,
} from "../test/support/database.ts";

const { values: options } = parseArgs({
  options: { seconds: { type: "string", default: "2" }, quick: { type: "boolean", default: false } },
});
const seconds = options.quick ? 0.5 : Number(options.seconds);
const CONVERSATIONS = options.quick ? 5000 : 100_000;
const LOADS = 5000;
const LOAD_LIMIT_MS = 5;
const INDEX_LIMIT_US = 60;
const INDEXED_TURNS = 6400;

const WORDS =
  "the service breaks under load when two workers write and my team asks why tests are flaky so I measure the cache first then cut the change into slices 면접을 준비하고 있어요 deadline tomorrow".split(
    " ",
  );
/** About `bytes` of ordinary words. */
function prose(bytes: number, seed: number): string {
  let text = "";
  for (let index = seed; text.length < bytes; index = (index * 31 + 17) % 100_003) {
    text += `${WORDS[index % WORDS.length]}${index % 7 === 0 ? index % 997 : ""} `;
  }
  return text;
}
const MESSAGES = Array.from({ length: 200 }, (_, index) => prose(180, index + 1));
const ANSWERS = Array.from({ length: 200 }, (_, index) => prose(820, index + 7));
const ENVELOPE = JSON.stringify({ metadata: prose(1200, 3) });
const MEMORY = JSON.stringify({ topics: prose(300, 5) });

function turn(conversationId: string, number: number): Schema["turn"] {
  const index = number % MESSAGES.length;
  return turnRow(conversationId, number, {
    user_message: MESSAGES[index] ?? "",
    response_text: ANSWERS[index] ?? "",
    answer: ENVELOPE,
  });
}

/** Runs `append` at a concurrency for the time given; how many a second. */
async function rate(concurrency: number, append: (client: number) => Promise<void>): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let done = 0;
  const client = async (index: number) => {
    while (performance.now() < end) {
      await append(index);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => client(index)));
  return (done * 1000) / (performance.now() - begun);
}

/** The limit: the same bytes in one plain insert, grouped a tick, one sync a group. */
function rawAppender(folder: string): { append: () => Promise<void>; close: () => void } {
  const database = new DatabaseSync(join(folder, "raw.db"));
  database.exec("pragma journal_mode = wal; pragma synchronous = full");
  database.exec("create table turn (id integer primary key, asked text, answered text, envelope text)");
  const statement = database.prepare("insert into turn (asked, answered, envelope) values (?, ?, ?)");
  let waiting: (() => void)[] = [];
  const commit = () => {
    const group = waiting;
    waiting = [];
    database.exec("begin immediate");
    for (const _ of group) statement.run(MESSAGES[0] ?? "", ANSWERS[0] ?? "", ENVELOPE);
    database.exec("commit");
    for (const resolve of group) resolve();
  };
  const append = () => {
    if (waiting.length === 0) setImmediate(commit);
    return new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { append, close: () => database.close() };
}

/** Each client appends to a conversation of its own, as the mentor does. */
async function turnAppender(database: Database, clients: number, name: string) {
  const numbers = new Array<number>(clients).fill(0);
  const idOf = (client: number) => `${name}_${client}`;
  for (let client = 0; client < clients; client += 1) {
    await database.commit([insert(database, "conversation", conversationRow(idOf(client)))]);
  }
  const insertTurn = insertOf(database, "turn", turn("c", 1));
  const insertDecision = insertOf(database, "decision", decisionRow("d"));
  const advance = database.prepare<{ id: string; from: number; to: number; memory: string; at: number }>(
    (kysely, parameter) =>
      kysely
        .updateTable("conversation")
        .set({ turn_count: parameter("to"), memory: parameter("memory"), last_activity_at: parameter("at") })
        .where("id", "=", parameter("id"))
        .where("turn_count", "=", parameter("from"))
        .where("state", "=", "active"),
  );
  return (client: number): Promise<void> => {
    const id = idOf(client);
    const from = numbers[client] ?? 0;
    const to = from + 1;
    numbers[client] = to;
    const decision = decisionRow(`${id}_${to}`, { conversation_id: id, turn_number: to });
    return database.commit([
      write(advance, { id, from, to, memory: MEMORY, at: 1_000 + to }, 1),
      write(insertTurn, { ...turn(id, to) }),
      write(insertDecision, { ...decision }),
    ]);
  };
}

/** Lets one through at a time, so that nothing shares a sync. */
function oneByOne(append: (client: number) => Promise<void>): (client: number) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (client) => {
    last = last.then(() => append(client));
    return last;
  };
}

async function benchAppend(folder: string): Promise<void> {
  console.log(`append a turn, per second (${seconds} s each)`);
  console.log("concurrency   raw limit   group commit  of limit   one by one  of group");
  await using database = await openSqlite({ dataDir: folder });
  await addPeople(database);
  for (const concurrency of [1, 32, 256]) {
    const raw = rawAppender(mkdtempSync(join(folder, "raw-")));
    const limit = await rate(concurrency, raw.append);
    raw.close();
    const append = await turnAppender(database, concurrency, `group${concurrency}`);
    const grouped = await rate(concurrency, append);
    const single = await rate(
      concurrency,
      oneByOne(await turnAppender(database, concurrency, `one${concurrency}`)),
    );
    const numbers = [concurrency, limit, grouped].map((value) => value.toFixed(0).padStart(11)).join(" ");
    console.log(
      `${numbers} ${percent(grouped, limit)} ${single.toFixed(0).padStart(11)} ${percent(single, grouped)}`,
    );
  }
}

/** Microseconds a turn that the full-text index costs, which follows behind the commits. */
async function benchIndex(folder: string): Promise<void> {
  const dataDir = mkdtempSync(join(folder, "index-"));
  await using database = await openSqlite({ dataDir });
  await addPeople(database);
  await database.commit([insert(database, "conversation", conversationRow("c"))]);
  const insertTurn = insertOf(database, "turn", turn("c", 1));
  const committing = await cpuOf(async () => {
    for (let number = 1; number <= INDEXED_TURNS; number += 32) {
      const units = Array.from({ length: 32 }, (_, index): Write[] => [
        write(insertTurn, { ...turn("c", number + index) }),
      ]);
      await Promise.all(units.map((unit) => database.commit(unit)));
    }
  });
  const search = { workspaceId: ADA.workspace_id, personId: ADA.person_id, text: "nothing", limit: 1 };
  const indexing = await cpuOf(() => database.searchTurns(search));
  console.log(
    `full-text index: ${indexing.toFixed(1)} µs CPU a turn of 1 kB behind the commit, ${percent(indexing, INDEX_LIMIT_US).trim()} of the ${INDEX_LIMIT_US} µs allowed (the commit itself ${committing.toFixed(1)})`,
  );
}

/** Microseconds of processor time a turn. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const used = process.cpuUsage(begun);
  return (used.user + used.system) / INDEXED_TURNS;
}

async function benchLoad(folder: string): Promise<void> {
  const dataDir = mkdtempSync(join(folder, "load-"));
  await (await openSqlite({ dataDir }))[Symbol.asyncDispose]();
  await fill(dataDir);
  await using database = await openSqlite({ dataDir });
  const find = database.prepare<{ id: string }, Schema["conversation"]>((kysely, parameter) =>
    kysely
      .selectFrom("conversation")
      .selectAll()
      .where("id", "=", parameter("id"))
      .where("person_id", "=", "ada"),
  );
  const window = database.prepare<{ id: string; limit: number }, { number: number }>((kysely, parameter) =>
    kysely
      .selectFrom("turn")
      .select(["number", "user_message", "response_text"])
      .where("conversation_id", "=", parameter("id"))
      .orderBy("number", "desc")
      .limit(parameter("limit")),
  );
  const took: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const id = `c${(load * 7919) % CONVERSATIONS}`;
    const begun = performance.now();
    const [conversation] = await database.read(find, { id });
    const turns = await database.read(window, { id, limit: 5 });
    took.push(performance.now() - begun);
    if (conversation === undefined || turns.length === 0) throw new Error(`${id} was not found`);
  }
  took.sort((left, right) => left - right);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? 0;
  console.log(
    `load a conversation among ${CONVERSATIONS}: P50 ${at(0.5).toFixed(3)} ms, P99 ${at(0.99).toFixed(3)} ms, ${percent(at(0.99), LOAD_LIMIT_MS).trim()} of the ${LOAD_LIMIT_MS} ms allowed`,
  );
}

/** 100,000 open conversations of one turn each, written past the index to save time. */
async function fill(dataDir: string): Promise<void> {
  pretendIndexed(dataDir);
  await using database = await openSqlite({ dataDir });
  await addPeople(database);
  const insertConversation = insertOf(database, "conversation", conversationRow("c"));
  const insertTurn = insertOf(database, "turn", turn("c", 1));
  for (let start = 0; start < CONVERSATIONS; start += 1000) {
    const unit = Array.from({ length: 1000 }, (_, index) => {
      const id = `c${start + index}`;
      return [
        write(insertConversation, { ...conversationRow(id, { memory: MEMORY, turn_count: 1 }) }),
        write(insertTurn, { ...turn(id, 1) }),
      ];
    });
    await database.commit(unit.flat());
  }
}

function pretendIndexed(dataDir: string): void {
  const raw = new DatabaseSync(join(dataDir, DATABASE_FILE));
  raw.exec("update search_progress set indexed_through = 1000000000");
  raw.close();
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(0)} %`.padStart(8);
}

const folder = mkdtempSync(join(tmpdir(), "ion-bench-store-"));
try {
  await benchAppend(folder);
  await benchIndex(folder);
  await benchLoad(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
