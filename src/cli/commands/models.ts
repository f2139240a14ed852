import type { Command } from "commander";
import type { Ion } from "#app/index.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { table } from "../table.ts";
import { addHearingModels } from "./hearing-models.ts";

const NONE =
  "No model is configured: ION answers from its playbooks. Set ION_MODEL_URL and ION_MODEL, or a provider's key.";

export function addModelsCommand(program: Command, action: Action): void {
  const models = program
    .command("models")
    .description("the models that answer, and the one that hears")
    .addHelpText("after", "\nExamples:\n  ion models list\n  ion models test openai/gpt-5-mini");
  models
    .command("list")
    .description("show the models that may answer, in the order in which they are asked")
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async ({ lumen }) => {
          const list = lumen.models();
          if (context.terminal.isJson) context.terminal.json(list);
          else context.terminal.line(list.length === 0 ? NONE : listOf(context, list));
          return undefined;
        }),
      ),
    );
  models
    .command("test")
    .description("ask each model, or one, for a word; costs a few tokens")
    .argument("[id]", "PROVIDER/NAME, as `ion models list` shows it")
    .action((id: string | undefined, _options: object, command: Command) =>
      action(command, (context) => withIon(context, (ion) => testModels(context, ion, id))),
    );
  addHearingModels(models, action);
}

type Models = ReturnType<Ion["lumen"]["models"]>;

function listOf({ terminal }: CommandContext, models: Models): string {
  const rows = models.map(({ id, url, hasKey, price, reason }) => [
    id,
    new URL(url).host,
    hasKey ? "key set" : "no key",
    price === null ? "unknown" : `${price.input} / ${price.output} (${price.asOf})`,
    reason,
  ]);
  return table(terminal, ["model", "server", "key", "$ a million tokens, in / out", "why here"], rows);
}

async function testModels({ terminal, interrupted }: CommandContext, { lumen }: Ion, id: string | undefined) {
  const models = id === undefined ? lumen.models() : [{ id }];
  const results = [];
  for (const model of models) {
    const result = await lumen.test(model.id, interrupted);
    results.push(result);
    if (terminal.isJson) continue;
    const cost = result.costUsd === null ? "price unknown" : `$${result.costUsd.toFixed(6)}`;
    const told = result.isWorking
      ? `works, ${Math.round(result.tookMs)} ms, ${cost}`
      : `does not answer: ${result.problem}`;
    terminal.line(`${result.isWorking ? "✔" : "✖"} ${model.id}  ${told}`);
  }
  if (terminal.isJson) terminal.json(results);
  else if (models.length === 0) terminal.line(NONE);
  return results.every(({ isWorking }) => isWorking) ? undefined : 1;
}
