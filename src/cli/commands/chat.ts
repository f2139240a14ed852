import { createInterface, type Interface } from "node:readline/promises";
import type { Command } from "commander";
import type { Ion } from "#app/index.ts";
import type { TurnResponse } from "#contract/conversation.ts";
import { describeFailure } from "../failure.ts";
import { readInputHistory, writeInputHistory } from "../input-history.ts";
import { renderMarkdown } from "../markdown.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import type { Terminal } from "../terminal.ts";
import { explainTurn, personaHeading } from "../turn-view.ts";
import { parseMessage } from "./ask.ts";

interface ChatOptions {
  readonly resume?: string | true;
  readonly persona?: string;
}

/** A running chat; slash commands change it. */
interface Chat {
  readonly ion: Ion;
  readonly terminal: Terminal;
  sessionId: string;
  personaId: string | undefined;
  lastTurn: TurnResponse | null;
}

interface SlashCommand {
  readonly usage: string;
  readonly meaning: string;
  readonly run: (chat: Chat, argument: string) => Promise<"quit" | undefined>;
}

export function addChatCommand(program: Command, action: Action): void {
  program
    .command("chat")
    .description("talk with the mentor over several turns; /help lists its commands")
    .option("--resume [id]", "go on with your last conversation, or with the one named")
    .option("--persona <id>", "let this persona answer until /persona auto")
    .action((options: ChatOptions, command: Command) =>
      action(command, (context) => withIon(context, (ion) => runChat(context, ion, options))),
    );
}

async function runChat({ terminal }: CommandContext, ion: Ion, options: ChatOptions): Promise<undefined> {
  const chat: Chat = {
    ion,
    terminal,
    sessionId: await openSession(ion, options),
    personaId: options.persona,
    lastTurn: null,
  };
  const history = await readInputHistory(ion.config.dataDir);
  const isInteractive = process.stdin.isTTY === true && terminal.isRich;
  const input = createInterface({
    input: process.stdin,
    output: process.stderr,
    history,
    terminal: isInteractive,
  });
  input.on("history", (lines: string[]) => void writeInputHistory(ion.config.dataDir, lines));
  if (!terminal.isJson) await greet(chat, options);
  try {
    for await (const line of lines(input, isInteractive ? terminal.style("cyan", "› ") : "")) {
      if ((await takeLine(chat, line)) === "quit") break;
    }
  } finally {
    input.close();
  }
  return undefined;
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
  if (options.resume !== undefined) {
    const { messages } = await ion.conversations.read(ion.localActor, chat.sessionId, { limit: 3 });
    for (const message of messages)
      showPast(terminal, message.user_message, message.persona, message.ai_response);
  }
  const model = ion.config.model?.name ?? "ION's own playbooks";
  terminal.note(
    terminal.style("dim", `Answers come from ${model}. /help lists the commands, Ctrl+D leaves.`),
  );
}

function showPast(terminal: Terminal, asked: string, persona: string, answered: string): void {
  terminal.line(terminal.style("dim", `› ${asked}`));
  terminal.line(terminal.style("dim", `${persona}: ${answered.split("\n")[0] ?? ""}`));
}

async function takeLine(chat: Chat, line: string): Promise<"quit" | undefined> {
  try {
    if (line.startsWith("/")) return await takeSlashCommand(chat, line);
    await say(chat, line);
  } catch (error) {
    const failure = describeFailure(error);
    if (chat.terminal.isJson) chat.terminal.json({ error: { code: failure.code, message: failure.message } });
    else chat.terminal.note(chat.terminal.style("red", failure.message));
  }
  return undefined;
}

async function say(chat: Chat, line: string): Promise<void> {
  const { ion, terminal } = chat;
  const streams = terminal.isRich && ion.config.model !== null;
  const request = {
    user_message: parseMessage(line),
    ...(chat.personaId === undefined ? {} : { metadata: { persona_id: chat.personaId } }),
  };
  let hasHeading = false;
  const { turn } = await ion.conversations.turn(ion.localActor, chat.sessionId, request, {
    ...(streams
      ? {
          onEvent: (event) => {
            if (event.type === "turn-start") terminal.line(`\n${terminal.style("bold", event.persona)}\n`);
            if (event.type === "text-delta") terminal.piece(event.text);
            hasHeading = true;
          },
        }
      : {}),
  });
  chat.lastTurn = turn;
  if (terminal.isJson) return terminal.json(turn);
  if (!hasHeading) {
    terminal.line(`\n${await personaHeading(terminal, ion, turn.metadata.persona_used)}\n`);
    terminal.line(renderMarkdown(terminal, turn.response_text));
  }
  terminal.line();
}

