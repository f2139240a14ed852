import type { Command } from "commander";
import { BUDGET_PERIODS, type BudgetStateView, WHEN_SPENT } from "#contract/cost.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { type Action, withIon } from "../session.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";

interface SetOptions {
  readonly per: string;
  readonly person?: string | true;
  readonly key?: string | true;
  readonly warnAt: string;
  readonly whenSpent: string;
}

const EXAMPLES = `
Examples:
  ion budgets set 5 --per day                        the workspace: $5 a day
  ion budgets set 20 --per month --person            each person: $20 a month
  ion budgets set 1 --per day --key key_01m7… --when-spent cheaper`;

export function addBudgetsCommand(program: Command, action: Action): void {
  const budgets = program
    .command("budgets")
    .description("how much may be spent on models")
    .addHelpText("after", EXAMPLES);
  budgets
    .command("list")
    .description("show the budgets with what is spent of them")
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async ({ costs, localActor }) => {
          const { terminal } = context;
          const list = await costs.budgets(localActor.workspaceId);
          if (terminal.isJson) terminal.json({ budgets: list });
          else if (list.length === 0)
            terminal.line(
              "No budgets: models may be asked without limit. Set one with: ion budgets set 5 --per day",
            );
          else terminal.line(budgetLines(terminal, list));
          return undefined;
        }),
      ),
    );
  addSet(budgets, action);
  budgets
    .command("remove")
    .description("take a budget away")
    .argument("<id>", "the budget's id, from `ion budgets list`")
    .addHelpText("after", "\nExamples:\n  ion budgets remove bud_01m7…")
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async ({ costs, localActor }) => {
          await costs.removeBudget(localActor.workspaceId, id);
          if (context.terminal.isJson) context.terminal.json({ removed: id });
          else context.terminal.line(`Removed ${id}.`);
          return undefined;
        }),
      ),
    );
}

function addSet(budgets: Command, action: Action): void {
  budgets
    .command("set")
    .description("set a budget, or change the one for the same and the same period")
    .argument("<usd>", "the limit in US dollars, e.g. 5 or 0.50")
    .requiredOption("--per <period>", `${BUDGET_PERIODS.join(" or ")}, in UTC`)
    .option("--person [id]", "for this person; without an id, for each person")
    .option("--key [id]", "for this access key; without an id, for each key")
    .option("--warn-at <share>", "warn when this share is spent, above 0 and up to 1", "0.8")
    .option(
      "--when-spent <what>",
      "stop: refuse calls that cost; cheaper: ask a model that costs less",
      "stop",
    )
    .addHelpText("after", EXAMPLES)
    .action((usd: string, options: SetOptions, command: Command) =>
      action(command, (context) => {
        const input = { ...place(options), ...limits(usd, options) };
        return withIon(context, async ({ costs, localActor }) => {
          const set = await costs.setBudget(localActor.workspaceId, input);
          if (context.terminal.isJson) context.terminal.json({ budgets: set });
          else context.terminal.line(budgetLines(context.terminal, set));
          return undefined;
        });
      }),
    );
}

function place({ person, key }: SetOptions) {
  if (person !== undefined && key !== undefined)
    throw new InvalidInputError("--key", "cannot go together with --person", "set a budget for each of them");
  const given = person ?? key;
  const subject = given === undefined || given === true ? {} : { subject_id: given };
  if (person !== undefined) return { scope: "person", ...subject } as const;
  return { scope: key === undefined ? "workspace" : "key", ...subject } as const;
}

function limits(usd: string, options: SetOptions) {
  return {
    limit_usd: decimal("usd", usd, { least: 0, most: 1_000_000 }),
    period: oneOf("--per", options.per, BUDGET_PERIODS),
    warn_at: decimal("--warn-at", options.warnAt, { least: 0.01, most: 1 }),
    when_spent: oneOf("--when-spent", options.whenSpent, WHEN_SPENT),
  };
}

function decimal(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const value = Number(text.replace(/^\$/, ""));
  if (text.trim() !== "" && value >= least && value <= most) return value;
  throw new InvalidInputError(
    name,
    `${JSON.stringify(text)} is no number of ${least} to ${most}`,
    `give one, e.g. ${name === "usd" ? "5" : "0.8"}`,
  );
}

function oneOf<Name extends string>(option: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw new InvalidInputError(option, `${JSON.stringify(text)} is not known`, `use ${names.join(" or ")}`);
}

export function budgetLines(terminal: Terminal, budgets: readonly BudgetStateView[]): string {
  const rows = budgets.map((budget) => [
    budget.budget_id,
    budget.scope === "workspace"
      ? "workspace"
      : `${budget.scope} ${budget.subject_id === "*" ? "(each)" : budget.subject_id}`,
    `$${budget.limit_usd} a ${budget.period}`,
    `$${budget.spent_usd.toFixed(budget.spent_usd < 1 ? 4 : 2)}${budget.held_usd > 0 ? ` + $${budget.held_usd.toPrecision(2)} held` : ""}`,
    budget.state,
    budget.when_spent,
    budget.resets_at.slice(0, 10),
  ]);
  return table(terminal, ["budget", "for", "limit", "spent", "state", "then", "new on"], rows);
}
