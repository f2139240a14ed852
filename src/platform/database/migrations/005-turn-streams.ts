import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Turns under way, written along so that another process can go on watching them or cancel them. */
export const turnStreams: Migration = {
  name: "005-turn-streams",
  async up({ kysely, type, createTable }) {
    await createTable("turn_stream")
      .addColumn("id", type.text, (column) => column.primaryKey().notNull())
      .addColumn("workspace_id", type.text, (column) => column.notNull())
      .addColumn("person_id", type.text, (column) => column.notNull())
      .addColumn("conversation_id", type.text, (column) =>
        column.notNull().references("conversation.id").onDelete("cascade"),
      )
      .addColumn("idempotency_key", type.text)
      .addColumn("request_hash", type.text)
      .addColumn("begins_anew", type.whole, (column) => column.notNull())
      .addColumn("state", type.text, (column) =>
        column.notNull().check(sql`state in ('running', 'answered', 'failed')`),
      )
      .addColumn("persona_id", type.text)
      .addColumn("wave_key", type.text)
      .addColumn("turn_number", type.whole)
      .addColumn("problem", type.text)
      .addColumn("cancel_requested_at", type.whole)
      .addColumn("started_at", type.whole, (column) => column.notNull())
      .addColumn("heartbeat_at", type.whole, (column) => column.notNull())
      .addColumn("ended_at", type.whole)
      .execute();
    // One running turn per key; those without a key are told apart by their ids alone.
    await kysely.schema
      .createIndex("turn_stream_running")
      .unique()
      .on("turn_stream")
      .columns(["conversation_id", "idempotency_key"])
      .where(sql.ref("state"), "=", sql.lit("running"))
      .execute();
    await kysely.schema
      .createIndex("turn_stream_by_conversation")
      .on("turn_stream")
      .columns(["conversation_id", "idempotency_key", "started_at"])
      .execute();
    await kysely.schema
      .createIndex("turn_stream_to_cancel")
      .on("turn_stream")
      .column("cancel_requested_at")
      .where(sql.ref("cancel_requested_at"), "is not", null)
      .execute();
    await kysely.schema.createIndex("turn_stream_by_end").on("turn_stream").column("ended_at").execute();
    await createTable("turn_stream_text")
      .addColumn("stream_id", type.text, (column) =>
        column.notNull().references("turn_stream.id").onDelete("cascade"),
      )
      .addColumn("start_at", type.whole, (column) => column.notNull())
      .addColumn("text", type.text, (column) => column.notNull())
      .addPrimaryKeyConstraint("turn_stream_text_key", ["stream_id", "start_at"])
      .execute();
  },
  async down({ kysely }) {
    for (const table of ["turn_stream_text", "turn_stream"]) await kysely.schema.dropTable(table).execute();
  },
};
