import { closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import type { Database, ScrubReport, Statement, TurnSearch, TurnSearchHit, Write } from "./database.ts";
import { StorageError } from "./errors.ts";
import { migrateToLatest, newestApplied } from "./migrate.ts";
import { prepareStatement, valuesOf } from "./prepare.ts";
import { checkReadiness, prepareReadiness, type ReadinessStatements } from "./readiness.ts";
import type { Schema } from "./schema.ts";
import { openConnection, type SqliteConnection } from "./sqlite-connection.ts";
import { closedError, isLocked, translateSqliteError } from "./sqlite-errors.ts";
import { GroupCommit } from "./sqlite-group-commit.ts";
import { sqliteDialect } from "./sqlite-kysely.ts";
import { retryWhileLocked } from "./sqlite-lock.ts";
import { LogSync, type SyncFile } from "./sqlite-log-sync.ts";
import { scrubSqlite } from "./sqlite-scrub.ts";
import { searchTurnsInSqlite } from "./sqlite-search.ts";
import { SearchIndex } from "./sqlite-search-index.ts";

export interface SqliteOptions {
  /** Directory of the database file `ion.db`; made, for this user only, when it is not there. */
  readonly dataDir: string;
  /** Most pages of 4 KiB the file may have; past it every write fails with `StorageFullError`. */
  readonly maxPages?: number;
  /** false: leave the schema as it is, for looking and for tests. */
  readonly migrates?: boolean;
  /** Waits until what was written to an open file is on disk; something else than fdatasync only in tests. */
  readonly syncFile?: SyncFile;
}

export const DATABASE_FILE = "ion.db";
const HOT_CACHE_MEGABYTES = 8;
const KYSELY_CACHE_MEGABYTES = 2;
const SNAPSHOT_CACHE_MEGABYTES = 4;

/**
 * Opens the embedded store: WAL, every commit on disk before it is acknowledged, migrated to this program's schema.
 *
 * Two connections share the file: the hot one, on which nothing outlives a tick, and the one for Kysely's writes and
 * transactions. Neither ever blocks the event loop to wait for the other or for another process.
 *
 * @throws StorageError the directory cannot be written to, or the file is not a database
 * @throws NewerSchemaError the file was written by a newer ION
 */
export async function openSqlite(options: SqliteOptions): Promise<Database> {
  const file = prepareFile(options.dataDir);
  await using opened = new AsyncDisposableStack();
  try {
    const connect = (cacheMegabytes: number, overwritesDeleted = false) =>
      retryWhileLocked(() =>
        openConnection(file, { cacheMegabytes, overwritesDeleted, maxPages: options.maxPages }),
      );
    const hot = await connect(HOT_CACHE_MEGABYTES);
    opened.defer(() => hot.close());
    const cold = await connect(KYSELY_CACHE_MEGABYTES, true);
    opened.defer(() => cold.close());
    const database = new SqliteDatabase(file, { hot, cold, log: new LogSync(file, options.syncFile) });
    if (options.migrates !== false) await migrateToLatest(database);
    opened.move();
    return database;
  } catch (error) {
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
      `ION's data in ${dataDir} cannot be written (${code ?? "not a directory"})`,
      "give ION's user the right to write there, or choose another with --data-dir",
      error,
    );
  }
}

interface Parts {
  readonly hot: SqliteConnection;
  readonly cold: SqliteConnection;
  readonly log: LogSync;
}

class SqliteDatabase implements Database {
  readonly kysely: Kysely<Schema>;
  readonly capabilities = { engine: "SQLite", hasSingleWriter: true } as const;
  readonly #file: string;
  readonly #hot: SqliteConnection;
  readonly #cold: SqliteConnection;
  readonly #log: LogSync;
  readonly #group: GroupCommit;
  readonly #searchIndex: SearchIndex;
  readonly #readiness: ReadinessStatements;
  #isClosed = false;

  constructor(file: string, { hot, cold, log }: Parts) {
    this.#file = file;
    this.#hot = hot;
    this.#cold = cold;
    this.#log = log;
    this.#group = new GroupCommit(hot, log);
    this.#searchIndex = new SearchIndex(hot, this.#group);
    this.kysely = new Kysely<Schema>({ dialect: sqliteDialect({ reader: hot, writer: cold, log }) });
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
    if (this.#isClosed) return Promise.reject(closedError());
    this.#searchIndex.follow();
    return this.#group.commit(unit);
  }

  async searchTurns(search: TurnSearch): Promise<TurnSearchHit[]> {
    if (this.#isClosed) throw closedError();
    await this.#searchIndex.catchUp();
    return searchTurnsInSqlite(this.kysely, search);
  }

  /** On a connection of its own, so that Kysely's stays free meanwhile. */
  async snapshot<Result>(work: (kysely: Kysely<Schema>) => Promise<Result>): Promise<Result> {
    const options = { cacheMegabytes: SNAPSHOT_CACHE_MEGABYTES, readOnly: true };
    const connection = await retryWhileLocked(() => openConnection(this.#file, options));
    const only = { reader: connection, writer: connection, log: this.#log };
    const kysely = new Kysely<Schema>({ dialect: sqliteDialect(only) });
    try {
      return await kysely.transaction().setAccessMode("read only").execute(work);
    } finally {
      connection.close();
    }
  }

  async scrub(isThorough: boolean): Promise<ScrubReport> {
    if (this.#isClosed) throw closedError();
    try {
      return await scrubSqlite({ file: this.#file, hot: this.#hot, group: this.#group }, isThorough);
    } catch (error) {
      throw translateSqliteError(error);
    }
  }

  schemaVersion(): Promise<string> {
    return newestApplied(this);
  }

  check(): Promise<void> {
    return checkReadiness(this, this.#readiness);
  }

  /** Writes what still waits, then closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#searchIndex.stop();
    await this.#group.idle();
    await this.kysely.destroy();
    this.#log.close();
    this.#cold.close();
    this.#hot.close();
  }
}
