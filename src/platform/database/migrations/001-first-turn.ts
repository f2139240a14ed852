import { sql } from "kysely";
import type { Migration, MigrationStep } from "./migration.ts";

/** Workspaces, people, keys, personas, and the conversation with its turns, decisions and feedback. */
export const firstTurn: Migration = {
  name: "001-first-turn",
  async up(step) {
    await createPeople(step);
    await createPersonas(step);
    await createConversations(step);
    await createTurns(step);
    await createDecisions(step);
    await createFeedback(step);
    await createReadiness(step);
    await (step.engine === "SQLite" ? createSqliteSearch(step) : createPostgresSearch(step));
  },
  async down({ kysely, engine }) {
    if (engine === "SQLite") await sql`drop table turn_search`.execute(kysely);
    for (const table of TABLES_LAST_FIRST) await kysely.schema.dropTable(table).execute();
  },
};

const TABLES_LAST_FIRST = [
  "readiness",
  "feedback",
  "decision",
  "turn",
  "conversation",
  "persona_version",
  "access_key",
  "person",
  "workspace",
];

async function createPeople(step: MigrationStep): Promise<void> {
  const { kysely, type } = step;
  await step
    .createTable("workspace")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("name", type.text, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .execute();
  await step
    .createTable("person")
    .addColumn("workspace_id", type.text, (column) => column.notNull().references("workspace.id"))
    .addColumn("id", type.text, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("person_key", ["workspace_id", "id"])
    .execute();
  await step
    .createTable("access_key")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("name", type.text, (column) => column.notNull())
    .addColumn("secret_hash", type.text, (column) => column.notNull())
    .addColumn("scopes", type.text, (column) => column.notNull())
    .addColumn("requests_per_minute", type.whole)
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addColumn("expires_at", type.whole)
    .addColumn("revoked_at", type.whole)
    .addForeignKeyConstraint("access_key_person", ["workspace_id", "person_id"], "person", [
      "workspace_id",
      "id",
    ])
    .execute();
  await kysely.schema
    .createIndex("access_key_by_person")
    .on("access_key")
    .columns(["workspace_id", "person_id"])
    .execute();
}

async function createPersonas(step: MigrationStep): Promise<void> {
  const { type } = step;
  await step
    .createTable("persona_version")
    .addColumn("workspace_id", type.text, (column) => column.notNull().references("workspace.id"))
    .addColumn("persona_id", type.text, (column) => column.notNull())
    .addColumn("version", type.whole, (column) => column.notNull())
    .addColumn("definition", type.text)
    .addColumn("prompt", type.text)
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addColumn("created_by", type.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("persona_version_key", ["workspace_id", "persona_id", "version"])
    .execute();
}

async function createConversations(step: MigrationStep): Promise<void> {
  const { kysely, type } = step;
  await step
    .createTable("conversation")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("persona_id", type.text)
    .addColumn("state", type.text, (column) =>
      column.notNull().check(sql`state in ('active', 'closed', 'expired')`),
    )
    .addColumn("uses_context_memory", type.whole, (column) => column.notNull())
    .addColumn("ttl_ms", type.whole, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addColumn("last_activity_at", type.whole, (column) => column.notNull())
    .addColumn("expires_at", type.whole, (column) => column.notNull())
    .addColumn("closed_at", type.whole)
    .addColumn("turn_count", type.whole, (column) => column.notNull())
    .addColumn("memory", type.text, (column) => column.notNull())
    .addColumn("summary", type.text)
    .addForeignKeyConstraint("conversation_person", ["workspace_id", "person_id"], "person", [
      "workspace_id",
      "id",
    ])
    .execute();
  await kysely.schema
    .createIndex("conversation_by_person")
    .on("conversation")
    .columns(["workspace_id", "person_id", "last_activity_at desc", "id desc"])
    .execute();
  await kysely.schema
    .createIndex("conversation_to_expire")
    .on("conversation")
    .column("expires_at")
    .where(sql.ref("state"), "=", sql.lit("active"))
    .execute();
}

async function createTurns(step: MigrationStep): Promise<void> {
  const { kysely, type, engine } = step;
  const table = step.createTable("turn");
  // SQLite's full-text index points at rows by an integer; without one of its own, VACUUM could renumber them.
  const start =
    engine === "SQLite" ? table.addColumn("search_id", type.whole, (column) => column.primaryKey()) : table;
  await start
    .addColumn("conversation_id", type.text, (column) =>
      column.notNull().references("conversation.id").onDelete("cascade"),
    )
    .addColumn("number", type.whole, (column) => column.notNull())
    .addColumn("id", type.text, (column) => column.notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("user_message", type.text, (column) => column.notNull())
    .addColumn("response_text", type.text, (column) => column.notNull())
    .addColumn("persona_id", type.text, (column) => column.notNull())
    .addColumn("persona_version", type.whole, (column) => column.notNull())
    .addColumn("wave_key", type.text, (column) => column.notNull())
    .addColumn("model", type.text, (column) => column.notNull())
    .addColumn("answer", type.text, (column) => column.notNull())
    .addColumn("tone", type.text, (column) => column.notNull())
    .addColumn("idempotency_key", type.text)
    .addColumn("request_hash", type.text)
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addUniqueConstraint("turn_number", ["conversation_id", "number"])
    .addUniqueConstraint("turn_id", ["id"])
    .execute();
  await kysely.schema
    .createIndex("turn_idempotency_key")
    .unique()
    .on("turn")
    .columns(["conversation_id", "idempotency_key"])
    .where(sql.ref("idempotency_key"), "is not", null)
    .execute();
}

async function createDecisions(step: MigrationStep): Promise<void> {
  const { kysely, type } = step;
  await step
    .createTable("decision")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("conversation_id", type.text, (column) =>
      column.references("conversation.id").onDelete("cascade"),
    )
    .addColumn("turn_number", type.whole)
    .addColumn("purpose", type.text, (column) => column.notNull())
    .addColumn("strategy", type.text, (column) => column.notNull())
    .addColumn("algorithm", type.text, (column) => column.notNull())
    .addColumn("model_version", type.text, (column) => column.notNull())
    .addColumn("wave_key", type.text, (column) => column.notNull())
    .addColumn("persona_id", type.text, (column) => column.notNull())
    .addColumn("propensity", type.real, (column) => column.notNull())
    .addColumn("confidence", type.real, (column) => column.notNull())
    .addColumn("explored", type.whole, (column) => column.notNull())
    .addColumn("scores", type.text, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addForeignKeyConstraint("decision_person", ["workspace_id", "person_id"], "person", [
      "workspace_id",
      "id",
    ])
    .execute();
  await kysely.schema
    .createIndex("decision_by_time")
    .on("decision")
    .columns(["workspace_id", "created_at"])
    .execute();
  await kysely.schema
    .createIndex("decision_by_turn")
    .on("decision")
    .columns(["conversation_id", "turn_number"])
    .where(sql.ref("conversation_id"), "is not", null)
    .execute();
}

async function createFeedback(step: MigrationStep): Promise<void> {
  const { kysely, type } = step;
  await step
    .createTable("feedback")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("conversation_id", type.text, (column) => column.notNull())
    .addColumn("turn_number", type.whole, (column) => column.notNull())
    .addColumn("rating", type.whole)
    .addColumn("thumbs", type.text)
    .addColumn("comment", type.text)
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addForeignKeyConstraint(
      "feedback_turn",
      ["conversation_id", "turn_number"],
      "turn",
      ["conversation_id", "number"],
      (constraint) => constraint.onDelete("cascade"),
    )
    .execute();
  await kysely.schema
    .createIndex("feedback_by_turn")
    .on("feedback")
    .columns(["conversation_id", "turn_number"])
    .execute();
}

async function createReadiness(step: MigrationStep): Promise<void> {
  const { type } = step;
  await step
    .createTable("readiness")
    .addColumn("id", type.whole, (column) => column.primaryKey().notNull())
    .addColumn("checked_at", type.whole, (column) => column.notNull())
    .execute();
}

/**
 * A full-text index that keeps no second copy of the texts. `owner` is one word made of workspace and person, so that
 * the index itself leaves out everybody else's turns.
 */
async function createSqliteSearch({ kysely }: MigrationStep): Promise<void> {
  await sql`create virtual table turn_search using fts5(
    owner, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
  )`.execute(kysely);
  await sql`create trigger turn_search_insert after insert on turn begin
    insert into turn_search (rowid, owner, words) values (
      new.search_id,
      hex(new.workspace_id || '/' || new.person_id),
      new.user_message || char(10) || new.response_text
    );
  end`.execute(kysely);
  await sql`create trigger turn_search_delete after delete on turn begin
    delete from turn_search where rowid = old.search_id;
  end`.execute(kysely);
  await sql`create trigger turn_search_update after update of user_message, response_text on turn begin
    delete from turn_search where rowid = old.search_id;
    insert into turn_search (rowid, owner, words) values (
      new.search_id,
      hex(new.workspace_id || '/' || new.person_id),
      new.user_message || char(10) || new.response_text
    );
  end`.execute(kysely);
}

/**
 * Punctuation becomes blanks first: PostgreSQL would take `src/main.ts` or `ion.example` for one word. A text is cut
 * because a tsvector holds at most 1 MB. The owner is a word too, as on SQLite; no person's word begins with a slash.
 */
async function createPostgresSearch({ kysely }: MigrationStep): Promise<void> {
  await sql`alter table turn add column search_words tsvector generated always as (
    array_to_tsvector(array['/' || workspace_id || '/' || person_id])
    || to_tsvector('simple', translate(
      left(user_message, 100000) || ' ' || left(response_text, 100000),
      ${sql.lit(PUNCTUATION)}, ${sql.lit(" ".repeat(PUNCTUATION.length))}
    ))
  ) stored`.execute(kysely);
  await sql`create index turn_search on turn using gin (search_words)`.execute(kysely);
}

const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
