/**
 * The portable form of everything ION stores, the same from SQLite and PostgreSQL: lines of JSON, gzipped. The first
 * line says what it is, then one line a row, the last line counts and proves them. Rows come table by table, parents
 * before what hangs on them, ordered by key, so that equal data give equal lines.
 */
import { createHash, type Hash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { DamagedBackupError } from "./errors.ts";
import type { Schema } from "./schema.ts";

export const BACKUP_FORMAT = "ion-backup/1";

/** What lasts: a turn under way is no part of a backup. */
export type StoredTable = Exclude<keyof Schema, "readiness" | "turn_stream" | "turn_stream_text">;
export type StoredRow = Readonly<Record<string, string | number | null>>;
export type Counts = Readonly<Record<StoredTable, number>>;

export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT;
  readonly schema: string;
  readonly created_at: string;
  readonly engine: string;
}

export interface BackupFooter {
  readonly counts: Counts;
  /** Of every line before this one, each with its line end. */
  readonly sha256: string;
}

interface TableLayout {
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

const layout = (key: string, others: string): TableLayout => ({
  key: key.split(" "),
  columns: `${key} ${others}`.split(" "),
});

/** Parents first. */
export const LAYOUTS: Readonly<Record<StoredTable, TableLayout>> = {
  workspace: layout("id", "name created_at"),
  person: layout("workspace_id id", "created_at"),
  access_key: layout(
    "id",
    "workspace_id person_id name secret_hash scopes requests_per_minute created_at expires_at revoked_at",
  ),
  persona_version: layout("workspace_id persona_id version", "definition prompt created_at created_by"),
  conversation: layout(
    "id",
    "workspace_id person_id persona_id state uses_context_memory ttl_ms created_at last_activity_at expires_at closed_at turn_count memory summary privacy",
  ),
  turn: layout(
    "conversation_id number",
    "id workspace_id person_id user_message response_text persona_id persona_version wave_key model answer tone idempotency_key request_hash created_at",
  ),
  decision: layout(
    "id",
    "workspace_id person_id conversation_id turn_number purpose strategy algorithm model_version wave_key persona_id propensity confidence explored scores created_at handed_off_from reason",
  ),
  feedback: layout(
    "id",
    "workspace_id person_id conversation_id turn_number rating thumbs comment created_at correct_tone correct_pace correct_intent correct_persona",
  ),
  memory: layout(
    "workspace_id person_id id",
    "tier kind subject attribute value text language project importance durability depends_on origin privacy conversation_id turn_id turn_number quote quote_start quote_end said_at valid_from valid_to ended_by superseded_by is_pinned mentions last_said_at created_at version",
  ),
  memory_version: layout("workspace_id person_id", "version removed_in"),
  forgotten_slot: layout("workspace_id person_id slot_digest", "forgotten_at turns"),
  memory_vector: layout("workspace_id person_id memory_id", "model_id dimensions vector"),
  turn_vector: layout(
    "conversation_id turn_number side",
    "workspace_id person_id model_id dimensions vector",
  ),
  learning_progress: layout(
    "learner conversation_id",
    "workspace_id person_id through_turn failures retry_at",
  ),
  profile: layout("workspace_id person_id", "version state updated_at"),
  profile_turn: layout(
    "conversation_id turn_number",
    "workspace_id person_id turn_id said_at facts rating feedback_id",
  ),
  model_call: layout(
    "id",
    "workspace_id person_id access_key_id task model_id outcome cost_nano saved_nano prompt_tokens cached_prompt_tokens completion_tokens estimated first_piece_ms took_ms created_at",
  ),
  budget: layout("id", "workspace_id scope subject_id period limit_nano warn_share when_spent created_at"),
  budget_window: layout("budget_id subject_id starts_at", "spent_nano leased_nano warned_at"),
  budget_lease: layout("process_id budget_id subject_id starts_at", "workspace_id amount_nano expires_at"),
  model: layout("workspace_id id", "protocol url name sealed_key place created_at"),
  model_price: layout("workspace_id model_id from_day", "input cached_input cache_write output created_at"),
  model_policy: layout("workspace_id task", "policy"),
  learned_model: layout("workspace_id kind version", "content figures created_at rolled_back_at"),
  privacy_setting: layout("workspace_id person_id", "is_personalised retention_days updated_at"),
  erasure: layout("id", "workspace_id person_id mode pseudonym removed requested_at heartbeat_at"),
  erasure_receipt: layout("id", "workspace_id document created_at"),
  favourite: layout("conversation_id turn_number", "workspace_id person_id created_at"),
  conversation_title: layout("conversation_id", "workspace_id person_id title updated_at"),
  shared_link: layout(
    "id",
    "workspace_id person_id conversation_id token_hash title through_turn created_at expires_at revoked_at",
  ),
  growth_plan: layout(
    "id",
    "workspace_id person_id language title fit state step gaps_open gaps_closed idempotency_key request_hash created_at updated_at",
  ),
  growth_document: layout("plan_id role", "workspace_id person_id format file_name language text"),
  growth_step: layout(
    "plan_id number",
    "workspace_id person_id kind question_id payload attempt is_passed quality writer latency_ms cost_usd created_at taken_back_by",
  ),
  growth_model_call: layout(
    "plan_id step purpose",
    "workspace_id person_id state holder model_id cost_usd begun_at heartbeat_at ended_at",
  ),
  growth_checkpoint: layout(
    "plan_id id",
    "workspace_id person_id title gap_id due_at state told_at updated_at",
  ),
};

export const STORED_TABLES = Object.keys(LAYOUTS) as readonly StoredTable[];

const ROWS_PER_PAGE = 100;

/** Every stored row in the order of the format, some at a time. */
export async function* readPages(
  kysely: Kysely<Schema>,
): AsyncGenerator<{ readonly table: StoredTable; readonly rows: readonly StoredRow[] }> {
  for (const table of STORED_TABLES) {
    let after: StoredRow | undefined;
    do {
      const rows = await readPage(kysely, table, after);
      if (rows.length > 0) yield { table, rows };
      after = rows.length === ROWS_PER_PAGE ? rows.at(-1) : undefined;
    } while (after !== undefined);
  }
}

async function readPage(
  kysely: Kysely<Schema>,
  table: StoredTable,
  after: StoredRow | undefined,
): Promise<StoredRow[]> {
  const { key, columns } = LAYOUTS[table];
  const keys = sql.join(key.map((column) => sql.ref(column)));
  const from =
    after === undefined ? sql`` : sql`where (${keys}) > (${sql.join(key.map((column) => after[column]))})`;
  const { rows } = await sql<StoredRow>`
    select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)} ${from}
    order by ${keys} limit ${sql.lit(ROWS_PER_PAGE)}`.execute(kysely);
  return rows;
}

export async function countRows(kysely: Kysely<Schema>): Promise<Counts> {
  const counts: Partial<Record<StoredTable, number>> = {};
  for (const table of STORED_TABLES) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(
      kysely,
    );
    counts[table] = rows[0]?.rows ?? 0;
  }
  return counts as Counts;
}

