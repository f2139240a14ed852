import type { Command } from "commander";
import { DEFAULT_TTL_HOURS } from "#contract/conversation.ts";
import { renderMarkdown } from "../markdown.ts";
import { parseMessage, readMessage } from "../message.ts";
import { type Action, withIon } from "../session.ts";
import type { Terminal } from "../terminal.ts";
import { explainFallback, explainTurn, personaHeading } from "../turn-view.ts";

interface AskOptions {
  readonly persona?: string;
  readonly why?: boolean;
  readonly private?: boolean;
}

const PRIVATE = {
  session_ttl_hours: DEFAULT_TTL_HOURS,
  use_context_memory: true,
  privacy: "never-leaves-this-machine",
} as const;

export function addAskCommand(program: Command, action: Action): void {
  program
    .command("ask")
    .description("ask the mentor one thing")
    .argument("[message...]", "what is on your mind; without it, standard input is read")
    .option("--persona <id>", "let this persona answer")
    .option(
      "--private",
      "let nothing leave this machine: only a local model may answer, else the offline mentor",
    )
    .option("--why", "explain the choice of the persona in a pipe too")
    .addHelpText(
      "after",
      '\nExamples:\n  ion ask "my tests are flaky, what now?"\n  git log -5 | ion ask --persona Riri',
    )
    .action((words: string[], options: AskOptions, command: Command) =>
      action(command, async (context) => {
        const { terminal, interrupted } = context;
        const message = await takeMessage(terminal, words);
        return withIon(context, async (ion) => {
          const { session_id } = await ion.conversations.start(ion.localActor, {
            persona_id: options.persona,
            ...(options.private ? { options: PRIVATE } : {}),
          });
          const request = { user_message: message };
          const { turn } = await ion.conversations.turn(ion.localActor, session_id, request, {
            signal: interrupted,
          });
          if (terminal.isJson) {
            terminal.json(turn);
            return undefined;
          }
          terminal.line(await personaHeading(terminal, ion, turn.metadata.persona_used));
          terminal.line();
          terminal.line(await renderMarkdown(terminal, turn.response_text));
          const fallback = explainFallback(turn);
          if (fallback !== null) terminal.note(fallback, "yellow");
          if (terminal.isRich || options.why) terminal.line(["", ...explainTurn(terminal, turn)].join("\n"));
          return undefined;
        });
      }),
    );
}

async function takeMessage(terminal: Terminal, words: readonly string[]): Promise<string> {
  if (words.length > 0) return parseMessage(words.join(" "));
  if (process.stdin.isTTY) terminal.note("What is on your mind? Ctrl+D ends your message.", "dim");
  return readMessage(process.stdin);
}
