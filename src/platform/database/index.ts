export type {
  Database,
  DatabaseCapabilities,
  Statement,
  TurnSearch,
  TurnSearchHit,
  Write,
} from "./database.ts";
export { write } from "./database.ts";
export { NewerSchemaError, StorageError, StorageFullError, WriteConflictError } from "./errors.ts";
export type { Schema } from "./schema.ts";
