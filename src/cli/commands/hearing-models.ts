import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { createHearingModels, type HearingModelList } from "#app/index.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { table } from "../table.ts";

const NEXT_START = "It is used from the next start of ION on.";

/** `ion models hearing …` */
export function addHearingModels(models: Command, action: Action): void {
  const hearing = models
    .command("hearing")
    .description("the classifier that hears tone, pace and intent")
    .addHelpText(
      "after",
      "\nExamples:\n  ion models hearing list\n  ion models hearing labels --out labels.jsonl\n  ion models hearing promote candidate.bin\n  ion models hearing rollback",
    );
  hearing
    .command("list")
    .description("show the model in use and those that were promoted")
    .action((_options: object, command: Command) =>
      action(command, async (context) => {
        const list = await modelsOf(context).list();
        if (context.terminal.isJson) context.terminal.json(list);
        else showList(context, list);
        return undefined;
      }),
    );
  addPromoteCommand(hearing, action);
  hearing
    .command("rollback")
    .description("go back to the model before")
    .action((_options: object, command: Command) =>
      action(command, async (context) => {
        const version = await modelsOf(context).rollback();
        if (context.terminal.isJson) context.terminal.json({ current: version });
        else context.terminal.line(`Back to ${version}. ${NEXT_START}`);
        return undefined;
      }),
    );
  addLabelsCommand(hearing, action);
}

function addPromoteCommand(hearing: Command, action: Action): void {
  hearing
    .command("promote")
    .description("use a newly trained model, if it is better on held messages by more than noise")
    .argument("<file>", "weights that `npm run train -- --out FILE` wrote")
    .option("--data <file>", "held messages, one JSON object a line, instead of ION's own")
    .option("--force", "promote it even if it is not better")
    .action((file: string, options: { data?: string; force?: boolean }, command: Command) =>
      action(command, async (context) => {
        const verdict = await modelsOf(context).promote(file, {
          force: options.force ?? false,
          heldFile: options.data,
          now: Date.now(),
        });
        const { terminal } = context;
        if (terminal.isJson) terminal.json(verdict);
        else {
          terminal.line(
            `${verdict.version} is promoted: right in ${percent(verdict.candidate)} of ${verdict.messages} held messages, before ${percent(verdict.current)}. ${NEXT_START}`,
          );
        }
        return undefined;
      }),
    );
}

function addLabelsCommand(hearing: Command, action: Action): void {
  hearing
    .command("labels")
    .description("write what people corrected, as labels for `npm run train -- --labels FILE`")
    .option("--out <file>", "the file to write; standard output when left out")
    .action((options: { out?: string }, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const corrections = await ion.conversations.corrections(ion.localActor);
          const lines = corrections.map((correction) => `${JSON.stringify(correction)}\n`).join("");
          if (options.out === undefined) context.terminal.piece(lines);
          else {
            await writeFile(options.out, lines, { mode: 0o600 });
            context.terminal.line(`${corrections.length} corrections in ${options.out}.`);
          }
          return undefined;
        }),
      ),
    );
}

function modelsOf(context: CommandContext) {
  return createHearingModels(context.settings().config.dataDir);
}

function showList({ terminal }: CommandContext, { current, packaged, promoted }: HearingModelList): void {
  const state = (version: string) => (version === current ? "in use" : "");
  const rows = [
    [packaged, state(packaged), "packaged", ""],
    ...promoted.map((model) => [
      model.version,
      state(model.version),
      `promoted ${model.promoted_at.slice(0, 10)}${model.forced ? " (forced)" : ""}`,
      `${percent(model.accuracy)}, before ${percent(model.replaced_accuracy)}`,
    ]),
  ];
  terminal.line(table(terminal, ["model", "state", "from", "right on held messages"], rows));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
