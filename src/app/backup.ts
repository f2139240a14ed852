/** Backup and restore as a command uses them: only the store is opened, whatever else may be broken. */
import type { Config, Secrets } from "#config/index.ts";
import { type BackupReport, restoreBackup, writeBackup } from "#platform/database/backup.ts";
import { placeOf } from "./model-source.ts";
import { openDatabase, openSecrets } from "./platform.ts";

export interface Backup extends AsyncDisposable {
  write(path: string, onProgress: (done: number, total: number) => void): Promise<BackupReport>;
  restore(
    path: string,
    options: { readonly replace: boolean; readonly onProgress: (done: number, total: number) => void },
  ): Promise<BackupReport>;
  /** The stored models whose keys do not open here. */
  lockedModels(): Promise<string[]>;
}

/** @throws StorageError when the database cannot be opened */
export async function openBackup(config: Config, secrets: Secrets): Promise<Backup> {
  const database = await openDatabase(config, secrets);
  return {
    write: (path, onProgress) => writeBackup(database, path, onProgress),
    restore: (path, { replace, onProgress }) => restoreBackup(database, path, { replace, onProgress }),
    async lockedModels() {
      const box = openSecrets(config, secrets);
      const rows = await database.kysely.selectFrom("model").selectAll().orderBy("id").execute();
      const ids = rows.map(async (row) => {
        if (row.sealed_key === null) return [];
        return box.open(row.sealed_key, placeOf(row.workspace_id, row)).then(
          () => [],
          () => [row.id],
        );
      });
      return (await Promise.all(ids)).flat();
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
