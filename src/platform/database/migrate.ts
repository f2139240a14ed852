/**
 * Brings the schema forward and back. Each migration has a transaction of its own that begins by taking the engine's
 * lock: of several processes that start at once one migrates, the others wait and then find nothing to do.
 */
import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";
import { NewerSchemaError } from "./errors.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { type Migration, type MigrationStep, migrationStep } from "./migrations/migration.ts";

export type Migratable = Pick<Database, "kysely" | "capabilities">;

export interface MigrationPlan {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** What `schemaVersion` says of a database without any migration. */
export const NO_SCHEMA = "none";
/** The schema this program works with. */
export const LATEST_SCHEMA: string = MIGRATIONS.at(-1)?.name ?? NO_SCHEMA;

// Any fixed number serves; it only has to be the same in every process.
const POSTGRES_LOCK = 74_062_001;

interface MigrationTable {
  ion_migration: { name: string; applied_at: number };
}

/** Which migrations were applied and which wait. Changes nothing. */
export async function planMigrations(database: Migratable): Promise<MigrationPlan> {
  const applied = await appliedNames(database);
  return { applied, pending: namesOf(MIGRATIONS).filter((name) => !applied.includes(name)) };
}

/**
 * Applies what waits. @returns the names applied by this call
 * @throws NewerSchemaError the database knows a migration that this program does not
 */
export async function migrateToLatest(
  database: Migratable,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<string[]> {
  refuseNewer(await appliedNames(database), migrations);
  const done: string[] = [];
  for (const migration of migrations) {
    if (await applyOne(database, migration, migrations)) done.push(migration.name);
  }
  return done;
}

/** Takes back the newest migrations, newest first. @returns their names */
export async function migrateDown(
  database: Migratable,
  steps: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<string[]> {
  const done: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    const name = await revertNewest(database, migrations);
    if (name === undefined) break;
    done.push(name);
  }
  return done;
}

/** The newest migration applied, or `none`. */
export async function newestApplied(database: Migratable): Promise<string> {
  return (await appliedNames(database)).at(-1) ?? NO_SCHEMA;
}

async function applyOne(
  database: Migratable,
  migration: Migration,
  migrations: readonly Migration[],
): Promise<boolean> {
  if ((await appliedNames(database)).includes(migration.name)) return false;
  return await inLockedTransaction(database, async ({ step, table, migratable }) => {
    const applied = await appliedNames(migratable);
    refuseNewer(applied, migrations);
    if (applied.includes(migration.name)) return false;
    await migration.up(step);
    await table
      .insertInto("ion_migration")
      .values({ name: migration.name, applied_at: Date.now() })
      .execute();
    return true;
  });
}

function revertNewest(database: Migratable, migrations: readonly Migration[]): Promise<string | undefined> {
  return inLockedTransaction(database, async ({ step, table, migratable }) => {
    const applied = await appliedNames(migratable);
    refuseNewer(applied, migrations);
    const migration = migrations.find(({ name }) => name === applied.at(-1));
    if (migration === undefined) return undefined;
    await migration.down(step);
    await table.deleteFrom("ion_migration").where("name", "=", migration.name).execute();
    return migration.name;
  });
}

interface Locked {
  readonly step: MigrationStep;
  readonly table: Transaction<MigrationTable>;
  readonly migratable: Migratable;
}

function inLockedTransaction<Result>(
  { kysely, capabilities }: Migratable,
  work: (locked: Locked) => Promise<Result>,
): Promise<Result> {
  return kysely.transaction().execute(async (transaction) => {
    const { engine } = capabilities;
    const table = transaction as unknown as Transaction<MigrationTable>;
    const step = migrationStep(transaction as unknown as MigrationStep["kysely"], engine);
    // On SQLite a transaction begins with the write lock.
    if (engine === "PostgreSQL")
      await sql`select pg_advisory_xact_lock(${POSTGRES_LOCK})`.execute(transaction);
    await step
      .createTable("ion_migration")
      .ifNotExists()
      .addColumn("name", step.type.text, (column) => column.primaryKey().notNull())
      .addColumn("applied_at", step.type.whole, (column) => column.notNull())
      .execute();
    return await work({ step, table, migratable: { kysely: transaction, capabilities } });
  });
}

async function appliedNames({ kysely, capabilities }: Migratable): Promise<string[]> {
  const lookup =
    capabilities.engine === "SQLite"
      ? sql<{ found: number }>`select count(*) as found from sqlite_master where name = 'ion_migration'`
      : sql<{ found: number }>`select count(to_regclass('ion_migration')) as found`;
  const { rows } = await lookup.execute(kysely);
  if (rows[0]?.found !== 1) return [];
  const table = kysely as unknown as Kysely<MigrationTable>;
  const names = await table.selectFrom("ion_migration").select("name").orderBy("name").execute();
  return names.map(({ name }) => name);
}

function refuseNewer(applied: readonly string[], migrations: readonly Migration[]): void {
  const known = namesOf(migrations);
  const unknown = applied.findLast((name) => !known.includes(name));
  if (unknown !== undefined) throw new NewerSchemaError(unknown, known.at(-1) ?? NO_SCHEMA);
}

function namesOf(migrations: readonly Migration[]): string[] {
  return migrations.map(({ name }) => name);
}
