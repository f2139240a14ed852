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

/** A backup file is cut off, altered, or no backup at all; it was not used. */
export class DamagedBackupError extends IonError {
  constructor(found: string, cause?: unknown) {
    super(
      "invalid",
      "damaged-backup",
      `the file is not a whole backup: it has ${found}`,
      { fix: "use another copy or an earlier backup" },
      cause,
    );
  }
}

/** A backup file cannot be read or written where it is. */
export class BackupFileError extends IonError {
  constructor(what: "read" | "written", code: string, cause?: unknown) {
    super(
      "invalid",
      "backup-file",
      `the backup file cannot be ${what} (${code})`,
      { fix: "check its folder, its name and the rights on it" },
      cause,
    );
  }
}

/** A backup was made by an ION whose tables were different. */
export class OlderBackupError extends IonError {
  constructor(found: string, needed: string) {
    super("invalid", "older-backup", `the backup has schema ${found}, this program restores ${needed}`, {
      found,
      needed,
      fix: "restore it with the ION that wrote it, then start this one on the result",
    });
  }
}

/** A backup is restored only where it overwrites nothing, unless it is to replace what is there. */
export class DatabaseNotEmptyError extends IonError {
  constructor() {
    super("conflict", "database-not-empty", "the database holds data already, so nothing was restored", {
      fix: "restore into an empty data directory or database, or say that the backup replaces what is there",
    });
  }
}
