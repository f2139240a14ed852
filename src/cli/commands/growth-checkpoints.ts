/** `ion growth checkpoints` and `ion growth checkpoint`: the days on which one looks how far one has come. */
import type { Command } from "commander";
import type { GrowthPlan } from "#contract/growth.ts";
import type { GrowthCheckpointList } from "#contract/growth-outcome.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { type GrowthWords, growthWordsFor } from "../growth-words-catalog.ts";
import { type Action, withIon } from "../session.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";

type Checkpoint = GrowthPlan["checkpoints"][number];
type Mark = Checkpoint["state"];
const MARKS: readonly Mark[] = ["done", "skipped", "open"];

export function addCheckpoints(growth: Command, action: Action): void {
  growth
    .command("checkpoints")
    .description("list the checkpoints of a plan, or the open ones of all, the nearest day first")
    .argument("[id]", "the plan's id, from `ion growth list`")
    .action((id: string | undefined, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const list =
            id === undefined
              ? await ion.growth.openCheckpoints(ion.localActor)
              : listOf(await ion.growth.read(ion.localActor, id));
          showCheckpoints(context.terminal, list, Intl.DateTimeFormat().resolvedOptions().locale);
          return undefined;
        }),
      ),
    );
  growth
    .command("checkpoint")
    .description("say whether a checkpoint was reached")
    .argument("<id>", "the plan's id")
    .argument("<checkpoint>", "the checkpoint's id, from `ion growth checkpoints`")
    .argument("<state>", MARKS.join(", "))
    .action((id: string, checkpointId: string, state: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const mark = { checkpointId, state: markOf(state) };
          const plan = await ion.growth.checkpoint(ion.localActor, id, mark);
          showCheckpoints(context.terminal, listOf(plan), plan.language);
          return undefined;
        }),
      ),
    );
}

function markOf(given: string): Mark {
  const mark = MARKS.find((each) => each === given);
  if (mark !== undefined) return mark;
  throw new InvalidInputError("state", "is no state of a checkpoint", `use one of ${MARKS.join(", ")}`);
}

function listOf({ id, title, checkpoints }: GrowthPlan): GrowthCheckpointList {
  return {
    checkpoints: checkpoints.map((checkpoint) => ({ ...checkpoint, plan_id: id, plan_title: title })),
  };
}

function showCheckpoints(terminal: Terminal, list: GrowthCheckpointList, language: string): void {
  const words = growthWordsFor(language);
  if (terminal.isJson) terminal.json(list);
  else if (list.checkpoints.length === 0) terminal.line(words.noCheckpoints);
  else
    terminal.line(
      table(
        terminal,
        words.checkpointHead,
        list.checkpoints.map((each) => rowOf(each, words)),
      ),
    );
}

type Listed = GrowthCheckpointList["checkpoints"][number];

function rowOf({ due_at, state, id, plan_id, title }: Listed, words: GrowthWords): readonly string[] {
  return [due_at.slice(0, 10), words.checkpointStates[state], id, plan_id, title];
}
