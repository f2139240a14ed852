/** Programs under measurement, each in its own process and, where the machine lets us, on its own core. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "../..");
const canPin = spawnSync("taskset", ["-c", "0", "true"]).status === 0;

export interface Running extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** Every process of it, workers too. */
  readonly pids: readonly number[];
}

export interface StartOptions {
  /** Which core it may use; ignored where `taskset` is not there. */
  readonly core?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a program of this repository that prints `{"url": …}` as its first line, and waits for it. */
export async function startProgram(args: readonly string[], options: StartOptions = {}): Promise<Running> {
  const command = [process.execPath, "run.mjs", ...args];
  const pinned =
    canPin && options.core !== undefined ? ["taskset", "-c", String(options.core), ...command] : command;
  const child = spawn(pinned[0] ?? "", pinned.slice(1), {
    cwd: ROOT,
    env: { ...process.env, ION_LOG_LEVEL: "error", ...options.settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const first = await firstLine(child);
  const { url, pids } = JSON.parse(first) as { url: string; pids?: number[] };
  return {
    url,
    pid: pids?.[0] ?? child.pid ?? 0,
    pids: pids ?? [child.pid ?? 0],
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** ION itself on a free port and, unless the settings name one, a new data directory, which goes away with it. */
export async function startIon(
  options: StartOptions & { readonly workers?: number } = {},
): Promise<Running & { dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), "ion-bench-"));
  const workers = options.workers === undefined ? [] : ["--workers", String(options.workers)];
  const running = await startProgram(["src/main.ts", "start", "--json", "--port", "0", ...workers], {
    ...options,
    settings: { ION_DATA_DIR: dataDir, ...options.settings },
  });
  return {
    ...running,
    dataDir,
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resident memory of a process in bytes and processor time used so far in seconds (Linux). */
export function usageOf(pid: number): { rssBytes: number; cpuSeconds: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { rssBytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024, cpuSeconds: ticks / 100 };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the program has no standard output");
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, "line").then(([text]) => String(text)),
    once(child, "exit").then(([code]) =>
      Promise.reject(new Error(`the program ended with ${code} before it was ready`)),
    ),
  ]);
  lines.close();
  child.stdout.resume();
  return line;
}
