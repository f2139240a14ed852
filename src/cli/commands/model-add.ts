import { text } from "node:stream/consumers";
import { type Command, Option } from "commander";
import { type Ion, isSentInTheClear, type PreparedModel, type TrialAnswer } from "#app/index.ts";
import { KNOWN_SERVERS } from "#config/index.ts";
import { InvalidInputError, IonError } from "#lib/ion-error.ts";
import { isInteractive, openPrompt, type Prompt } from "../prompt.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { describeCost } from "./model-prices.ts";

interface AddOptions {
  readonly url?: string;
  readonly protocol?: string;
  readonly keyStdin?: boolean;
  readonly key?: string | boolean;
  /** False with --no-test. */
  readonly test: boolean;
}

const MAX_SHOWN_CHARACTERS = 60;

/** `ion models add` */
export function addModelAddCommand(models: Command, action: Action): void {
  models
    .command("add")
    .description("store a model that may answer, its key encrypted; asks it for a word first")
    .argument("[id]", "PROVIDER/NAME, e.g. ollama/llama3.2; without, you are asked")
    .option("--url <address>", "base URL of its server; known providers and local servers have one")
    .option("--protocol <name>", "openai, anthropic or gemini; without, the provider's, else openai")
    .option("--key-stdin", "read the key from standard input")
    .option("--no-test", "store it without asking it first")
    .addOption(new Option("--key [key]").hideHelp())
    .addHelpText(
      "after",
      `
Examples:
  ion models add                                             asks for everything
  ion models add ollama/llama3.2
  ion models add anthropic/claude-haiku-4-5 --key-stdin < key.txt
  ion models add my-server/qwen3 --url http://10.0.0.5:8000/v1 --key-stdin < key.txt

Known without --url: ${Object.keys(KNOWN_SERVERS).join(", ")}.`,
    )
    .action((id: string | undefined, options: AddOptions, command: Command) =>
      action(command, (context) => {
        refuseKeyArgument(options);
        return withIon(context, (ion) => addModel(context, ion, { id, options }));
      }),
    );
}

/** What is in the arguments stays in the shell's history, and everybody on the machine sees it in the list of processes. */
function refuseKeyArgument({ key }: AddOptions): void {
  if (key === undefined) return;
  throw new InvalidInputError(
    "--key",
    "a key in an argument stays in the shell's history and shows in the list of processes",
    "pipe it with --key-stdin, or leave it out to be asked; a key given here should be replaced at its provider",
  );
}

async function addModel(
  context: CommandContext,
  { models }: Ion,
  { id, options }: { readonly id: string | undefined; readonly options: AddOptions },
): Promise<undefined> {
  const { terminal, interrupted } = context;
  using prompt = openPromptIfAny(context);
  const asked = id === undefined ? await askModel(prompt, options) : { id, url: options.url };
  const request = { ...asked, protocol: options.protocol };
  const key = options.keyStdin ? await readKey(prompt) : await askKey(prompt, models.keyNeed(request));
  const prepared = await models.prepare({ ...request, key });
  const { model } = prepared;
  if (model.key !== null && isSentInTheClear(model))
    terminal.note(
      `The key travels unencrypted to ${new URL(model.url).host}: use https where you can.`,
      "yellow",
    );
  const trial = options.test ? await models.tryOut(prepared, interrupted) : null;
  if (trial !== null) await judge(context, { prepared, trial, prompt });
  await models.add(prepared);
  const stored = (await models.list()).find((known) => known.id === model.id);
  if (terminal.isJson) {
    const { key: _, maxConcurrent: _unused, ...shown } = model;
    terminal.json({ ...shown, hasKey: model.key !== null, problem: stored?.problem ?? null, trial });
    return;
  }
  const keyState =
    prepared.ownKey !== null ? "its key encrypted" : model.key !== null ? "key of the settings" : "no key";
  terminal.line(`Added ${model.id} at ${new URL(model.url).host}, ${keyState}.`);
  if (stored?.problem)
    terminal.note(`It is off: ${stored.problem.message} — ${stored.problem.fix}`, "yellow");
  terminal.note("A running ION takes it up within a few seconds.", "dim");
}

function openPromptIfAny({ terminal, interrupted }: CommandContext): (Prompt & Disposable) | null {
  if (!isInteractive(terminal)) return null;
  return openPrompt({ input: process.stdin, output: process.stderr, interrupted });
}

/** Asks for the provider, the address and the model. @throws InvalidInputError there is nobody to ask */
async function askModel(
  prompt: Prompt | null,
  { url }: AddOptions,
): Promise<{ id: string; url: string | undefined }> {
  if (prompt === null)
    throw new InvalidInputError("id", "is missing", "name the model: ion models add PROVIDER/NAME");
  const known = Object.entries(KNOWN_SERVERS);
  const labels = [
    ...known.map(([, { label }]) => label),
    "another server that speaks one of their protocols",
  ];
  const [provider, server] = known[await prompt.choose("Which one", labels)] ?? [];
  const name = provider ?? (await prompt.ask("A short name for it"));
  const address = url ?? (await prompt.ask("Address", server?.url));
  const model = await prompt.ask("Model", server?.model ?? undefined);
  return { id: `${name}/${model}`, url: address };
}

async function askKey(prompt: Prompt | null, need: "needed" | "possible" | "none"): Promise<string | null> {
  if (prompt === null || need === "none") return null;
  const key = await prompt.secret(need === "needed" ? "Key (not shown)" : "Key, if it needs one (not shown)");
  return key === "" ? null : key;
}

async function readKey(prompt: Prompt | null): Promise<string> {
  return prompt === null ? text(process.stdin) : prompt.secret("Key (not shown)");
}

/** Says what the model answered; one that did not is stored only when somebody wants it all the same. */
async function judge(
  { terminal }: CommandContext,
  {
    prepared: { model },
    trial,
    prompt,
  }: { readonly prepared: PreparedModel; readonly trial: TrialAnswer; readonly prompt: Prompt | null },
): Promise<void> {
  if (trial.text !== null) {
    const cost = describeCost(model, trial.costUsd);
    if (!terminal.isJson)
      terminal.note(`✔ answered ${quoted(trial.text)} in ${Math.round(trial.tookMs)} ms, ${cost}`, "green");
    return;
  }
  const isWanted = prompt !== null && (await isWantedAnyway(prompt, `${model.id}: ${trial.problem}`));
  if (isWanted) return;
  throw new IonError("unavailable", "model-does-not-answer", `${model.id} was not stored: ${trial.problem}`, {
    field: "id",
    fix: "mend that, or store it without asking it: --no-test",
  });
}

function isWantedAnyway(prompt: Prompt, problem: string): Promise<boolean> {
  return prompt.confirm(`✖ ${problem}. Store it all the same`);
}

/** A server's words on one line: nothing of it may steer the terminal. */
function quoted(said: string): string {
  const plain = said.replace(/[\p{C}\s]+/gu, " ").trim();
  return JSON.stringify(
    plain.length > MAX_SHOWN_CHARACTERS ? `${plain.slice(0, MAX_SHOWN_CHARACTERS)}…` : plain,
  );
}
