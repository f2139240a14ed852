import { sql } from "kysely";
import type { Migration, MigrationStep } from "./migration.ts";

/** What a configured embedding model makes of what is remembered: it goes with the memory or the turn it is of. */
export const memoryVectors: Migration = {
  name: "012-memory-vectors",
  async up(step) {
    await createMemoryVectors(step);
    await createTurnVectors(step);
  },
  async down({ kysely }) {
    for (const table of ["turn_vector", "memory_vector"]) await kysely.schema.dropTable(table).execute();
  },
};

/** Vectors of one kind are found, and those of others counted out, without a look at the vectors themselves. */
const KIND = ["workspace_id", "person_id", "model_id", "dimensions"];

async function createMemoryVectors({ kysely, type, createTable }: MigrationStep): Promise<void> {
  await createTable("memory_vector")
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("memory_id", type.text, (column) => column.notNull())
    .addColumn("model_id", type.text, (column) => column.notNull())
    .addColumn("dimensions", type.whole, (column) => column.notNull())
    .addColumn("vector", type.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("memory_vector_key", ["workspace_id", "person_id", "memory_id"])
    .addForeignKeyConstraint(
      "memory_vector_memory",
      ["workspace_id", "person_id", "memory_id"],
      "memory",
      ["workspace_id", "person_id", "id"],
      (constraint) => constraint.onDelete("cascade"),
    )
    .execute();
  await kysely.schema
    .createIndex("memory_vector_by_kind")
    .on("memory_vector")
    .columns([...KIND, "memory_id"])
    .execute();
}

async function createTurnVectors({ kysely, type, createTable }: MigrationStep): Promise<void> {
  await createTable("turn_vector")
    .addColumn("conversation_id", type.text, (column) => column.notNull())
    .addColumn("turn_number", type.whole, (column) => column.notNull())
    .addColumn("side", type.text, (column) => column.notNull().check(sql`side in ('message', 'answer')`))
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("model_id", type.text, (column) => column.notNull())
    .addColumn("dimensions", type.whole, (column) => column.notNull())
    .addColumn("vector", type.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("turn_vector_key", ["conversation_id", "turn_number", "side"])
    .addForeignKeyConstraint(
      "turn_vector_turn",
      ["conversation_id", "turn_number"],
      "turn",
      ["conversation_id", "number"],
      (constraint) => constraint.onDelete("cascade"),
    )
    .execute();
  await kysely.schema
    .createIndex("turn_vector_by_kind")
    .on("turn_vector")
    .columns([...KIND, "conversation_id", "turn_number", "side"])
    .execute();
}
