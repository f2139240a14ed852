/** What the built-in writer makes an answer of: one sentence after the other, each with the words it rests on. */
import type { Claim, Gap, GrowthLanguage, Inputs, Question } from "../growth.ts";
import type { Statements } from "./statements.ts";

export interface WritingRequest {
  readonly question: Question;
  readonly gap: Pick<Gap, "title" | "kind">;
  readonly inputs: Inputs;
  readonly statements: Statements;
  readonly language: GrowthLanguage;
}

/** A sentence that rests on what was given to one prompt. */
export function claimOf(text: string, promptId: string, quote: string): Claim {
  return { text, evidence: [{ from: "statement", promptId, quote }] };
}

/** What was given to a prompt, in words; undefined: nothing. */
export function statementAt({ statements }: WritingRequest, promptId: string): string | undefined {
  const said = statements.get(promptId)?.trim();
  return said === undefined || said === "" ? undefined : said;
}

/** What was chosen, as its value and not its words. */
export function choiceAt({ inputs }: WritingRequest, promptId: string): string | undefined {
  const value = inputs[promptId];
  return typeof value === "string" ? value : undefined;
}

export function numberAt({ inputs }: WritingRequest, promptId: string): number | undefined {
  const value = inputs[promptId];
  return typeof value === "number" ? value : undefined;
}

/** Ends as a sentence does. */
export function closed(text: string): string {
  const trimmed = text.trim().replace(/[\s,;:–—-]+$/, "");
  return /[.!?。…)"”']$/.test(trimmed) && !/[)"”']$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With a small first letter, unless the first word is a name or "I". */
export function uncapitalised(text: string): string {
  const first = /^\S+/.exec(text)?.[0] ?? "";
  if (/^I(?:['’]|$)/.test(first) || /[A-Z0-9]/.test(first.slice(1))) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}
