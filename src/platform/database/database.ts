import type { Compilable, Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/** A query compiled once; `order` says which named parameter goes to which place. */
export interface Statement<Parameters, Row> {
  readonly sql: string;
  readonly bindings: readonly Binding<Parameters>[];
  /** Never set; carries the row's type. */
  readonly row?: Row;
}

export type Binding<Parameters> =
  | { readonly name: keyof Parameters & string }
  | { readonly value: string | number | null };

/** One statement of a unit of work. */
export interface Write {
  readonly statement: Statement<never, unknown>;
  readonly parameters: Readonly<Record<string, string | number | null>>;
  /** How many rows it must change; another number undoes the whole unit with `WriteConflictError`. */
  readonly expectRows?: number;
}

/** What engines do differently, asked instead of their name. */
export interface DatabaseCapabilities {
  readonly engine: "SQLite" | "PostgreSQL";
  /** Only one writer at a time, in this process or another. */
  readonly hasSingleWriter: boolean;
}

/**
 * The store's port. Reads and rare writes go through `kysely`; the turn's own way is `prepare` + `read` + `commit`,
 * which compile nothing and share a disk sync between the units that wait at the same moment (group commit).
 */
export interface Database extends AsyncDisposable {
  readonly kysely: Kysely<Schema>;
  readonly capabilities: DatabaseCapabilities;
  /**
   * Compiles a query once. `build` gets the query builder and `parameter(name)`, which stands for a value given later.
   *
   * @example
   * const findTurn = database.prepare<{ id: string }, { number: number }>((kysely, parameter) =>
   *   kysely.selectFrom("turn").select("number").where("id", "=", parameter("id")));
   */
  prepare<Parameters extends Readonly<Record<string, string | number | null>>, Row = unknown>(
    build: (kysely: Kysely<Schema>, parameter: ParameterOf<Parameters>) => Compilable<Row>,
  ): Statement<Parameters, Row>;
  read<Parameters, Row>(statement: Statement<Parameters, Row>, parameters: Parameters): Promise<Row[]>;
  /**
   * Writes a unit, all or nothing. It is on disk when the promise resolves (SQLite: `LogSync`; PostgreSQL:
   * `synchronous_commit=on`).
   *
   * @throws WriteConflictError a statement changed another number of rows than `expectRows`, or a unique index refused
   * @throws StorageFullError the disk or the configured size limit is full; nothing of the unit is kept
   */
  commit(unit: readonly Write[]): Promise<void>;
  /** Finds turns by words in what was asked or answered; ranked, best first. Owned by the engine: FTS5 or tsvector. */
  searchTurns(search: TurnSearch): Promise<TurnSearchHit[]>;
  /**
   * Reads one consistent state for as long as `work` takes, while others write. What it is given only reads and ends
   * with `work`.
   */
  snapshot<Result>(work: (kysely: Kysely<Schema>) => Promise<Result>): Promise<Result>;
  /**
   * Takes what deleted rows left behind out of the engine's files, as far as the engine lets one.
   *
   * @param isThorough whole tables or files are gone through; without, only what takes little
   */
  scrub(isThorough: boolean): Promise<ScrubReport>;
  /** The newest migration applied, e.g. `001-first-turn`; `none` before the first. */
  schemaVersion(): Promise<string>;
  /** A trivial durable write and read, for readiness. @throws StorageError */
  check(): Promise<void>;
}

/** For a person to read; no data of anybody's. */
export interface ScrubReport {
  readonly done: readonly string[];
  /** What is out of the program's reach, said plainly. */
  readonly remains: readonly string[];
}

export type ParameterOf<Parameters> = <Name extends keyof Parameters & string>(
  name: Name,
) => Parameters[Name];

export interface TurnSearch {
  readonly workspaceId: string;
  readonly personId: string;
  readonly text: string;
  readonly limit: number;
}

export interface TurnSearchHit {
  readonly conversationId: string;
  readonly turnNumber: number;
  readonly snippet: string;
  readonly createdAt: number;
}

/** Pairs a statement with its values, checked by type. */
export function write<Parameters extends Readonly<Record<string, string | number | null>>>(
  statement: Statement<Parameters, unknown>,
  parameters: Parameters,
  expectRows?: number,
): Write {
  const bound = { statement: statement as Statement<never, unknown>, parameters };
  return expectRows === undefined ? bound : { ...bound, expectRows };
}
