/** What a growth plan comes to, on a terminal. */
import type { GrowthOutcome } from "#contract/growth-outcome.ts";
import { growthWordsFor } from "./growth-words-catalog.ts";
import type { Terminal } from "./terminal.ts";

const DAY_CHARACTERS = 10;

export function showOutcome(terminal: Terminal, outcome: GrowthOutcome): void {
  const words = growthWordsFor(outcome.language);
  const { style, line } = terminal;
  line(style("bold", outcome.title ?? outcome.plan_id));
  line(words.fitWithAnswers(outcome.fit, outcome.fit_with_answers));
  showList(terminal, words.bullets, outcome.answers.map(({ bullet }) => bullet).filter(Boolean));
  showList(terminal, words.milestones(outcome.hours_per_week), outcome.milestones.map(milestoneLine));
  showList(terminal, words.toClarify, outcome.to_clarify);
  showList(
    terminal,
    words.practice,
    outcome.practice.map(({ question }) => question),
  );
  line();
  line(style("dim", words.nextReport(outcome.plan_id)));
}

function milestoneLine({ title, hours, ends_at, goal }: GrowthOutcome["milestones"][number]): string {
  return `${ends_at.slice(0, DAY_CHARACTERS)}  ${title} (${hours} h): ${goal}`;
}

function showList({ line, style }: Terminal, title: string, items: readonly string[]): void {
  if (items.length === 0) return;
  line();
  line(style("bold", title));
  for (const item of items) line(`  • ${item}`);
}
