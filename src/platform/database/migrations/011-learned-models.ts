import type { Migration } from "./migration.ts";

/** What a workspace learned from feedback, version by version. */
export const learnedModels: Migration = {
  name: "011-learned-models",
  async up({ type, createTable }) {
    await createTable("learned_model")
      .addColumn("workspace_id", type.text, (column) => column.notNull().references("workspace.id"))
      .addColumn("kind", type.text, (column) => column.notNull())
      .addColumn("version", type.text, (column) => column.notNull())
      .addColumn("content", type.text, (column) => column.notNull())
      .addColumn("figures", type.text, (column) => column.notNull())
      .addColumn("created_at", type.whole, (column) => column.notNull())
      .addColumn("rolled_back_at", type.whole)
      .addPrimaryKeyConstraint("learned_model_key", ["workspace_id", "kind", "version"])
      .execute();
  },
  async down({ kysely }) {
    await kysely.schema.dropTable("learned_model").execute();
  },
};
