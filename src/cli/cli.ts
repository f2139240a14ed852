import { Command, CommanderError, Option } from "commander";
import { programVersion } from "#app/index.ts";
import { addAskCommand } from "./commands/ask.ts";
import { addBackupCommands } from "./commands/backup.ts";
import { addChatCommand } from "./commands/chat.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addKeysCommand } from "./commands/keys.ts";
import { addPersonasCommand } from "./commands/personas.ts";
import { addReplayCommand } from "./commands/replay.ts";
import { addRouteCommand } from "./commands/route.ts";
import { addSearchCommand } from "./commands/search.ts";
import { addStartCommand, type Serve } from "./commands/start.ts";
import { describeFailure, EXIT_USAGE } from "./failure.ts";
import { type Action, createContext } from "./session.ts";
import { createTerminal } from "./terminal.ts";

/**
 * Runs one command line.
 *
 * @returns the exit code: 0 done, 1 failed, 2 the call or a setting is wrong
 */
export async function runCli(argv: readonly string[], doors: { readonly serve: Serve }): Promise<number> {
  let exitCode = 0;
  const action: Action = async (command, run) => {
    const options = command.optsWithGlobals<{ json?: boolean; dataDir?: string }>();
    const terminal = createTerminal(options.json === true);
    try {
      exitCode = (await run(createContext(terminal, { ION_DATA_DIR: options.dataDir }))) ?? 0;
    } catch (error) {
      const failure = describeFailure(error);
      if (terminal.isJson) terminal.json({ error: { code: failure.code, message: failure.message } });
      terminal.note(`ion: ${failure.message}`);
      exitCode = failure.exitCode;
    }
  };
  const program = createProgram(await programVersion());
  addStartCommand(program, action, doors.serve);
  addAskCommand(program, action);
  addChatCommand(program, action);
  addRouteCommand(program, action);
  addReplayCommand(program, action);
  addSearchCommand(program, action);
  addPersonasCommand(program, action);
  addKeysCommand(program, action);
  addBackupCommands(program, action);
  addDoctorCommand(program, action);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
    throw error;
  }
}

function createProgram(version: string): Command {
  return new Command("ion")
    .description("A self-hosted AI mentor for people who build software.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "explain a command")
    .addOption(new Option("--json", "print one JSON document instead of text"))
    .addOption(new Option("--data-dir <path>", "where the embedded database lives (ION_DATA_DIR)"))
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .showHelpAfterError("(ion --help explains)")
    .exitOverride();
}
