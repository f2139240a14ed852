import { sql } from "kysely";
import type { Migration, MigrationStep } from "./migration.ts";

/** What a person decides about their data, deletions under way and their receipts, and what they keep and share. */
export const privacyAndSharing: Migration = {
  name: "010-privacy-and-sharing",
  async up(step) {
    await createSettings(step);
    await createErasures(step);
    await createUpkeep(step);
    await createSharedLinks(step);
    await createIndexes(step);
  },
  async down({ kysely }) {
    for (const index of INDEXES) await kysely.schema.dropIndex(index).execute();
    for (const table of TABLES_LAST_FIRST) await kysely.schema.dropTable(table).execute();
  },
};

const TABLES_LAST_FIRST = [
  "shared_link",
  "conversation_title",
  "favourite",
  "erasure_receipt",
  "erasure",
  "privacy_setting",
];
const INDEXES = ["decision_apart_by_person", "model_call_by_person"];

async function createSettings({ type, createTable }: MigrationStep): Promise<void> {
  await createTable("privacy_setting")
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("is_personalised", type.whole, (column) => column.notNull())
    .addColumn("retention_days", type.whole)
    .addColumn("updated_at", type.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("privacy_setting_key", ["workspace_id", "person_id"])
    .execute();
}

async function createErasures({ kysely, type, createTable }: MigrationStep): Promise<void> {
  await createTable("erasure")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("mode", type.text, (column) => column.notNull().check(sql`mode in ('delete', 'anonymise')`))
    .addColumn("pseudonym", type.text)
    .addColumn("removed", type.text, (column) => column.notNull())
    .addColumn("requested_at", type.whole, (column) => column.notNull())
    .addColumn("heartbeat_at", type.whole, (column) => column.notNull())
    .addUniqueConstraint("erasure_of", ["workspace_id", "person_id"])
    .execute();
  await createTable("erasure_receipt")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("document", type.text, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .execute();
  await kysely.schema
    .createIndex("erasure_receipt_by_time")
    .on("erasure_receipt")
    .columns(["workspace_id", "created_at"])
    .execute();
}

async function createUpkeep({ kysely, type, createTable }: MigrationStep): Promise<void> {
  await createTable("favourite")
    .addColumn("conversation_id", type.text, (column) =>
      column.notNull().references("conversation.id").onDelete("cascade"),
    )
    .addColumn("turn_number", type.whole, (column) => column.notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("favourite_key", ["conversation_id", "turn_number"])
    .execute();
  await kysely.schema
    .createIndex("favourite_by_person")
    .on("favourite")
    .columns(["workspace_id", "person_id", "created_at"])
    .execute();
  await createTable("conversation_title")
    .addColumn("conversation_id", type.text, (column) =>
      column.primaryKey().notNull().references("conversation.id").onDelete("cascade"),
    )
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("title", type.text, (column) => column.notNull())
    .addColumn("updated_at", type.whole, (column) => column.notNull())
    .execute();
  await kysely.schema
    .createIndex("conversation_title_by_person")
    .on("conversation_title")
    .columns(["workspace_id", "person_id"])
    .execute();
}

async function createSharedLinks({ kysely, type, createTable }: MigrationStep): Promise<void> {
  await createTable("shared_link")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("conversation_id", type.text, (column) =>
      column.notNull().references("conversation.id").onDelete("cascade"),
    )
    .addColumn("token_hash", type.text, (column) => column.notNull().unique())
    .addColumn("title", type.text)
    .addColumn("through_turn", type.whole, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addColumn("expires_at", type.whole)
    .addColumn("revoked_at", type.whole)
    .execute();
  await kysely.schema
    .createIndex("shared_link_by_person")
    .on("shared_link")
    .columns(["workspace_id", "person_id", "created_at"])
    .execute();
  await kysely.schema
    .createIndex("shared_link_by_conversation")
    .on("shared_link")
    .column("conversation_id")
    .execute();
}

/** A person's rows are found without going through everybody's; none of these is written by a turn. */
async function createIndexes({ kysely }: MigrationStep): Promise<void> {
  await kysely.schema
    .createIndex("decision_apart_by_person")
    .on("decision")
    .columns(["workspace_id", "person_id", "created_at"])
    .where(sql.ref("conversation_id"), "is", null)
    .execute();
  await kysely.schema
    .createIndex("model_call_by_person")
    .on("model_call")
    .columns(["workspace_id", "person_id"])
    .where(sql.ref("person_id"), "is not", null)
    .execute();
}
