/** What a person stated, in words: the ground that claims stand on. */
import { MORE_PROMPT_ID } from "../flow/inputs.ts";
import type { Inputs, Prompt, Question } from "../growth.ts";

/** The yes to the experience check, whose words are the question's. */
export const CHECK_STATEMENT = "check";
/** An answer in the person's own words. */
export const EDIT_STATEMENT = "edit";

/** By prompt id, in the order in which the prompts stand. */
export type Statements = ReadonlyMap<string, string>;

export function statementsOf(question: Pick<Question, "text" | "prompts">, inputs: Inputs): Statements {
  const statements = new Map<string, string>([[CHECK_STATEMENT, question.text]]);
  for (const prompt of question.prompts) {
    const value = inputs[prompt.id];
    if (value !== undefined) statements.set(prompt.id, inWords(prompt, value));
  }
  const more = inputs[MORE_PROMPT_ID];
  if (typeof more === "string") statements.set(MORE_PROMPT_ID, more);
  return statements;
}

function inWords(prompt: Prompt, value: Inputs[string]): string {
  if (typeof value === "number") return prompt.unit === null ? `${value}` : `${value} ${prompt.unit}`;
  if (typeof value === "string") return prompt.type === "select" ? labelOf(prompt, value) : value;
  return value.map((each) => labelOf(prompt, each)).join(", ");
}

function labelOf({ options }: Pick<Prompt, "options">, value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
