import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import type { Ion } from "#app/index.ts";
import { type GrowthPlan, type GrowthStart, type GrowthStep, growthStepSchema } from "#contract/growth.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { inputOf, talkThrough } from "../growth-dialogue.ts";
import { showPlan, showPrompts, showQuestion } from "../growth-view.ts";
import { growthWordsFor } from "../growth-words-catalog.ts";
import { isInteractive, openPrompt } from "../prompt.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { table } from "../table.ts";
import { addCheckpoints } from "./growth-checkpoints.ts";
import { addOutcome } from "./growth-outcome.ts";

interface StartOptions {
  readonly cv: string;
  readonly jd: string;
  readonly language?: string;
}

const EXAMPLES = `
Examples:
  ion growth start --cv cv.pdf --jd job.md
  ion growth resume growth_01m7…
  ion growth answer growth_01m7… yes
  ion growth answer growth_01m7… dive what="I moved 12 services" team-size=4
  ion growth undo growth_01m7…
  ion growth outcome growth_01m7…
  ion growth report growth_01m7… --format pdf --out report.pdf`;
const ID = "the plan's id, from `ion growth list`";
const PAGE = 50;

export function addGrowthCommand(program: Command, action: Action): void {
  const growth = program
    .command("growth")
    .description("from a CV and a job to gaps, questions, strong answers and a plan")
    .addHelpText("after", EXAMPLES);
  addStart(growth, action);
  addList(growth, action);
  addOnPlan(growth, action, {
    name: "show",
    description: "show a plan: fit, strengths, gaps, the question that is asked",
    run: (ion, id) => ion.growth.read(ion.localActor, id),
  });
  addResume(growth, action);
  addAnswer(growth, action);
  addOnPlan(growth, action, {
    name: "undo",
    of: "question",
    description: "take your last step back",
    run: (ion, id) => ion.growth.undo(ion.localActor, id),
  });
  addOnPlan(growth, action, {
    name: "finish",
    description: "ask no more: what is there becomes the plan",
    run: (ion, id) => ion.growth.finish(ion.localActor, id),
  });
  addOutcome(growth, action);
  addCheckpoints(growth, action);
  addRemove(growth, action);
}

function addStart(growth: Command, action: Action): void {
  growth
    .command("start")
    .description("compare a CV with a job, and begin with the questions")
    .requiredOption("--cv <file>", "your CV, or a few sentences about yourself: PDF, DOCX, Markdown, text")
    .requiredOption("--jd <file>", "the job description, or your goal")
    .option("--language <language>", "en or ko; without, that of the CV")
    .action((options: StartOptions, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const [cv, job] = await Promise.all([upload("--cv", options.cv), upload("--jd", options.jd)]);
          const language = languageOf(options.language);
          const plan = await ion.growth.start(ion.localActor, {
            cv,
            job,
            ...(language === undefined ? {} : { language }),
          });
          return talk(context, ion, plan);
        }),
      ),
    );
}

function addResume(growth: Command, action: Action): void {
  growth
    .command("resume")
    .description("go on with a plan's questions")
    .argument("<id>", ID)
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => talk(context, ion, await ion.growth.read(ion.localActor, id))),
      ),
    );
}

/** Shows the plan, and asks where there is somebody to ask. */
async function talk(context: CommandContext, ion: Ion, plan: GrowthPlan): Promise<undefined> {
  const { terminal, interrupted } = context;
  if (!isInteractive(terminal)) return show(context, plan);
  showPlan(terminal, plan);
  using prompt = openPrompt({ input: process.stdin, output: process.stderr, interrupted });
  const ended = await talkThrough({ ion, terminal, prompt }, plan);
  const words = growthWordsFor(ended.language);
  terminal.line(ended.state === "asking" ? words.later(ended.id) : words.nextOutcome(ended.id));
  return undefined;
}

/** The whole plan, or only what is asked next where the person has just answered. */
function show({ terminal }: CommandContext, plan: GrowthPlan, of: "plan" | "question" = "plan"): undefined {
  if (terminal.isJson) {
    terminal.json(plan);
    return undefined;
  }
  if (of === "plan") showPlan(terminal, plan);
  showQuestion(terminal, plan);
  if (plan.current?.stage === "dive") showPrompts(terminal, plan.current.prompts, plan.language);
  terminal.note(nextCall(plan), "dim");
  return undefined;
}

/** What to type next, with the plan's own ids. */
function nextCall({ id, language, state, current }: GrowthPlan): string {
  const words = growthWordsFor(language);
  if (current === null) return state === "finished" ? words.nextOutcome(id) : `ion growth show ${id}`;
  const prompt = current.prompts.find(({ required }) => required) ?? current.prompts[0];
  return words.howToAnswer(id, current.stage, prompt?.id ?? "what");
}

