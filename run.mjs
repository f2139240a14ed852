#!/usr/bin/env node
// Starts ION, or any TypeScript program of this repository, on Node 24 or later whatever `node` was called:
//   node run.mjs start --port 4100      the `ion` command
//   node run.mjs src/main.ts start      a program by its file
//   node run.mjs --test "src/**/*.test.ts"   Node's own test runner
// Plain JavaScript that old versions of Node can read, because its job is to leave them.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as module from "node:module";
import { constants } from "node:os";
import { dirname, resolve } from "node:path";
import { env as given } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const first = wanted[0] ?? "";
const args = first.endsWith(".ts") || first === "--test" ? wanted : [resolve(root, "src/main.ts"), ...wanted];
const isNode24 = Number(process.versions.node.split(".")[0]) >= 24;
// A server's short-lived objects in 16 MB instead of up to 64: a fifth less memory and, because they stay in the
// processor's cache, no more time; one arena of glibc's for what lies outside the heap, because the others only keep what
// they once had (docs/measurements.md).
const isServer = wanted.includes("start");
const flags = isServer ? ["--max-semi-space-size=8"] : [];
const env = isServer ? { MALLOC_ARENA_MAX: "1", ...given } : given;
const hasFlags = flags.every((flag) => process.execArgv.includes(flag));

if (isNode24 && !hasFlags && process.execve !== undefined && process.platform !== "win32") {
  const again = [process.execPath, ...process.execArgv, ...flags, ...process.argv.slice(1)];
  process.execve(process.execPath, again, env);
} else if (isNode24 && args[0] !== "--test") {
  quietenExperimentalSqlite();
  module.enableCompileCache?.();
  const program = resolve(args[0]);
  process.argv = [process.execPath, program, ...args.slice(1)];
  await import(pathToFileURL(program).href);
} else {
  const runtime = isNode24 ? process.execPath : bundledNode();
  const program = args[0] === "--test" ? args : [fileURLToPath(import.meta.url), ...wanted];
  const options = ["--disable-warning=ExperimentalWarning", ...flags];
  const child = spawn(runtime, [...options, ...program], { stdio: "inherit", env });
  // Ctrl+C on a terminal reaches the child by itself; any other signal is handed on.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => (signal === "SIGINT" && process.stdin.isTTY) || child.kill(signal));
  }
  child.on("exit", (code, signal) =>
    process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)),
  );
}

function bundledNode() {
  const name = process.platform === "win32" ? "node.cmd" : "node";
  const path = resolve(root, "node_modules/.bin", name);
  if (existsSync(path)) return path;
  console.error(
    `ion: this is Node ${process.versions.node}, and ION needs Node 24. Run \`npm ci\` (it brings Node 24 along on Linux and Windows), or install Node 24.`,
  );
  process.exit(2);
}

function quietenExperimentalSqlite() {
  const emitWarning = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (!String(warning).includes("SQLite is an experimental feature"))
      emitWarning.call(process, warning, ...rest);
  };
}
