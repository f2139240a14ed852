import { closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import type { Database, Statement, TurnSearch, Write } from "./database.ts";
import { StorageError } from "./errors.ts";
import { newestApplied } from "./migrate.ts";
import { prepareStatement, valuesOf } from "./prepare.ts";
import { checkReadiness, prepareReadiness, type ReadinessStatements } from "./readiness.ts";
import type { Schema } from "./schema.ts";
import { SqliteConnection } from "./sqlite-connection.ts";
import { isLocked, translateSqliteError } from "./sqlite-errors.ts";
import { closedError, GroupCommit } from "./sqlite-group-commit.ts";
import { sqliteDialect } from "./sqlite-kysely.ts";
import { retryWhileLocked } from "./sqlite-lock.ts";
import { searchTurnsInSqlite } from "./sqlite-search.ts";

export interface SqliteOptions {
  /** Directory of the database file `ion.db`; made, for this user only, when it is not there. */
  readonly dataDir: string;
  /** Most pages of 4 KiB the file may have; past it every write fails with `StorageFullError`. */
  readonly maxPages?: number;
}

export const DATABASE_FILE = "ion.db";
const HOT_CACHE_MEGABYTES = 16;
const KYSELY_CACHE_MEGABYTES = 8;

/**
 * Opens the embedded store: WAL, every commit on disk before it is acknowledged. It does not migrate
 * (`migrateToLatest`).
 *
 * Two connections share the file: the hot one, whose transactions never outlive a tick, and Kysely's. Neither ever
 * blocks the event loop to wait for the other or for another process.
 *
 * @throws StorageError the directory cannot be written to, or the file is not a database
 */
export async function openSqlite(options: SqliteOptions): Promise<Database> {
  const file = prepareFile(options.dataDir);
  const opened: SqliteConnection[] = [];
  try {
    for (const cacheMegabytes of [HOT_CACHE_MEGABYTES, KYSELY_CACHE_MEGABYTES]) {
      const connection = new SqliteConnection(file, { cacheMegabytes, maxPages: options.maxPages });
      opened.push(connection);
      await retryWhileLocked(() => configureFile(connection));
    }
    const [hot, cold] = opened as [SqliteConnection, SqliteConnection];
    return new SqliteDatabase(hot, cold);
  } catch (error) {
    for (const connection of opened) connection.close();
    throw translateSqliteError(error);
  }
}

function prepareFile(dataDir: string): string {
  const file = join(dataDir, DATABASE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!statSync(dataDir).isDirectory()) throw new Error("not a directory");
    closeSync(openSync(file, "a", 0o600));
    return file;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOSPC" || code === "EDQUOT") throw translateSqliteError(error);
    throw new StorageError(
      `the data directory ${dataDir} cannot be used (${code ?? "not a directory"})`,
      "give ION's user the right to write there, or choose another with --data-dir",
      error,
    );
  }
}

/** Also the first access: it finds out whether the file is a database and can be written to. */
function configureFile({ database }: SqliteConnection): void {
  database.exec("pragma journal_mode = wal");
  database.exec("pragma journal_size_limit = 67108864");
  database.exec("begin immediate; rollback");
}

class SqliteDatabase implements Database {
  readonly kysely: Kysely<Schema>;
  readonly capabilities = { engine: "SQLite", hasSingleWriter: true } as const;
  readonly #hot: SqliteConnection;
  readonly #group: GroupCommit;
  readonly #readiness: ReadinessStatements;
  #isClosed = false;

  constructor(hot: SqliteConnection, cold: SqliteConnection) {
    this.#hot = hot;
    this.#group = new GroupCommit(hot);
    this.kysely = new Kysely<Schema>({ dialect: sqliteDialect(cold) });
    this.#readiness = prepareReadiness(this);
  }

  prepare: Database["prepare"] = (build) => prepareStatement(this.kysely, build);

  async read<Parameters, Row>(statement: Statement<Parameters, Row>, parameters: Parameters): Promise<Row[]> {
    if (this.#isClosed) throw closedError();
    const values = valuesOf(statement as Statement<never, unknown>, parameters as Record<string, unknown>);
    const run = () => this.#hot.statement(statement.sql).all(...values) as Row[];
    try {
      return run();
    } catch (error) {
      if (!isLocked(error)) throw translateSqliteError(error);
    }
    return await retryWhileLocked(run).catch((error) => Promise.reject(translateSqliteError(error)));
  }

  commit(unit: readonly Write[]): Promise<void> {
    return this.#isClosed ? Promise.reject(closedError()) : this.#group.commit(unit);
  }

  searchTurns(search: TurnSearch) {
    return searchTurnsInSqlite(this.kysely, search);
  }

  schemaVersion(): Promise<string> {
    return newestApplied(this.kysely);
  }

  check(): Promise<void> {
    return checkReadiness(this, this.#readiness);
  }

  /** Writes what still waits, then closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#group.idle();
    await this.kysely.destroy();
    this.#hot.close();
  }
}
