import type { Command } from "commander";
import { openBackup } from "#app/backup.ts";
import { startProgress } from "../progress.ts";
import type { Action } from "../session.ts";

export function addBackupCommands(program: Command, action: Action): void {
  program
    .command("backup")
    .description("write everything into one file while ION goes on, and verify it")
    .argument("[file]", "where to; without, ion-backup-TIME.ndjson.gz in this folder")
    .action((file: string | undefined, _options: object, command: Command) =>
      action(command, async ({ terminal, settings }) => {
        const path = file ?? `ion-backup-${new Date().toISOString().replace(/[:.]/g, "-")}.ndjson.gz`;
        const { config, secrets } = settings();
        await using backup = await openBackup(config, secrets);
        const progress = startProgress(terminal, "backup", "rows");
        const report = await backup.write(path, progress.update).finally(progress.stop);
        if (terminal.isJson) terminal.json({ file: path, ...report });
        else terminal.line(`Wrote and verified ${path}: ${describe(report.counts)}.`);
        return undefined;
      }),
    );
  program
    .command("restore")
    .description("bring a backup into an empty database, SQLite or PostgreSQL")
    .argument("<file>", "a file that `ion backup` wrote")
    .option("--replace", "put it in place of what the database holds now")
    .action((file: string, options: { replace?: boolean }, command: Command) =>
      action(command, async ({ terminal, settings }) => {
        const { config, secrets } = settings();
        await using backup = await openBackup(config, secrets);
        const progress = startProgress(terminal, "restore", "rows");
        const restore = backup.restore(file, {
          replace: options.replace === true,
          onProgress: progress.update,
        });
        const report = await restore.finally(progress.stop);
        if (terminal.isJson) terminal.json({ file, ...report });
        else terminal.line(`Restored ${file}: ${describe(report.counts)}.`);
        return undefined;
      }),
    );
}

function describe(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts.length === 0
    ? "nothing in it"
    : parts.map(([name, count]) => `${count} ${name.replace(/_/g, " ")}`).join(", ");
}
