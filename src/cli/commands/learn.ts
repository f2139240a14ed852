import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { InvalidInputError } from "#lib/ion-error.ts";
import { wholeNumber } from "../number-option.ts";
import { type Action, withIon } from "../session.ts";
import { showEvaluation, showPopulation, showRetrained, showVersions } from "./learn-view.ts";

const KINDS = ["taste", "hearing"] as const;

/** `ion learn …`: how routing learns from feedback, and whether it does. */
export function addLearnCommand(program: Command, action: Action): void {
  const learn = program
    .command("learn")
    .description("how routing learns from ratings: a replay, the judging of policies, retraining")
    .addHelpText(
      "after",
      "\nExamples:\n  ion learn report --people 100\n  ion learn evaluate --policy static\n  ion learn evaluate --policy matrix.json\n  ion learn retrain\n  ion learn rollback taste",
    );
  addReport(learn, action);
  addEvaluate(learn, action);
  addRetrain(learn, action);
}

interface ReportOptions {
  readonly people: string;
  readonly seed: string;
  readonly noise: string;
  readonly misheard: string;
  readonly share: string;
  readonly population?: string;
}

function addReport(learn: Command, action: Action): void {
  learn
    .command("report")
    .description("replay routing on simulated people whose taste is known and changes")
    .option("--people <number>", "of each population, up to 2000", "60")
    .option("--seed <number>", "the same seed gives the same people", "1")
    .option("--noise <stars>", "standard deviation of a rating, 0 to 3", "0.5")
    .option("--misheard <share>", "share of messages heard as another wave key, 0 to 1", "0")
    .option("--share <share>", "share of turns that may explore, 0 to 0.5", "0.2")
    .option("--population <name>", "one population alone instead of all")
    .action((options: ReportOptions, command: Command) =>
      action(command, (context) => {
        const settings = {
          people: wholeNumber("--people", options.people, 2000),
          seed: wholeNumber("--seed", options.seed, 2 ** 31),
          noise: between("--noise", options.noise, 3),
          misheard: between("--misheard", options.misheard, 1),
          explorationShare: between("--share", options.share, 0.5),
          ...(options.population === undefined ? {} : { population: options.population }),
        };
        return withIon(context, async ({ learning, localActor }) => {
          const populations = [];
          for await (const population of learning.report(localActor, settings)) {
            if (context.interrupted.aborted) break;
            populations.push(population);
            if (!context.terminal.isJson) showPopulation(context.terminal, population);
          }
          if (context.terminal.isJson) context.terminal.json({ ...settings, populations });
          return undefined;
        });
      }),
    );
}

function addEvaluate(learn: Command, action: Action): void {
  learn
    .command("evaluate")
    .description("what people would have thought of another policy, from logged decisions and their ratings")
    .requiredOption("--policy <policy>", "static, greedy, always:PERSONA, or a file of affinities")
    .action(({ policy }: { policy: string }, command: Command) =>
      action(command, (context) =>
        withIon(context, async ({ learning, localActor }) => {
          const evaluation = await learning.evaluate(localActor, await policyNamed(policy));
          if (context.terminal.isJson) context.terminal.json(evaluation);
          else showEvaluation(context.terminal, evaluation);
          return undefined;
        }),
      ),
    );
}

function addRetrain(learn: Command, action: Action): void {
  learn
    .command("retrain")
    .description("learn from the workspace's feedback now; what is not better by more than noise is not used")
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async ({ learning, localActor }) => {
          const retrained = await learning.retrain(localActor.workspaceId);
          if (context.terminal.isJson) context.terminal.json(retrained);
          else showRetrained(context.terminal, retrained);
          return undefined;
        }),
      ),
    );
  learn
    .command("list")
    .description("what was learned and promoted, newest first")
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async ({ learning, localActor }) => {
          const versions = await learning.list(localActor);
          if (context.terminal.isJson) context.terminal.json(versions);
          else showVersions(context.terminal, versions);
          return undefined;
        }),
      ),
    );
  learn
    .command("rollback")
    .description("go back to what was in use before")
    .argument("<kind>", KINDS.join(" or "))
    .action((given: string, _options: object, command: Command) =>
      action(command, (context) => {
        const kind = KINDS.find((each) => each === given);
        if (kind === undefined)
          throw new InvalidInputError(
            "kind",
            `${JSON.stringify(given)} is not learned`,
            `use ${KINDS.join(" or ")}`,
          );
        return withIon(context, async ({ learning, localActor }) => {
          const version = await learning.rollBack(localActor, kind);
          if (context.terminal.isJson) context.terminal.json({ rolled_back: version });
          else context.terminal.line(`${version} is no longer in use.`);
          return undefined;
        });
      }),
    );
}

/** A name, or the content of the file of that name. */
async function policyNamed(policy: string): Promise<{ name: string } | { text: string }> {
  if (/^(static|greedy|always:.*)$/.test(policy)) return { name: policy };
  try {
    return { text: await readFile(policy, "utf8") };
  } catch {
    throw new InvalidInputError(
      "--policy",
      "is neither a policy nor a readable file",
      "use static, greedy, always:PERSONA, or a file of affinities",
    );
  }
}

function between(option: string, text: string, most: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= 0 && value <= most) return value;
  throw new InvalidInputError(
    option,
    `${JSON.stringify(text)} is no number of 0 to ${most}`,
    `give 0 to ${most}`,
  );
}
