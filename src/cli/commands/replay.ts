import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { wholeNumber } from "../number-option.ts";
import { startProgress } from "../progress.ts";
import { countMessages, readMessages } from "../replay-file.ts";
import { createReplayReport, type ReplayReport, showReplayReport } from "../replay-report.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";

interface ReplayOptions {
  readonly concurrency: string;
  readonly limit?: string;
  readonly turns: string;
  readonly keep?: boolean;
}

export function addReplayCommand(program: Command, action: Action): void {
  program
    .command("replay")
    .description("send many messages through the whole turn and report how they were answered")
    .argument("<file>", "JSON lines with `text`, `message` or `user_message`, or a .tsv with a `text` column")
    .option("-c, --concurrency <number>", "conversations side by side", "8")
    .option("-n, --limit <number>", "stop after so many messages")
    .option("-t, --turns <number>", "messages a conversation", "1")
    .option("--keep", "store the conversations in the data directory instead of a temporary one")
    .addHelpText(
      "after",
      "\nExamples:\n  ion replay messages.jsonl --limit 1000\n  ion replay messages.tsv --turns 5 --json",
    )
    .action((file: string, options: ReplayOptions, command: Command) =>
      action(command, async (context) => {
        const report = options.keep
          ? await replay(context, file, options)
          : await replayAside(context, file, options);
        if (context.terminal.isJson) context.terminal.json(report);
        else showReplayReport(context.terminal, report);
        return report.failures.count === 0 ? 0 : 1;
      }),
    );
}

async function replayAside(
  context: CommandContext,
  file: string,
  options: ReplayOptions,
): Promise<ReplayReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "ion-replay-"));
  // the way out of a replay that hangs and is interrupted
  const removeAtExit = () => rmSync(dataDir, { recursive: true, force: true });
  process.once("exit", removeAtExit);
  try {
    return await replay(context, file, options, { ION_DATA_DIR: dataDir, DATABASE_URL: "" });
  } finally {
    process.off("exit", removeAtExit);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function replay(
  context: CommandContext,
  file: string,
  options: ReplayOptions,
  settings: Readonly<Record<string, string>> = {},
): Promise<ReplayReport> {
  const concurrency = wholeNumber("--concurrency", options.concurrency);
  const turns = wholeNumber("--turns", options.turns);
  const limit =
    options.limit === undefined ? Number.POSITIVE_INFINITY : wholeNumber("--limit", options.limit);
  const total = Math.min(await countMessages(file), limit);
  const progress = startProgress(context.terminal, "replay", "turns");
  const report = createReplayReport();
  const work = withIon(
    context,
    async (ion) => {
      const messages = readMessages(file);
      let taken = 0;
      const conversation = async (): Promise<void> => {
        for (;;) {
          const { session_id } = await ion.conversations.start(ion.localActor, {});
          for (let turn = 0; turn < turns; turn += 1) {
            if (taken >= limit || context.interrupted.aborted) return;
            taken += 1;
            const next = await messages.next();
            if (next.done) return;
            await report.record(next.value, (user_message) =>
              ion.conversations
                .turn(ion.localActor, session_id, { user_message })
                .then((result) => result.turn),
            );
            progress.update(report.count(), total);
          }
        }
      };
      await Promise.all(Array.from({ length: concurrency }, conversation));
    },
    { settings },
  );
  await work.finally(progress.stop);
  return report.finish();
}
