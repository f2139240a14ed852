import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { randomText } from "#lib/id.ts";
import { type Database, type Schema, type Write, write } from "#platform/database/index.ts";
import { openPostgres } from "#platform/database/postgres.ts";
import { openSqlite } from "#platform/database/sqlite.ts";

/** An engine to run a suite over. */
export interface TestEngine {
  readonly name: "SQLite" | "PostgreSQL";
  /** Why its tests cannot run here; false when they can. */
  readonly skip: string | false;
  /** An empty place for one database, which may be opened several times; it goes away with its disposal. */
  createPlace(): Promise<TestPlace>;
  /** A new, migrated database. Disposing of it removes every trace. */
  open(): Promise<Database>;
}

export interface TestPlace extends AsyncDisposable {
  open(options?: { readonly migrates?: boolean }): Promise<Database>;
}

const DEFAULT_POSTGRES = "postgres://postgres@127.0.0.1:5432/test";

/**
 * Every engine. SQLite always runs; PostgreSQL runs where `ION_TEST_DATABASE_URL` (or the usual local one) answers.
 * With `ION_REQUIRE_SERVICES=1` a missing server makes the suite fail instead.
 *
 * @example
 * for (const engine of await testEngines()) {
 *   describe(engine.name, { skip: engine.skip }, () => { … await using database = await engine.open(); … });
 * }
 */
export async function testEngines(): Promise<TestEngine[]> {
  return [engineOf("SQLite", sqlitePlace), await postgresEngine()];
}

function engineOf(
  name: TestEngine["name"],
  createPlace: TestEngine["createPlace"],
  skip: string | false = false,
): TestEngine {
  return {
    name,
    skip,
    createPlace,
    async open() {
      const place = await createPlace();
      const database = await place.open();
      const close = database[Symbol.asyncDispose].bind(database);
      database[Symbol.asyncDispose] = async () => {
        await close();
        await place[Symbol.asyncDispose]();
      };
      return database;
    },
  };
}

