import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { InvalidInputError } from "#lib/ion-error.ts";
import { type Action, withIon } from "../session.ts";
import { table } from "../table.ts";

const FILE = "persona.json, or a folder with persona.json and prompt.md";

export function addPersonasCommand(program: Command, action: Action): void {
  const personas = program
    .command("personas")
    .description("the voices ION answers in")
    .addHelpText("after", "\nExamples:\n  ion personas list\n  ion personas validate personas/mira");
  personas
    .command("list")
    .description("show every persona of the workspace")
    .addHelpText("after", "\nExamples:\n  ion personas list --json")
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { terminal } = context;
          const all = await ion.personas.list(ion.localActor);
          if (terminal.isJson) terminal.json({ personas: all });
          else {
            const rows = all.map((persona) => [
              terminal.isRich ? `${persona.emoji} ${persona.id}` : persona.id,
              persona.enabled ? "enabled" : "off",
              `v${persona.version}${persona.builtIn ? "" : " (own)"}`,
              persona.role,
            ]);
            terminal.line(table(terminal, ["persona", "state", "version", "role"], rows));
          }
          return undefined;
        }),
      ),
    );
  addWriteCommand(personas, action, "add");
  addWriteCommand(personas, action, "change");
  personas
    .command("remove")
    .description("remove a persona of the workspace, or undo its change of a built-in one")
    .argument("<id>", "the persona's id")
    .addHelpText("after", "\nExamples:\n  ion personas remove Mira")
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          await ion.personas.remove(ion.localActor, id);
          if (context.terminal.isJson) context.terminal.json({ removed: id });
          else context.terminal.line(`Removed ${id}.`);
          return undefined;
        }),
      ),
    );
  addValidateCommand(personas, action);
}

function addWriteCommand(personas: Command, action: Action, verb: "add" | "change"): void {
  personas
    .command(verb)
    .description(
      verb === "add" ? "add a persona; it can answer at once" : "change a persona to a new version",
    )
    .argument("<file>", FILE)
    .addHelpText("after", `\nExamples:\n  ion personas ${verb} personas/mira`)
    .action((file: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const input = ion.personas.validate(await readPersonaFile(file));
          const persona =
            verb === "add"
              ? await ion.personas.add(ion.localActor, input)
              : await ion.personas.change(ion.localActor, input.id, input);
          if (context.terminal.isJson) context.terminal.json(persona);
          else context.terminal.line(`${persona.emoji} ${persona.id} is version ${persona.version} now.`);
          return undefined;
        }),
      ),
    );
}

function addValidateCommand(personas: Command, action: Action): void {
  personas
    .command("validate")
    .description("check a persona without adding it")
    .argument("<file>", FILE)
    .addHelpText(
      "after",
      "\nExamples:\n  ion personas validate personas/mira\n  ion personas validate mira.json",
    )
    .action((file: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const input = ion.personas.validate(await readPersonaFile(file));
          if (context.terminal.isJson) context.terminal.json({ valid: true, id: input.id });
          else context.terminal.line(`${input.emoji} ${input.id} is valid.`);
          return undefined;
        }),
      ),
    );
}

/** A persona as it lies on disk; the prompt may be inside the JSON or in prompt.md beside it. */
async function readPersonaFile(path: string): Promise<unknown> {
  const isFolder = await stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(path, "persona.json") : path;
  const definition = parseJson(file, await readText(file));
  if (typeof definition !== "object" || definition === null || "prompt" in definition) return definition;
  const prompt = await readFile(join(dirname(file), "prompt.md"), "utf8").catch(() => undefined);
  return prompt === undefined ? definition : { ...definition, prompt };
}

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new InvalidInputError("file", `${file} cannot be read`, `name ${FILE}`);
  });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const problem = error instanceof Error ? error.message : "is not JSON";
    throw new InvalidInputError("file", `${file} is not JSON (${problem})`, "mend the JSON");
  }
}
