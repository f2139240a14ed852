/** What a deep dive asks for, prompt by prompt on a terminal; what does not fit is asked for again at once. */
import type { GrowthPlan, GrowthStep } from "#contract/growth.ts";
import type { Current } from "./growth-view.ts";
import { growthWordsFor } from "./growth-words-catalog.ts";
import type { Prompt } from "./prompt.ts";
import type { Terminal } from "./terminal.ts";

export type Inputs = Extract<GrowthStep, { kind: "dive" }>["inputs"];
type Asked = Current["prompts"][number];

/** What may be typed instead of an answer. */
const WAYS_OUT = ["/skip", "/undo", "/quit"] as const;
export type WayOut = (typeof WAYS_OUT)[number];

interface Talk {
  readonly terminal: Terminal;
  readonly prompt: Prompt;
}

/** @returns what was given, or how the person wants out of it */
export async function askInputs(talk: Talk, plan: GrowthPlan, current: Current): Promise<Inputs | WayOut> {
  const words = growthWordsFor(plan.language);
  talk.terminal.note(words.leaveEmpty(WAYS_OUT.join(", ")), "dim");
  const inputs: Inputs = {};
  for (const asked of current.prompts) {
    // A refinement adds to what was said: nothing has to be said again.
    const isNeeded = asked.required && current.stage === "dive";
    const given = await askOne(talk, plan, { ...asked, required: isNeeded });
    if (typeof given === "string" && isWayOut(given)) return given;
    if (given !== null) inputs[asked.id] = given;
  }
  return inputs;
}

/** null: it was left out. */
async function askOne({ prompt, terminal }: Talk, plan: GrowthPlan, asked: Asked) {
  const words = growthWordsFor(plan.language);
  const unit = asked.unit === null ? "" : ` (${asked.unit})`;
  const mark = asked.required ? ` *${words.required}*` : "";
  for (const [place, { label }] of asked.options.entries()) terminal.note(`  ${place + 1}  ${label}`);
  for (;;) {
    const typed = (await prompt.ask(`${asked.label}${unit}${mark}`, "")).trim();
    if (isWayOut(typed)) return typed;
    if (typed === "" && !asked.required) return null;
    const value = readTyped(asked, typed);
    if (value !== null) return value;
    terminal.note(fitting(asked, words.oneOf, words.required), "yellow");
  }
}

/** What was typed, as the prompt's type wants it: an option by its number, its value or its words. null: it does not fit. */
function readTyped(asked: Asked, typed: string): Inputs[string] | null {
  if (typed === "") return null;
  if (asked.type === "select") return optionOf(asked, typed);
  if (asked.type === "multiselect") {
    const chosen = typed.split(",").map((each) => optionOf(asked, each.trim()));
    return chosen.every((each) => each !== null) ? chosen : null;
  }
  if (asked.type !== "number") return typed;
  const number = Number(typed.replace(",", "."));
  const isWithin = number >= (asked.min ?? -Infinity) && number <= (asked.max ?? Infinity);
  return Number.isFinite(number) && isWithin ? number : null;
}

function optionOf({ options }: Asked, typed: string): string | null {
  const option =
    options[Number(typed) - 1] ??
    options.find(({ value, label }) =>
      [value, label].some((name) => name.toLowerCase() === typed.toLowerCase()),
    );
  return option?.value ?? null;
}

function fitting(
  { type, options, min, max }: Asked,
  oneOf: (choices: string) => string,
  needed: string,
): string {
  if (type === "select" || type === "multiselect")
    return oneOf(options.map((_, place) => place + 1).join(", "));
  return type === "number" ? oneOf(`${min ?? ""} – ${max ?? ""}`) : needed;
}

function isWayOut(typed: string): typed is WayOut {
  return WAYS_OUT.some((way) => way === typed);
}
