import type { Command } from "commander";
import { type Action, withIon } from "../session.ts";

export function addSearchCommand(program: Command, action: Action): void {
  program
    .command("search")
    .description("find turns of your conversations by words")
    .argument("<words...>", "what to look for")
    .option("-n, --limit <number>", "how many at most", "10")
    .action((words: string[], options: { limit: string }, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { terminal } = context;
          const limit = Math.max(1, Math.min(50, Number.parseInt(options.limit, 10) || 10));
          const found = await ion.conversations.search(ion.localActor, { q: words.join(" "), limit });
          if (terminal.isJson) terminal.json(found);
          else if (found.results.length === 0) terminal.line("Nothing found.");
          for (const hit of terminal.isJson ? [] : found.results) {
            terminal.line(
              `${terminal.style("dim", `${hit.timestamp.slice(0, 16)}  ${hit.session_id} #${hit.turn_number}`)}`,
            );
            terminal.line(`  ${hit.snippet.replace(/\s+/g, " ")}`);
          }
          return undefined;
        }),
      ),
    );
}
