import type { Command } from "commander";
import { POLICIES } from "#app/index.ts";
import { TASKS } from "#contract/cost.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { table } from "../table.ts";

const DEFAULT = "default";

export function addModelPolicyCommand(models: Command, action: Action): void {
  models
    .command("policy")
    .description("show which models are asked first for a task, or choose it")
    .argument("[task]", TASKS.join(", "))
    .argument("[policy]", `${POLICIES.join(", ")}, or ${DEFAULT}: as ION_MODEL_POLICY says`)
    .addHelpText(
      "after",
      "\nExamples:\n  ion models policy\n  ion models policy judge best\n  ion models policy chat default",
    )
    .action((task: string | undefined, policy: string | undefined, _options: object, command: Command) =>
      action(command, (context) => {
        const change = task === undefined ? null : readChange(task, policy);
        return withIon(context, async ({ policies, config, localActor: { workspaceId } }) => {
          if (change !== null) await policies.set(workspaceId, change.task, change.policy);
          show(context, await policies.list(workspaceId), config.models.policy);
          return undefined;
        });
      }),
    );
}

function readChange(task: string, policy: string | undefined) {
  const known = TASKS.find((name) => name === task);
  if (known === undefined)
    throw new InvalidInputError("task", `${JSON.stringify(task)} is no task`, `use ${TASKS.join(", ")}`);
  const chosen = POLICIES.find((name) => name === policy);
  if (chosen === undefined && policy !== DEFAULT)
    throw new InvalidInputError(
      "policy",
      policy === undefined ? "is missing" : `${JSON.stringify(policy)} is no policy`,
      `use ${POLICIES.join(", ")} or ${DEFAULT}`,
    );
  return { task: known, policy: chosen ?? null };
}

function show(
  { terminal }: CommandContext,
  chosen: readonly { readonly task: string; readonly policy: string }[],
  otherwise: string,
): void {
  const rows = TASKS.map((task) => {
    const own = chosen.find((one) => one.task === task)?.policy;
    return { task, policy: own ?? otherwise, source: own === undefined ? "ION_MODEL_POLICY" : "chosen" };
  });
  if (terminal.isJson) terminal.json(rows);
  else
    terminal.line(
      table(
        terminal,
        ["task", "policy", "from"],
        rows.map(({ task, policy, source }) => [task, policy, source]),
      ),
    );
}
