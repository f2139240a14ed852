import { text as readAll } from "node:stream/consumers";
import type { Command } from "commander";
import { messageSchema } from "#contract/recommendation.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { renderMarkdown } from "../markdown.ts";
import { type Action, withIon } from "../session.ts";
import { explainTurn, personaHeading } from "../turn-view.ts";

interface AskOptions {
  readonly persona?: string;
  readonly why?: boolean;
}

export function addAskCommand(program: Command, action: Action): void {
  program
    .command("ask")
    .description("ask the mentor one thing")
    .argument("[message...]", "what is on your mind; without it, standard input is read")
    .option("--persona <id>", "let this persona answer")
    .option("--why", "explain the choice of the persona in a pipe too")
    .action((words: string[], options: AskOptions, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { terminal } = context;
          const message = parseMessage(words.length > 0 ? words.join(" ") : await readAll(process.stdin));
          const { session_id } = await ion.conversations.start(ion.localActor, {
            persona_id: options.persona,
          });
          const { turn } = await ion.conversations.turn(ion.localActor, session_id, {
            user_message: message,
          });
          if (terminal.isJson) {
            terminal.json(turn);
            return undefined;
          }
          terminal.line(await personaHeading(terminal, ion, turn.metadata.persona_used));
          terminal.line();
          terminal.line(renderMarkdown(terminal, turn.response_text));
          if (terminal.isRich || options.why) terminal.line(["", ...explainTurn(terminal, turn)].join("\n"));
          return undefined;
        }),
      ),
    );
}

/** @throws InvalidInputError saying what is wrong with the message */
export function parseMessage(text: string): string {
  const parsed = messageSchema.safeParse(text.trim());
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues[0]?.message ?? "is not valid";
  throw new InvalidInputError("message", problem, "write in a few words how you are stuck");
}
