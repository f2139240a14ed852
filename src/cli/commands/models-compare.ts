import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import {
  type ComparisonFiles,
  compareConfigured,
  type ModelComparison,
  readComparisonFiles,
  writeReport,
} from "#app/model-comparison.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { dollarsOption } from "../dollars-option.ts";
import { renderMarkdown } from "../markdown.ts";
import { wholeNumber } from "../number-option.ts";
import { startProgress } from "../progress.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";

interface CompareOptions {
  readonly prompts: string;
  readonly judge?: string;
  readonly rubric?: string;
  readonly repeat: string;
  readonly maxUsd: string;
  readonly value?: string;
  readonly maxAnswerTokens: string;
  readonly concurrency: string;
  readonly seed: string;
  readonly out?: string;
}

const EXAMPLES = `
Examples:
  ion models compare openai/gpt-5 openai/gpt-5-mini --prompts prompts.txt
  ion models compare openai/gpt-5 local/llama3.2 --prompts prompts.jsonl --judge anthropic/claude-sonnet-4-5 --out report.md`;

/** `ion models compare` */
export function addModelsCompareCommand(models: Command, action: Action): void {
  models
    .command("compare")
    .description("ask two models the same, and tell whether to change from the first to the second")
    .argument("<a>", "the present model, PROVIDER/NAME")
    .argument("<b>", "the candidate, PROVIDER/NAME")
    .requiredOption("--prompts <file>", "one prompt a line, or JSON lines with what to expect")
    .option("--judge <model>", "a model that judges the answers; without, they are checked by rules")
    .option("--rubric <file>", "what the judge looks at, one criterion a line")
    .option("--repeat <number>", "ask every prompt so many times", "1")
    .option("--max-usd <dollars>", "never spend more", "1.00")
    .option(
      "--value <dollars>",
      "what a fully good answer is worth; without, what the first model's quality costs",
    )
    .option("--max-answer-tokens <number>", "stop an answer that is longer", "4096")
    .option("-c, --concurrency <number>", "prompts side by side", "4")
    .option("--seed <number>", "of everything that is drawn", "1")
    .option("--out <file>", "write the report there")
    .addHelpText("after", EXAMPLES)
    .action((a: string, b: string, options: CompareOptions, command: Command) =>
      action(command, (context) => compare(context, { a, b }, options)),
    );
}

async function compare(
  context: CommandContext,
  models: { readonly a: string; readonly b: string },
  options: CompareOptions,
): Promise<number> {
  if (options.rubric !== undefined && options.judge === undefined)
    throw new InvalidInputError("--rubric", "is for a judge", "name one with --judge, or leave it out");
  const files = await readComparisonFiles(options.prompts, options.rubric);
  const given = readOptions(options, files);
  if (options.out !== undefined) await openForReport(options.out);
  const progress = startProgress(context.terminal, "compare", "pairs");
  const work = withIon(context, (ion) =>
    compareConfigured(ion, { ...given, models, signal: context.interrupted, onProgress: progress.update }),
  );
  const comparison = await work.finally(progress.stop);
  await show(context, comparison, options.out);
  return comparison.measured === 0 || comparison.stopped === "refused" ? 1 : 0;
}

function readOptions(options: CompareOptions, { prompts, rubric }: ComparisonFiles) {
  return {
    prompts,
    judge: options.judge === undefined ? null : { modelId: options.judge, rubric },
    repeat: wholeNumber("--repeat", options.repeat, 100),
    maxUsd: dollarsOption("--max-usd", options.maxUsd),
    valueUsd: options.value === undefined ? null : dollarsOption("--value", options.value),
    maxAnswerTokens: wholeNumber("--max-answer-tokens", options.maxAnswerTokens),
    concurrency: wholeNumber("--concurrency", options.concurrency, 64),
    seed: wholeNumber("--seed", options.seed),
  };
}

/** Before anything is paid for: whether there will be a place for what it bought. */
async function openForReport(file: string): Promise<void> {
  await writeFile(file, "", { flag: "a" }).catch(() => {
    throw new InvalidInputError(
      "--out",
      `${file} cannot be written`,
      "name a file in a folder that is there",
    );
  });
}

async function show(
  { terminal }: CommandContext,
  comparison: ModelComparison,
  out: string | undefined,
): Promise<void> {
  const report = writeReport(comparison);
  if (out !== undefined) await writeFile(out, report);
  if (terminal.isJson) terminal.json(comparison);
  else if (out === undefined) terminal.line((await renderMarkdown(terminal, report)).trimEnd());
  else {
    const { verdict, why } = comparison.recommendation;
    terminal.line(`${terminal.style("bold", verdict)}: ${why[0] ?? ""} The report is in ${out}.`);
  }
  if (comparison.stopped === "budget") terminal.note(describeLimit(comparison));
  if (comparison.problem !== null) terminal.note(`ion: ${comparison.problem}`, "red");
}

function describeLimit({ measured, planned, maxUsd, models, judge }: ModelComparison): string {
  const stopped = `${measured} of ${planned} pairs were measured: another could pass --max-usd ${maxUsd}.`;
  const unpriced = [
    ...[models.a, models.b].flatMap(({ id, price }) => (price === null ? id : [])),
    ...(judge?.isPriceUnknown ? [judge.modelId] : []),
  ];
  if (unpriced.length === 0) return stopped;
  const hint = unpriced.map((id) => `ion models price ${id}`).join(", ");
  return `${stopped} An unknown price is held to be high; ${hint} sets it.`;
}
