import { IonError } from "#lib/ion-error.ts";
import { StorageError, StorageFullError, WriteConflictError } from "./errors.ts";

// SQLSTATE codes of https://www.postgresql.org/docs/current/errcodes-appendix.html
const CONFLICTS = new Set(["23505", "23503", "40001", "40P01"]);
const DISK_FULL = "53100";
const QUERY_CANCELED = "57014";
const READ_ONLY = "25006";

/** Turns what PostgreSQL or the connection threw into one of the store's errors. The address of the server stays out. */
export function translatePostgresError(error: unknown, table = "database"): IonError {
  if (error instanceof IonError) return error;
  const code = stringOf(error, "code");
  if (code === DISK_FULL || code === "ENOSPC") return new StorageFullError(error);
  if (code !== undefined && CONFLICTS.has(code)) {
    return new WriteConflictError(stringOf(error, "table") ?? table, error);
  }
  const [message, fix] = explain(code);
  return new StorageError(message, fix, error);
}

/** Whether the server itself reported the error, so that the connection can be used again. */
export function isServerError(error: unknown): boolean {
  return stringOf(error, "severity") === "ERROR";
}

function explain(code: string | undefined): [message: string, fix: string] {
  if (code === QUERY_CANCELED)
    return ["PostgreSQL took too long", "look at its load, then repeat the request"];
  if (code === READ_ONLY) return ["PostgreSQL accepts no writes", "point DATABASE_URL at the primary server"];
  if (code === "3D000")
    return ["the database named in DATABASE_URL does not exist", "create it, then start again"];
  if (code?.startsWith("28"))
    return ["PostgreSQL refused the login", "check user and password in DATABASE_URL"];
  if (code === "42501") return ["PostgreSQL refused the work", "give ION's user rights on its schema"];
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !/^(08|57|53)/.test(code)) {
    return [`PostgreSQL refused the work (${code})`, "see the log for its own words, then repeat"];
  }
  return ["PostgreSQL does not answer", "check that it runs and that DATABASE_URL is right"];
}

function stringOf(error: unknown, name: "code" | "table" | "severity"): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : undefined;
}
