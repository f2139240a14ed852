import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import type { Command } from "commander";
import { guardRules, type Inspection, inspect, SUSPICIOUS_SCORE } from "#app/index.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import type { Action } from "../session.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { wrap } from "../turn-view.ts";

interface TestOptions {
  readonly file?: string;
  readonly strict?: boolean;
}

/** More is no prompt; it is refused rather than cut. */
const MAX_BYTES = 4 * 1024 * 1024;

/** `ion guard …` */
export function addGuardCommand(program: Command, action: Action): void {
  const guard = program
    .command("guard")
    .description("what is masked before text leaves this machine, and what is found in texts and answers")
    .addHelpText("after", "\nExamples:\n  ion guard test --file notes.md\n  ion guard rules");
  guard
    .command("test")
    .description(
      "show what would be masked in a text, signs of prompt injection, and the text as it would leave",
    )
    .argument("[text...]", "the text; without it and --file, standard input is read")
    .option("--file <file>", "read the text from a file")
    .option("--strict", "exit with 1 when something was found")
    .addHelpText(
      "after",
      '\nNothing is sent anywhere.\n\nExamples:\n  ion guard test "mail ada@example.com, password: hunter2"\n  git diff | ion guard test --strict\n  ion guard test --file page.html --json',
    )
    .action((words: string[], options: TestOptions, command: Command) =>
      action(command, async ({ terminal }) => {
        const inspection = inspect(await takeText(terminal, words, options.file));
        if (terminal.isJson) terminal.json(inspection);
        else showInspection(terminal, inspection);
        const isFound = inspection.masked.length > 0 || inspection.injection.findings.length > 0;
        return options.strict && isFound ? 1 : 0;
      }),
    );
  guard
    .command("rules")
    .description("list every rule with what it does, a text it catches and one it lets pass")
    .addHelpText("after", "\nExamples:\n  ion guard rules\n  ion guard rules --json")
    .action((_options: object, command: Command) =>
      action(command, async ({ terminal }) => {
        const rules = guardRules();
        if (terminal.isJson) terminal.json(rules);
        else if (terminal.isRich) showRules(terminal);
        else {
          const rows = rules.map(({ family, id, about, catches, passes }) => {
            return [family, id, about, oneLine(catches), oneLine(passes)];
          });
          terminal.line(table(terminal, ["family", "rule", "what it does", "catches", "lets pass"], rows));
        }
        return undefined;
      }),
    );
}

async function takeText(
  terminal: Terminal,
  words: readonly string[],
  file: string | undefined,
): Promise<string> {
  if (words.length > 0 && file !== undefined)
    throw new InvalidInputError("file", "is given beside a text", "give the one or the other");
  if (words.length > 0) return words.join(" ");
  if (file === undefined && process.stdin.isTTY) terminal.note("Ctrl+D ends the text.", "dim");
  const bytes = file === undefined ? await buffer(process.stdin) : await readBytes(file);
  if (bytes.length > MAX_BYTES) throw badText(`has more than ${MAX_BYTES / 1024 / 1024} MiB`);
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.includes("\0")) throw badText("must be text, not binary data");
    if (text.trim() === "") throw badText("must not be empty");
    return text;
  } catch (error) {
    if (error instanceof TypeError) throw badText("must be text in UTF-8, not binary data");
    throw error;
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new InvalidInputError("file", `${file} cannot be read`, "name a text file");
  });
}

function badText(problem: string): InvalidInputError {
  return new InvalidInputError("text", problem, "give a text, --file FILE, or pipe one in");
}

function showInspection(terminal: Terminal, { masked, injection, leaves }: Inspection): void {
  terminal.line(terminal.style("bold", "masked before it leaves"));
  for (const { kind, preview, rule, start } of masked)
    terminal.line(`  ${kind}  ${preview}  ${terminal.style("dim", `${rule}, at ${start}`)}`);
  if (masked.length === 0) terminal.line("  nothing");
  terminal.line(`\n${terminal.style("bold", "signs of prompt injection")}`);
  for (const { rule, weight, start, excerpt } of injection.findings)
    terminal.line(`  ${rule}  ${weight.toFixed(2)}  “${excerpt}”  ${terminal.style("dim", `at ${start}`)}`);
  const verdict = injection.score >= SUSPICIOUS_SCORE ? "suspicious" : "below what counts as suspicious";
  const score = `score ${injection.score.toFixed(2)}, ${verdict}`;
  terminal.line(injection.findings.length === 0 ? "  none" : `  ${score}`);
  terminal.line(`\n${terminal.style("bold", "as it would leave")}`);
  terminal.line(leaves.trimEnd());
}

function showRules(terminal: Terminal): void {
  for (const { family, id, about, catches, passes } of guardRules()) {
    terminal.line(`${terminal.style("bold", id)}  ${terminal.style("dim", family)}`);
    terminal.line(`  ${wrap(terminal, about, 2)}`);
    terminal.line(terminal.style("dim", `  catches  ${oneLine(catches)}`));
    terminal.line(terminal.style("dim", `  passes   ${oneLine(passes)}`));
  }
}

/** With what cannot be seen written out. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\u200B-\u200F\u2060-\u2069]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
}