async function takeSlashCommand(chat: Chat, line: string): Promise<"quit" | undefined> {
  const [name = "", ...rest] = line.slice(1).split(/\s+/);
  const command = SLASH_COMMANDS[name];
  if (command === undefined) {
    chat.terminal.note(`There is no /${name}. /help lists the commands.`);
    return undefined;
  }
  return command.run(chat, rest.join(" "));
}

const SLASH_COMMANDS: Readonly<Record<string, SlashCommand>> = {
  help: {
    usage: "/help",
    meaning: "this list",
    async run({ terminal }) {
      for (const { usage, meaning } of Object.values(SLASH_COMMANDS))
        terminal.line(`  ${usage.padEnd(24)} ${meaning}`);
      return undefined;
    },
  },
  why: {
    usage: "/why",
    meaning: "why this persona, and what answered",
    async run({ terminal, lastTurn }) {
      if (lastTurn === null) terminal.note("Nothing was answered yet.");
      else terminal.line(explainTurn(terminal, lastTurn).join("\n"));
      return undefined;
    },
  },
  persona: {
    usage: "/persona NAME|auto",
    meaning: "let one persona answer, or choose anew each turn",
    async run(chat, argument) {
      const { ion, terminal } = chat;
      if (argument === "" || argument === "auto") chat.personaId = undefined;
      else chat.personaId = (await ion.personas.get(ion.localActor, argument)).id;
      terminal.note(
        chat.personaId === undefined
          ? "The persona is chosen anew each turn."
          : `${chat.personaId} answers now.`,
      );
      return undefined;
    },
  },
  history: {
    usage: "/history",
    meaning: "this conversation so far",
    async run({ ion, terminal, sessionId }) {
      const { messages } = await ion.conversations.read(ion.localActor, sessionId, { limit: 50 });
      if (messages.length === 0) terminal.note("Nothing was said yet.");
      for (const message of messages)
        showPast(terminal, message.user_message, message.persona, message.ai_response);
      return undefined;
    },
  },
  conversations: {
    usage: "/conversations",
    meaning: "your latest conversations",
    async run({ ion, terminal, sessionId }) {
      const { sessions } = await ion.conversations.list(ion.localActor, { limit: 10 });
      for (const session of sessions) {
        const here = session.session_id === sessionId ? " (this one)" : "";
        const line = `  ${session.session_id}  ${session.last_activity.slice(0, 16)}  ${session.turn_count} turns, ${session.state}`;
        terminal.line(line + here);
      }
      return undefined;
    },
  },
  resume: {
    usage: "/resume ID",
    meaning: "go on with another conversation",
    async run(chat, argument) {
      const { ion, terminal } = chat;
      const found = await ion.conversations.read(ion.localActor, argument, { limit: 3 });
      chat.sessionId = found.session_id;
      for (const message of found.messages)
        showPast(terminal, message.user_message, message.persona, message.ai_response);
      return undefined;
    },
  },
  search: {
    usage: "/search WORDS",
    meaning: "find turns of your conversations",
    async run({ ion, terminal }, argument) {
      const { results } = await ion.conversations.search(ion.localActor, { q: argument || " ", limit: 5 });
      if (results.length === 0) terminal.note("Nothing found.");
      for (const hit of results)
        terminal.line(`  ${hit.session_id} #${hit.turn_number}  ${hit.snippet.replace(/\s+/g, " ")}`);
      return undefined;
    },
  },
  good: { usage: "/good", meaning: "the last answer helped", run: (chat) => rate(chat, "up") },
  bad: { usage: "/bad", meaning: "the last answer did not help", run: (chat) => rate(chat, "down") },
  new: {
    usage: "/new",
    meaning: "begin a new conversation",
    async run(chat) {
      chat.sessionId = (await chat.ion.conversations.start(chat.ion.localActor, {})).session_id;
      chat.lastTurn = null;
      chat.terminal.note("A new conversation.");
      return undefined;
    },
  },
  close: {
    usage: "/close",
    meaning: "close this conversation with a summary, and leave",
    async run({ ion, terminal, sessionId }) {
      const { summary } = await ion.conversations.close(ion.localActor, sessionId, {
        save_conversation: true,
      });
      terminal.line(summary.text);
      return "quit";
    },
  },
  quit: { usage: "/quit", meaning: "leave; `ion chat --resume` comes back", run: async () => "quit" },
};

async function rate({ ion, terminal, sessionId, lastTurn }: Chat, thumbs: "up" | "down"): Promise<undefined> {
  if (lastTurn === null) terminal.note("Nothing was answered yet.");
  else {
    await ion.conversations.giveFeedback(ion.localActor, sessionId, {
      turn_number: lastTurn.turn_number,
      thumbs,
    });
    terminal.note("Thank you, noted.");
  }
}
