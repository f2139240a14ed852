import { Kysely, PostgresDialect, type PostgresPool, sql } from "kysely";
import { type PoolClient, Pool as PostgresConnections, types } from "pg";
import type { Database, ScrubReport, Statement, TurnSearch, Write } from "./database.ts";
import { StorageError, WriteConflictError } from "./errors.ts";
import { migrateToLatest, newestApplied } from "./migrate.ts";
import { isServerError, translatePostgresError } from "./postgres-errors.ts";
import { searchTurnsInPostgres } from "./postgres-search.ts";
import { prepareStatement, tableOf, valuesOf } from "./prepare.ts";
import { checkReadiness, prepareReadiness, type ReadinessStatements } from "./readiness.ts";
import type { Schema } from "./schema.ts";

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; never logged and in no error. */
  readonly url: string;
  /** Most connections of this process. */
  readonly poolSize: number;
  /** false: leave the schema as it is, for looking and for tests. */
  readonly migrates?: boolean;
}

const CONNECT_TIMEOUT_MS = 5000;
const STATEMENT_TIMEOUT_MS = 30_000;
// The server ends a statement before; this is for a server that is gone without a word.
const SILENCE_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 5000;
const SESSION = [
  "set synchronous_commit = on",
  `set statement_timeout = ${STATEMENT_TIMEOUT_MS}`,
  "set idle_in_transaction_session_timeout = 60000",
].join("; ");
const INT8 = 20;

/**
 * Opens the scaled-out store, migrated to this program's schema.
 *
 * @throws StorageError the server does not answer, refuses the login, or the database is not in UTF-8
 * @throws NewerSchemaError the database was written by a newer ION
 */
export async function openPostgres({ url, poolSize, migrates }: PostgresOptions): Promise<Database> {
  const pool = createPool(url, poolSize);
  try {
    await checkEncoding(pool);
    const database = new PostgresDatabase(pool);
    if (migrates !== false) await migrateToLatest(database);
    return database;
  } catch (error) {
    await pool.end();
    throw translatePostgresError(error);
  }
}

function createPool(url: string, poolSize: number): PostgresConnections {
  // The parser's own error would quote the address, and with it the password.
  if (!URL.canParse(url))
    throw new StorageError("DATABASE_URL is not an address", "postgres://user:password@host/name");
  const pool = new PostgresConnections({
    connectionString: url,
    max: poolSize,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: SILENCE_TIMEOUT_MS,
    application_name: "ion",
    types: { getTypeParser: parserOf },
  });
  // An idle connection that breaks is replaced by the pool; the next query tells whether the server is back.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.query(SESSION).catch(() => undefined));
  return pool;
}

/** Whole numbers of 8 bytes become numbers: times and counts stay far below 2^53. */
function parserOf(type: number, format?: "text" | "binary") {
  if (type === INT8 && format !== "binary") return Number;
  return types.getTypeParser(type, format as "text");
}

async function checkEncoding(pool: PostgresConnections): Promise<void> {
  const { rows } = await pool.query<{ server_encoding: string }>("show server_encoding");
  if (rows[0]?.server_encoding === "UTF8") return;
  throw new StorageError("the PostgreSQL database is not in UTF-8", "create it with `encoding 'UTF8'`");
}

class PostgresDatabase implements Database {
  readonly kysely: Kysely<Schema>;
  readonly capabilities = { engine: "PostgreSQL", hasSingleWriter: false } as const;
  readonly #pool: PostgresConnections;
  readonly #readiness: ReadinessStatements;
  readonly #names = new Map<string, string>();
  #closing: Promise<void> | undefined;

