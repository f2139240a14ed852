import type { Migration, MigrationStep } from "./migration.ts";

/** What calls of models cost, and how much may be spent: the ledger, budgets, and what processes hold of them. */
export const modelCosts: Migration = {
  name: "004-model-costs",
  async up(step) {
    await createModelCalls(step);
    await createBudgets(step);
    await createPolicies(step);
  },
  async down({ kysely }) {
    for (const table of ["model_policy", "budget_lease", "budget_window", "budget", "model_call"])
      await kysely.schema.dropTable(table).execute();
  },
};

async function createModelCalls({ kysely, type, createTable }: MigrationStep): Promise<void> {
  await createTable("model_call")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("person_id", type.text)
    .addColumn("access_key_id", type.text)
    .addColumn("task", type.text, (column) => column.notNull())
    .addColumn("model_id", type.text, (column) => column.notNull())
    .addColumn("outcome", type.text, (column) => column.notNull())
    .addColumn("cost_nano", type.whole)
    .addColumn("saved_nano", type.whole, (column) => column.notNull())
    .addColumn("prompt_tokens", type.whole, (column) => column.notNull())
    .addColumn("cached_prompt_tokens", type.whole, (column) => column.notNull())
    .addColumn("completion_tokens", type.whole, (column) => column.notNull())
    .addColumn("estimated", type.whole, (column) => column.notNull())
    .addColumn("first_piece_ms", type.real)
    .addColumn("took_ms", type.real, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .execute();
  await kysely.schema
    .createIndex("model_call_by_time")
    .on("model_call")
    .columns(["workspace_id", "created_at"])
    .execute();
}

async function createBudgets({ type, createTable }: MigrationStep): Promise<void> {
  await createTable("budget")
    .addColumn("id", type.text, (column) => column.primaryKey().notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull().references("workspace.id"))
    .addColumn("scope", type.text, (column) => column.notNull())
    .addColumn("subject_id", type.text, (column) => column.notNull())
    .addColumn("period", type.text, (column) => column.notNull())
    .addColumn("limit_nano", type.whole, (column) => column.notNull())
    .addColumn("warn_share", type.real, (column) => column.notNull())
    .addColumn("when_spent", type.text, (column) => column.notNull())
    .addColumn("created_at", type.whole, (column) => column.notNull())
    .addUniqueConstraint("budget_place", ["workspace_id", "scope", "subject_id", "period"])
    .execute();
  await createTable("budget_window")
    .addColumn("budget_id", type.text, (column) => column.notNull())
    .addColumn("subject_id", type.text, (column) => column.notNull())
    .addColumn("starts_at", type.whole, (column) => column.notNull())
    .addColumn("spent_nano", type.whole, (column) => column.notNull())
    .addColumn("leased_nano", type.whole, (column) => column.notNull())
    .addColumn("warned_at", type.whole)
    .addPrimaryKeyConstraint("budget_window_key", ["budget_id", "subject_id", "starts_at"])
    .execute();
  await createTable("budget_lease")
    .addColumn("process_id", type.text, (column) => column.notNull())
    .addColumn("budget_id", type.text, (column) => column.notNull())
    .addColumn("subject_id", type.text, (column) => column.notNull())
    .addColumn("starts_at", type.whole, (column) => column.notNull())
    .addColumn("workspace_id", type.text, (column) => column.notNull())
    .addColumn("amount_nano", type.whole, (column) => column.notNull())
    .addColumn("expires_at", type.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("budget_lease_key", ["process_id", "budget_id", "subject_id", "starts_at"])
    .execute();
}

async function createPolicies({ type, createTable }: MigrationStep): Promise<void> {
  await createTable("model_policy")
    .addColumn("workspace_id", type.text, (column) => column.notNull().references("workspace.id"))
    .addColumn("task", type.text, (column) => column.notNull())
    .addColumn("policy", type.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("model_policy_key", ["workspace_id", "task"])
    .execute();
}
