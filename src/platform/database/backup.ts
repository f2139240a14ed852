import { setImmediate as nextTick } from "node:timers/promises";
import { type Kysely, sql, type Transaction } from "kysely";
import { type ReadBackup, readBackupFile, writeBackupFile } from "./backup-file.ts";
import {
  BACKUP_FORMAT,
  type BackupFooter,
  type Counts,
  countRows,
  isSameContent,
  LAYOUTS,
  LineTally,
  readPages,
  rowLine,
  STORED_TABLES,
  type StoredRow,
  type StoredTable,
  totalOf,
} from "./backup-format.ts";
import type { Database } from "./database.ts";
import {
  DamagedBackupError,
  DatabaseNotEmptyError,
  NewerSchemaError,
  OlderBackupError,
  StorageError,
} from "./errors.ts";
import { LATEST_SCHEMA } from "./migrate.ts";
import type { Schema } from "./schema.ts";

export interface BackupReport {
  readonly schema: string;
  readonly engine: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly counts: Counts;
  readonly sha256: string;
}

/** Rows done, of how many. */
export type OnProgress = (done: number, total: number) => void;

export interface RestoreOptions {
  /** Puts the backup in place of what the database holds. */
  readonly replace?: boolean;
  readonly onProgress?: OnProgress;
}

/**
 * Writes one consistent state of the database into a file while turns go on. The file appears only when it is whole,
 * on disk and was read back.
 *
 * @throws StorageFullError, BackupFileError nothing is left behind
 */
export async function writeBackup(
  database: Database,
  path: string,
  onProgress: OnProgress = ignore,
): Promise<BackupReport> {
  const schema = await database.schemaVersion();
  const header = {
    format: BACKUP_FORMAT,
    schema,
    created_at: new Date().toISOString(),
    engine: database.capabilities.engine,
  } as const;
  return await database.snapshot(async (kysely) => {
    const total = totalOf(await countRows(kysely));
    const written = { footer: undefined as BackupFooter | undefined };
    async function* lines() {
      const headerLine = JSON.stringify(header);
      yield `${headerLine}\n`;
      written.footer = yield* tallied(kysely, headerLine, (done) => onProgress(done, total));
      yield `${JSON.stringify(written.footer)}\n`;
    }
    await writeBackupFile(path, lines(), async (partial) => {
      const { footer } = await readBackupFile(partial);
      if (written.footer === undefined || !isSameContent(footer, written.footer)) {
        throw new DamagedBackupError("other rows than were written");
      }
    });
    return reportOf({ header, footer: written.footer as BackupFooter });
  });
}

/**
 * Brings a backup into a database of either engine, in one transaction that also reads everything back.
 *
 * @throws DamagedBackupError, NewerSchemaError, OlderBackupError, DatabaseNotEmptyError; nothing has changed then
 */
export async function restoreBackup(
  database: Database,
  path: string,
  { replace = false, onProgress = ignore }: RestoreOptions = {},
): Promise<BackupReport> {
  const proven = await readBackupFile(path, { onHeader: ({ schema }) => checkSchema(schema) });
  const total = totalOf(proven.footer.counts);
  await database.kysely.transaction().execute(async (transaction) => {
    if (!replace) await refuseUnlessEmpty(transaction);
    await deleteEverything(transaction);
    await insertRows(transaction, path, (done) => onProgress(done, total));
    await compare(transaction, proven);
  });
  onProgress(total, total);
  return reportOf(proven);
}

/** The lines of every row, page by page; returns what the footer says of them. */
async function* tallied(
  kysely: Kysely<Schema>,
  headerLine: string,
  onDone: (rows: number) => void,
): AsyncGenerator<string, BackupFooter> {
  const tally = new LineTally();
  tally.addHeader(headerLine);
  let done = 0;
  for await (const { table, rows } of readPages(kysely)) {
    const lines = rows.map((row) => rowLine(table, row));
    for (const line of lines) tally.addRow(table, line);
    yield `${lines.join("\n")}\n`;
    done += rows.length;
    onDone(done);
    // SQLite reads without waiting for anything; turns must get their time in between.
    await nextTick();
  }
  return tally.footer();
}

function checkSchema(schema: string): void {
  if (schema === LATEST_SCHEMA) return;
  if (schema > LATEST_SCHEMA) throw new NewerSchemaError(schema, LATEST_SCHEMA);
  throw new OlderBackupError(schema, LATEST_SCHEMA);
}

async function refuseUnlessEmpty(kysely: Kysely<Schema>): Promise<void> {
  const counts = await countRows(kysely);
  // Every start makes the local workspace and its person; they say nothing.
  const holding = STORED_TABLES.filter((table) => table !== "workspace" && table !== "person");
  if (holding.some((table) => counts[table] > 0)) throw new DatabaseNotEmptyError();
}

async function deleteEverything(kysely: Kysely<Schema>): Promise<void> {
  for (const table of STORED_TABLES.toReversed()) await sql`delete from ${sql.table(table)}`.execute(kysely);
}

const VALUES_PER_INSERT = 800;

async function insertRows(
  transaction: Transaction<Schema>,
  path: string,
  onDone: (rows: number) => void,
): Promise<void> {
  let waiting: StoredRow[] = [];
  let waitingTable: StoredTable | undefined;
  let done = 0;
  const flush = async () => {
    if (waitingTable === undefined || waiting.length === 0) return;
    const rows = waiting;
    waiting = [];
    await insertBatch(transaction, waitingTable, rows);
    done += rows.length;
    onDone(done);
    await nextTick();
  };
  await readBackupFile(path, {
    onRow(table, row) {
      const isFull = waiting.length * LAYOUTS[table].columns.length >= VALUES_PER_INSERT;
      const pending = table !== waitingTable || isFull ? flush() : undefined;
      if (pending === undefined) {
        waiting.push(row);
        return undefined;
      }
      return pending.then(() => {
        waitingTable = table;
        waiting.push(row);
      });
    },
  });
  await flush();
}

async function insertBatch(
  kysely: Kysely<Schema>,
  table: StoredTable,
  rows: readonly StoredRow[],
): Promise<void> {
  const { columns } = LAYOUTS[table];
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(kysely);
}

/** Reads back what was restored; what differs undoes the restore. */
async function compare(kysely: Kysely<Schema>, proven: ReadBackup): Promise<void> {
  const reading = tallied(kysely, proven.headerLine, ignore);
  let step = await reading.next();
  while (!step.done) step = await reading.next();
  if (isSameContent(step.value, proven.footer)) return;
  throw new StorageError(
    "the database holds other rows than the backup",
    "check the disk, then restore again",
  );
}

function reportOf({ header, footer }: Pick<ReadBackup, "header" | "footer">): BackupReport {
  const { schema, engine, created_at: createdAt } = header;
  return { schema, engine, createdAt, counts: footer.counts, sha256: footer.sha256 };
}

function ignore(): void {}
