import type { Command } from "commander";
import type { Ion, KnownModel } from "#app/index.ts";
import type { ProbeResult } from "#app/model-probes.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { table } from "../table.ts";
import { addHearingModels } from "./hearing-models.ts";
import { addModelAddCommand } from "./model-add.ts";
import { addModelPolicyCommand } from "./model-policy.ts";
import { addModelPriceCommands, describeCost } from "./model-prices.ts";
import { addModelsCompareCommand } from "./models-compare.ts";
import { addModelsProbeCommand, describeLimits } from "./models-probe.ts";

const NONE =
  "No model is configured: ION answers from its playbooks. `ion models add` stores one; a provider's key in the settings does, too.";

export function addModelsCommand(program: Command, action: Action): void {
  const models = program
    .command("models")
    .description("the models that answer, and the one that hears")
    .addHelpText(
      "after",
      "\nExamples:\n  ion models add ollama/llama3.2\n  ion models list\n  ion models test openai/gpt-5-mini",
    );
  models
    .command("list")
    .description("show the models that may answer, in the order in which they are asked")
    .action((_options: object, command: Command) =>
      action(command, (context) => withIon(context, (ion) => listModels(context, ion))),
    );
  addModelAddCommand(models, action);
  addChanges(models, action);
  models
    .command("test")
    .description("ask each model, or one, for a word; costs a few tokens")
    .argument("[id]", "PROVIDER/NAME, as `ion models list` shows it")
    .action((id: string | undefined, _options: object, command: Command) =>
      action(command, (context) => withIon(context, (ion) => testModels(context, ion, id))),
    );
  addModelPolicyCommand(models, action);
  addModelPriceCommands(models, action);
  addModelsCompareCommand(models, action);
  addModelsProbeCommand(models, action);
  addHearingModels(models, action);
}

/** Changes of stored models that take nothing but their id. */
function addChanges(models: Command, action: Action): void {
  models
    .command("remove")
    .description("forget a model that was added, and its key")
    .argument("<id>", "PROVIDER/NAME, as `ion models list` shows it")
    .addHelpText("after", "\nExamples:\n  ion models remove ollama/llama3.2")
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          await ion.models.remove(id);
          if (context.terminal.isJson) context.terminal.json({ removed: id });
          else context.terminal.line(`Removed ${id}; a running ION leaves it within a few seconds.`);
          return undefined;
        }),
      ),
    );
  models
    .command("first")
    .description("put a model before the others that were added; counts where the policy finds them equal")
    .argument("<id>", "PROVIDER/NAME, as `ion models list` shows it")
    .addHelpText("after", "\nExamples:\n  ion models first ollama/llama3.2")
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          await ion.models.moveFirst(id);
          if (context.terminal.isJson) context.terminal.json({ first: id });
          else context.terminal.line(`${id} is the first of the models that were added.`);
          return undefined;
        }),
      ),
    );
}

type Models = ReturnType<Ion["lumen"]["models"]>;

/** Those that are asked, in that order, then those that are off. */
async function listModels({ terminal }: CommandContext, { lumen, models, probes }: Ion): Promise<undefined> {
  const known = await models.list();
  const probed = await probes.list();
  const asked = lumen.models().map((model) => {
    const from = known.find(({ id, problem }) => id === model.id && problem === null)?.from ?? "settings";
    const probe = probed.find(({ modelId }) => modelId === model.id) ?? null;
    return { ...model, from, problem: null, probe };
  });
  const isOff = known.filter(({ problem }) => problem !== null);
  if (terminal.isJson) terminal.json([...asked, ...isOff]);
  else if (known.length === 0 && asked.length === 0) terminal.line(NONE);
  else {
    const head = ["model", "server", "key", "$ a million tokens, in / out", "from", "why here", "limits"];
    const rows = [...asked.map(rowOf), ...isOff.map(rowOfOff)];
    const columns = probed.length === 0 ? head.length - 1 : head.length;
    const shown = rows.map((row) => row.slice(0, columns));
    terminal.line(table(terminal, head.slice(0, columns), shown));
  }
  return undefined;
}

function rowOf(
  model: Models[number] & { readonly from: KnownModel["from"]; readonly probe: ProbeResult | null },
): string[] {
  const { id, url, hasKey, price, from, reason, probe } = model;
  const key = hasKey ? "key set" : "no key";
  return [id, new URL(url).host, key, costOf(price), from, reason, describeLimits(probe)];
}

function costOf(price: KnownModel["price"]): string {
  if (price === null) return "unknown";
  if (price.input === 0 && price.output === 0) return "free";
  return `${price.input} / ${price.output} (${price.asOf})`;
}

function rowOfOff({ id, url, hasKey, problem }: KnownModel): string[] {
  const why = `off: ${problem?.message} — ${problem?.fix}`;
  return [id, new URL(url).host, hasKey ? "key set" : "no key", "–", "stored", why, ""];
}

async function testModels({ terminal, interrupted }: CommandContext, { lumen }: Ion, id: string | undefined) {
  const known = lumen.models();
  const models =
    id === undefined ? known : [{ id, isLocal: known.some((one) => one.id === id && one.isLocal) }];
  const results = [];
  for (const model of models) {
    const result = await lumen.test(model.id, interrupted);
    results.push(result);
    if (terminal.isJson) continue;
    const told = result.isWorking
      ? `works, ${Math.round(result.tookMs)} ms, ${describeCost(model, result.costUsd)}`
      : `does not answer: ${result.problem}`;
    terminal.line(`${result.isWorking ? "✔" : "✖"} ${model.id}  ${told}`);
  }
  if (terminal.isJson) terminal.json(results);
  else if (models.length === 0) terminal.line(NONE);
  return results.every(({ isWorking }) => isWorking) ? undefined : 1;
}
