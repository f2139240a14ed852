import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely";
import { plainValue, tableOf } from "./prepare.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { translateSqliteError } from "./sqlite-errors.ts";
import { retryWhileLocked } from "./sqlite-lock.ts";
import type { LogSync } from "./sqlite-log-sync.ts";

export interface SqliteConnections {
  /** Answers queries outside a transaction at once; nothing on it outlives a tick. */
  readonly reader: SqliteConnection;
  /** Everything else: one write or transaction at a time, the others queue. */
  readonly writer: SqliteConnection;
  /** Awaited before a write is acknowledged. */
  readonly log: Pick<LogSync, "flush">;
}

/**
 * Kysely over node:sqlite. A transaction takes the write lock when it begins, so that it cannot fail halfway because
 * somebody else wrote; queries outside one never wait for it.
 */
export function sqliteDialect(connections: SqliteConnections): Dialect {
  return {
    createAdapter: () => new QueueingAdapter(),
    createDriver: () => new NodeSqliteDriver(connections),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (kysely: Kysely<unknown>) => new SqliteIntrospector(kysely),
  };
}

/** Kysely need not keep callers apart: the driver does, and knows which of them have to wait. */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class NodeSqliteDriver implements Driver {
  readonly #connections: SqliteConnections;
  readonly #turnstile = new Turnstile();

  constructor(connections: SqliteConnections) {
    this.#connections = connections;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new Lease(this.#connections, this.#turnstile);
  }

  async beginTransaction(lease: Lease, settings: TransactionSettings): Promise<void> {
    await lease.begin(settings.accessMode === "read only");
  }

  async commitTransaction(lease: Lease): Promise<void> {
    await lease.commit();
  }

  async rollbackTransaction(lease: Lease): Promise<void> {
    lease.rollBack();
  }

  async releaseConnection(): Promise<void> {}

  /** The connections belong to whoever made them. */
  async destroy(): Promise<void> {}
}

/** Lets one pass at a time, in the order they came. */
class Turnstile {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is one's turn, with what lets the next one pass. */
  async enter(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = promise;
    await before;
    return resolve;
  }
}

/** What one query or one transaction of Kysely holds. */
class Lease implements DatabaseConnection {
  readonly #connections: SqliteConnections;
  readonly #turnstile: Turnstile;
  #leave: (() => void) | undefined;
  #isReadOnly = false;

  constructor(connections: SqliteConnections, turnstile: Turnstile) {
    this.#connections = connections;
    this.#turnstile = turnstile;
  }

  async begin(isReadOnly: boolean): Promise<void> {
    const leave = await this.#turnstile.enter();
    try {
      const sql = isReadOnly ? "begin" : "begin immediate";
      await retryWhileLocked(() => this.#connections.writer.database.exec(sql));
      this.#isReadOnly = isReadOnly;
      this.#leave = leave;
    } catch (error) {
      leave();
      throw translateSqliteError(error);
    }
  }

  async commit(): Promise<void> {
    this.#end("commit");
    if (!this.#isReadOnly) await this.#connections.log.flush();
  }

  rollBack(): void {
    this.#end("rollback");
  }

  #end(sql: "commit" | "rollback"): void {
    const { database } = this.#connections.writer;
    try {
      // After some errors (a full disk) the engine has rolled back already.
      if (sql === "commit" || database.isTransaction) database.exec(sql);
    } catch (error) {
      throw translateSqliteError(error);
    } finally {
      // A commit that failed is followed by a rollback, which then opens the turnstile.
      if (!database.isTransaction) this.#leave?.();
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { reader, writer, log } = this.#connections;
    if (this.#leave !== undefined) return await execute(writer, query);
    if (SelectQueryNode.is(query.query)) return await execute(reader, query);
    const leave = await this.#turnstile.enter();
    const result = await execute<Row>(writer, query).finally(leave);
    await log.flush();
    return result;
  }

  async *streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    const leave = this.#leave === undefined ? await this.#turnstile.enter() : undefined;
    try {
      // A statement of its own: a cached one could be started again while this is still being read.
      const statement = this.#connections.writer.database.prepare(query.sql);
      let rows: Row[] = [];
      for (const row of statement.iterate(...query.parameters.map(plainValue))) {
        rows.push(row as Row);
        if (rows.length < chunkSize) continue;
        yield { rows };
        rows = [];
      }
      if (rows.length > 0) yield { rows };
    } catch (error) {
      throw translateSqliteError(error);
    } finally {
      leave?.();
    }
  }
}

async function execute<Row>(
  connection: SqliteConnection,
  { sql, parameters }: CompiledQuery,
): Promise<QueryResult<Row>> {
  const run = () => {
    const values = parameters.map(plainValue);
    const statement = connection.statement(sql);
    if (statement.columns().length > 0) return { rows: statement.all(...values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  };
  try {
    return await retryWhileLocked(run);
  } catch (error) {
    throw translateSqliteError(error, tableOf(sql));
  }
}
