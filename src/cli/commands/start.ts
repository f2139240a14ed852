import cluster from "node:cluster";
import type { Command } from "commander";
import type { Config, Secrets } from "#config/index.ts";
import type { Action } from "../session.ts";

/** Runs the server until it is told to stop; the exit code. */
export type Serve = (request: {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly onListening: (address: {
    readonly url: string;
    readonly pids: readonly number[];
    /** The ids of the models that may answer, whom to ask first at the front. */
    readonly models: readonly string[];
  }) => void;
}) => Promise<number>;

interface StartOptions {
  readonly port?: string;
  readonly host?: string;
  readonly workers?: string;
}

export function addStartCommand(program: Command, action: Action, serve: Serve): void {
  program
    .command("start")
    .description("start the server: page, API and API reference")
    .option("-p, --port <number>", "port to listen on (ION_PORT, 4100)")
    .option("--host <address>", "address to listen on (ION_HOST, 127.0.0.1)")
    .option("-w, --workers <number>", "processes that answer on the same port (ION_WORKERS, 1)")
    .addHelpText("after", "\nExamples:\n  ion start\n  ion start --port 8080 --workers 4")
    .action((options: StartOptions, command: Command) =>
      action(
        command,
        ({ terminal, settings }) => {
          const { config, secrets } = settings(
            { ION_PORT: options.port, ION_HOST: options.host, ION_WORKERS: options.workers },
            // on a terminal the lines below say what the life-cycle log would
            terminal.isRich ? { ION_LOG_LEVEL: "warn" } : {},
          );
          const ended = serve({
            config,
            secrets,
            onListening: ({ url, pids, models }) => {
              // one of several workers: the process that started them tells it once
              if (cluster.isWorker) return;
              if (terminal.isJson) return terminal.json({ url, pids });
              terminal.line(
                `${terminal.style(["bold", "cyan"], "ION")} is listening on ${terminal.style("underline", url)}`,
              );
              terminal.line(`  API reference   ${url}/docs`);
              terminal.line(
                `  answers from    ${models.join(", ") || "its own playbooks (no model configured)"}`,
              );
              if (config.file !== null) terminal.line(`  settings        ${config.file.path}`);
              terminal.line(`  data            ${config.store === "SQLite" ? config.dataDir : "PostgreSQL"}`);
              terminal.line(terminal.style("dim", "  Ctrl+C stops it."));
            },
          });
          // a worker lives as long as its channel to the process that started it
          return ended.finally(() => cluster.worker?.disconnect());
        },
        { stopsItself: true },
      ),
    );
}
