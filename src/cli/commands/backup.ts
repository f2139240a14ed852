import type { Command } from "commander";
import { openBackup } from "#app/backup.ts";
import { startProgress } from "../progress.ts";
import type { Action } from "../session.ts";

export function addBackupCommand(program: Command, action: Action): void {
  program
    .command("backup")
    .description("write everything into one file while ION goes on, and verify it")
    .argument("[file]", "where to; without, ion-backup-TIME.ndjson.gz in this folder")
    .addHelpText("after", "\nExamples:\n  ion backup\n  ion backup /backups/ion.ndjson.gz")
    .action((file: string | undefined, _options: object, command: Command) =>
      action(command, async ({ terminal, settings }) => {
        const path = file ?? `ion-backup-${new Date().toISOString().replace(/[:.]/g, "-")}.ndjson.gz`;
        const { config, secrets } = settings();
        await using backup = await openBackup(config, secrets);
        const progress = startProgress(terminal, "backup", "rows");
        const report = await backup.write(path, progress.update).finally(progress.stop);
        if (terminal.isJson) terminal.json({ file: path, ...report });
        else terminal.line(`Wrote and verified ${path}: ${describe(report.counts)}.`);
        if (report.counts.model > 0) terminal.note(KEYS_APART, "dim");
        return undefined;
      }),
    );
}

export function addRestoreCommand(program: Command, action: Action): void {
  program
    .command("restore")
    .description("bring a backup into an empty database, SQLite or PostgreSQL")
    .argument("<file>", "a file that `ion backup` wrote")
    .option("--replace", "put it in place of what the database holds now")
    .addHelpText(
      "after",
      "\nExamples:\n  ion restore ion.ndjson.gz --data-dir /srv/ion\n  ion restore ion.ndjson.gz --replace",
    )
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
        const lockedModels = await backup.lockedModels();
        if (terminal.isJson) terminal.json({ file, ...report, lockedModels });
        else terminal.line(`Restored ${file}: ${describe(report.counts)}.`);
        if (lockedModels.length > 0) terminal.note(`${lockedModels.join(", ")}: ${LOCKED}`, "yellow");
        return undefined;
      }),
    );
}

const KEYS_APART =
  "The keys of models in it are encrypted; what opens them is not in it: keep secret.key or ION_SECRET_KEY apart.";
const LOCKED =
  "the stored key does not open here. Bring secret.key from the data directory that was backed up, or set its ION_SECRET_KEY, or add the model again.";

function describe(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts.length === 0
    ? "nothing in it"
    : parts.map(([name, count]) => `${count} ${inWords(name, count)}`).join(", ");
}

/** The table's name for one or for many: "access key", "access keys". */
function inWords(table: string, count: number): string {
  const name = table.replace(/_/g, " ");
  if (count === 1 || name === "feedback") return name;
  return name === "person" ? "people" : `${name}s`;
}
