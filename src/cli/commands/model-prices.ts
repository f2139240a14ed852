import type { Command } from "commander";
import type { ListedPrice } from "#app/index.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { table } from "../table.ts";

interface PriceOptions {
  readonly input?: string;
  readonly cached?: string;
  readonly cacheWrite?: string;
  readonly output?: string;
  readonly from?: string;
  readonly forget?: boolean;
}

/** `ion models prices` and `ion models price` */
export function addModelPriceCommands(models: Command, action: Action): void {
  models
    .command("prices")
    .description("show what models cost, since when and who says so")
    .argument("[text]", "only models whose id has this in it")
    .option("--all", "also prices that are over, or not yet in force")
    .addHelpText("after", "\nExamples:\n  ion models prices\n  ion models prices haiku --all")
    .action((text: string | undefined, options: { all?: boolean }, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const prices = (await ion.models.prices()).filter(
            ({ modelId, isInForce }) => (options.all || isInForce) && modelId.includes(text ?? ""),
          );
          showPrices(context, prices);
          return undefined;
        }),
      ),
    );
  models
    .command("price")
    .description("say what a model costs you, in US dollars a million tokens")
    .argument("<id>", "PROVIDER/NAME")
    .option("--input <dollars>", "what is sent")
    .option("--cached <dollars>", "of that, what comes from the provider's prompt cache; without, as --input")
    .option("--cache-write <dollars>", "of that, what is written to that cache; without, as --input")
    .option("--output <dollars>", "what it answers")
    .option("--from <day>", "the first day it is in force (UTC), e.g. 2026-12-01; without, today")
    .option("--forget", "forget your prices of this model; those that come with ION count again")
    .addHelpText(
      "after",
      "\nExamples:\n  ion models price openai/gpt-5-mini --input 0.25 --cached 0.03 --output 2\n  ion models price openai/gpt-5-mini --input 0.2 --output 1.5 --from 2026-12-01\n  ion models price openai/gpt-5-mini --forget",
    )
    .action((id: string, options: PriceOptions, command: Command) =>
      action(command, (context) => setPrice(context, id, options)),
    );
}

/** A cost in words. */
export function describeCost(
  model: { readonly id: string; readonly isLocal: boolean },
  costUsd: number | null,
) {
  if (costUsd === null) return `price unknown (ion models price ${model.id} sets it)`;
  return model.isLocal && costUsd === 0 ? "costs nothing" : `$${costUsd.toFixed(6)}`;
}

function setPrice(context: CommandContext, id: string, options: PriceOptions): Promise<undefined> {
  const { terminal } = context;
  return withIon(context, async ({ models }) => {
    if (options.forget) {
      const count = await models.forgetPrices(id);
      if (terminal.isJson) terminal.json({ forgotten: count });
      else terminal.line(count === 0 ? `You had no price of ${id}.` : `Forgot your prices of ${id}.`);
      return undefined;
    }
    const price = await models.setPrice({
      modelId: id,
      input: dollars("--input", options.input),
      output: dollars("--output", options.output),
      cachedInput: options.cached === undefined ? undefined : dollars("--cached", options.cached),
      cacheWrite: options.cacheWrite === undefined ? undefined : dollars("--cache-write", options.cacheWrite),
      from: options.from,
    });
    if (terminal.isJson) terminal.json(price);
    else
      terminal.line(
        `${id} costs $${price.input} in, $${price.cachedInput} cached, $${price.cacheWrite} written to the cache, $${price.output} out a million tokens, from ${price.from} on.`,
      );
    return undefined;
  });
}

function dollars(option: string, text: string | undefined): number {
  if (text === undefined)
    throw new InvalidInputError(
      option,
      "is missing",
      "give --input and --output, US dollars a million tokens",
    );
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidInputError(option, `${JSON.stringify(text)} is no price`, "write it as 0.25");
}

function showPrices({ terminal }: CommandContext, prices: readonly ListedPrice[]): void {
  if (terminal.isJson) {
    terminal.json(prices);
    return;
  }
  if (prices.length === 0) {
    terminal.line("No price is known. `ion models price ID` sets one.");
    return;
  }
  const rows = prices.map((price) => [
    price.modelId,
    ...[price.input, price.cachedInput, price.cacheWrite, price.output].map(String),
    `${price.from ?? "ever"}${price.isInForce ? "" : " (not now)"}`,
    price.isOld ? `${price.asOf} (old: check it)` : price.asOf,
    price.source,
  ]);
  terminal.line(table(terminal, ["model", "in", "cached", "write", "out", "from", "as of", "says"], rows));
}
