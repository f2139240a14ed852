import type { Migration } from "./migration.ts";

/** What was learned about people: the counts, and the facts of each turn that they are folded from. */
export const profile: Migration = {
  name: "009-profile",
  async up({ kysely, type, createTable }) {
    await createTable("profile")
      .addColumn("workspace_id", type.text, (column) => column.notNull())
      .addColumn("person_id", type.text, (column) => column.notNull())
      .addColumn("version", type.whole, (column) => column.notNull())
      .addColumn("state", type.text, (column) => column.notNull())
      .addColumn("updated_at", type.whole, (column) => column.notNull())
      .addPrimaryKeyConstraint("profile_key", ["workspace_id", "person_id"])
      .addForeignKeyConstraint("profile_person", ["workspace_id", "person_id"], "person", [
        "workspace_id",
        "id",
      ])
      .execute();
    await createTable("profile_turn")
      .addColumn("conversation_id", type.text, (column) => column.notNull())
      .addColumn("turn_number", type.whole, (column) => column.notNull())
      .addColumn("workspace_id", type.text, (column) => column.notNull())
      .addColumn("person_id", type.text, (column) => column.notNull())
      .addColumn("turn_id", type.text, (column) => column.notNull())
      .addColumn("said_at", type.whole, (column) => column.notNull())
      .addColumn("facts", type.text, (column) => column.notNull())
      .addColumn("rating", type.whole)
      .addColumn("feedback_id", type.text)
      .addPrimaryKeyConstraint("profile_turn_key", ["conversation_id", "turn_number"])
      .addForeignKeyConstraint(
        "profile_turn_turn",
        ["conversation_id", "turn_number"],
        "turn",
        ["conversation_id", "number"],
        (constraint) => constraint.onDelete("cascade"),
      )
      .execute();
    await kysely.schema
      .createIndex("profile_turn_by_person")
      .on("profile_turn")
      .columns(["workspace_id", "person_id", "said_at desc", "turn_id desc"])
      .execute();
  },
  async down({ kysely }) {
    for (const table of ["profile_turn", "profile"]) await kysely.schema.dropTable(table).execute();
  },
};
