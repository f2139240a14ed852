/** What can be typed after a slash in `ion chat`. Each command tells its outcome; the chat shows it as text or JSON. */
import type { Ion } from "#app/index.ts";
import type { TurnResponse } from "#contract/conversation.ts";
import { parseRating } from "./commands/rate.ts";
import type { Terminal } from "./terminal.ts";
import { explainTurn, showSnippet } from "./turn-view.ts";

/** A running chat; slash commands change it. */
export interface Chat {
  readonly ion: Ion;
  readonly terminal: Terminal;
  readonly interrupted: AbortSignal;
  sessionId: string;
  personaId: string | undefined;
  lastTurn: TurnResponse | null;
}

interface Outcome {
  /** The outcome for `--json`. */
  readonly data: unknown;
  /** The outcome as lines of text. */
  readonly lines?: readonly string[];
  /** A remark instead of lines. */
  readonly remark?: string;
  readonly leaves?: boolean;
}

interface SlashCommand {
  readonly usage: string;
  readonly meaning: string;
  readonly run: (chat: Chat, argument: string) => Promise<Outcome>;
}

const NOTHING_ANSWERED: Outcome = { data: { turn_number: null }, remark: "Nothing was answered yet." };

/** Runs one slash command; null when there is none of this name. */
export async function runSlashCommand(chat: Chat, line: string): Promise<Outcome | null> {
  const [name = "", ...rest] = line.slice(1).split(/\s+/);
  const command = Object.hasOwn(SLASH_COMMANDS, name) ? SLASH_COMMANDS[name] : undefined;
  return command === undefined ? null : command.run(chat, rest.join(" "));
}

/** Slash commands that begin with what was typed, for completion. */
export function slashCommandsLike(typed: string): string[] {
  return Object.keys(SLASH_COMMANDS)
    .map((name) => `/${name}`)
    .filter((name) => name.startsWith(typed));
}

/** The last turns of a conversation in short. */
export async function pastTurns(chat: Chat, limit: number): Promise<Outcome> {
  const { ion, terminal, sessionId } = chat;
  const { messages } = await ion.conversations.read(ion.localActor, sessionId, { limit });
  const lines = messages.flatMap((message) => [
    terminal.style("dim", `› ${message.user_message.replace(/\s+/g, " ")}`),
    terminal.style("dim", `${message.persona}: ${firstLine(message.ai_response)}`),
  ]);
  if (lines.length === 0)
    return { data: { session_id: sessionId, messages }, remark: "Nothing was said yet." };
  return { data: { session_id: sessionId, messages }, lines };
}

const SLASH_COMMANDS: Readonly<Record<string, SlashCommand>> = {
  help: { usage: "/help", meaning: "this list", run: async () => help() },
  why: {
    usage: "/why",
    meaning: "why this persona, and what answered",
    async run({ terminal, lastTurn }) {
      if (lastTurn === null) return NOTHING_ANSWERED;
      return { data: lastTurn.metadata, lines: explainTurn(terminal, lastTurn) };
    },
  },
  persona: {
    usage: "/persona NAME|auto",
    meaning: "let one persona answer, or choose anew each turn",
    async run(chat, argument) {
      const { ion } = chat;
      if (argument === "" || argument === "auto") chat.personaId = undefined;
      else chat.personaId = (await ion.personas.get(ion.localActor, argument)).id;
      const remark =
        chat.personaId === undefined
          ? "The persona is chosen anew each turn."
          : `${chat.personaId} answers now.`;
      return { data: { persona_id: chat.personaId ?? null }, remark };
    },
  },
  history: { usage: "/history", meaning: "this conversation so far", run: (chat) => pastTurns(chat, 50) },
  conversations: { usage: "/conversations", meaning: "your latest conversations", run: listConversations },
  resume: {
    usage: "/resume ID",
    meaning: "go on with another conversation",
    async run(chat, argument) {
      const past = await pastTurns({ ...chat, sessionId: argument }, 3);
      chat.sessionId = argument;
      chat.lastTurn = null;
      return past;
    },
  },
  search: { usage: "/search WORDS", meaning: "find turns of your conversations", run: search },
  good: { usage: "/good", meaning: "the last answer helped", run: (chat) => rate(chat, "up") },
  bad: { usage: "/bad", meaning: "the last answer did not help", run: (chat) => rate(chat, "down") },
  rate: {
    usage: "/rate 1-5|up|down|back",
    meaning: "rate the last answer, change it, or take it back",
    run: rateAs,
  },
  new: {
    usage: "/new",
    meaning: "begin a new conversation",
    async run(chat) {
      chat.sessionId = (await chat.ion.conversations.start(chat.ion.localActor, {})).session_id;
      chat.lastTurn = null;
      return { data: { session_id: chat.sessionId }, remark: "A new conversation." };
    },
  },
  close: {
    usage: "/close",
    meaning: "close this conversation with a summary, and leave",
    async run({ ion, sessionId }) {
      const closed = await ion.conversations.close(ion.localActor, sessionId, { save_conversation: true });
      return { data: closed, lines: [closed.summary.text], leaves: true };
    },
  },
  quit: {
    usage: "/quit",
    meaning: "leave; `ion chat --resume` comes back",
    run: async ({ sessionId }) => ({ data: { session_id: sessionId }, leaves: true }),
  },
};

