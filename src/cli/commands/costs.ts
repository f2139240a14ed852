import type { Command } from "commander";
import { COST_GROUPS, type CostReportView } from "#contract/cost.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { wholeNumber } from "../number-option.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { table } from "../table.ts";
import { budgetLines } from "./budgets.ts";

interface CostOptions {
  readonly days: string;
  readonly by: string;
}

const MINUTES_A_DAY = 1440;

export function addCostsCommand(program: Command, action: Action): void {
  program
    .command("costs")
    .description("what models cost, and what was saved")
    .option("--days <number>", "how far back, up to 366", "30")
    .option("--by <group>", `what to tell apart: ${COST_GROUPS.join(", ")}`, "model")
    .addHelpText(
      "after",
      "\nExamples:\n  ion costs\n  ion costs --days 7 --by day\n  ion costs --by person --json",
    )
    .action((options: CostOptions, command: Command) =>
      action(command, (context) => {
        const days = wholeNumber("--days", options.days, 366);
        const by = COST_GROUPS.find((group) => group === options.by);
        if (by === undefined)
          throw new InvalidInputError(
            "--by",
            `${JSON.stringify(options.by)} is no group`,
            `use ${COST_GROUPS.join(", ")}`,
          );
        return withIon(context, async ({ costs, localActor }) => {
          const report = await costs.report(localActor.workspaceId, {
            window_minutes: days * MINUTES_A_DAY,
            by,
          });
          if (context.terminal.isJson) context.terminal.json(report);
          else show(context, report, days);
          return undefined;
        });
      }),
    );
}

function show(
  { terminal }: CommandContext,
  { total, groups, by, budgets }: CostReportView,
  days: number,
): void {
  if (total.calls === 0) {
    terminal.line(`No model was asked in the last ${days} days; ION's own playbooks cost nothing.`);
  } else {
    const rows = groups.map((sum) => [
      sum.name,
      String(sum.calls),
      String(sum.prompt_tokens),
      percent(sum.prompt_cache_hit_rate),
      String(sum.completion_tokens),
      dollars(sum.cost_usd),
      dollars(sum.saved_usd),
    ]);
    terminal.line(
      table(terminal, [by, "calls", "tokens in", "of it cached", "tokens out", "cost", "saved"], rows),
    );
    const failures = total.failed === 0 ? "" : `, ${total.failed} failed`;
    const spared = total.cached === 0 ? "" : `, ${total.cached} answered from ION's cache`;
    terminal.line(
      `${dollars(total.cost_usd)} in ${days} days for ${total.calls} calls${failures}${spared}; ${dollars(total.saved_usd)} saved.`,
    );
    if (total.unpriced > 0)
      terminal.note(
        `${total.unpriced} calls of models without a known price are not in it: tell it with ion models price.`,
      );
  }
  if (budgets.length > 0) terminal.line(budgetLines(terminal, budgets));
}

function percent(share: number | null): string {
  return share === null ? "–" : `${(share * 100).toFixed(0)} %`;
}

/** Enough digits for a single cheap call. */
function dollars(usd: number): string {
  if (usd === 0) return "$0";
  return usd >= 0.1 ? `$${usd.toFixed(2)}` : `$${usd.toPrecision(2)}`;
}
