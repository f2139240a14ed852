/** Comparing two configured models as a command uses it: the files it reads, and the gateway it asks. */
import { readFile } from "node:fs/promises";
import { InvalidInputError } from "#lib/ion-error.ts";
import {
  type CompareOptions,
  compareModels,
  DEFAULT_RUBRIC,
  type ModelComparison,
  type Prompt,
  parsePrompts,
  parseRubric,
  writeReport,
} from "#lumen/comparison/index.ts";
import { systemClock } from "#platform/clock/index.ts";
import type { Ion } from "./ion.ts";

export { type ModelComparison, writeReport };

export interface ComparisonFiles {
  readonly prompts: readonly Prompt[];
  readonly rubric: readonly string[];
}

/** @throws InvalidInputError naming the option whose file cannot be read or understood */
export async function readComparisonFiles(
  promptsFile: string,
  rubricFile: string | undefined,
): Promise<ComparisonFiles> {
  return {
    prompts: parsePrompts(await read("--prompts", promptsFile)),
    rubric: rubricFile === undefined ? DEFAULT_RUBRIC : parseRubric(await read("--rubric", rubricFile)),
  };
}

/** @throws UnknownModelError, InvalidInputError; see `compareModels` */
export function compareConfigured(
  { lumen, localActor }: Pick<Ion, "lumen" | "localActor">,
  options: Omit<CompareOptions, "lumen" | "actor" | "clock">,
): Promise<ModelComparison> {
  return compareModels({ ...options, lumen, actor: localActor, clock: systemClock });
}

async function read(option: string, file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new InvalidInputError(option, `${file} cannot be read`, "name a text file");
  });
}
