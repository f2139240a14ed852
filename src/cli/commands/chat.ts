import { createInterface, type Interface } from "node:readline/promises";
import type { Command } from "commander";
import type { Ion } from "#app/index.ts";
import { type Chat, pastTurns, runSlashCommand, slashCommandsLike } from "../chat-commands.ts";
import { describeFailure } from "../failure.ts";
import { readInputHistory, writeInputHistory } from "../input-history.ts";
import { renderMarkdown } from "../markdown.ts";
import { parseMessage } from "../message.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { explainFallback, personaHeading } from "../turn-view.ts";

interface ChatOptions {
  readonly resume?: string | true;
  readonly persona?: string;
}

/** What a line came to: "quit" ends the chat, a number is the exit code of a failure. */
type LineResult = "quit" | number;

export function addChatCommand(program: Command, action: Action): void {
  program
    .command("chat")
    .description("talk with the mentor over several turns; /help lists its commands")
    .option("--resume [id]", "go on with your last conversation, or with the one named")
    .option("--persona <id>", "let this persona answer until /persona auto")
    .addHelpText(
      "after",
      "\nExamples:\n  ion chat\n  ion chat --resume\n  ion chat --json < messages.txt      one JSON document a line",
    )
    .action((options: ChatOptions, command: Command) =>
      action(command, (context) => withIon(context, (ion) => runChat(context, ion, options))),
    );
}

/** Talks until the input ends; in a pipe the exit code tells whether a line failed. */
async function runChat(context: CommandContext, ion: Ion, options: ChatOptions): Promise<number> {
  const { terminal, interrupted } = context;
  const personaId =
    options.persona === undefined ? undefined : (await ion.personas.get(ion.localActor, options.persona)).id;
  const sessionId = await openSession(ion, options);
  const chat: Chat = { ion, terminal, interrupted, sessionId, personaId, lastTurn: null };
  const isInteractive = process.stdin.isTTY === true && terminal.isRich;
  if (!terminal.isJson) await greet(chat, options);
  let exitCode = 0;
  let result: LineResult = 0;
  const input = await openInput(context, ion.config.dataDir, isInteractive);
  try {
    for await (const line of lines(input, isInteractive ? terminal.style("cyan", "› ") : "")) {
      result = await takeLine(chat, line);
      if (result === "quit" || process.stdout.destroyed) break;
      if (result !== 0 && !isInteractive) exitCode = result;
    }
  } finally {
    input.close();
    // Ctrl+C and Ctrl+D leave the cursor behind the prompt
    if (isInteractive && result !== "quit") terminal.note("");
  }
  return exitCode;
}

async function openInput(
  { interrupted }: CommandContext,
  dataDir: string,
  isInteractive: boolean,
): Promise<Interface> {
  const input = createInterface({
    input: process.stdin,
    output: process.stderr,
    history: isInteractive ? await readInputHistory(dataDir) : [],
    completer: (typed: string): [string[], string] => [slashCommandsLike(typed), typed],
    terminal: isInteractive,
    signal: interrupted,
  });
  if (isInteractive) {
    input.on("history", (typed: string[]) => void writeInputHistory(dataDir, typed));
    // the terminal is in raw mode, where Ctrl+C is a key and not a signal
    input.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  }
  return input;
}

async function* lines(input: Interface, prompt: string): AsyncGenerator<string> {
  input.setPrompt(prompt);
  if (prompt !== "") input.prompt();
  for await (const line of input) {
    if (line.trim() !== "") yield line.trim();
    if (prompt !== "") input.prompt();
  }
}

async function openSession(ion: Ion, options: ChatOptions): Promise<string> {
  if (typeof options.resume === "string") {
    return (await ion.conversations.read(ion.localActor, options.resume, { limit: 1 })).session_id;
  }
  if (options.resume === true) {
    const { sessions } = await ion.conversations.list(ion.localActor, { limit: 1, state: "active" });
    const last = sessions[0];
    if (last !== undefined) return last.session_id;
  }
  return (await ion.conversations.start(ion.localActor, {})).session_id;
}

async function greet(chat: Chat, options: ChatOptions): Promise<void> {
  const { ion, terminal } = chat;
  const past = options.resume === undefined ? undefined : await pastTurns(chat, 3);
  for (const line of past?.lines ?? []) terminal.line(line);
  const model = ion.lumen.model ?? "ION's own playbooks";
  terminal.note(`Answers come from ${model}. /help lists the commands, Ctrl+D leaves.`, "dim");
}

async function takeLine(chat: Chat, line: string): Promise<LineResult> {
  try {
    if (line.startsWith("/")) return await takeSlashCommand(chat, line);
    await say(chat, line);
    return 0;
  } catch (error) {
    if (chat.interrupted.aborted) return "quit";
    const failure = describeFailure(error);
    return complain(chat, failure);
  }
}

function complain(
  { terminal }: Chat,
  failure: { readonly code: string; readonly message: string; readonly exitCode: number },
): number {
  if (terminal.isJson) terminal.jsonLine({ error: { code: failure.code, message: failure.message } });
  terminal.note(failure.message, "red");
  return failure.exitCode;
}

async function takeSlashCommand(chat: Chat, line: string): Promise<LineResult> {
  const { terminal } = chat;
  const outcome = await runSlashCommand(chat, line);
  if (outcome === null) {
    const message = `there is no ${line.split(/\s/)[0]} — /help lists the commands`;
    return complain(chat, { code: "unknown-slash-command", message, exitCode: 2 });
  }
  if (terminal.isJson) terminal.jsonLine(outcome.data);
  else {
    for (const text of outcome.lines ?? []) terminal.line(text);
    if (outcome.remark !== undefined) terminal.note(outcome.remark, "dim");
  }
  return outcome.leaves ? "quit" : 0;
}

async function say(chat: Chat, line: string): Promise<void> {
  const { ion, terminal, interrupted } = chat;
  const request = {
    user_message: parseMessage(line),
    ...(chat.personaId === undefined ? {} : { metadata: { persona_id: chat.personaId } }),
  };
  const streams = terminal.isRich && ion.lumen.model !== null;
  const listener = streams ? { onEvent: await showAsItComes(chat) } : {};
  const { turn } = await ion.conversations.turn(ion.localActor, chat.sessionId, request, {
    signal: interrupted,
    ...listener,
  });
  chat.lastTurn = turn;
  if (terminal.isJson) return terminal.jsonLine(turn);
  if (!streams) {
    terminal.line(`\n${await personaHeading(terminal, ion, turn.metadata.persona_used)}\n`);
    terminal.line(await renderMarkdown(terminal, turn.response_text));
  }
  const fallback = explainFallback(turn);
  if (fallback !== null) terminal.note(fallback, "yellow");
  terminal.line();
}

/** Shows a turn's text while the model writes it. */
async function showAsItComes({ ion, terminal }: Chat) {
  const personas = await ion.personas.list(ion.localActor);
  return (event: { readonly type: string; readonly persona?: string; readonly text?: string }): void => {
    if (event.type === "turn-start") {
      const persona = personas.find(({ id }) => id === event.persona);
      const name = `${persona?.emoji ?? ""} ${terminal.style("bold", persona?.name ?? event.persona ?? "")}`;
      terminal.line(`\n${name} ${terminal.style("dim", `· ${persona?.role ?? ""}`)}\n`);
    }
    if (event.type === "text-delta") terminal.piece(event.text ?? "");
    if (event.type === "turn-end") terminal.line();
  };
}
