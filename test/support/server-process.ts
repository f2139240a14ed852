import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "../..");

export interface ServerProcess {
  readonly url: string;
  readonly pids: readonly number[];
  readonly child: ChildProcess;
  /** Sends a signal and waits for the end; the exit code, or null when the signal ended it. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** The real `ion start` in a process of its own, on a free port. */
export async function startServer(options: {
  readonly dataDir: string;
  readonly args?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}): Promise<ServerProcess> {
  const args = ["run.mjs", "src/main.ts", "start", "--json", "--port", "0", ...(options.args ?? [])];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ION_LOG_LEVEL: "error", ION_DATA_DIR: options.dataDir, ...options.settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const complaints: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, "line").then(([text]) => String(text)),
    once(child, "exit").then(([code]) =>
      Promise.reject(new Error(`ended with ${code}: ${complaints.join("")}`)),
    ),
  ]);
  const { url, pids } = JSON.parse(line) as { url: string; pids: number[] };
  return {
    url,
    pids,
    child,
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      const [code] = (await once(child, "exit")) as [number | null];
      return code;
    },
  };
}

/** POSTs JSON; the status and the parsed answer. */
export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}