function help(): Outcome {
  const commands = Object.values(SLASH_COMMANDS).map(({ usage, meaning }) => ({ usage, meaning }));
  return {
    data: { commands },
    lines: commands.map(({ usage, meaning }) => `  ${usage.padEnd(24)} ${meaning}`),
  };
}

async function listConversations({ ion, terminal, sessionId }: Chat): Promise<Outcome> {
  const listed = await ion.conversations.list(ion.localActor, { limit: 10 });
  const lines = listed.sessions.map((session) => {
    const here = session.session_id === sessionId ? terminal.style("bold", " (this one)") : "";
    const turns = `${session.turn_count} ${session.turn_count === 1 ? "turn" : "turns"}`;
    return `  ${session.session_id}  ${session.last_activity.slice(0, 16)}  ${turns}, ${session.state}${here}`;
  });
  return { data: listed, lines };
}

async function search({ ion, terminal }: Chat, argument: string): Promise<Outcome> {
  if (argument === "") return { data: { results: [] }, remark: "Say what to look for: /search WORDS" };
  const found = await ion.conversations.search(ion.localActor, { q: argument, limit: 5 });
  if (found.results.length === 0) return { data: found, remark: "Nothing found." };
  const lines = found.results.map(
    (hit) => `  ${hit.session_id} #${hit.turn_number}  ${showSnippet(terminal, hit.snippet)}`,
  );
  return { data: found, lines };
}

async function rate({ ion, sessionId, lastTurn }: Chat, thumbs: "up" | "down"): Promise<Outcome> {
  if (lastTurn === null) return NOTHING_ANSWERED;
  const { turn_number } = lastTurn;
  const feedback = await ion.conversations.giveFeedback(ion.localActor, sessionId, { turn_number, thumbs });
  return { data: feedback, remark: "Thank you, noted." };
}

async function rateAs(chat: Chat, argument: string): Promise<Outcome> {
  const { ion, sessionId, lastTurn } = chat;
  if (lastTurn === null) return NOTHING_ANSWERED;
  const { turn_number } = lastTurn;
  const said = parseRating(argument);
  if (said === "back") {
    await ion.conversations.takeBackFeedback(ion.localActor, sessionId, turn_number);
    return { data: { session_id: sessionId, turn_number, rating: null }, remark: "Taken back." };
  }
  const feedback = await ion.conversations.giveFeedback(ion.localActor, sessionId, { turn_number, ...said });
  return { data: feedback, remark: "Thank you, noted." };
}

function firstLine(text: string): string {
  return text.split("\n").find((line) => line.trim() !== "") ?? "";
}
