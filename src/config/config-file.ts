/** `ion.config`: settings in a file, under the names they have in the environment. */
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { nearestWord } from "#lib/nearest-word.ts";
import { ConfigError } from "./config-error.ts";
import { environmentSchema } from "./env.ts";

const CONFIG_FILE = "ion.config";

/** Where settings are looked for. */
export interface ConfigPlaces {
  /** The environment with the command line's options laid over it; `ION_CONFIG` names the file to read. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Of the process; `ion.config` is looked for here first, then in the data directory. */
  readonly workingDir: string;
}

export interface ConfigFile {
  readonly path: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What the operator should know about the file, in words that are safe to show. */
  readonly warnings: readonly string[];
  /** `FILE line N`, for a message about one of its settings. */
  placeOf(setting: string): string;
}

const KNOWN = Object.keys(environmentSchema.shape);
const HOLDS_SECRET = /_KEY$|^(DATABASE|REDIS)_URL$/;
const OPEN_TO_OTHERS = 0o066;
const MAX_BYTES = 1024 * 1024;

/**
 * Reads the file that is named, else `ion.config` of the working directory, else of the data directory. Only one is
 * read. A named file must be there.
 *
 * @throws ConfigError the file cannot be read, or a line of it is wrong
 */
export function readConfigFile({ variables, workingDir }: ConfigPlaces): ConfigFile | null {
  const named = given(variables.ION_CONFIG);
  if (named !== undefined) {
    const path = resolve(workingDir, named);
    const file = readIfThere(path);
    if (file !== null) return file;
    throw new ConfigError("ION_CONFIG", `${path} is not there`, "name a file of KEY=value lines");
  }
  const local = readIfThere(join(workingDir, CONFIG_FILE));
  if (local !== null) return checkBorrowedKeys(local, variables);
  const dataDir = given(variables.ION_DATA_DIR) ?? environmentSchema.shape.ION_DATA_DIR.parse(undefined);
  return readIfThere(resolve(workingDir, dataDir, CONFIG_FILE));
}

/** Node's reader: KEY=value, `#` comments, quotes of three kinds, `export` before the name. */
function readIfThere(path: string): ConfigFile | null {
  const read = readText(path);
  if (read === null) return null;
  const { text, mode } = read;
  const variables = parseEnv(text) as Record<string, string>;
  const lines = text.split("\n");
  const placeOf = (setting: string) => `${path} line ${lineOf(setting, lines)}`;
  checkLines(path, lines, variables);
  const warnings = checkNames(variables, placeOf);
  const holdsSecret = Object.entries(variables).some(
    ([name, value]) => HOLDS_SECRET.test(name) && value !== "",
  );
  if (holdsSecret && process.platform !== "win32" && (mode & OPEN_TO_OTHERS) !== 0)
    warnings.push(`${path} holds keys and is open to others: chmod 600 ${path}`);
  return { path, variables, warnings, placeOf };
}

function readText(path: string): { text: string; mode: number } | null {
  try {
    const { mode, size } = statSync(path);
    if (size > MAX_BYTES) throw Object.assign(new Error("too large"), { code: "EFBIG" });
    return { text: readFileSync(path, "utf8").replace(/^\uFEFF/, ""), mode };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new ConfigError("ION_CONFIG", `${path} cannot be read (${code})`, "check the file and its rights");
  }
}

function lineOf(setting: string, lines: readonly string[]): number {
  // the last one counts, as in the reader
  return lines.findLastIndex((line) => nameIn(line) === setting) + 1;
}

function nameIn(line: string): string | undefined {
  return /^\s*(?:export\s+)?([^\s=#]+)\s*=/.exec(line)?.[1];
}

/** The reader passes over a line without `=` in silence; whoever wrote it meant something. */
function checkLines(
  path: string,
  lines: readonly string[],
  variables: Readonly<Record<string, string>>,
): void {
  const hasLongValue = Object.values(variables).some((value) => value.includes("\n"));
  if (hasLongValue) return;
  const index = lines.findIndex((line) => !/^\s*(#|$)/.test(line) && nameIn(line) === undefined);
  if (index === -1) return;
  throw new ConfigError("ION_CONFIG", `${path} line ${index + 1} is no setting`, "write NAME=value");
}

/** Refuses names of ION's own that do not exist; returns warnings about others. */
function checkNames(
  variables: Readonly<Record<string, string>>,
  placeOf: (setting: string) => string,
): string[] {
  const warnings: string[] = [];
  for (const name of Object.keys(variables)) {
    if (name === "ION_CONFIG")
      throw new ConfigError(name, `${placeOf(name)}: a file cannot name another`, "take the line out");
    if (KNOWN.includes(name)) continue;
    const nearest =
      nearestWord(name, KNOWN) ?? KNOWN.find((known) => known === `ION_${name.replace("_API", "")}`);
    const hint = nearest === undefined ? "" : `did you mean ${nearest}?`;
    if (/^ION_/i.test(name))
      throw new ConfigError(name, `${placeOf(name)}: there is no such setting`, hint || "see docs/reference");
    warnings.push(`${placeOf(name)}: ${name} is no setting of ION${hint === "" ? "" : `, ${hint}`}`);
  }
  return warnings;
}

/**
 * A folder one happens to stand in, such as a cloned repository, may bring an `ion.config`. It must not be able to send
 * a key that it does not hold itself to an address of its choice.
 */
function checkBorrowedKeys(file: ConfigFile, variables: ConfigPlaces["variables"]): ConfigFile {
  for (const name of Object.keys(file.variables)) {
    const key = name.replace(/_URL$/, "_KEY");
    const isAddress =
      name.startsWith("ION_") && name.endsWith("_URL") && given(variables[name]) === undefined;
    if (!isAddress || given(variables[key]) === undefined) continue;
    throw new ConfigError(
      name,
      `${file.placeOf(name)} would send the key of the environment's ${key} to an address of this folder`,
      `set both in one place, or name the file with --config if you trust it`,
    );
  }
  return file;
}

/** What is set but empty counts as not set. */
function given(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
