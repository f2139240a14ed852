/**
 * The first of three steps to `models/sequence.bin`: writes English GoEmotions as tokens and targets for
 * training/sequence.py, and the rows of the trunk, from which it recovers what the trunk knows of each token.
 *
 *   node run.mjs training/prepare-sequence.ts --out DIR [--data DIR] [--trunk FILE]
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { decodeTrunk, rowLength } from "../src/mentor/resonance/classifier/trunk-file.ts";
import { loadEnglishEmotions, writableTasks } from "./public-tasks.ts";

const ROOT = join(import.meta.dirname, "..");

const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(ROOT, "../shared/data") },
    trunk: { type: "string", default: join(ROOT, "models/trunk.bin") },
    out: { type: "string" },
  },
});
const { out } = values;
if (out === undefined) {
  console.error("prepare-sequence: needs --out DIR");
  process.exit(2);
}
const { header, rows } = decodeTrunk(readFileSync(values.trunk));
const { tasks, trainedOn, dataHash } = loadEnglishEmotions(values.data);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "trunk-rows.i8"), rows);
writeFileSync(
  join(out, "tasks.json"),
  JSON.stringify({
    rowLength: rowLength(header),
    vocabulary: header.vocabulary,
    dataHash,
    trainedOn,
    tasks: writableTasks(tasks, header.vocabulary),
  }),
);
console.log(trainedOn.map(({ file, examples }) => `${file} ${examples}`).join(", "));