  constructor(pool: PostgresConnections) {
    this.#pool = pool;
    this.kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: translatingPool(pool) }) });
    this.#readiness = prepareReadiness(this);
  }

  prepare: Database["prepare"] = (build) => prepareStatement(this.kysely, build);

  async read<Parameters, Row>(statement: Statement<Parameters, Row>, parameters: Parameters): Promise<Row[]> {
    try {
      const named = statement as Statement<never, unknown>;
      const result = await this.#pool.query(this.#query(named, parameters as Record<string, unknown>));
      return result.rows as Row[];
    } catch (error) {
      throw translatePostgresError(error);
    }
  }

  async commit(unit: readonly Write[]): Promise<void> {
    if (unit.length === 0) return;
    const client = await this.#pool.connect().catch((error) => Promise.reject(translatePostgresError(error)));
    try {
      await this.#write(client, unit);
      client.release();
    } catch (error) {
      const isUsable = error instanceof WriteConflictError || isServerError(error);
      client.release(!(isUsable && (await rolledBack(client))));
      throw translatePostgresError(error, tableOf(unit[0]?.statement.sql ?? ""));
    }
  }

  searchTurns(search: TurnSearch) {
    return searchTurnsInPostgres(this.kysely, search);
  }

  snapshot<Result>(work: (kysely: Kysely<Schema>) => Promise<Result>): Promise<Result> {
    const transaction = this.kysely
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only");
    return transaction.execute(work);
  }

  /** Nobody waits for a plain VACUUM; what would rewrite tables locks them, and is left to the operator. */
  async scrub(isThorough: boolean): Promise<ScrubReport> {
    const remains = [...POSTGRES_KEEPS];
    if (!isThorough) return { done: [], remains };
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`.execute(this.kysely);
    for (const { name } of rows) await sql`vacuum ${sql.table(name)}`.execute(this.kysely);
    return { done: ["tables and their indexes vacuumed"], remains };
  }

  schemaVersion(): Promise<string> {
    return newestApplied(this);
  }

  check(): Promise<void> {
    return checkReadiness(this, this.#readiness);
  }

  [Symbol.asyncDispose](): Promise<void> {
    // Without a query Kysely never takes the pool, and so would not end it.
    this.#closing ??= this.kysely.destroy().then(() => (this.#pool.ended ? undefined : this.#pool.end()));
    return this.#closing;
  }

  /** One transaction. Its statements travel together; only the decision to keep them waits for their answers. */
  async #write(client: PoolClient, unit: readonly Write[]): Promise<void> {
    const begun = client.query("begin");
    const running = unit.map(({ statement, parameters }) => client.query(this.#query(statement, parameters)));
    const [, ...results] = await firstFailureOf([begun, ...running]);
    for (const [index, { statement, expectRows }] of unit.entries()) {
      if (expectRows !== undefined && results[index]?.rowCount !== expectRows) {
        throw new WriteConflictError(tableOf(statement.sql));
      }
    }
    await client.query("commit");
  }

  #query(statement: Statement<never, unknown>, parameters: Readonly<Record<string, unknown>>) {
    let name = this.#names.get(statement.sql);
    if (name === undefined) {
      name = `ion_${this.#names.size}`;
      this.#names.set(statement.sql, name);
    }
    return { name, text: statement.sql, values: valuesOf(statement, parameters) };
  }
}

const POSTGRES_KEEPS = [
  "free space in pages of tables, unreadable by queries, until it is used again or VACUUM FULL rewrites them",
  "PostgreSQL's write-ahead log until it is recycled, its archive, replicas and backups for as long as the operator keeps them",
];

/** Waits for all; after one failed, the rest of a transaction only repeats that it was aborted. */
async function firstFailureOf<Result>(running: readonly Promise<Result>[]): Promise<Result[]> {
  const settled = await Promise.allSettled(running);
  return settled.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  return await client.query("rollback").then(
    () => true,
    () => false,
  );
}

/** The same pool for Kysely, throwing the store's errors. A connection that failed is not used again. */
function translatingPool(pool: PostgresConnections): PostgresPool {
  return {
    options: {},
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error) => Promise.reject(translatePostgresError(error)));
      let isBroken = false;
      const query = (text: unknown, values?: readonly unknown[]) =>
        client.query(text as string, values as unknown[]).catch((error) => {
          isBroken ||= !isServerError(error);
          throw translatePostgresError(error);
        });
      return { query: query as never, release: (destroys) => client.release(isBroken || destroys) };
    },
  };
}
