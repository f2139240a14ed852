import type { Command } from "commander";
import { wholeNumber } from "../number-option.ts";
import { profileLines } from "../profile-view.ts";
import { type Action, withIon } from "../session.ts";
import { table } from "../table.ts";
import { profileWordsFor } from "./profile-words-catalog.ts";

const MOST_TURNS = 100;

export function addProfileCommand(program: Command, action: Action): void {
  const profile = program
    .command("profile")
    .description("what ION has learned about you")
    .addHelpText(
      "after",
      "\nExamples:\n  ion profile show\n  ion profile explain satisfaction.Lua\n  ion profile explain tone.frustrated --json",
    );
  profile
    .command("show")
    .description("show preferences, satisfaction, hours, topics and engagement")
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { terminal } = context;
          // what was said a moment ago in another process is part of it
          await ion.conversations.learned(ion.localActor);
          const known = await ion.profiles.read(ion.localActor);
          if (terminal.isJson) terminal.json(known);
          else for (const line of profileLines(terminal, known, wordsHere())) terminal.line(line);
          return undefined;
        }),
      ),
    );
  addExplainCommand(profile, action);
}

function addExplainCommand(profile: Command, action: Action): void {
  profile
    .command("explain")
    .description("list the turns that a number of the profile comes from")
    .argument("<number>", "such as persona.Lua, hour.9, topic.tests, signal.rephrased or engagement")
    .option("-n, --limit <number>", `how many turns at most, up to ${MOST_TURNS}`, "20")
    .option("--cursor <cursor>", "go on behind an earlier page")
    .action((number: string, options: { limit: string; cursor?: string }, command: Command) =>
      action(command, (context) => {
        const limit = wholeNumber("--limit", options.limit, MOST_TURNS);
        const cursor = options.cursor === undefined ? {} : { cursor: options.cursor };
        return withIon(context, async (ion) => {
          const { terminal } = context;
          await ion.conversations.learned(ion.localActor);
          const found = await ion.profiles.explain(ion.localActor, { number, limit, ...cursor });
          if (terminal.isJson) {
            terminal.json(found);
            return undefined;
          }
          const words = wordsHere();
          terminal.line(`${terminal.style("bold", `${number} = ${found.value ?? "–"}`)}  ${found.meaning}`);
          const rows = found.turns.map((turn) => [
            turn.said_at.slice(0, 16),
            turn.session_id,
            String(turn.turn_number),
            turn.adds,
          ]);
          terminal.line(rows.length === 0 ? words.noTurns : table(terminal, words.explainHead, rows));
          if (found.next_cursor !== null) terminal.note(words.more(found.next_cursor), "dim");
          return undefined;
        });
      }),
    );
}

function wordsHere() {
  return profileWordsFor(Intl.DateTimeFormat().resolvedOptions().locale);
}