/** Collects lines into what the footer says about them. */
export class LineTally {
  readonly #hash: Hash = createHash("sha256");
  readonly #counts: Record<StoredTable, number> = Object.fromEntries(
    STORED_TABLES.map((table) => [table, 0]),
  ) as Record<StoredTable, number>;

  addHeader(line: string): void {
    this.#hash.update(`${line}\n`);
  }

  addRow(table: StoredTable, line: string): void {
    this.#counts[table] += 1;
    this.#hash.update(`${line}\n`);
  }

  footer(): BackupFooter {
    return { counts: { ...this.#counts }, sha256: this.#hash.digest("hex") };
  }
}

export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Whether two footers stand for the same rows. */
export function isSameContent(left: BackupFooter, right: BackupFooter): boolean {
  return (
    left.sha256 === right.sha256 && STORED_TABLES.every((table) => left.counts[table] === right.counts[table])
  );
}

export function rowLine(table: StoredTable, row: StoredRow): string {
  const ordered = LAYOUTS[table].columns.map((column) => [column, row[column] ?? null]);
  return JSON.stringify({ table, row: Object.fromEntries(ordered) });
}

/** @throws DamagedBackupError the line is not a row of a known table with exactly its columns */
export function parseRow(line: string): { table: StoredTable; row: StoredRow } {
  const { table, row } = parseObject(line);
  const known = STORED_TABLES.find((name) => name === table);
  if (known === undefined || typeof row !== "object" || row === null)
    throw new DamagedBackupError("an unknown row");
  const { columns } = LAYOUTS[known];
  const entries = Object.entries(row);
  const isWhole =
    entries.length === columns.length &&
    entries.every(([name, value]) => columns.includes(name) && isPlain(value));
  if (!isWhole) throw new DamagedBackupError(`a row of ${known} with other columns`);
  return { table: known, row: row as StoredRow };
}

/** @throws DamagedBackupError the line is not the beginning of a backup */
export function parseHeader(line: string): BackupHeader {
  const { format, schema, created_at, engine } = parseObject(line);
  if (format !== BACKUP_FORMAT) throw new DamagedBackupError("no backup of ION, or of another format");
  if (typeof schema !== "string" || typeof created_at !== "string" || typeof engine !== "string") {
    throw new DamagedBackupError("an incomplete first line");
  }
  return { format, schema, created_at, engine };
}

/** The last line; undefined when the line is something else. */
export function parseFooter(line: string): BackupFooter | undefined {
  const { counts, sha256 } = parseObject(line);
  if (typeof counts !== "object" || counts === null || typeof sha256 !== "string") return undefined;
  return { counts: counts as Counts, sha256 };
}

function parseObject(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch (error) {
    throw new DamagedBackupError("a line that is not JSON", error);
  }
  throw new DamagedBackupError("a line that is not an object");
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === "string" || typeof value === "number";
}
