import { DatabaseSync, type StatementSync } from "node:sqlite";

const MAX_CACHED_STATEMENTS = 300;

export interface SqliteConnectionOptions {
  readonly cacheMegabytes: number;
  readonly readOnly?: boolean;
  /** What is deleted is overwritten with zeros. */
  readonly overwritesDeleted?: boolean;
  /** Most pages (4 KiB) the file may have; a write past it fails as on a full disk. */
  readonly maxPages?: number | undefined;
}

/**
 * Opens a database file. Fails as locked while another process recovers or closes it.
 *
 * @throws the engine's own error, untranslated
 */
export function openConnection(file: string, options: SqliteConnectionOptions): SqliteConnection {
  const isReadOnly = options.readOnly ?? false;
  const database = new DatabaseSync(file, { readOnly: isReadOnly, timeout: 0 });
  try {
    database.exec(`pragma cache_size = -${options.cacheMegabytes * 1024}`);
    database.exec("pragma temp_store = memory; pragma mmap_size = 0; pragma foreign_keys = on");
    // A commit writes the log; `LogSync` waits for the disk.
    database.exec("pragma synchronous = normal");
    if (options.overwritesDeleted) database.exec("pragma secure_delete = on");
    if (options.maxPages !== undefined) database.exec(`pragma max_page_count = ${options.maxPages}`);
    if (!isReadOnly) configureFile(database);
    return new SqliteConnection(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Also the first access: it finds out whether the file is a database and can be written to. */
function configureFile(database: DatabaseSync): void {
  database.exec("pragma journal_mode = wal");
  database.exec("pragma journal_size_limit = 67108864");
  database.exec("begin immediate; rollback");
}

/**
 * One connection with its compiled statements. It never waits for a lock (`busy_timeout` 0): waiting would stop the
 * event loop, so whoever calls tries again later (`retryWhileLocked`).
 */
export class SqliteConnection {
  readonly database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** The compiled statement of this text, compiled at most once while it stays in use. */
  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const oldest =
      this.#statements.size >= MAX_CACHED_STATEMENTS ? this.#statements.keys().next().value : undefined;
    if (oldest !== undefined) this.#statements.delete(oldest);
    const statement = this.database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    if (this.database.isOpen) this.database.close();
  }
}
