import type { Command } from "commander";
import type { NumberFact, ProbeResult, TruthFact } from "#app/model-probes.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { dollarsOption } from "../dollars-option.ts";
import { wholeNumber } from "../number-option.ts";
import { startProgress } from "../progress.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { table } from "../table.ts";

interface ProbeOptions {
  readonly show?: boolean;
  readonly maxRequests: string;
  readonly maxUsd: string;
  readonly rateUpTo?: string;
  readonly context?: boolean;
}

const EXAMPLES = `
Examples:
  ion models probe openai/gpt-5-mini
  ion models probe local/llama3.2 --context --rate-up-to 600/min
  ion models probe --show`;

/** `ion models probe` */
export function addModelsProbeCommand(models: Command, action: Action): void {
  models
    .command("probe")
    .description("find out what a model's provider allows and can do; ends at its first refusal")
    .argument("[id]", "PROVIDER/NAME, as `ion models list` shows it")
    .option("--show", "show what was found before, of one model or all; asks nothing")
    .option("--max-requests <number>", "send no more requests", "60")
    .option("--max-usd <dollars>", "spend no more", "0.05")
    .option(
      "--rate-up-to <rate>",
      "try rates up to this, e.g. 300/min; without, 120/min unless the provider tells",
    )
    .option("--context", "measure the context window by longer and longer prompts")
    .addHelpText("after", EXAMPLES)
    .action((id: string | undefined, options: ProbeOptions, command: Command) =>
      action(command, (context) => (options.show ? show(context, id) : probe(context, id, options))),
    );
}

async function probe(
  context: CommandContext,
  id: string | undefined,
  options: ProbeOptions,
): Promise<number | undefined> {
  if (id === undefined)
    throw new InvalidInputError("id", "is missing", "name a model, or add --show for what is known");
  const bounds = {
    maxRequests: wholeNumber("--max-requests", options.maxRequests, 10_000),
    maxUsd: dollarsOption("--max-usd", options.maxUsd),
    rateUpTo: options.rateUpTo === undefined ? null : readRate(options.rateUpTo),
    isContextWanted: options.context ?? false,
  };
  const { terminal, interrupted: signal } = context;
  const progress = startProgress(terminal, "probe", "requests at most");
  const work = withIon(context, ({ probes }) =>
    probes.probe(id, { ...bounds, signal, onProgress: progress.update }),
  );
  const result = await work.finally(progress.stop);
  if (terminal.isJson) terminal.json(result);
  else showResult(context, result);
  return result.problem === null ? undefined : 1;
}

async function show(context: CommandContext, id: string | undefined): Promise<number | undefined> {
  const all = await withIon(context, ({ probes }) => probes.list());
  const results = all.filter(({ modelId }) => id === undefined || modelId === id);
  const { terminal } = context;
  if (terminal.isJson) terminal.json(results);
  else if (results.length === 0)
    terminal.line(`Nothing is known yet. Find it out with: ion models probe ${id ?? "PROVIDER/NAME"}`);
  for (const [index, result] of terminal.isJson ? [] : results.entries()) {
    if (index > 0) terminal.line();
    showResult(context, result);
  }
  return undefined;
}

/** What is known of a model's limits, in a few words; empty when it was never probed. */
export function describeLimits(result: ProbeResult | null): string {
  if (result === null) return "";
  const { requestsPerMinute, contextTokens } = result.limits;
  const parts = [
    requestsPerMinute.value === null ? [] : `${amount(requestsPerMinute)}/min`,
    contextTokens.value === null ? [] : `context ${amount(contextTokens)}`,
  ].flat();
  return `${parts.join(", ") || "no limits told"} (${result.probedAt.slice(0, 10)})`;
}

function readRate(text: string): number {
  const [, digits] = /^(\d{1,6})(?:\/min)?$/.exec(text) ?? [];
  if (digits !== undefined && Number(digits) >= 1) return Number(digits);
  throw new InvalidInputError("--rate-up-to", `${JSON.stringify(text)} is no rate`, "write it as 300/min");
}

const ENDINGS: Readonly<Record<ProbeResult["stopped"], string>> = {
  done: "everything was tried",
  "rate-limited": "ended at the provider's first refusal",
  requests: "ended at --max-requests",
  usd: "more would pass --max-usd",
  refused: "the model did not answer",
  failing: "the provider stopped answering",
  interrupted: "interrupted",
};

function showResult({ terminal }: CommandContext, result: ProbeResult): void {
  const { modelId, probedAt, requests, costUsd, stopped, retryAfterMs, problem, limits, abilities } = result;
  const cost = costUsd === null ? "price unknown" : `$${costUsd.toFixed(6)} at most`;
  const pause = retryAfterMs === null ? "" : `; it asks for ${Math.ceil(retryAfterMs / 1000)} s of rest`;
  terminal.line(
    `${terminal.style("bold", modelId)}, ${probedAt.slice(0, 16).replace("T", " ")} UTC, ${requests} requests, ${cost}: ${ENDINGS[stopped]}${pause}.`,
  );
  if (problem !== null) terminal.line(`It did not answer: ${problem}.`);
  const number = (name: string, fact: NumberFact) => [
    name,
    fact.value === null ? "–" : amount(fact),
    fact.source,
    fact.detail,
  ];
  const truth = (name: string, { value, source, detail }: TruthFact) => {
    return [name, value === null ? "–" : value ? "yes" : "no", source, detail];
  };
  const rows = [
    number("requests a minute", limits.requestsPerMinute),
    number("tokens a minute", limits.tokensPerMinute),
    number("requests at once", limits.concurrency),
    number("context, tokens", limits.contextTokens),
    number("longest answer, tokens", limits.maxAnswerTokens),
    truth("streaming", abilities.streaming),
    truth("tools", abilities.tools),
    truth("JSON mode", abilities.json),
    truth("usage reported", abilities.usage),
    truth("prompt cache reported", abilities.promptCache),
  ];
  terminal.line(table(terminal, ["", "", "how it is known", "from"], rows));
}

function amount({ value, isAtLeast }: NumberFact): string {
  const rounded = (value ?? 0) >= 10 ? Math.round(value ?? 0) : Number((value ?? 0).toPrecision(2));
  return `${isAtLeast ? "≥ " : ""}${rounded.toLocaleString("en-US")}`;
}
