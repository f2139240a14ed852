import { sql } from "kysely";
import type { Migration, MigrationStep } from "./migration.ts";

/** Growth plans: the two documents, every step that was taken, every model call that was begun, and the checkpoints. */
export const growth: Migration = {
  name: "013-growth",
  async up(step) {
    await createPlans(step);
    await createDocuments(step);
    await createSteps(step);
    await createModelCalls(step);
    await createCheckpoints(step);
  },
  async down({ kysely }) {
    for (const table of TABLES_LAST_FIRST) await kysely.schema.dropTable(table).execute();
  },
};

const TABLES_LAST_FIRST = [
  "growth_checkpoint",
  "growth_model_call",
  "growth_step",
  "growth_document",
  "growth_plan",
];

async function createPlans({ kysely, type, createTable }: MigrationStep): Promise<void> {
  await createTable("growth_plan")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("language", type.text, (column) => column.notNull().check(sql`language in ('en', 'ko')`))
    .addColumn("title", type.text)
    .addColumn("fit", type.real, (column) => column.notNull())
    .addColumn("state", type.text, (column) => column.notNull().check(sql`state in ('asking', 'finished')`))
    .addColumn("step", type.whole, (column) => column.notNull())
    .addColumn("gaps_open", type.whole, (column) => column.notNull())
    .addColumn("gaps_closed", type.whole, (column) => column.notNull())
    .addColumn("idempotency_key", type.text)
    .addColumn("request_hash", type.text)
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addColumn("updated_at", type.whole, (column) => column.notNull())
    .execute();
  await kysely.schema
    .createIndex("growth_plan_by_person")
    .on("growth_plan")
    .columns(["workspace_id", "person_id", "updated_at", "id"])
    .execute();
  await kysely.schema
    .createIndex("growth_plan_by_request")
    .on("growth_plan")
    .columns(["workspace_id", "person_id", "idempotency_key"])
    .unique()
    .where(sql.ref("idempotency_key"), "is not", null)
    .execute();
}

async function createDocuments({ createTable, type }: MigrationStep): Promise<void> {
  await createTable("growth_document")
    .addColumn("plan_id", type.text, (column) =>
      column.notNull().references("growth_plan.id").onDelete("cascade"),
    )
    .addColumn("role", type.text, (column) => column.notNull().check(sql`role in ('cv', 'job')`))
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("format", type.text, (column) => column.notNull())
    .addColumn("file_name", type.text)
    .addColumn("language", type.text, (column) => column.notNull())
    .addColumn("text", type.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("growth_document_key", ["plan_id", "role"])
    .execute();
}

async function createSteps({ kysely, createTable, type }: MigrationStep): Promise<void> {
  await createTable("growth_step")
    .addColumn("plan_id", type.text, (column) =>
      column.notNull().references("growth_plan.id").onDelete("cascade"),
    )
    .addColumn("number", type.whole, (column) => column.notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("kind", type.text, (column) => column.notNull())
    .addColumn("question_id", type.text)
    .addColumn("payload", type.text, (column) => column.notNull())
    .addColumn("attempt", type.whole)
    .addColumn("is_passed", type.whole)
    .addColumn("quality", type.real)
    .addColumn("writer", type.text)
    .addColumn("latency_ms", type.real)
    .addColumn("cost_usd", type.real)
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addColumn("taken_back_by", type.whole)
    .addPrimaryKeyConstraint("growth_step_key", ["plan_id", "number"])
    .execute();
  await kysely.schema
    .createIndex("growth_step_by_person")
    .on("growth_step")
    .columns(["workspace_id", "person_id", "created_at"])
    .execute();
}

async function createModelCalls({ kysely, createTable, type }: MigrationStep): Promise<void> {
  await createTable("growth_model_call")
    .addColumn("plan_id", type.text, (column) =>
      column.notNull().references("growth_plan.id").onDelete("cascade"),
    )
    .addColumn("step", type.whole, (column) => column.notNull())
    .addColumn("purpose", type.text, (column) => column.notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("state", type.text, (column) =>
      column.notNull().check(sql`state in ('begun', 'answered', 'failed', 'lost')`),
    )
    .addColumn("holder", type.text, (column) => column.notNull())
    .addColumn("model_id", type.text)
    .addColumn("cost_usd", type.real)
    .addColumn("begun_at", type.whole, (column) => column.notNull())
    .addColumn("heartbeat_at", type.whole, (column) => column.notNull())
    .addColumn("ended_at", type.whole)
    .addPrimaryKeyConstraint("growth_model_call_key", ["plan_id", "step", "purpose"])
    .execute();
  await kysely.schema
    .createIndex("growth_model_call_by_person")
    .on("growth_model_call")
    .columns(["workspace_id", "person_id"])
    .execute();
}

async function createCheckpoints({ kysely, createTable, type }: MigrationStep): Promise<void> {
  await createTable("growth_checkpoint")
    .addColumn("plan_id", type.text, (column) =>
      column.notNull().references("growth_plan.id").onDelete("cascade"),
    )
    .addColumn("id", type.text, (column) => column.notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text, (column) => column.notNull())
    .addColumn("title", type.text, (column) => column.notNull())
    .addColumn("gap_id", type.text)
    .addColumn("due_at", type.whole, (column) => column.notNull())
    .addColumn("state", type.text, (column) =>
      column.notNull().check(sql`state in ('open', 'done', 'skipped')`),
    )
    .addColumn("told_at", type.whole)
    .addColumn("updated_at", type.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("growth_checkpoint_key", ["plan_id", "id"])
    .execute();
  await kysely.schema
    .createIndex("growth_checkpoint_due")
    .on("growth_checkpoint")
    .columns(["due_at"])
    .where(sql<boolean>`told_at is null and state = 'open'`)
    .execute();
  await kysely.schema
    .createIndex("growth_checkpoint_by_person")
    .on("growth_checkpoint")
    .columns(["workspace_id", "person_id", "due_at"])
    .execute();
}
