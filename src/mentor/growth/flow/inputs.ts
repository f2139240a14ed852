/** What a person gives to the prompts of a deep dive, checked against what each prompt takes. */
import { GrowthInputError } from "../errors.ts";
import type { GrowthLanguage, Inputs, Prompt } from "../growth.ts";

/** Whoever refines an answer may always say more in their own words. */
export const MORE_PROMPT_ID = "more";
export const LONGEST_TEXT = 4000;

const MORE_LABEL: Readonly<Record<GrowthLanguage, string>> = {
  en: "What else should the answer say?",
  ko: "답변에 더 담고 싶은 내용을 적어 주세요.",
};

/** The prompt that stands beside the question's own while an answer is reviewed. */
export function morePrompt(language: GrowthLanguage): Prompt {
  const none = { options: [], min: null, max: null, unit: null };
  return { id: MORE_PROMPT_ID, type: "textarea", label: MORE_LABEL[language], isRequired: false, ...none };
}

/**
 * The inputs, trimmed, empty ones left out.
 *
 * @param isWhole every required prompt has to be there; else at least one prompt of any kind
 * @throws GrowthInputError names the prompt (`inputs.scale`), what is wrong and how to mend it
 */
export function checkInputs(prompts: readonly Prompt[], inputs: Inputs, isWhole: boolean): Inputs {
  const known = new Map(prompts.map((prompt) => [prompt.id, prompt]));
  const checked: Record<string, Inputs[string]> = {};
  for (const [id, value] of Object.entries(inputs)) {
    const prompt = known.get(id);
    if (prompt === undefined) throw unknownPrompt(id, [...known.keys()]);
    const given = checkValue(prompt, value);
    if (given !== null) checked[id] = given;
  }
  const missing = prompts.find(({ id, isRequired }) => isRequired && checked[id] === undefined);
  if (isWhole && missing !== undefined)
    throw new GrowthInputError(`inputs.${missing.id}`, "is required and missing", `answer: ${missing.label}`);
  if (Object.keys(checked).length === 0)
    throw new GrowthInputError(
      "inputs",
      "has no answer in it",
      `give one of: ${[...known.keys()].join(", ")}`,
    );
  return checked;
}

function unknownPrompt(id: string, known: readonly string[]): GrowthInputError {
  const field = `inputs.${id.slice(0, 40).toWellFormed()}`;
  return new GrowthInputError(field, "is no prompt of this question", `use: ${known.join(", ")}`);
}

/** null: nothing was given. */
function checkValue(prompt: Prompt, value: Inputs[string]): Inputs[string] | null {
  const field = `inputs.${prompt.id}`;
  if (prompt.type === "number") return checkNumber(prompt, value);
  if (prompt.type === "multiselect") return checkChoices(prompt, value);
  if (typeof value !== "string") {
    if (prompt.type === "select") throw noOption(prompt, "one of");
    throw new GrowthInputError(field, "is no text", "give a text");
  }
  const text = value.trim().toWellFormed();
  if (text === "") return null;
  if (prompt.type === "select") return checkOption(prompt, text, "one of");
  if (text.length > LONGEST_TEXT)
    throw new GrowthInputError(field, `is longer than ${LONGEST_TEXT} characters`, "tell it more shortly");
  return text;
}

function checkNumber({ id, min, max }: Prompt, value: Inputs[string]): number | null {
  const field = `inputs.${id}`;
  if (typeof value === "string" && value.trim() === "") return null;
  const number = typeof value === "number" ? value : Number.NaN;
  if (!Number.isFinite(number)) throw new GrowthInputError(field, "is no number", "give a number");
  const low = min ?? -Number.MAX_SAFE_INTEGER;
  const high = max ?? Number.MAX_SAFE_INTEGER;
  if (number < low || number > high)
    throw new GrowthInputError(field, "is out of range", `give a number from ${low} to ${high}`);
  return number;
}

function checkChoices(prompt: Prompt, value: Inputs[string]): readonly string[] | null {
  if (!Array.isArray(value) || value.some((each) => typeof each !== "string"))
    throw noOption(prompt, "a list of");
  const chosen = [...new Set(value as readonly string[])].map((each) =>
    checkOption(prompt, each, "a list of"),
  );
  return chosen.length === 0 ? null : chosen;
}

function checkOption(prompt: Prompt, value: string, form: OptionForm): string {
  if (prompt.options.some((option) => option.value === value)) return value;
  throw noOption(prompt, form);
}

type OptionForm = "one of" | "a list of";

function noOption({ id, options }: Prompt, form: OptionForm): GrowthInputError {
  const known = options.map((option) => option.value).join(", ");
  return new GrowthInputError(`inputs.${id}`, "is none of the options", `use ${form}: ${known}`);
}
