import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely";
import { plainValue, tableOf } from "./prepare.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { translateSqliteError } from "./sqlite-errors.ts";
import { retryWhileLocked } from "./sqlite-lock.ts";

/**
 * Kysely over one connection of node:sqlite. Kysely lets one query or transaction at a time have it. A transaction
 * takes the write lock when it begins, so that it cannot fail halfway because somebody else wrote.
 */
export function sqliteDialect(connection: SqliteConnection): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(connection),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (kysely: Kysely<unknown>) => new SqliteIntrospector(kysely),
  };
}

class NodeSqliteDriver implements Driver {
  readonly #sqlite: SqliteConnection;
  readonly #connection: NodeSqliteConnection;

  constructor(sqlite: SqliteConnection) {
    this.#sqlite = sqlite;
    this.#connection = new NodeSqliteConnection(sqlite);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const begin = settings.accessMode === "read only" ? "begin" : "begin immediate";
    await this.#connection.executeQuery(CompiledQuery.raw(begin));
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(): Promise<void> {
    // After some errors (a full disk) the engine has rolled back already.
    if (this.#sqlite.database.isTransaction)
      await this.#connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#sqlite.close();
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #sqlite: SqliteConnection;

  constructor(sqlite: SqliteConnection) {
    this.#sqlite = sqlite;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const values = parameters.map(plainValue);
    const run = () => {
      const statement = this.#sqlite.statement(sql);
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

  async *streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    // A statement of its own: a cached one could be started again while this is still being read.
    const statement = this.#sqlite.database.prepare(query.sql);
    let rows: Row[] = [];
    for (const row of statement.iterate(...query.parameters.map(plainValue))) {
      rows.push(row as Row);
      if (rows.length < chunkSize) continue;
      yield { rows };
      rows = [];
    }
    if (rows.length > 0) yield { rows };
  }
}
