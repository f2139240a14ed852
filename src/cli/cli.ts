import { Command, CommanderError, Option } from "commander";
import { programVersion } from "#app/index.ts";
import { commandsFor } from "./command-catalog.ts";
import { addStartCommand, type Serve } from "./commands/start.ts";
import { describeFailure, EXIT_USAGE, type Failure, showFailure } from "./failure.ts";
import { interruptible } from "./interruption.ts";
import { type Action, createContext, type Run } from "./session.ts";
import { createTerminal, type Terminal, tolerateClosedPipes } from "./terminal.ts";

interface GlobalOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
  readonly config?: string;
}

/**
 * Runs one command line.
 *
 * @returns the exit code: 0 done, 1 failed, 2 the call, a setting or the input is wrong, 130 or 143 interrupted
 */
export async function runCli(argv: readonly string[], doors: { readonly serve: Serve }): Promise<number> {
  tolerateClosedPipes();
  let exitCode = 0;
  const action: Action = async (command, run, { stopsItself } = { stopsItself: false }) => {
    const options = command.optsWithGlobals<GlobalOptions>();
    const terminal = createTerminal(options.json === true);
    const work = (interrupted: AbortSignal) => finish(terminal, interrupted, { run, options });
    if (stopsItself) {
      exitCode = await work(new AbortController().signal);
      return;
    }
    const outcome = await interruptible(work);
    exitCode = outcome.exitCode;
    // work that was left behind must not keep the process
    if (outcome.isInterrupted) process.exit(exitCode);
  };
  const program = createProgram(await programVersion());
  addStartCommand(program, action, doors.serve);
  const adding = await Promise.all(commandsFor(argv).map((load) => load()));
  for (const add of adding) add(program, action);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (error.code !== "commander.help" || argv.includes("--json"))
      showFailure(createTerminal(argv.includes("--json")), describeMisuse(error));
    return EXIT_USAGE;
  }
}

async function finish(
  terminal: Terminal,
  interrupted: AbortSignal,
  { run, options }: { readonly run: Run; readonly options: GlobalOptions },
): Promise<number> {
  try {
    const given = { ION_DATA_DIR: options.dataDir, ION_CONFIG: options.config };
    return (await run(createContext(terminal, interrupted, given))) ?? 0;
  } catch (error) {
    if (interrupted.aborted) return 0;
    const failure = describeFailure(error);
    showFailure(terminal, failure);
    return failure.exitCode;
  }
}

/** A call that commander refused, in our words: "unknown command 'rout' — did you mean route?". */
function describeMisuse(error: CommanderError): Failure {
  if (error.code === "commander.help") {
    return { code: "invalid-call", message: "name a command — see ion --help", exitCode: EXIT_USAGE };
  }
  const [problem = "", hint] = error.message.replace(/^error: /, "").split("\n");
  const advice = hint?.replace(/^\(Did you mean (.*)\?\)$/, "did you mean $1?") ?? "see --help";
  return { code: "invalid-call", message: `${problem} — ${advice}`, exitCode: EXIT_USAGE };
}

function createProgram(version: string): Command {
  return new Command("ion")
    .description("A self-hosted AI mentor for people who build software.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "explain a command")
    .helpCommand("help [command]", "explain a command")
    .addOption(new Option("--json", "print one JSON document instead of text"))
    .addOption(new Option("--data-dir <path>", "where the embedded database lives (ION_DATA_DIR)"))
    .addOption(new Option("--config <file>", "settings to read instead of ion.config (ION_CONFIG)"))
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({ outputError: () => undefined })
    .addHelpText("after", EXAMPLES)
    .exitOverride();
}

const EXAMPLES = `
Examples:
  ion start                                        the page, the API and its reference
  ion ask "I'm frustrated and need quick advice"
  ion chat --resume                                go on where you left off

Settings are environment variables, or lines of ion.config; ion doctor tells what works.`;
