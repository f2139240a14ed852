/** Writes the WebAssembly texts as files that can be imported: NAME.wat → NAME-code.ts beside it. */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import loadWabt from "wabt";

const SOURCES = ["mentor/resonance/classifier/kernels.wat", "mentor/memory/vectors/dot-products.wat"];

const wabt = await loadWabt();
for (const path of SOURCES) {
  const file = join(import.meta.dirname, "../src", path);
  const name = basename(path, ".wat");
  const code = Buffer.from(wabt.parseWat(path, readFileSync(file, "utf8")).toBinary({}).buffer);
  writeFileSync(
    file.replace(".wat", "-code.ts"),
    `/** ${name}.wat, compiled by \`node run.mjs scripts/compile-kernels.ts\`; base64. */
export const ${name.replaceAll("-", "_").toUpperCase()}_CODE =
  "${code.toString("base64")}";
`,
  );
  console.log(`${name}-code.ts: ${code.length} bytes`);
}
