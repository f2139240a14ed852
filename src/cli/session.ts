import type { Command } from "commander";
import { composeIon, type Ion, type Overrides } from "#app/index.ts";
import { type Config, readEnvironment, readSettings, type Secrets } from "#config/index.ts";
import type { Terminal } from "./terminal.ts";

/** What every command gets: where to write and the settings of this call. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Aborted by Ctrl+C; work that takes long watches it. */
  readonly interrupted: AbortSignal;
  /** Settings from `ion.config`, the environment over it, this call's options over both. */
  settings(laidOver?: GivenSettings, fallbacks?: GivenSettings): { config: Config; secrets: Secrets };
}

type GivenSettings = Readonly<Record<string, string | undefined>>;

/** Finishes a command: its exit code, or nothing for 0. */
export type Run = (context: CommandContext) => Promise<number | undefined>;

/**
 * Gives a command its context, and turns what it throws into one line and an exit code.
 * A command that `stopsItself` answers SIGINT and SIGTERM in its own way.
 */
export type Action = (
  command: Command,
  run: Run,
  options?: { readonly stopsItself: boolean },
) => Promise<void>;

/** @param options options of the command line by the name of the setting they lay over */
export function createContext(
  terminal: Terminal,
  interrupted: AbortSignal,
  options: GivenSettings,
): CommandContext {
  const places = { variables: { ...readEnvironment(), ...defined(options) }, workingDir: process.cwd() };
  return {
    terminal,
    interrupted,
    settings: (laidOver = {}, fallbacks = {}) =>
      readSettings(places, { laidOver: defined(laidOver), fallbacks: defined(fallbacks) }),
  };
}

/** Runs a command's work on ION composed in this process, on the same data a server may be using. */
export async function withIon<Result>(
  context: CommandContext,
  work: (ion: Ion) => Promise<Result>,
  given: { settings?: GivenSettings; overrides?: Overrides } = {},
): Promise<Result> {
  const { config, secrets } = context.settings({ ION_LOG_LEVEL: "error", ...given.settings });
  await using ion = await composeIon(config, secrets, given.overrides);
  return await work(ion);
}

function defined(values: GivenSettings): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
