/**
 * What growth reaches beside the plain ways: `npm run eval:growth [-- --data DIR] [--only NAME] [--json]`.
 *
 * DIR has the layout of the shared data: `skillspan/dev.jsonl` or `test.jsonl`, `esco/*.tsv`. Sets that it lacks are said to
 * be missing and left out.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type DataFolder, MissingDataError, openDataFolder } from "./data-folder.ts";
import { measurePairs } from "./evaluate-pairs.ts";
import { measureAnswerQuality } from "./evaluate-quality.ts";
import { measureLinking, measureSpans } from "./evaluate-skills.ts";
import { type GrowthFigure, printFigure } from "./growth-figure.ts";

const SHARED_DATA = join(import.meta.dirname, "../../shared/data");

const { values } = parseArgs({
  options: {
    data: { type: "string", default: SHARED_DATA },
    "train-data": { type: "string", default: SHARED_DATA },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

interface Measurement {
  readonly name: string;
  readonly title: string;
  measure(data: DataFolder): readonly GrowthFigure[] | Promise<readonly GrowthFigure[]>;
}

/** Each prints a section, in this order. */
const MEASUREMENTS: readonly Measurement[] = [
  { name: "spans", title: "Skills found in job postings (SkillSpan)", measure: measureSpans },
  { name: "linking", title: "Skills linked to ESCO", measure: measureLinking },
  { name: "pairs", title: "Gaps between CVs and jobs (labelled pairs)", measure: measurePairs },
  { name: "quality", title: "Answers as people ranked them", measure: measureAnswerQuality },
];

const folder = resolve(values.data);
if (!existsSync(folder)) {
  console.error(`eval:growth: there is no data folder ${folder}; name one with --data DIR`);
  process.exit(2);
}
const data = openDataFolder(folder, resolve(values["train-data"]));
const chosen = MEASUREMENTS.filter(({ name }) => values.only === undefined || name === values.only);
const report: Record<string, readonly GrowthFigure[]> = {};
for (const { name, title, measure } of chosen) {
  try {
    const figures = await measure(data);
    report[name] = figures;
    if (!values.json) console.log(`${title}\n${figures.map(printFigure).join("\n")}\n`);
  } catch (error) {
    if (!(error instanceof MissingDataError)) throw error;
    console.error(`${title}: left out, ${error.message}\n`);
  }
}
if (values.json) console.log(JSON.stringify(report));
