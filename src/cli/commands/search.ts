import type { Command } from "commander";
import { wholeNumber } from "../number-option.ts";
import { type Action, withIon } from "../session.ts";
import { showSnippet } from "../turn-view.ts";

const MOST_RESULTS = 50;

export function addSearchCommand(program: Command, action: Action): void {
  program
    .command("search")
    .description("find turns of your conversations by words")
    .argument("<words...>", "what to look for")
    .option("-n, --limit <number>", `how many at most, up to ${MOST_RESULTS}`, "10")
    .addHelpText("after", "\nExamples:\n  ion search flaky tests\n  ion search deploy --limit 3 --json")
    .action((words: string[], options: { limit: string }, command: Command) =>
      action(command, async (context) => {
        const { terminal } = context;
        const limit = wholeNumber("--limit", options.limit, MOST_RESULTS);
        return withIon(context, async (ion) => {
          const found = await ion.conversations.search(ion.localActor, { q: words.join(" "), limit });
          if (terminal.isJson) terminal.json(found);
          else if (found.results.length === 0) terminal.line("Nothing found.");
          for (const hit of terminal.isJson ? [] : found.results) {
            terminal.line(
              `${terminal.style("dim", `${hit.timestamp.slice(0, 16)}  ${hit.session_id} #${hit.turn_number}`)}`,
            );
            terminal.line(`  ${showSnippet(terminal, hit.snippet)}`);
          }
          return undefined;
        });
      }),
    );
}
