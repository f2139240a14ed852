import type { Migration } from "./migration.ts";

/** Models that were added by command, with their keys sealed, and the operator's own prices. */
export const models: Migration = {
  name: "006-models",
  async up({ type, createTable }) {
    await createTable("model")
      .addColumn("workspace_id", type.text, (column) => column.notNull().references("workspace.id"))
      .addColumn("id", type.text, (column) => column.notNull())
      .addColumn("protocol", type.text, (column) => column.notNull())
      .addColumn("url", type.text, (column) => column.notNull())
      .addColumn("name", type.text, (column) => column.notNull())
      .addColumn("sealed_key", type.text)
      .addColumn("place", type.whole, (column) => column.notNull())
      .addColumn("created_at", type.whole, (column) => column.notNull())
      .addPrimaryKeyConstraint("model_key", ["workspace_id", "id"])
      .execute();
    await createTable("model_price")
      .addColumn("workspace_id", type.text, (column) => column.notNull().references("workspace.id"))
      .addColumn("model_id", type.text, (column) => column.notNull())
      .addColumn("from_day", type.text, (column) => column.notNull())
      .addColumn("input", type.real, (column) => column.notNull())
      .addColumn("cached_input", type.real, (column) => column.notNull())
      .addColumn("cache_write", type.real, (column) => column.notNull())
      .addColumn("output", type.real, (column) => column.notNull())
      .addColumn("created_at", type.whole, (column) => column.notNull())
      .addPrimaryKeyConstraint("model_price_key", ["workspace_id", "model_id", "from_day"])
      .execute();
  },
  async down({ kysely }) {
    await kysely.schema.dropTable("model_price").execute();
    await kysely.schema.dropTable("model").execute();
  },
};
