/** A growth plan on a terminal. */
import type { GrowthPlan } from "#contract/growth.ts";
import { growthWordsFor } from "./growth-words-catalog.ts";
import type { Terminal } from "./terminal.ts";

type Gap = GrowthPlan["gaps"][number];
export type Current = NonNullable<GrowthPlan["current"]>;
type Colour = "red" | "yellow" | "cyan" | "dim";

const COLOURS: Readonly<Record<Gap["priority"], Colour>> = {
  CRITICAL: "red",
  HIGH: "red",
  IMPORTANT: "yellow",
  MEDIUM: "yellow",
  NICE_TO_HAVE: "cyan",
  LOW: "dim",
  LOGISTICAL: "dim",
};
const QUOTE_CHARACTERS = 90;
const PRIORITY_WIDTH = 13;

/** Fit, strengths, gaps with their evidence. */
export function showPlan(terminal: Terminal, plan: GrowthPlan): void {
  const words = growthWordsFor(plan.language);
  const { style, line } = terminal;
  line(`${style("bold", plan.title ?? plan.id)}  ${style("bold", words.fit(plan.fit))}`);
  line(style("dim", `${plan.id} · ${words.writtenBy(writersOf(plan))}`));
  if (plan.strengths.length > 0) {
    line();
    line(style("bold", words.strengths));
    for (const { title, explanation } of plan.strengths)
      line(`  ${style("green", "✔")} ${title}  ${style("dim", explanation)}`);
  }
  line();
  line(style("bold", words.gaps));
  if (plan.gaps.length === 0) line(`  ${words.noGaps}`);
  for (const gap of plan.gaps) showGap(terminal, plan, gap);
}

function showGap({ style, line }: Terminal, plan: GrowthPlan, gap: Gap): void {
  const words = growthWordsFor(plan.language);
  const standing = gap.standing === "open" ? words.gapStates[gap.state] : words.standings[gap.standing];
  line(`  ${style(COLOURS[gap.priority], gap.priority.padEnd(PRIORITY_WIDTH))} ${gap.title}  ${standing}`);
  const indent = " ".repeat(PRIORITY_WIDTH + 3);
  for (const { text } of gap.asked.slice(0, 1))
    line(style("dim", `${indent}${words.inTheJob}: “${shortened(text)}”`));
  for (const { text } of gap.shown.slice(0, 1))
    line(style("dim", `${indent}${words.inTheCv}: “${shortened(text)}”`));
}

/** What is asked now, or that nothing is. */
export function showQuestion(terminal: Terminal, plan: GrowthPlan): void {
  const words = growthWordsFor(plan.language);
  const { style, line } = terminal;
  line();
  if (plan.working) line(words.working);
  if (plan.current === null) {
    if (!plan.working) line(`${words.finished} ${words.asked(plan.questions.asked, plan.questions.of)}.`);
    return;
  }
  const { current } = plan;
  const gap = plan.gaps.find(({ id }) => id === current.gap_id);
  const { asked, of } = plan.questions;
  line(style("dim", `${words.asked(asked, of)}${gap === undefined ? "" : ` · ${gap.priority}`}`));
  line(style("bold", current.text));
  if (current.stage === "check") line(style("dim", current.why));
  if (current.stage === "review") showDraft(terminal, plan, current);
}

/** What a deep dive asks for, by the names that `ion growth answer` takes. */
export function showPrompts({ line, style }: Terminal, prompts: Current["prompts"], language: string): void {
  const words = growthWordsFor(language);
  for (const { id, label, required, options, unit } of prompts) {
    const mark = required ? ` *${words.required}*` : "";
    line(`  ${style("cyan", id)}  ${label}${unit === null ? "" : ` (${unit})`}${mark}`);
    const choices = options.map((option) =>
      option.value === option.label ? option.value : `${option.value} (${option.label})`,
    );
    if (choices.length > 0) line(style("dim", `    ${choices.join(", ")}`));
  }
}

function showDraft({ style, line }: Terminal, plan: GrowthPlan, current: Current): void {
  const words = growthWordsFor(plan.language);
  const { draft, quality, threshold } = current;
  if (draft === null || quality === null) return;
  line();
  line(`${style("bold", words.draft)}  ${draft.answer}`);
  line(`${style("bold", words.bullet)}  ${draft.bullet}`);
  const score = words.quality(quality.score, threshold);
  line(style(current.passing ? "green" : "yellow", score));
  for (const strength of quality.strengths) line(style("dim", `  + ${strength}`));
  for (const issue of quality.issues) line(`  − ${issue}`);
  for (const suggestion of quality.suggestions) line(style("cyan", `  → ${suggestion}`));
  for (const sentence of current.struck) line(style("dim", `  ${words.struck}: “${shortened(sentence)}”`));
}

function writersOf({ writers }: GrowthPlan): string {
  return [...new Set(Object.values(writers).flatMap((names) => names.split(", ")))].join(", ");
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length <= QUOTE_CHARACTERS ? flat : `${flat.slice(0, QUOTE_CHARACTERS - 1)}…`;
}
