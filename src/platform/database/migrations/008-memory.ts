import { sql } from "kysely";
import type { Migration, MigrationStep } from "./migration.ts";

/** What is remembered about people, what they had forgotten, and how far their turns have been learned from. */
export const memory: Migration = {
  name: "008-memory",
  async up(step) {
    await createMemory(step);
    await createVersions(step);
    await createProgress(step);
  },
  async down({ kysely }) {
    for (const table of ["learning_progress", "forgotten_slot", "memory_version", "memory"])
      await kysely.schema.dropTable(table).execute();
  },
};

async function createMemory({ kysely, type, createTable }: MigrationStep): Promise<void> {
  await createTable("memory")
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("id", type.text, (column) => column.notNull())
    .addColumn("tier", type.text, (column) =>
      column.notNull().check(sql`tier in ('session', 'project', 'global')`),
    )
    .addColumn("kind", type.text, (column) => column.notNull())
    .addColumn("subject", type.text, (column) => column.notNull())
    .addColumn("attribute", type.text, (column) => column.notNull())
    .addColumn("value", type.text, (column) => column.notNull())
    .addColumn("text", type.text, (column) => column.notNull())
    .addColumn("language", type.text, (column) => column.notNull())
    .addColumn("project", type.text)
    .addColumn("importance", type.real, (column) => column.notNull())
    .addColumn("durability", type.real, (column) => column.notNull())
    .addColumn("depends_on", type.text, (column) => column.notNull())
    .addColumn("origin", type.text, (column) => column.notNull().check(sql`origin in ('said', 'edited')`))
    .addColumn("privacy", type.text, (column) => column.notNull())
    .addColumn("conversation_id", type.text, (column) =>
      column.references("conversation.id").onDelete("cascade"),
    )
    .addColumn("turn_id", type.text)
    .addColumn("turn_number", type.whole)
    .addColumn("quote", type.text, (column) => column.notNull())
    .addColumn("quote_start", type.whole, (column) => column.notNull())
    .addColumn("quote_end", type.whole, (column) => column.notNull())
    .addColumn("said_at", type.whole, (column) => column.notNull())
    .addColumn("valid_from", type.whole, (column) => column.notNull())
    .addColumn("valid_to", type.whole)
    .addColumn("ended_by", type.text)
    .addColumn("superseded_by", type.text)
    .addColumn("is_pinned", type.whole, (column) => column.notNull())
    .addColumn("mentions", type.whole, (column) => column.notNull())
    .addColumn("last_said_at", type.whole, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addColumn("version", type.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("memory_key", ["workspace_id", "person_id", "id"])
    .addForeignKeyConstraint("memory_person", ["workspace_id", "person_id"], "person", ["workspace_id", "id"])
    .execute();
  const index = (name: string, columns: string[]) =>
    kysely.schema.createIndex(name).on("memory").columns(columns);
  const owner = ["workspace_id", "person_id"];
  await index("memory_by_time", [...owner, "last_said_at desc", "id desc"]).execute();
  await index("memory_by_version", [...owner, "version"]).execute();
  await index("memory_by_conversation", ["conversation_id"]).execute();
  await index("memory_to_expire", ["last_said_at"])
    .where(sql.ref("tier"), "=", sql.lit("session"))
    .where(sql.ref("ended_by"), "is", null)
    .execute();
}

async function createVersions({ type, createTable }: MigrationStep): Promise<void> {
  await createTable("memory_version")
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("version", type.whole, (column) => column.notNull())
    .addColumn("removed_in", type.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("memory_version_key", ["workspace_id", "person_id"])
    .addForeignKeyConstraint("memory_version_person", ["workspace_id", "person_id"], "person", [
      "workspace_id",
      "id",
    ])
    .execute();
  await createTable("forgotten_slot")
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("slot_digest", type.text, (column) => column.notNull())
    .addColumn("forgotten_at", type.whole, (column) => column.notNull())
    .addColumn("turns", type.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("forgotten_slot_key", ["workspace_id", "person_id", "slot_digest"])
    .addForeignKeyConstraint("forgotten_slot_person", ["workspace_id", "person_id"], "person", [
      "workspace_id",
      "id",
    ])
    .execute();
}

async function createProgress({ kysely, type, createTable }: MigrationStep): Promise<void> {
  await createTable("learning_progress")
    .addColumn("learner", type.text, (column) => column.notNull())
    .addColumn("conversation_id", type.text, (column) =>
      column.notNull().references("conversation.id").onDelete("cascade"),
    )
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("through_turn", type.whole, (column) => column.notNull())
    .addColumn("failures", type.whole, (column) => column.notNull())
    .addColumn("retry_at", type.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("learning_progress_key", ["learner", "conversation_id"])
    .execute();
  await kysely.schema
    .createIndex("learning_progress_by_conversation")
    .on("learning_progress")
    .column("conversation_id")
    .execute();
}
