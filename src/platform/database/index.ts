/** For what a builder with fixed names cannot say: queries over tables that a catalog names. */
export { sql } from "kysely";
export {
  type ConversationRemoval,
  type RemovedRows,
  ROWS_A_SLICE,
  removeConversation,
  removeInSlices,
} from "./conversation-removal.ts";
export type {
  Database,
  DatabaseCapabilities,
  ScrubReport,
  Statement,
  TurnSearch,
  TurnSearchHit,
  Write,
} from "./database.ts";
export { write } from "./database.ts";
export { NewerSchemaError, StorageError, StorageFullError, WriteConflictError } from "./errors.ts";
export type { Schema } from "./schema.ts";
