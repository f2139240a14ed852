import type { Migration } from "./migration.ts";

const DECISION = ["handed_off_from", "reason"];
const FEEDBACK = ["correct_tone", "correct_pace", "correct_intent", "correct_persona"];

/** Why a conversation changed its voice, and what people say a message really was. */
export const handOffsAndCorrections: Migration = {
  name: "003-hand-offs-and-corrections",
  async up({ kysely, type }) {
    for (const column of DECISION)
      await kysely.schema.alterTable("decision").addColumn(column, type.text).execute();
    for (const column of FEEDBACK)
      await kysely.schema.alterTable("feedback").addColumn(column, type.text).execute();
  },
  async down({ kysely }) {
    for (const column of FEEDBACK) await kysely.schema.alterTable("feedback").dropColumn(column).execute();
    for (const column of DECISION) await kysely.schema.alterTable("decision").dropColumn(column).execute();
  },
};
