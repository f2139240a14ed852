import { type CreateTableBuilder, type Kysely, type RawBuilder, sql } from "kysely";
import type { DatabaseCapabilities } from "../database.ts";

/** One step of the schema, forward and back. It runs in a transaction of its own. */
export interface Migration {
  /** `NNN-what-it-brings`; sorts by its number. */
  readonly name: string;
  up(step: MigrationStep): Promise<void>;
  down(step: MigrationStep): Promise<void>;
}

export interface MigrationStep {
  // A migration stands apart from the schema of today: it knows the tables as they were.
  readonly kysely: Kysely<Record<string, Record<string, unknown>>>;
  readonly engine: DatabaseCapabilities["engine"];
  readonly type: ColumnTypes;
  /** A new table that keeps to its columns' types (SQLite has to be asked to). */
  createTable(name: string): CreateTableBuilder<string>;
}

/** The three types every column has, as the engine calls them. Text compares by its bytes, the same on both. */
export interface ColumnTypes {
  readonly whole: RawBuilder<unknown>;
  readonly real: RawBuilder<unknown>;
  readonly text: RawBuilder<unknown>;
}

export function migrationStep(
  kysely: MigrationStep["kysely"],
  engine: DatabaseCapabilities["engine"],
): MigrationStep {
  const createTable = (name: string) => {
    const table = kysely.schema.createTable(name);
    return engine === "SQLite" ? table.modifyEnd(sql`strict`) : table;
  };
  return { kysely, engine, type: columnTypes(engine), createTable };
}

function columnTypes(engine: DatabaseCapabilities["engine"]): ColumnTypes {
  return engine === "SQLite"
    ? { whole: sql`integer`, real: sql`real`, text: sql`text` }
    : { whole: sql`bigint`, real: sql`double precision`, text: sql`text collate "C"` };
}