function addList(growth: Command, action: Action): void {
  growth
    .command("list")
    .description("list your plans, the last touched first")
    .option("--cursor <cursor>", "go on behind an earlier page")
    .action((options: { readonly cursor?: string }, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { terminal } = context;
          const cursor = options.cursor === undefined ? {} : { cursor: options.cursor };
          const page = await ion.growth.list(ion.localActor, { limit: PAGE, ...cursor });
          const words = growthWordsFor(Intl.DateTimeFormat().resolvedOptions().locale);
          if (terminal.isJson) terminal.json(page);
          else if (page.plans.length === 0) terminal.line(words.nothing);
          else
            terminal.line(
              table(
                terminal,
                words.head,
                page.plans.map((plan) => [
                  plan.id,
                  plan.fit.toFixed(0),
                  plan.state,
                  plan.updated_at.slice(0, 16),
                  plan.title ?? "",
                ]),
              ),
            );
          if (page.next_cursor !== null && !terminal.isJson)
            terminal.note(`--cursor ${page.next_cursor}`, "dim");
          return undefined;
        }),
      ),
    );
}

interface OnPlan {
  readonly name: string;
  readonly description: string;
  readonly of?: "plan" | "question";
  run(ion: Ion, id: string): Promise<GrowthPlan>;
}

function addOnPlan(growth: Command, action: Action, { name, description, run, of }: OnPlan): void {
  growth
    .command(name)
    .description(description)
    .argument("<id>", ID)
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) => withIon(context, async (ion) => show(context, await run(ion, id), of))),
    );
}

function addAnswer(growth: Command, action: Action): void {
  growth
    .command("answer")
    .description("take one step: yes, no, willing, skip, dive, refine, accept or edit")
    .argument("<id>", ID)
    .argument("<step>", "yes, no, willing, skip, dive, refine, accept, edit")
    .argument(
      "[values...]",
      "for dive and refine PROMPT=VALUE (several of one with commas), for edit the text",
    )
    .action((id: string, step: string, values: string[], _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const plan = await ion.growth.read(ion.localActor, id);
          const after = await ion.growth.take(ion.localActor, id, stepOf(plan, step, values));
          return show(context, after, "question");
        }),
      ),
    );
}

function addRemove(growth: Command, action: Action): void {
  growth
    .command("remove")
    .description("remove a plan with its documents and answers")
    .argument("<id>", ID)
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { language } = await ion.growth.read(ion.localActor, id);
          await ion.growth.remove(ion.localActor, id);
          if (context.terminal.isJson) context.terminal.json({ removed: id });
          else context.terminal.line(growthWordsFor(language).removed(id));
          return undefined;
        }),
      ),
    );
}

const STEPS = ["yes", "no", "willing", "skip", "dive", "refine", "accept", "edit"];

function stepOf(plan: GrowthPlan, step: string, values: readonly string[]): GrowthStep {
  const at = { question_id: plan.current?.question_id ?? "none", expected_step: plan.step };
  if (!STEPS.includes(step))
    throw new InvalidInputError("step", "there is no such step", `use one of ${STEPS.join(", ")}`);
  const body = ["yes", "no", "willing"].includes(step)
    ? { kind: "check", answer: step }
    : step === "edit"
      ? { kind: step, text: values.join(" ") }
      : step === "dive" || step === "refine"
        ? { kind: step, inputs: inputsOf(plan, values) }
        : { kind: step };
  const parsed = growthStepSchema.safeParse({ ...at, ...body });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new InvalidInputError(
    String(issue?.path.at(-1) ?? "step"),
    issue?.message ?? "is not valid",
    "see ion growth answer --help",
  );
}

function inputsOf(plan: GrowthPlan, values: readonly string[]) {
  const prompts = new Map(plan.current?.prompts.map(({ id, type }) => [id, type]));
  return Object.fromEntries(
    values.map((value) => {
      const cut = value.indexOf("=");
      if (cut < 1)
        throw new InvalidInputError(
          "values",
          "must be PROMPT=VALUE",
          `prompts: ${[...prompts.keys()].join(", ")}`,
        );
      const id = value.slice(0, cut);
      return [id, inputOf(prompts.get(id), value.slice(cut + 1))];
    }),
  );
}

async function upload(option: "--cv" | "--jd", file: string): Promise<GrowthStart["cv"]> {
  try {
    const bytes = await readFile(file);
    return { content_base64: bytes.toString("base64"), file_name: basename(file) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    throw new InvalidInputError(option, `${file} cannot be read (${code})`, "name a file that is there");
  }
}

function languageOf(given: string | undefined): "en" | "ko" | undefined {
  if (given === undefined || given === "en" || given === "ko") return given;
  throw new InvalidInputError("--language", "is neither en nor ko", "use en or ko");
}
