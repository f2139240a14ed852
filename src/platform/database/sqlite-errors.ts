import { IonError } from "#lib/ion-error.ts";
import { StorageError, StorageFullError, WriteConflictError } from "./errors.ts";

// Primary result codes of https://www.sqlite.org/rescode.html; the extended ones add higher bits.
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const CONSTRAINT = 19;
const NOTADB = 26;
const CONSTRAINT_FOREIGNKEY = 787;
const CONSTRAINT_PRIMARYKEY = 1555;
const CONSTRAINT_UNIQUE = 2067;
const CONFLICTS = new Set([CONSTRAINT_FOREIGNKEY, CONSTRAINT_PRIMARYKEY, CONSTRAINT_UNIQUE]);

/** Whether somebody else holds the lock at this moment, so that the same call may succeed soon. */
export function isLocked(error: unknown): boolean {
  const code = primaryCode(error);
  return code === BUSY || code === LOCKED;
}

/** Turns what SQLite or the file system threw into one of the store's errors. `table` is what the write was about. */
export function translateSqliteError(error: unknown, table = "database"): IonError {
  if (error instanceof IonError) return error;
  if (error instanceof Error && "code" in error && error.code === "ERR_INVALID_STATE")
    return closedError(error);
  if (isNoSpace(error)) return new StorageFullError(error);
  const code = primaryCode(error);
  if (code === CONSTRAINT && CONFLICTS.has(extendedCode(error))) {
    return new WriteConflictError(constrainedTable(error) ?? table, error);
  }
  const known = code === undefined ? undefined : EXPLANATIONS[code];
  const [message, fix] = known ?? [
    "the database refused the work",
    "see the log for its own words, then repeat",
  ];
  return new StorageError(message, fix, error);
}

/** What a closed store answers. */
export function closedError(cause?: unknown): StorageError {
  return new StorageError(
    "the database is closed",
    "ION is stopping; repeat the request once it runs again",
    cause,
  );
}

const EXPLANATIONS: Readonly<Record<number, readonly [message: string, fix: string]>> = {
  [BUSY]: ["another process keeps the database locked", "stop the other process, or repeat in a moment"],
  [LOCKED]: ["another process keeps the database locked", "stop the other process, or repeat in a moment"],
  [READONLY]: [
    "the database cannot be written to",
    "give ION's user the right to write in the data directory",
  ],
  [IOERR]: ["the disk that holds ION's data failed to read or write", "check the disk, then restart ION"],
  [CORRUPT]: ["the database file is damaged", "restore the last backup with `ion restore`"],
  [CANTOPEN]: [
    "the database file cannot be opened",
    "give ION's user the right to write in the data directory",
  ],
  [NOTADB]: ["ion.db is not a database", "move that file away, or point the data directory elsewhere"],
};

function isNoSpace(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOSPC" || code === "EDQUOT" || primaryCode(error) === FULL;
}

function constrainedTable(error: unknown): string | undefined {
  return error instanceof Error ? /constraint failed: (\w+)\./.exec(error.message)?.[1] : undefined;
}

function primaryCode(error: unknown): number | undefined {
  const code = extendedCode(error);
  return code === 0 ? undefined : code & 0xff;
}

function extendedCode(error: unknown): number {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return 0;
  return error.errcode;
}
