/**
 * Every table, and what it has of people: how a person's rows are found, what becomes of them, how they are exported.
 * Children stand before what they hang on, which is the order in which rows go. The compiler asks for every table of
 * the schema, a test for every table and column of the real databases.
 */
import type { Schema } from "#platform/database/index.ts";

export type TableName = keyof Schema;

/** How a row is known to be a person's. */
export type Whose =
  /** By its workspace and the column with the person's id. */
  | { readonly by: "person"; readonly column: string }
  /** By the row of another table that it hangs on. */
  | {
      readonly by: "parent";
      readonly table: TableName;
      readonly column: string;
      readonly parentColumn: string;
    }
  /** A budget of the person or of one of their keys, or what hangs on one. */
  | { readonly by: "budget"; readonly isBudgetItself: boolean };

/** Values that take the place of what tells who it was; `null` and texts as they are. */
export type Separation = Readonly<Record<string, string | null>>;

export interface PeopleTable {
  readonly whose: Whose;
  /** What tells two rows apart, in the order of an index. */
  readonly key: readonly string[];
  /** separated: the row is also somebody else's, and stays without the person. */
  readonly goes: "deleted" | { readonly separated: Separation; readonly renewsId: boolean };
  /** Columns that are left out of an export: secrets, and what only the program understands. null: no file. */
  readonly exported: { readonly file: string; readonly without: readonly string[] } | null;
}

/** A table that has nothing of anybody's. */
export interface OtherTable {
  readonly whose: null;
  readonly why: string;
}

const person = (column = "person_id"): Whose => ({ by: "person", column });
const parent = (table: TableName, column: string, parentColumn = "id"): Whose => ({
  by: "parent",
  table,
  column,
  parentColumn,
});
const nothing = (why: string): OtherTable => ({ whose: null, why });
const deleted = (whose: Whose, key: string, exported: PeopleTable["exported"]): PeopleTable => ({
  whose,
  key: key.split(" "),
  goes: "deleted",
  exported,
});
const file = (name: string, without = ""): PeopleTable["exported"] => ({
  file: name,
  without: without === "" ? [] : without.split(" "),
});

export const TABLES: Readonly<Record<TableName, PeopleTable | OtherTable>> = {
  turn_stream_text: deleted(parent("turn_stream", "stream_id"), "stream_id start_at", null),
  turn_stream: deleted(person(), "id", null),
  shared_link: deleted(person(), "id", file("shared-links", "token_hash")),
  favourite: deleted(person(), "conversation_id turn_number", file("favourites")),
  conversation_title: deleted(person(), "conversation_id", file("titles")),
  learning_progress: deleted(person(), "learner conversation_id", null),
  memory_vector: deleted(person(), "memory_id", null),
  turn_vector: deleted(person(), "conversation_id turn_number side", null),
  memory: deleted(person(), "id", file("memories", "version")),
  memory_version: deleted(person(), "person_id", null),
  forgotten_slot: deleted(person(), "slot_digest", null),
  profile_turn: deleted(person(), "conversation_id turn_number", file("profile-turns", "feedback_id")),
  profile: deleted(person(), "person_id", file("profile")),
  feedback: deleted(person(), "id", file("feedback")),
  decision: deleted(person(), "id", file("decisions")),
  turn: deleted(
    parent("conversation", "conversation_id"),
    "conversation_id number",
    file("turns", "idempotency_key request_hash"),
  ),
  conversation: deleted(person(), "id", file("conversations")),
  growth_checkpoint: deleted(person(), "plan_id id", file("growth-checkpoints")),
  growth_model_call: deleted(person(), "plan_id step purpose", file("growth-model-calls", "holder")),
  growth_step: deleted(person(), "plan_id number", file("growth-steps")),
  growth_document: deleted(person(), "plan_id role", file("growth-documents")),
  growth_plan: deleted(person(), "id", file("growth-plans", "idempotency_key request_hash")),
  model_call: {
    whose: person(),
    key: ["id"],
    goes: { separated: { person_id: null, access_key_id: null }, renewsId: true },
    exported: file("model-calls"),
  },
  persona_version: {
    whose: person("created_by"),
    key: ["persona_id", "version"],
    goes: { separated: { created_by: "someone" }, renewsId: false },
    exported: file("personas"),
  },
  budget_lease: deleted(
    { by: "budget", isBudgetItself: false },
    "process_id budget_id subject_id starts_at",
    null,
  ),
  budget_window: deleted(
    { by: "budget", isBudgetItself: false },
    "budget_id subject_id starts_at",
    file("spending"),
  ),
  budget: deleted({ by: "budget", isBudgetItself: true }, "id", file("budgets")),
  access_key: deleted(person(), "id", file("access-keys", "secret_hash")),
  privacy_setting: deleted(person(), "person_id", file("privacy-settings")),
  person: deleted(person("id"), "id", file("person")),
  // Goes with the receipt, as the last of all.
  erasure: nothing("a deletion under way; its row goes in the moment its receipt comes"),
  erasure_receipt: nothing("names nobody"),
  workspace: nothing("a tenant, nobody in it"),
  model: nothing("the operator's models"),
  model_price: nothing("the operator's prices"),
  learned_model: nothing("what a workspace has in common: means and spreads, no words and nobody's ratings"),
  model_policy: nothing("the operator's choice of models"),
  readiness: nothing("one row that is written again and again"),
};

/** Tables that are in the database and in no query of the program's rooms. */
export const ENGINE_TABLES: Readonly<Record<string, string>> = {
  ion_migration: "which migrations were applied",
  search_progress: "up to which turn the full-text index has come",
  turn_search: "the full-text index of SQLite: it follows the turns, also when they are deleted",
};

/** The tables with something of people, children first. */
export const PEOPLE_TABLES = Object.entries(TABLES).flatMap(([name, table]) =>
  table.whose === null ? [] : [{ name: name as TableName, ...table }],
);
