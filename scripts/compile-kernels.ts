/** Writes the classifier's kernels as a file that can be imported: kernels.wat → kernels-code.ts. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import loadWabt from "wabt";

const FOLDER = join(import.meta.dirname, "../src/mentor/resonance/classifier");

const wabt = await loadWabt();
const source = readFileSync(join(FOLDER, "kernels.wat"), "utf8");
const code = Buffer.from(wabt.parseWat("kernels.wat", source).toBinary({}).buffer);
writeFileSync(
  join(FOLDER, "kernels-code.ts"),
  `/** kernels.wat, compiled by \`node run.mjs scripts/compile-kernels.ts\`; base64. */
export const KERNELS_CODE =
  "${code.toString("base64")}";
`,
);
console.log(`kernels-code.ts: ${code.length} bytes`);
