/** Backup and restore as a command uses them: only the store is opened, whatever else may be broken. */
import type { Config, Secrets } from "#config/index.ts";
import { type BackupReport, restoreBackup, writeBackup } from "#platform/database/backup.ts";
import { openDatabase } from "./platform.ts";

export interface Backup extends AsyncDisposable {
  write(path: string, onProgress: (done: number, total: number) => void): Promise<BackupReport>;
  restore(
    path: string,
    options: { readonly replace: boolean; readonly onProgress: (done: number, total: number) => void },
  ): Promise<BackupReport>;
}

/** @throws StorageError when the database cannot be opened */
export async function openBackup(config: Config, secrets: Secrets): Promise<Backup> {
  const database = await openDatabase(config, secrets);
  return {
    write: (path, onProgress) => writeBackup(database, path, onProgress),
    restore: (path, { replace, onProgress }) => restoreBackup(database, path, { replace, onProgress }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
