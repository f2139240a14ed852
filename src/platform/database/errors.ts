import { IonError } from "#lib/ion-error.ts";

/** A unit of work met a state that was not the one its author had read; nothing of it was kept. */
export class WriteConflictError extends IonError {
  constructor(table: string, cause?: unknown) {
    super(
      "conflict",
      "write-conflict",
      "somebody else changed this first; read it again and repeat",
      { table },
      cause,
    );
  }
}

/** No room left on the device (or the configured limit is reached); nothing was stored. */
export class StorageFullError extends IonError {
  constructor(cause?: unknown) {
    super(
      "storage-full",
      "storage-full",
      "the disk that holds ION's data is full, so nothing was stored",
      { fix: "free some space or move the data directory, then repeat the request" },
      cause,
    );
  }
}

/** The database does not answer or refuses the work. */
export class StorageError extends IonError {
  constructor(message: string, fix: string, cause?: unknown) {
    super("unavailable", "storage-unavailable", message, { fix }, cause);
  }
}

/** The data were written by a newer ION. */
export class NewerSchemaError extends IonError {
  constructor(found: string, known: string) {
    super(
      "unavailable",
      "schema-newer-than-program",
      `the data have schema ${found}, this program knows up to ${known}`,
      { found, known, fix: "install the newer ION again, or restore a backup made with this version" },
    );
  }
}