async function sqlitePlace(): Promise<TestPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), "ion-test-"));
  return {
    open: (options) => openSqlite({ dataDir, ...options }),
    [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function postgresEngine(): Promise<TestEngine> {
  const url = process.env.ION_TEST_DATABASE_URL ?? DEFAULT_POSTGRES;
  const place = () => postgresPlace(url);
  try {
    await withClient(url, (client) => client.query("select 1"));
    return engineOf("PostgreSQL", place);
  } catch (error) {
    if (process.env.ION_REQUIRE_SERVICES === "1")
      throw new Error("no PostgreSQL to test on", { cause: error });
    return engineOf("PostgreSQL", place, "no PostgreSQL answers; set ION_TEST_DATABASE_URL");
  }
}

/** A schema of its own in the test database. */
async function postgresPlace(url: string): Promise<TestPlace> {
  const schema = `ion_test_${randomText(12)}`;
  await withClient(url, (client) => client.query(`create schema ${schema}`));
  const own = new URL(url);
  own.searchParams.set("options", `-c search_path=${schema}`);
  return {
    open: (options) => openPostgres({ url: own.href.replaceAll("+", "%20"), poolSize: 4, ...options }),
    async [Symbol.asyncDispose]() {
      await withClient(url, (client) => client.query(`drop schema ${schema} cascade`));
    },
  };
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

export const ADA = { workspace_id: "local", person_id: "ada" } as const;
export const BEN = { workspace_id: "local", person_id: "ben" } as const;

/** Ada and Ben, who share a workspace, and a second workspace with another Ada. */
export async function addPeople(database: Database): Promise<void> {
  const created_at = 1;
  await database.kysely
    .insertInto("workspace")
    .values([
      { id: "local", name: "This machine", created_at },
      { id: "other", name: "Another team", created_at },
    ])
    .execute();
  await database.kysely
    .insertInto("person")
    .values([
      { workspace_id: "local", id: "ada", created_at },
      { workspace_id: "local", id: "ben", created_at },
      { workspace_id: "other", id: "ada", created_at },
    ])
    .execute();
}

export function conversationRow(
  id: string,
  given: Partial<Schema["conversation"]> = {},
): Schema["conversation"] {
  return {
    id,
    ...ADA,
    persona_id: null,
    state: "active",
    uses_context_memory: 1,
    privacy: "may-leave",
    ttl_ms: 86_400_000,
    created_at: 1_000,
    last_activity_at: 1_000,
    expires_at: 86_401_000,
    closed_at: null,
    turn_count: 0,
    memory: "{}",
    summary: null,
    ...given,
  };
}

export function turnRow(
  conversationId: string,
  number: number,
  given: Partial<Schema["turn"]> = {},
): Schema["turn"] {
  return {
    conversation_id: conversationId,
    number,
    id: `turn_${conversationId}_${number}`,
    ...ADA,
    user_message: "my tests are flaky",
    response_text: "Which one failed last?",
    persona_id: "Lua",
    persona_version: 1,
    wave_key: "calm-medium-seek_advice",
    model: "ion-playbook",
    answer: "{}",
    tone: "{}",
    idempotency_key: null,
    request_hash: null,
    created_at: 1_000 + number,
    ...given,
  };
}

export function decisionRow(id: string, given: Partial<Schema["decision"]> = {}): Schema["decision"] {
  return {
    id,
    ...ADA,
    conversation_id: null,
    turn_number: null,
    purpose: "turn",
    strategy: "resonance",
    algorithm: "ensemble-1",
    model_version: "1",
    wave_key: "calm-medium-seek_advice",
    persona_id: "Lua",
    propensity: 0.95,
    confidence: 0.1 + 0.2,
    explored: 0,
    scores: "{}",
    created_at: 1_000,
    handed_off_from: null,
    reason: null,
    ...given,
  };
}

type StoredTable = "conversation" | "turn" | "decision" | "feedback" | "access_key";

/** The prepared insert of whole rows such as `row`. */
export function insertOf<Table extends StoredTable>(database: Database, table: Table, row: Schema[Table]) {
  return database.prepare<Record<string, string | number | null>>((kysely, parameter) => {
    const values = Object.fromEntries(Object.keys(row).map((column) => [column, parameter(column)]));
    return kysely.insertInto(table).values(values as never);
  });
}

/** An insert of one row, ready for `commit`. */
export function insert<Table extends StoredTable>(
  database: Database,
  table: Table,
  row: Schema[Table],
): Write {
  return write(insertOf(database, table, row), { ...row });
}

/** A new database that knows Ada and Ben. */
export async function withPeople(engine: TestEngine): Promise<Database> {
  const database = await engine.open();
  await addPeople(database);
  return database;
}

/** A conversation with turns of these numbers. */
export async function addConversation(
  database: Database,
  id: string,
  turns: readonly number[],
  owner: { workspace_id: string; person_id: string } = ADA,
): Promise<void> {
  await database.commit([
    insert(database, "conversation", conversationRow(id, owner)),
    ...turns.map((number) => insert(database, "turn", turnRow(id, number, owner))),
  ]);
}

/** Another process that commits decision after decision and prints the id of each once it is acknowledged. */
export function startWriter(dataDir: string, name: string, count: number): ChildProcess {
  const source = join(import.meta.dirname, "../../src/platform/database/sqlite.ts");
  const script = `
    import { writeSync } from "node:fs";
    import { openSqlite } from ${JSON.stringify(source)};
    import { addPeople, decisionRow, insert } from ${JSON.stringify(import.meta.filename)};
    const database = await openSqlite({ dataDir: ${JSON.stringify(dataDir)} });
    await addPeople(database).catch(() => undefined);
    for (let index = 0; index < ${count}; index += 1) {
      const id = ${JSON.stringify(name)} + "-" + index;
      await database.commit([insert(database, "decision", decisionRow(id))]);
      writeSync(1, id + "\\n");
    }
    await database[Symbol.asyncDispose]();`;
  return spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** What the writer prints until it has printed `count` ids or ended. */
export async function readUntil(child: ChildProcess, count: number): Promise<string[]> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    if (text.split("\n").length > count) break;
  }
  return text.split("\n").slice(0, -1);
}
