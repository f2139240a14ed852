import type { Migration } from "./migration.ts";

/** Where what is said in a conversation may go. */
export const privacy: Migration = {
  name: "007-privacy",
  async up({ kysely, type }) {
    await kysely.schema
      .alterTable("conversation")
      .addColumn("privacy", type.text, (column) => column.notNull().defaultTo("may-leave"))
      .execute();
  },
  async down({ kysely }) {
    await kysely.schema.alterTable("conversation").dropColumn("privacy").execute();
  },
};
