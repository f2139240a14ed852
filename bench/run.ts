/**
 * Every benchmark, one after the other, each in its own process: `npm run bench [-- --quick] [-- NAME …]`.
 * Figures of one run belong together: read the ratios.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";

const BENCHMARKS = [
  "hearing",
  "retrieval",
  "vectors",
  "store",
  "turn",
  "lumen",
  "prompt-cache",
  "cache",
  "guard",
  "growth",
  "retention",
  "start-up",
] as const;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !BENCHMARKS.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`bench: there is no ${unknown.join(", ")}; choose from ${BENCHMARKS.join(", ")}`);
  process.exit(2);
}
let failed = 0;
for (const name of positionals.length > 0 ? positionals : BENCHMARKS) {
  console.log(`\n# ${name}`);
  const args = ["run.mjs", `bench/${name}.ts`, ...(options.quick ? ["--quick"] : [])];
  const { status } = spawnSync(process.execPath, args, {
    cwd: join(import.meta.dirname, ".."),
    stdio: "inherit",
  });
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
