import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const ROOT = join(import.meta.dirname, "../..");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as the one JSON document it is. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into documents of every shape
  readonly json: any;
}

export interface RunOptions {
  readonly dataDir: string;
  readonly input?: string | Buffer;
  readonly settings?: Readonly<Record<string, string>>;
  /** Looks at the running program, e.g. to send it a signal. */
  readonly during?: (child: ReturnType<typeof start>) => Promise<void>;
}

/** Runs the real `ion` to its end, in a pipe. */
export async function runProgram(args: readonly string[], options: RunOptions): Promise<Ended> {
  const child = start(args, options);
  // a test may close its end early, as `head` does
  const output = Promise.all([text(child.stdout).catch(() => ""), text(child.stderr), once(child, "close")]);
  child.stdin.on("error", () => {}); // it may end without reading everything
  child.stdin.end(options.input ?? "");
  await options.during?.(child);
  const [stdout, stderr, [code]] = await output;
  return {
    code: code as number | null,
    stdout,
    stderr,
    get json() {
      return JSON.parse(stdout);
    },
  };
}

function start(args: readonly string[], { dataDir, settings }: RunOptions) {
  return spawn(process.execPath, ["run.mjs", ...args], {
    cwd: ROOT,
    env: { ...process.env, FORCE_COLOR: undefined, ION_DATA_DIR: dataDir, ...settings },
    stdio: ["pipe", "pipe", "pipe"],
  });
}
